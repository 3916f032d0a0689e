"""The common nouns beside a name that say what it names: "carmaker Zyl", "Zyl, the regulator"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from quotes.language.lexicon import Lexicon
from quotes.resolution.institution_names import HEAD_END
from quotes.resolution.kinds import (
    COMPANIES,
    COMPANIES_BEFORE_NAMES,
    is_institution_noun,
    kinds_that_fit,
)

DESCRIBED_AFTER = re.compile(r", (?:which is |known as )?(?:an?|the|its|[A-Z][\w’']+['’]s) ")
WORDS_AFTER = re.compile(r"(?:[\w’'-]+ ){0,6}[\w’'-]+")
WORD_BEFORE = re.compile(r"([\w-]++) $")
WORD_AFTER = re.compile(r"(?:['’]s)? ([\w-]+)")
OF_A_ROLE = {
    role: noun
    for noun, roles in (
        ("team", "coach striker midfielder goalkeeper defender winger fullback quarterback fans"),
        ("company", "ceo CEO CFO shares stock shareholders"),
    )
    for role in roles.split()
}
# What names of trade unions end in: "United Auto Workers".
MEMBERS = frozenset({"workers", "teachers", "nurses", "teamsters", "steelworkers", "pilots"})
ENDS = frozenset({"of", "that", "which", "who", "for", "in", "and", "at", "from", "with", "to"})


class Descriptions:
    """Reads the words around names of one document."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    def beside(self, start: int, end: int) -> Iterator[str]:
        """The nouns before a name and after it, in lower case.

        Args:
            start, end: Of the name.
        """
        before = WORD_BEFORE.search(self._text, max(0, start - 30), start)
        if before is not None and self.describes(before[1].lower(), is_common=True):
            yield before[1].lower()
        yield from self._after(end)

    def describes(self, word: str, *, is_common: bool = False) -> bool:
        """Whether a word before a name says what it names: "carmaker", "miner", "the union".

        Args:
            word: In lower case.
            is_common: Whether the text has it so, and not with a capital.
        """
        if word in COMPANIES_BEFORE_NAMES or kinds_that_fit(word) == COMPANIES:
            return True
        return is_common and is_institution_noun(word, self._lexicon)

    def _after(self, offset: int) -> Iterator[str]:
        """Nouns of an apposition, or that a role tells: "BaFin, the German regulator"."""
        text = self._text
        role = WORD_AFTER.match(text, offset)
        if role is not None and role[1] in OF_A_ROLE:
            yield OF_A_ROLE[role[1]]
        opening = DESCRIBED_AFTER.match(text, offset, offset + 40)
        words = WORDS_AFTER.match(text, opening.end()) if opening is not None else None
        found = [*words[0].lower().split(), ""] if words is not None else []
        for word, following in itertools.pairwise(found):
            if word in ENDS:
                return
            ends = not following or following in ENDS or following.endswith(("ed", "ing", "ly"))
            if is_institution_noun(word, self._lexicon) and (ends or following == "also"):
                yield word

    def heads(self, name: str) -> Iterator[str]:
        """The head nouns of a name: "coast guard", "society" of "Law Society of Kenya"."""
        low = name.lower()
        first = HEAD_END.split(low, maxsplit=1)[0].split()
        for head in {low.split()[-1], first[-1], " ".join(first[-2:])}:
            if is_institution_noun(head, self._lexicon):
                yield head
        if first[-1] in MEMBERS:
            yield "union"
