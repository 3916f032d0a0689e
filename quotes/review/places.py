"""Where in its article a change stands: file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quotes.documents import read_documents
from quotes.documents.files import reader_for
from quotes.documents.places import line_at
from quotes.model import Document, Record
from quotes.review.comparison import Change
from quotes.review.sides import Side


def with_places(changes: Iterable[Change], base: Side, head: Side) -> tuple[Change, ...]:
    """The changes with file and line, of the head's article or else of the base's.

    A record whose article is not there, or reads otherwise by now, gets no line.
    """
    changes = tuple(changes)
    old = documents_of([c.record for c in changes if c.after is None], base)
    new = documents_of([c.record for c in changes if c.after is not None], head)
    return tuple(
        replace(
            change,
            file=change.record.source.path,
            line=line_of(change.record, old if change.after is None else new),
        )
        for change in changes
    )


def documents_of(records: Iterable[Record], side: Side) -> dict[str, Document]:
    """The articles of records by their id; what cannot be read is left out."""
    root = side.settings.root
    paths = sorted({record.source.path for record in records if record.source.path is not None})
    files = [root / path for path in paths if _is_harmless(path)]
    side.fetch(files)
    inside = [
        file
        for file in files
        if file.is_file() and file.resolve().is_relative_to(root.resolve()) and reader_for(file)
    ]
    found = read_documents(inside)
    return {document.id: document for document in found if isinstance(document, Document)}


def line_of(record: Record, documents: dict[str, Document]) -> int | None:
    """The 1-based line of its article's file on which a record begins, None if unknown."""
    document = documents.get(record.document)
    if document is None:
        return None
    if document.text[record.start : record.end] != record.text:
        return None
    return line_at(document, record.start)


def _is_harmless(path: str) -> bool:
    """Whether a path of a record leads to something below the project's folder."""
    pure = Path(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\0" not in path
