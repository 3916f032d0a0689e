"""The articles that records come from, each with its records."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from quotes.model import Record


def by_article(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Document id and its records by position, sorted by id."""
    ordered = sorted(records, key=lambda record: (record.document, record.start, record.id))
    return [(name, list(group)) for name, group in groupby(ordered, lambda r: r.document)]


def said_by(record: Record) -> str:
    """The speakers as one text: `Ana Ruiz and Ben Marsh`; empty where there is none."""
    names = [speaker.name for speaker in record.speakers]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_words(record: Record) -> str:
    """A quotation as a note tells it: “We are ready.” (Ana Ruiz, mayor; q_1234)."""
    speaker = said_by(record) or "no speaker"
    if record.role and len(record.speakers) == 1:
        speaker = f"{speaker}, {record.role}"
    return f"“{record.words}” ({speaker}; {record.id})"
