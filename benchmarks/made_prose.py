"""Prose without quotations, with as many different words as news of its length has.

Words are drawn by Zipf's law from 30,000 forms, so that a tokenizer meets new ones as
often as in real text; every sentence has commas, some numbers, hyphens and apostrophes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

FORMS = 30_000
FREQUENT = (
    *("the", "of", "to", "and", "in", "a", "for", "that", "on", "is", "was", "with", "as", "by"),
    *("at", "from", "it", "has", "have", "be", "will", "its", "are", "an", "this", "which", "had"),
    *("their", "not", "would", "were", "after", "been", "but", "who", "more", "they", "his", "or"),
)
STARTS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
ENDS = ("", "n", "r", "l", "s", "t", "nd", "ck", "ment", "ing", "ed", "er", "tion", "ly")
PARAGRAPH = 45  # words


def vocabulary() -> list[str]:
    """Different forms, the commonest first."""
    chance = random.Random(7)
    forms = dict.fromkeys(FREQUENT)
    while len(forms) < FORMS:
        parts = [chance.choice(STARTS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 3))]
        forms["".join(parts) + chance.choice(ENDS)] = None
    return list(forms)


class Prose:
    """A source of paragraphs; the same seed gives the same words."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._forms = vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(1, FORMS + 1)))

    def paragraphs(self, words: int) -> Iterator[str]:
        """Paragraphs of so many words together."""
        while words > 0:
            size = min(words, PARAGRAPH)
            yield self._paragraph(size)
            words -= size

    def _paragraph(self, size: int) -> str:
        drawn = self._chance.choices(self._forms, cum_weights=self._weights, k=size)
        for start in range(0, size, 18):
            end = min(start + 18, size) - 1
            drawn[start] = drawn[start].capitalize()
            drawn[end] += "."
        for place in range(6, size, 9):
            drawn[place] = self._changed(drawn[place])
        return " ".join(drawn)

    def _changed(self, word: str) -> str:
        if word.endswith("."):
            return word
        kinds = (f"{word},", f"{word}'s", f"{word}-{self._chance.choice(FREQUENT)}")
        return self._chance.choice((*kinds, str(self._chance.randint(2, 9_999))))
