"""Quotation marks: where they stand, and whether they look like opening or closing.

Typographic marks tell their direction by shape, straight ones by the characters
beside them. A mark can look like both; pairing decides then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DOUBLE = re.compile(r"\"+|“+|”+|[„‟«»]|'{2,3}|‘‘|’’|(?<!`)``(?!`)")
OPENING = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
CLOSING = frozenset({"”", "»", "’’"})
GUILLEMETS = frozenset({"«", "»"})
TURNED = {"„": "“", "»": "«"}
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
BEFORE_OPENING = frozenset("([{—–-:/*_>‘'" + INVISIBLE)
AFTER_CLOSING = frozenset(".,;:!?…)]}—–-*_/’'<" + INVISIBLE)
NO_QUOTATION = re.compile(r"<[A-Za-z/!][^<>]*>|\]\([^()\s]*\s+(?:\"[^\"\n]*\"|'[^'\n]*')\)")
FEET_AND_INCHES = re.compile(r"\d['′’]\s?\d{1,2}$")
SINGLE = re.compile(
    r"(?<![\w’'])['‘](?!\s|\d0s\b|n['’])"
    r"([^'‘’]*(?:(?<=\w)['’](?=\w)[^'‘’]*)*)"
    r"(?<!\s)['’](?![\w'])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A double quotation mark.

    Attributes:
        start, end: Offsets into the text.
        shape: The mark as one sees it, doubled ones (`""`) once.
        opens, closes: What it can do, by its shape and its neighbours.
        after_digit: Whether a figure stands before it, as before the sign for inches.
    """

    start: int
    end: int
    shape: str
    opens: bool
    closes: bool
    after_digit: bool


def double_marks(text: str, start: int, end: int) -> list[Mark]:
    """The double quotation marks of a paragraph, in order.

    Args:
        text: The document's text.
        start, end: The paragraph; what stands outside is not looked at.

    Returns:
        Marks of every shape (`"`, `“`, `„`, `«`, `''`, two backticks). Those inside
        tags and in the titles of Markdown links are none, nor is the sign for
        inches after feet (5'10").
    """
    found = [_mark(text, match, start, end) for match in DOUBLE.finditer(text, start, end)]
    if not found:
        return found
    markup = [match.span() for match in NO_QUOTATION.finditer(text, start, end)]
    if markup:
        found = list(_outside(found, markup))
    return [mark for mark in found if not (mark.after_digit and _is_inches(text, mark))]


def _mark(text: str, match: re.Match[str], first: int, last: int) -> Mark:
    start, end = match.span()
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    shape = match.group()
    if shape == "'''":  # a nested single mark touches the double one
        start, end = (start, end - 1) if before.isspace() else (start + 1, end)
        shape = "''"
    elif shape[0] in '"“”':
        shape = shape[0]
    opens = not after.isspace() and (before.isspace() or before in BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
    if opens == closes:  # glued on both sides, or loose on both
        opens = shape not in CLOSING and not before.isdigit()
        closes = shape not in OPENING
    return Mark(start, end, shape, opens, closes, before.isdigit())


def _outside(marks: list[Mark], markup: list[tuple[int, int]]) -> Iterator[Mark]:
    """The marks outside spans of markup; both in order."""
    spans = iter(markup)
    span = next(spans, None)
    for mark in marks:
        while span is not None and span[1] <= mark.start:
            span = next(spans, None)
        if span is None or mark.start < span[0]:
            yield mark


def _is_inches(text: str, mark: Mark) -> bool:
    return FEET_AND_INCHES.search(text, max(0, mark.start - 5), mark.start) is not None


def single_marked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between single marks, as headlines have them; the marks not included.

    Apostrophes, possessives and decades ('90s) are no marks.

    Args:
        text: The document's text.
        start, end: The stretch to look at.
    """
    for match in SINGLE.finditer(text, start, end):
        yield match.span(1)
