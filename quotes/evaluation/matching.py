"""Which record stands for which gold quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.evaluation.gold import GoldQuotation, Offsets

_MARKS = "\"“”„‟«»‘’'`′″"
_EDGES = f"{_MARKS} \t\r\n\xa0\u200b\u200e\u200f\u202a\u202c\ufeff.,;:!?…()[]{{}}—–-*"
_LEAST = 0.5


class Matching(NamedTuple):
    """Gold quotations and found ones, as indices.

    Attributes:
        pairs: Gold quotation -> the span that was found for it.
        unmatched: Spans that stand for no gold quotation and count as wrong.
    """

    pairs: dict[int, int]
    unmatched: tuple[int, ...]


def match(
    text: str,
    gold: Sequence[GoldQuotation],
    found: Sequence[Offsets],
    ignore: Sequence[Offsets] = (),
) -> Matching:
    """Pair gold quotations with found spans, one to one, best overlap first.

    Spans are compared without the marks, punctuation and spaces at their ends.
    A pair needs an intersection over union of at least one half. A quotation
    whose marks reopen may be met by one of its parts; of several spans on its
    parts the longest is judged and the others count neither way. Nor does an
    unmatched span of which half lies in a zone to ignore.

    Args:
        text: The article's text, which all offsets refer to.
        gold: Gold quotations, in any order.
        found: Spans, with or without their marks.
        ignore: Zones that gold says nothing about.
    """
    pieces = [[trim(text, span) for span in ((g.start, g.end), *g.parts)] for g in gold]
    places = [trim(text, span) for span in found]
    candidates = sorted(
        (-likeness, -shared(place, whole[0]), f, g)
        for f, place in enumerate(places)
        for g, whole in enumerate(pieces)
        if shared(place, whole[0])
        and (likeness := max(_over_union(place, piece) for piece in whole)) >= _LEAST
    )
    pairs: dict[int, int] = {}
    settled: set[int] = set()
    for _, _, f, g in candidates:
        if f not in settled and g not in pairs:
            pairs[g] = f
            settled.add(f)
    for _, _, f, g in candidates:
        if f not in settled and len(pieces[g]) > 1:
            settled.add(f)
            if shared(places[f], pieces[g][0]) > shared(places[pairs[g]], pieces[g][0]):
                pairs[g] = f
    zones = [trim(text, zone) for zone in ignore]
    unmatched = tuple(
        f
        for f, place in enumerate(places)
        if f not in settled
        and not any(2 * shared(place, zone) >= max(1, place[1] - place[0]) for zone in zones)
    )
    return Matching(pairs, unmatched)


def trim(text: str, span: Offsets) -> Offsets:
    """A span without the marks, punctuation and spaces at its ends; itself if that is all."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else span


def shared(one: Offsets, other: Offsets) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _over_union(one: Offsets, other: Offsets) -> float:
    common = shared(one, other)
    union = (one[1] - one[0]) + (other[1] - other[0]) - common
    return common / union if union else float(one == other)
