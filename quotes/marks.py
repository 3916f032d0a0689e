"""Quotation marks: where they stand, and whether they look like opening or closing.

Typographic marks tell their direction by shape, straight ones by the characters
beside them. A mark can look like both; pairing decides then.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

# Alternatives that begin with a plain character each: re skips ahead to those.
DOUBLE = re.compile(r"\"\"*|““*|”|„|‟|«|»|'(?:''?|\.'(?<=[.,?!]'\.')(?!\w))|‘‘|’’|```*")
OPENING = frozenset({"“", "„", "‟", "«", "``", "‘‘"})
CLOSING = frozenset({"”", "»", "’’"})
GUILLEMETS = frozenset({"«", "»"})
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
BEFORE_OPENING = frozenset("([{—–-:/*_>‘'" + INVISIBLE)
AFTER_CLOSING = frozenset(".,;:!?…)]}—–-*_/’'<" + INVISIBLE)
NEVER_FIRST = re.compile(r"[,;:!?)\]}]|\.(?!\.)")
CODE = re.compile(r"(?<![`\w])`[^`\n]+`(?![`\w])")
FENCE = re.compile(r"^[ >]*(?P<fence>`{3,}|~{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
MARKUP = re.compile(
    r"<[A-Za-z/!][^<>\n]*+(?:\n(?!\s*\n)[^<>\n]*+)*+>"
    r"|\]\([^()\s]*+\s+(?:\"[^\"\n]*\"|'[^'\n]*')\)"
)
FEET_AND_INCHES = re.compile(r"\d['′’]\s?\d{1,2}$")
SINGLE = re.compile(
    r"(?<![\w’'])['‘](?![\s'‘’]|\d0s\b|n['’])"
    r"([^'‘’]*(?:(?<=\w)['’](?=\w)[^'‘’]*)*)"
    r"(?<!\s)['’](?![\w'])"
)


class Mark(NamedTuple):
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


def markup_spans(text: str) -> list[tuple[int, int]]:
    """Tags, targets of Markdown links with their titles, and code: marks in them are none.

    Args:
        text: The document's text; a tag can span lines, but no blank one.

    Returns:
        Spans in order, not overlapping.
    """
    spans = [match.span() for match in MARKUP.finditer(text)]
    if "`" in text or "~~~" in text:
        spans += [match.span() for match in CODE.finditer(text)]
        spans += _fenced(text)
        spans.sort()
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Fenced code blocks with their fences; one that is never closed is none."""
    opened: re.Match[str] | None = None
    for match in FENCE.finditer(text):
        if opened is None:
            if "`" not in match["rest"]:
                opened = match
        elif match["fence"].startswith(opened["fence"]) and not match["rest"].strip():
            yield opened.start(), match.end()
            opened = None


def double_marks(text: str, start: int, end: int, markup: Sequence[tuple[int, int]]) -> list[Mark]:
    """The double quotation marks of a paragraph, in order.

    Args:
        text: The document's text.
        start, end: The paragraph; what stands outside is not looked at.
        markup: As `markup_spans` gives it.

    Returns:
        Marks of every shape (`"`, `“`, `„`, `«`, `''`, two backticks), without
        those in markup and without signs for inches (5'10", 12").
    """
    found = [
        _mark(text, match, start, end)
        for match in DOUBLE.finditer(text, start, end)
        if not (markup and is_within(match.start(), markup)) and match.group() != "```"
    ]
    if not found:
        return found
    return [
        mark
        for mark, after in zip_longest(found, found[1:])
        if not (mark.after_digit and _is_inches(text, mark, after))
    ]


def _mark(text: str, match: re.Match[str], first: int, last: int) -> Mark:
    start, end = match.span()
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    shape = match.group()
    if shape == "'''":  # a nested single mark touches the double one
        start, end = (start, end - 1) if before.isspace() else (start + 1, end)
        shape = "''"
    elif shape == "'.'":  # two apostrophes that a stop has come between
        shape = "''"
    elif shape[0] in '"“':
        shape = shape[0]
    starts = not after.isspace() and NEVER_FIRST.match(text, end, last) is None
    opens = starts and (before.isspace() or before in BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
    if len(match.group()) > 1 and shape == '"' and before.isspace() and not opens:
        closes = False  # nothing between two marks
    elif start == first and not opens:
        opens, closes = True, False
    elif opens == closes:  # glued on both sides, or loose on both
        opens = shape not in CLOSING and not before.isdigit()
        closes = shape not in OPENING
    return Mark(start, end, shape, opens, closes, before.isdigit())


def is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the spans, which are in order and do not overlap."""
    index = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return index >= 0 and offset < spans[index][1]


def _is_inches(text: str, mark: Mark, after: Mark | None) -> bool:
    """A mark after a figure is the sign for inches where another one closes the quotation."""
    if FEET_AND_INCHES.search(text, max(0, mark.start - 5), mark.start):
        return True
    return after is not None and after.closes and not after.opens


def single_marked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between single marks, as headlines have them; the marks not included.

    Apostrophes, possessives and decades ('90s) are no marks.

    Args:
        text: The document's text.
        start, end: The stretch to look at.
    """
    for match in SINGLE.finditer(text, start, end):
        yield match.span(1)
