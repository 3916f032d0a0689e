"""A document's paragraphs -> pieces, with the quotations marked in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from operator import itemgetter
from typing import TypeVar

from quotes.cards.views import Paragraph, Piece
from quotes.escaping import normalise
from quotes.model import Document

CLOSING_MARK = re.compile(r"''|[\"”“»«‘’'›‹」』]")
MARKUP = re.compile(
    r"""
      ^\#{1,6}[ \t]+                                                     # heading
    | (?P<before>!?\[) [^\[\]]* (?P<after>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\))  # link, image
    | (?<![\w*]) (?P<opens>\*{1,3}) (?=\S) [^*]+ (?<=\S) (?P<closes>(?P=opens)) (?![\w*])
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation to mark: offsets of its words, number and anchor of its entry, who said it."""

    start: int
    end: int
    number: int
    anchor: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside a quotation to mark: offsets, and "mention" or "cue"."""

    start: int
    end: int
    mark: str


Stretch = TypeVar("Stretch", Marked, Beside)


def paragraphs(
    document: Document, quotations: Iterable[Marked], beside: Iterable[Beside] = ()
) -> tuple[Paragraph, ...]:
    """The article's own paragraphs, in order.

    Args:
        document: Excluded paragraphs are left out, and so is the title unless
            a quotation stands in it, since it heads the page.
        quotations: Where one overlaps an earlier one, the earlier is marked.
        beside: Mentions and cues; what lies inside a quotation is not marked.

    Returns:
        Paragraphs whose pieces join to their text, without its Markdown markup
        (links, emphasis, headings). A quotation over several paragraphs has a
        piece in each.
    """
    marked = _apart(sorted(quotations, key=lambda item: (item.start, -item.end)))
    emphasised = _apart(sorted(set(beside), key=lambda item: (item.start, -item.end, item.mark)))
    made = []
    first = 0
    for paragraph in document.paragraphs:
        while first < len(marked) and marked[first].end <= paragraph.start:
            first += 1
        inside = []
        for item in islice(marked, first, None):
            if item.start >= paragraph.end:
                break
            inside.append(item)
        if paragraph.role == "excluded" or (paragraph.role == "title" and not inside):
            continue
        near = [b for b in emphasised if paragraph.start <= b.start and b.end <= paragraph.end]
        pieces = tuple(_pieces(document.text, paragraph.start, paragraph.end, inside, near))
        if pieces:
            made.append(Paragraph(pieces, heading=paragraph.role != "body"))
    return tuple(made)


def without_markup(text: str) -> str:
    """A paragraph's text without its Markdown markup (links, emphasis, headings)."""
    return _without(text, 0, len(text), list(_hidden(text, 0, len(text))))


def _apart(marked: Sequence[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for item in marked:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _pieces(
    text: str, start: int, end: int, marked: Sequence[Marked], beside: Sequence[Beside]
) -> Iterator[Piece]:
    hidden = list(_hidden(text, start, end))
    at = start
    for item, following in zip_longest(marked, marked[1:]):
        words_start, words_end = max(item.start, start), min(item.end, end)
        words = text[words_start:words_end]
        words_start += len(words) - len(words.lstrip())
        words_end -= len(words) - len(words.rstrip())
        shown = normalise(_without(text, words_start, words_end, hidden)).strip()
        if not shown:
            continue
        yield from _between(text, at, words_start, hidden, beside)
        ends = item.end <= end
        limit = min(end, following.start) if following else end
        mark = CLOSING_MARK.match(text, words_end, limit) if ends else None
        yield Piece(
            shown,
            item.anchor,
            item.number,
            mark.group() if mark else "",
            ends,
            speaker=item.speaker,
        )
        at = mark.end() if mark else words_end
    yield from _between(text, at, end, hidden, beside)


def _between(
    text: str, start: int, end: int, hidden: Sequence[tuple[int, int]], beside: Sequence[Beside]
) -> Iterator[Piece]:
    """The text between quotations, with mentions and cues apart."""
    at = start
    for item in beside:
        if start <= item.start and item.end <= end and _stands_alone(text, item):
            if before := _without(text, at, item.start, hidden):
                yield Piece(before)
            if words := _without(text, item.start, item.end, hidden):
                yield Piece(words, mark=item.mark)
            at = item.end
    if after := _without(text, at, end, hidden):
        yield Piece(after)


def _stands_alone(text: str, item: Beside) -> bool:
    """Whether emphasis around the words holds in every dialect: whole words between spaces."""
    words = text[item.start : item.end]
    before = text[item.start - 1 : item.start]
    after = text[item.end : item.end + 1]
    return (
        words[:1].isalnum()
        and words[-1:].isalnum()
        and (not before or before.isspace() or before in '(—“"')
        and (not after or after.isspace() or after in ".,;:!?)—")
    )


def _hidden(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The markup within a paragraph, in order."""
    if not any(text.find(character, start, end) >= 0 for character in "#*["):
        return
    for match in MARKUP.finditer(text[start:end]):
        if match["after"]:
            spans = [match.span("before"), match.span("after")]
        elif match["opens"]:
            spans = [match.span("opens"), match.span("closes")]
        else:
            spans = [match.span()]
        yield from ((start + a, start + b) for a, b in spans)


def _without(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    kept = []
    at = start
    for a, b in islice(hidden, bisect_right(hidden, start, key=itemgetter(1)), None):
        if a >= end:
            break
        kept.append(text[at : max(at, a)])
        at = min(b, end)
    return "".join([*kept, text[at:end]])
