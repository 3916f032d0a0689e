"""Two wordings of one quotation, told apart word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from quotes.corpus.wording import normalised_words

Pieces = tuple[tuple[str, bool], ...]

LONGEST = 400


@lru_cache(maxsize=4096)
def differences(words: str, other: str) -> tuple[Pieces, tuple[str, ...]]:
    """Where another wording differs from one that a reader has seen.

    Case, punctuation and the shape of marks make no difference. Texts of more
    than 400 words are not compared.

    Args:
        words: What the reader has seen.
        other: The other wording.

    Returns:
        The other wording in stretches, each with whether it differs; joined
        they are its words with single spaces. And the stretches of `words` that
        stand there instead, or that the other wording leaves out.
    """
    ours, theirs = words.split(), other.split()
    if len(ours) > LONGEST or len(theirs) > LONGEST:
        return ((other, False),), ()
    matcher = SequenceMatcher(None, _compared(ours), _compared(theirs), autojunk=False)
    pieces: list[tuple[str, bool]] = []
    instead: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if c < d:
            pieces.append((" ".join(theirs[c:d]), kind != "equal"))
        if kind != "equal" and a < b:
            instead.append(" ".join(ours[a:b]))
    spaced = [(f"{text} ", differs) for text, differs in pieces[:-1]]
    return (*spaced, *pieces[-1:]), tuple(instead)


def _compared(words: list[str]) -> list[str]:
    return [" ".join(normalised_words(word)) for word in words]
