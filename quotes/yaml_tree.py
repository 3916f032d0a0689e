"""YAML as a tree of plain nodes that know their line, without aliases.

PyYAML's constructors lose line numbers, let a second key replace the first,
expand aliases (a small file can then grow without bound) and read `No` as
false and `1984` as a number. Provenance is text, so scalars stay as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from quotes.conflicts import IN_CONFLICT, SETTLE, conflict_line
from quotes.errors import ProvenanceError

_DEEPEST = 8
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; None for YAML's null."""

    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in order, repeated keys included."""

    pairs: tuple[tuple[Node, Node], ...]
    line: int


Node = Scalar | Items | Mapping


@dataclass(slots=True)
class _Source:
    events: Iterator[yaml.Event]
    path: str
    first_line: int
    errors: list[ProvenanceError]

    def line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def reject(self, message: str, event: yaml.Event, hint: str) -> ProvenanceError:
        return ProvenanceError(message, path=self.path, line=self.line(event), hint=hint)


def read_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[Node | None, list[ProvenanceError]]:
    """Parse one YAML document.

    Args:
        text: The YAML.
        path: The file it stands in, for messages.
        first_line: The 1-based line of the file on which `text` begins.

    Returns:
        The root, None if there is nothing, and an error for each anchor (its
        value is kept) and each alias (read as null).

    Raises:
        ProvenanceError: Not YAML, several documents, nested too deeply, or with a
            conflict of two branches in it.
    """
    conflict = conflict_line(text)
    if conflict is not None:
        raise ProvenanceError(IN_CONFLICT, path=path, line=first_line + conflict - 1, hint=SETTLE)
    source = _Source(iter(yaml.parse(text, Loader=_LOADER)), path, first_line, [])
    root: Node | None = None
    documents = 0
    try:
        for event in source.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise source.reject(
                        "a second YAML document begins here", event, "keep one, delete the --- line"
                    )
            elif isinstance(event, yaml.NodeEvent):
                root = _node(event, source, depth=0)
    except yaml.YAMLError as problem:
        raise _syntax_error(problem, path, first_line) from None
    return root, source.errors


def _node(event: yaml.Event, source: _Source, depth: int) -> Node:
    line = source.line(event)
    if depth > _DEEPEST:
        raise source.reject("too deeply nested", event, "write file name: {key: value}")
    name = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        source.errors.append(source.reject(f"a YAML alias (*{name})", event, "write the value out"))
        return Scalar(None, line)
    if name is not None:
        source.errors.append(source.reject(f"a YAML anchor (&{name})", event, "delete the &name"))
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(tuple(_children(source, depth)), line)
    if isinstance(event, yaml.MappingStartEvent):
        children = list(_children(source, depth))
        return Mapping(tuple(zip(children[::2], children[1::2], strict=True)), line)
    assert isinstance(event, yaml.ScalarEvent)
    plain = event.style is None or event.style == ""
    return Scalar(None if plain and event.value in _NULLS else event.value, line)


def _children(source: _Source, depth: int) -> Iterator[Node]:
    for event in source.events:
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            return
        yield _node(event, source, depth + 1)


def _syntax_error(problem: yaml.YAMLError, path: str, first_line: int) -> ProvenanceError:
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or str(problem).splitlines()[0]
    return ProvenanceError(
        f"not valid YAML: {what}",
        path=path,
        line=first_line + mark.line if mark is not None else None,
        hint='put a value that holds ": ", "#" or quotation marks between double quotation marks',
    )
