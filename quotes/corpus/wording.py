"""How like two wordings are: words without case and marks, and the text around them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

Words = tuple[str, ...]

NEAR = 0.85
CONTEXT_REACH = 400
WORD = re.compile(r"\w+(?:'\w+)*")
SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])|\n\s*\n")


def normalised_words(text: str) -> Words:
    """The words alone: no case, punctuation, or difference between marks."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return tuple(WORD.findall(folded))


def nearly_same(one: Words, other: Words) -> bool:
    """Nearly all words in common, or one is half or more of the other, cut short."""
    short, long = sorted((one, other), key=len)
    if 2 * len(short) >= len(long) and f" {' '.join(short)} " in f" {' '.join(long)} ":
        return True
    most = 2 * len(short) / (len(short) + len(long))  # that they can have in common
    return most >= NEAR and overlap(one, other) >= NEAR


def overlap(one: Words, other: Words) -> float:
    """Dice's coefficient of two bags of words, 0 to 1."""
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other)) if common else 0.0


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that a quotation stands in, without the quotation."""
    before = text[max(0, start - CONTEXT_REACH) : start]
    after = text[end : end + CONTEXT_REACH]
    first = next(SENTENCE_BREAK.finditer(after), None)
    breaks = list(SENTENCE_BREAK.finditer(before))
    return f"{before[breaks[-1].end() :] if breaks else before} " + (
        after[: first.start()] if first else after
    )
