"""YAML that people write entry by entry, taken apart with an error for whatever is odd.

Gold and corrections are lists of mappings with known keys and texts as values.
A reader of such a file is an `EntryReader` that knows what an entry means.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence

from quotes.errors import ProvenanceError, QuotesError
from quotes.yaml_tree import Items, Mapping, Node, Scalar, read_yaml


def read_root(text: str, path: str, error: type[QuotesError]) -> Node | None:
    """Parse one YAML document without anchors and aliases.

    Args:
        text: What stands in the file.
        path: Its name, for messages.
        error: The class of error to raise.

    Returns:
        The root; None where nothing is written.

    Raises:
        QuotesError: (of the class `error`) Not YAML, or not plain YAML.
    """
    try:
        root, problems = read_yaml(text, path)
    except ProvenanceError as problem:
        root, problems = None, [problem]
    if problems:
        first = problems[0]
        raise error(first.message, path=path, line=first.line, hint=first.hint)
    return None if isinstance(root, Scalar) and root.value is None else root


class EntryReader:
    """Turns nodes into plain values; knows the file for its messages.

    Every method raises an error of the class `error`, with file, line and hint,
    for a node that is not what it asks for.

    Attributes:
        path: The file, for messages.
        error: The class of error to raise.
    """

    def __init__(self, path: str, error: type[QuotesError]) -> None:
        self.path = path
        self.error = error

    def mapping(
        self, node: Node, what: str, known: Sequence[str], required: Sequence[str] = ()
    ) -> dict[str, Node]:
        """The values by key, each key known and once; a null is as good as no key."""
        if not isinstance(node, Mapping):
            raise self.wrong(f"{what} has no keys", node, f"write {known[0]}: …")
        values: dict[str, Node] = {}
        for key_node, value in node.pairs:
            key = key_node.value if isinstance(key_node, Scalar) else None
            if key is None or key not in known:
                raise self.wrong(f"unknown key {key!r} in {what}", key_node, near(key, known))
            if key in values:
                raise self.wrong(f"a second {key!r} in {what}", key_node, "keep one of the two")
            if not (isinstance(value, Scalar) and value.value is None):
                values[key] = value
        for key in required:
            if key not in values:
                raise self.wrong(f"{what} has no {key!r}", node, f"write {key}: …")
        return values

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a list."""
        if not isinstance(node, Items):
            raise self.wrong(f"{what} is not a list", node, "begin each item with a dash")
        return node.items

    def text(self, node: Node, what: str) -> str:
        """A text that is not blank."""
        if not isinstance(node, Scalar) or node.value is None or not node.value.strip():
            raise self.wrong(f"{what} is not a text", node, "write words, without a list or keys")
        return node.value

    def choice(self, node: Node, what: str, known: Collection[str]) -> str:
        """One of some words."""
        value = self.text(node, what)
        if value not in known:
            raise self.wrong(f"{what} {value!r} is unknown", node, near(value, known))
        return value

    def wrong(self, message: str, node: Node, hint: str) -> QuotesError:
        """The error to raise about a node."""
        return self.error(message, path=self.path, line=node.line, hint=hint)


def near(word: str | None, known: Collection[str]) -> str:
    """A hint: the known word that was perhaps meant, else all of them."""
    found = difflib.get_close_matches(word or "", known, n=1)
    return f"did you mean {found[0]!r}?" if found else f"one of: {', '.join(known)}"
