"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from quotes.review import phrases
from quotes.review.comparison import Change, ChangeKind, Review

Colour = Literal["green", "red", "yellow", "cyan", "magenta"]

_COLOURS: dict[ChangeKind, Colour] = {
    "added": "green",
    "removed": "red",
    "re-attributed": "yellow",
    "re-worded": "cyan",
    "re-dated": "magenta",
}


def text_lines(review: Review) -> Iterator[tuple[str, Colour | None]]:
    """The lines of a review, each with the colour of what it tells.

    The totals stand first. A change is a line with its symbol, place, id and
    words, and below it who is named now, and by which rules.
    """
    yield phrases.totals(review), None
    if told := phrases.causes(review):
        yield told, None
    if review.changes:
        yield "", None
    for change in review.changes:
        for line in change_lines(change):
            yield line, _COLOURS[change.kind]


def change_lines(change: Change) -> Iterator[str]:
    """What happened to one quotation; no line holds a line break."""
    for line in _change(change):
        yield " ".join(line.splitlines())


def _change(change: Change) -> Iterator[str]:
    record = change.record
    said = f"“{phrases.short(record.words)}”"
    if phrases.re_worded(change) and change.before is not None:
        said = f"“{marked(change.before.words, record.words)}”"
    cause = f" [{change.cause}]" if change.cause else ""
    yield f"{phrases.SYMBOLS[change.kind]} {place(change)} {record.id} {said}{cause}"
    if change.before is None or change.after is None:
        yield f"    {phrases.said(record)}"
    elif phrases.re_spoken(change):
        yield "    {} → {}".format(*phrases.said_before_and_after(change.before, change.after))
    if phrases.re_dated(change) and change.before is not None:
        yield f"    {phrases.date(change.before)} → {phrases.date(record)}"


def place(change: Change) -> str:
    """`file:line`, as far as it is known."""
    name = change.file or change.record.document
    return name if change.line is None else f"{name}:{change.line}"


def marked(before: str, after: str) -> str:
    """What was done to a wording: `… this [-year-]{+winter+} …`"""
    marks = {"same": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
    pieces: list[str] = []
    last = "same"
    for piece in phrases.word_changes(before, after):
        begin, end = marks[piece.change]
        gap = "" if not pieces or (last, piece.change) == ("out", "in") else " "
        pieces.append(f"{gap}{begin}{phrases.short(piece.words)}{end}")
        last = piece.change
    return "".join(pieces)
