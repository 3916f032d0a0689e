"""Which marks of a paragraph belong together.

A mark is believed only as far as it makes pairs, since articles mix shapes (“we
are ready", ''we are ready'') and lose marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from quotes.marks import CLOSING, GUILLEMETS, OPENING, Mark

SENTENCE_END = frozenset(".!?…")


class Stretch(NamedTuple):
    """Words between a mark and one that reopens, and the stretch before them."""

    start: int
    end: int
    before: Stretch | None


@dataclass(frozen=True, slots=True)
class Open:
    """A quotation that is open: its first mark and paragraph, and what it holds so far."""

    mark: Mark
    paragraph: int
    content: int
    before: Stretch | None = None

    def reopened(self, end: int, content: int) -> Open:
        """The same after its words end at `end` and go on at `content`."""
        return replace(self, before=Stretch(self.content, end, self.before), content=content)

    def parts(self, text: str, end: int) -> tuple[tuple[int, int], ...]:
        """Its stretches if it ends at `end`, without white space around them; no blank ones."""
        found = []
        stretch: Stretch | None = Stretch(self.content, end, self.before)
        while stretch is not None:
            start, stop = trimmed(text, stretch.start, stretch.end)
            if start < stop:
                found.append((start, stop))
            stretch = stretch.before
        return tuple(reversed(found))


@dataclass(slots=True)
class Pairs:
    """What the marks of a paragraph make.

    Attributes:
        closed: Quotations that close in it, with the content's end and the
            closing mark's.
        open: The one that does not.
        stray: How many marks found no partner.
    """

    closed: list[tuple[Open, int, int]] = field(default_factory=list)
    open: Open | None = None
    stray: int = 0


def pair(text: str, paragraph: int, marks: Sequence[Mark], carried: Open | None) -> Pairs:
    """Pair the double marks of a paragraph.

    Marks nest where that leaves none over; else each closes what is open. One
    that opens after the end of a sentence, in a quotation that is open, takes
    the place of a lost paragraph break: the quotation reopens.

    Args:
        text: The document's text.
        paragraph: Its index, for the quotations that open in it.
        marks: Of that paragraph.
        carried: The quotation that is open from the paragraphs before, or None.
    """
    flat = _paired_flat(text, paragraph, marks, carried)
    if flat.stray:
        nested = _paired_nested(paragraph, marks, carried)
        if not nested.stray and nested.open is None:
            return nested
    return flat


def _paired_flat(text: str, paragraph: int, marks: Sequence[Mark], opened: Open | None) -> Pairs:
    pairs = Pairs()
    depth = 0
    for mark in marks:
        if opened is None:
            depth = 0
            if _can_open(mark):
                opened = Open(mark, paragraph, mark.end)
            else:
                pairs.stray += 1
        elif _is_other_family(opened, mark):
            continue
        elif _can_close(mark):
            if depth:
                depth -= 1
            else:
                pairs.closed.append((opened, mark.start, mark.end))
                opened = None
        elif _ends_sentence(text, opened.content, mark.start):
            opened, depth = opened.reopened(mark.start, mark.end), 0
        elif mark.shape in OPENING:
            depth += 1
        else:
            pairs.stray += 1
    pairs.open = opened
    return pairs


def _paired_nested(paragraph: int, marks: Sequence[Mark], opened: Open | None) -> Pairs:
    pairs = Pairs()
    depth = 0
    for mark in marks:
        if opened is None:
            if _can_open(mark):
                opened = Open(mark, paragraph, mark.end)
            else:
                pairs.stray += 1
        elif _is_other_family(opened, mark):
            continue
        elif not mark.closes:
            depth += 1
        elif depth:
            depth -= 1
        else:
            pairs.closed.append((opened, mark.start, mark.end))
            opened = None
    pairs.open = opened
    return pairs


def _can_open(mark: Mark) -> bool:
    return mark.opens and not (mark.closes and mark.shape in CLOSING)


def _can_close(mark: Mark) -> bool:
    return mark.closes and not (mark.opens and mark.shape in OPENING)


def _is_other_family(opened: Open, mark: Mark) -> bool:
    """Guillemets pair with each other, all other marks among themselves."""
    return (opened.mark.shape in GUILLEMETS) != (mark.shape in GUILLEMETS)


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the last word before `end` ends a sentence, white space apart."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end > start and text[end - 1] in SENTENCE_END


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
