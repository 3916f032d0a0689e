"""YAML files as trees of plain strings in which every part knows its line.

A registry holds words, and a word like `No` or `2022` must stay one: nothing is
turned into a boolean, a number or a date here. Anchors, aliases and tags are
refused, a repeated key is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from quotes.conflicts import IN_CONFLICT, SETTLE, conflict_line
from quotes.documents.decoding import decode
from quotes.errors import LexiconError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Events = Callable[[], Any]
_DEEPEST = 8
_PLAIN = "write plain keys, lists and words; quote a word that holds a colon or a #"


class Node(NamedTuple):
    """A part of a YAML file.

    Attributes:
        line: The 1-based line it starts on; for the value of a key, the key's.
        value: A string, a list of nodes, or a dict of key to node.
    """

    line: int
    value: str | list[Node] | dict[str, Node]


def read_yaml(path: Path) -> Node:
    """Read a YAML file of one document.

    Args:
        path: The file, UTF-8.

    Returns:
        Its root; an empty mapping for an empty file.

    Raises:
        LexiconError: If the file cannot be read or is not plain YAML.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f"cannot be read: {error.strerror}", path=path, hint="check the file's permissions"
        ) from error
    text = decode(data, str(path), LexiconError) if data.strip() else ""
    conflict = conflict_line(text)
    if conflict is not None:
        raise LexiconError(IN_CONFLICT, path=path, line=conflict, hint=SETTLE)
    try:
        return _document(_LOADER(text).get_event, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = None if mark is None else mark.line + 1
        message = f"not valid YAML: {error.problem}"
        raise LexiconError(message, path=path, line=line, hint=_PLAIN) from error
    except yaml.YAMLError as error:
        message = f"not valid YAML: {str(error).splitlines()[0]}"
        raise LexiconError(message, path=path, hint=_PLAIN) from error


def _document(next_event: _Events, path: Path) -> Node:
    next_event()
    if isinstance(next_event(), yaml.StreamEndEvent):
        return Node(1, {})
    root = _node(next_event(), next_event, path, 0)
    next_event()
    following = next_event()
    if not isinstance(following, yaml.StreamEndEvent):
        line = following.start_mark.line + 1
        hint = "remove the `---` line"
        raise LexiconError("a second YAML document", path=path, line=line, hint=hint)
    return root


def _node(event: Any, next_event: _Events, path: Path, depth: int) -> Node:
    line = event.start_mark.line + 1
    if depth > _DEEPEST:
        raise LexiconError("too deeply nested", path=path, line=line, hint=_PLAIN)
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag not in (None, "!"):
        message = "anchors, aliases and tags are not allowed"
        raise LexiconError(message, path=path, line=line, hint=_PLAIN)
    if isinstance(event, yaml.ScalarEvent):
        return Node(line, event.value.strip())
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(following := next_event(), yaml.SequenceEndEvent):
            items.append(_node(following, next_event, path, depth + 1))
        return Node(line, items)
    return Node(line, _mapping(next_event, path, depth + 1))


def _mapping(next_event: _Events, path: Path, depth: int) -> dict[str, Node]:
    found: dict[str, Node] = {}
    while not isinstance(event := next_event(), yaml.MappingEndEvent):
        key = _node(event, next_event, path, depth)
        if not isinstance(key.value, str):
            raise LexiconError("a key that is no word", path=path, line=key.line, hint=_PLAIN)
        if key.value in found:
            hint = f"it stands on line {found[key.value].line} already; remove one of them"
            raise LexiconError(f"duplicate key '{key.value}'", path=path, line=key.line, hint=hint)
        found[key.value] = Node(key.line, _node(next_event(), next_event, path, depth).value)
    return found
