"""Text -> quotations: which stretches stand between quotation marks.

The finder reads marks, not words. It walks over the double marks of each
paragraph once, left to right, with one piece of state: the quotation that is
open. Typographic marks tell their direction by shape, straight ones by the
characters beside them, and either is believed only as far as it makes pairs,
since articles mix them (“we are ready", ''we are ready'', „wir sind bereit“).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotes.model import Document, Paragraph, Quotation, QuotationKind

MARK = re.compile(r"[\"“”„‟«»]|'{2,3}|`{2}")
TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
SINGLE_MARKED = re.compile(
    r"(?<![\w’'])['‘](?!\d0s|\s)([^'‘’]*(?:['’]\w[^'‘’]*)*)(?<!\s)['’](?![\w'])"
)
OPENING = frozenset({"“", "„", "‟", "«", "``"})
CLOSING = frozenset({"”", "»"})
BEFORE_OPENING = frozenset("([{—–-:/*_>‘'\u200b\u200d")
AFTER_CLOSING = frozenset(".,;:!?…)]}—–-*_/’'\u200b\u200d<")
SENTENCE_END = frozenset(".!?…")
FEET_AND_INCHES = re.compile(r"\d['′’]\s?\d{1,2}$")
CLAUSE = re.compile(
    r"(?:\b(?:I|we|you|he|she|it|they|there|this|that|who|what)\b|\w)[^.!?]*?"
    r"(?:\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may"
    r"|might|let|\w+n['’]t)\b|\w['’](?:s|re|m|ve|ll|d)\b|\w{2,}ed\b)",
    re.I,
)
PRONOUN_START = re.compile(
    r"(?:I|we|you|he|she|it|they|there|this|that|these|those)(?:['’]\w+)?\s", re.I
)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool
    shape: str


@dataclass(slots=True)
class _Open:
    """The quotation that is open while the marks are read."""

    mark_start: int
    content: int
    paragraph: int
    depth: int = 0
    parts: list[tuple[int, int]] = field(default_factory=list)


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Find the quoted spans of a document.

    Args:
        document: With its paragraphs; marks outside them are not read.

    Returns:
        Quotations in order of their start, outermost only, with offsets into
        `document.text`. Those in excluded paragraphs carry the paragraph's
        reason in `excluded`.
    """
    text = document.text
    tags = [match.span() for match in TAG.finditer(text)] if "<" in text else []
    found: list[Quotation] = []
    pending: _Open | None = None
    end_of_last = 0
    for index, paragraph in enumerate(document.paragraphs):
        marks = _marks(text, paragraph, tags)
        if pending is not None:
            if paragraph.role != "body":
                pending = None
            elif _reopens(text, paragraph, marks):
                pending.parts.append((pending.content, end_of_last))
                pending.content = marks.pop(0).end
            elif not _interrupted(text, end_of_last, paragraph, marks):
                if pending.parts:
                    found.append(_close(document, pending, end_of_last, end_of_last))
                pending = None
        pending = _read(document, index, marks, pending, found)
        if paragraph.role != "body":
            pending = None
        if paragraph.role in ("title", "heading") or paragraph.reason:
            _read_single_marks(document, index, found)
        end_of_last = paragraph.end
    found.sort(key=lambda quotation: quotation.start)
    return tuple(found)


def _marks(text: str, paragraph: Paragraph, tags: list[tuple[int, int]]) -> list[_Mark]:
    marks = []
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        if tags and any(a < start < b for a, b in tags):
            continue
        shape = text[start] if end - start == 1 else match.group()[:2]
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if match.group() == "'''":  # a nested single mark touches the double one
            start, end = (start + 1, end) if after.isspace() else (start, end - 1)
        if before.isdigit() and FEET_AND_INCHES.search(text[max(0, start - 5) : start]):
            continue
        opens = not after.isspace() and (before.isspace() or before in BEFORE_OPENING)
        closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
        if opens == closes:  # glued on both sides, or loose on both
            opens = shape not in CLOSING
            closes = shape not in OPENING
        marks.append(_Mark(start, end, opens, closes, shape))
    return marks


def _read(
    document: Document,
    index: int,
    marks: list[_Mark],
    pending: _Open | None,
    found: list[Quotation],
) -> _Open | None:
    """Pair the marks of one paragraph; returns the quotation still open at its end."""
    text = document.text
    last_closer: _Mark | None = None
    for mark in marks:
        if pending is None:
            if mark.opens and (mark.shape not in CLOSING or not mark.closes):
                pending = _Open(mark.start, mark.end, index)
                last_closer = None
        elif mark.closes and (mark.shape not in OPENING or not mark.opens):
            if pending.depth:
                pending.depth -= 1
                last_closer = mark
                continue
            found.append(_close(document, pending, mark.start, mark.end))
            pending = None
        elif text[: mark.start].rstrip()[-1:] in SENTENCE_END:
            pending.parts.append((pending.content, mark.start))
            pending.content = mark.end
            pending.depth = 0
        elif mark.shape in OPENING:
            pending.depth += 1
    if pending is not None and pending.depth and last_closer is not None:
        found.append(_close(document, pending, last_closer.start, last_closer.end))
        return None
    return pending


def _reopens(text: str, paragraph: Paragraph, marks: list[_Mark]) -> bool:
    """A quotation over paragraphs repeats its opening mark at the start of each."""
    return (
        bool(marks) and marks[0].opens and not text[paragraph.start : marks[0].start].strip(" >*_")
    )


def _interrupted(text: str, end: int, paragraph: Paragraph, marks: list[_Mark]) -> bool:
    """A blank line fell into the middle of a sentence: the next words go on in lower case."""
    return (
        bool(marks)
        and not marks[0].opens
        and text[end - 1] not in SENTENCE_END
        and text[paragraph.start].islower()
    )


def _close(document: Document, opened: _Open, end: int, outer_end: int) -> Quotation:
    text = document.text
    parts = tuple(
        _trimmed(text, a, b) for a, b in [*opened.parts, (opened.content, end)] if text[a:b].strip()
    ) or ((opened.content, end),)
    paragraph = document.paragraphs[opened.paragraph]
    return Quotation(
        start=parts[0][0],
        end=parts[-1][1],
        outer_start=opened.mark_start,
        outer_end=outer_end,
        kind=_kind(text[parts[0][0] : parts[-1][1]], paragraph),
        paragraph=opened.paragraph,
        parts=parts,
        excluded=paragraph.reason,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _kind(words: str, paragraph: Paragraph) -> QuotationKind:
    """Direct quotations hold a whole clause; fragments stand in the reporter's own sentence."""
    if paragraph.role in ("title", "heading"):
        return "headline"
    first = words.lstrip("…. [('‘*_")[:1]
    if first.isupper():
        whole = words[-1:] in ",.!?…—-" and len(words.split()) > 1
        return "direct" if whole or CLAUSE.match(words) else "partial"
    return "direct" if PRONOUN_START.match(words) and CLAUSE.match(words) else "partial"


def _read_single_marks(document: Document, index: int, found: list[Quotation]) -> None:
    """Headlines quote between single marks; elsewhere those are apostrophes or nested."""
    paragraph = document.paragraphs[index]
    for match in SINGLE_MARKED.finditer(document.text, paragraph.start, paragraph.end):
        outer_start, outer_end = match.span()
        if any(q.outer_start < outer_end and outer_start < q.outer_end for q in found[-8:]):
            continue
        found.append(
            Quotation(
                *match.span(1),
                outer_start,
                outer_end,
                "headline",
                index,
                (match.span(1),),
                paragraph.reason,
            )
        )
