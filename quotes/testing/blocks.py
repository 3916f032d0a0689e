"""A record as a block of text that a person can review in a diff."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from quotes.model import Record, Span

WIDTH = 92


def as_blocks(records: Iterable[Record]) -> str:
    """One block a record, a blank line between two, in the order given.

    Nothing in a block depends on where in the article the quotation stands, so
    that an edit elsewhere changes no line.
    """
    blocks = ["\n".join(_block(record)) for record in records]
    return "\n\n".join(blocks or ["no quotations"]) + "\n"


def _block(record: Record) -> Iterator[str]:
    yield record.id
    if record.excluded:
        yield _field("left out", record.excluded)
    else:
        names = ", ".join(f"{who.name} ({who.kind})" for who in record.speakers)
        belongs = (record.role, record.institution.name if record.institution else None)
        resolution = record.resolution.rule if record.resolution else None
        yield _field("speaker", names or "nobody named")
        yield _field("role", ", ".join(filter(None, belongs)) or "-")
        yield _field("kind", f"{record.kind}, {record.status}")
        yield _field("mention", _words(record.mention))
        yield _field("cue", f"{_words(record.cue)}, to {_words(record.addressee)}")
        yield _field("rules", f"{record.rule or '-'}, {resolution or '-'}")
    yield textwrap.fill(
        record.words,
        WIDTH,
        initial_indent=_field("words", ""),
        subsequent_indent=_field("", ""),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _field(name: str, value: str) -> str:
    return f"  {name:<12}{value}"


def _words(span: Span | None) -> str:
    return f"“{' '.join(span.text.split())}”" if span else "-"
