"""How like two texts are, after Broder, “On the resemblance and containment of documents” (1997).

A text is the set of its runs of five words. Two texts are as alike as the share of
runs that they have in common (resemblance). Only the smallest hashes of each set are
kept, which estimate it.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict

from quotes.corpus.wording import normalised_words

_RUN = 5
_SKETCH = 200
_FEWEST_IN_COMMON = 3

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """The smallest hashes of a text's runs of words; of a short text one, of all its words."""
    words = normalised_words(text)
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words}
    return frozenset(heapq.nsmallest(_SKETCH, (_hash(run) for run in runs)))


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated share of runs in common, 0 to 1."""
    smallest = heapq.nsmallest(_SKETCH, one | other)
    return sum(h in one and h in other for h in smallest) / len(smallest) if smallest else 0.0


class Likeness:
    """Texts to compare others with."""

    def __init__(self) -> None:
        """Begin with none."""
        self._sketches: dict[str, Sketch] = {}
        self._holders: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, name: str, text: str) -> None:
        """Remember a text by a name of its own."""
        self._sketches[name] = made = sketch(text)
        for value in made:
            self._holders[value].append(name)

    def nearest(self, text: str) -> tuple[str, float] | None:
        """The most alike of the texts, with its resemblance; the first by name of equals."""
        made = sketch(text)
        common = Counter(name for value in made for name in self._holders.get(value, ()))
        enough = min(_FEWEST_IN_COMMON, len(made))
        alike = [
            (-resemblance(made, self._sketches[name]), name)
            for name, count in common.items()
            if count >= enough
        ]
        if not alike:
            return None
        negative, name = min(alike)
        return name, -negative


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest())
