"""Names in a document, before anybody is resolved.

One regular expression reads runs of capitalised words inside a sentence; what
stands before the name proper (titles, roles, demonyms, the word that opens the
sentence, an institution) is cut off each run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from quotes.language.lexicon import Lexicon
from quotes.registry import Registry

UPPER = "A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹĐİŌŞĞĀĒĪŪÑ"
PARTICLES = "de|van|von|bin|al|der|den|el|la|le|dos|da|di|du|ben|ibn|ter|ten"
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Govs?|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Adm|Rev|Hon|St|Pres"
    "|Supt|Insp|Det|Amb|Atty|Messrs|Fr|Br|Jr|Sr"
)
WORD = (
    rf"(?:(?:{ABBREVIATIONS})\.|(?:[{UPPER}]\.)+(?:-(?:[{UPPER}]\.)+)?"
    rf"|(?:(?:al|el|ad|an|ar|as|ash)-)?[{UPPER}](?:[\w’'‘-]*\w)?(?:s['’](?![\w]))?)"
)
RUN = re.compile(
    rf"(?<![\w.’'-]){WORD}(?:[ \u00a0]{WORD}|(?:[ \u00a0](?:{PARTICLES}))+(?=[ \u00a0][{UPPER}])|,\s(?=[JS]r\b))*"
)
LOWER_WORD_BEFORE = re.compile(r"([\w-]+)[ \u00a0]$")
GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
PIECE = re.compile(r"[^ \u00a0]+")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LONGEST_TITLE_WORD = 24


class Name(NamedTuple):
    """A run of capitalised words that may name somebody.

    Attributes:
        start, end: Offsets of the name proper, titles and roles excluded.
        tokens: Its words, without full stops at the end.
        title: The title or role word right before it in lower case, or None.
        prefix: Offset where the run with its titles begins.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    title: str | None
    prefix: int

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.tokens)


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names with the help of a lexicon and a registry."""

    lexicon: Lexicon
    registry: Registry

    def find(self, text: str, start: int, end: int, known: dict[str, list[Name]]) -> Iterator[Name]:
        """Yield the names in `text[start:end]`, in order.

        Args:
            text: The document's text.
            start, end: A paragraph of it.
            known: What runs were read as before, offsets within the run; it grows.
        """
        starters = self.lexicon.words["sentence_starters"]
        roles = self.lexicon.role_nouns
        for match in RUN.finditer(text, start, end):
            run = match[0]
            names = known.get(run)
            if names is None:
                names = known[run] = [] if run.lower() in starters else list(self.read(run))
            offset = match.start()
            for name in names:
                title, tokens, first = name.title, name.tokens, name.start
                if title is None and first == 0 and text[offset - 1 : offset] == " ":
                    before = LOWER_WORD_BEFORE.search(
                        text, max(start, offset - LONGEST_TITLE_WORD), offset
                    )
                    if before is not None:
                        if before[1] in roles:
                            title = before[1]
                        elif before[1] == "of" and len(tokens) > 2:
                            tokens, first = self._after_place(name)
                yield Name(offset + first, offset + name.end, tokens, title, offset + name.prefix)

    def _after_place(self, name: Name) -> tuple[tuple[str, ...], int]:
        """ "mayor of London Ana Ruiz": what follows "of" is not the name."""
        tokens = name.tokens
        for k in range(1, len(tokens) - 1):
            if tokens[k].lower() in self.lexicon.given_names:
                return tokens[k:], name.start + len(" ".join(tokens[:k])) + 1
        return tokens, name.start

    def read(self, run: str) -> Iterator[Name]:
        """Yield the names in a run of capitalised words, offsets into the run.

        Args:
            run: "Russian Foreign Minister Sergei Lavrov", "Russia's Lavrov".
        """
        words = [(match.start(), match[0]) for match in PIECE.finditer(run)]
        first = 0
        for k, (_, word) in enumerate(words):
            if k + 1 == len(words) or GENITIVE.search(word):
                name = self._name(words[first : k + 1])
                if name is not None:
                    yield name
                first = k + 1

    def _name(self, words: list[tuple[int, str]]) -> Name | None:
        first, title = self._skip_titles([word for _, word in words])
        last = len(words)
        while last - 1 > first and self._is_day(words[last - 1][1]):
            last -= 1
        kept = words[first:last]
        tail = kept[-1][1]
        clean = GENITIVE.sub("", tail)
        tokens = [word.rstrip(",") for _, word in kept]
        tokens[-1] = clean
        if not clean or (len(tokens) == 1 and self._opens(clean)):
            return None
        return Name(kept[0][0], kept[-1][0] + len(clean), tuple(tokens), title, words[0][0])

    def _skip_titles(self, words: list[str]) -> tuple[int, str | None]:
        """Where the name proper begins, and the title right before it."""
        first, title = 0, None
        for k, word in enumerate(words[:-1]):
            low = word.rstrip(".,").lower()
            if self._is_title(low, k, words):
                first, title = k + 1, low
            elif k == first and self._leads(word, low, title, words[k + 1 :]):
                first, title = k + 1, None
        return first, title

    def _is_title(self, low: str, k: int, words: list[str]) -> bool:
        lexicon = self.lexicon
        if low not in lexicon.titles and low not in lexicon.role_nouns:
            return False
        return not (
            low in lexicon.given_names and k == 0 and len(words) == 2 and words[0][-1] != "."
        )

    def _leads(self, word: str, low: str, title: str | None, rest: list[str]) -> bool:
        """Whether a capitalised word before a name is no part of it ("But", "Russian", "NATO")."""
        if low in self.lexicon.given_names and low not in self.lexicon.verbs:
            return False
        if self._opens(word) or low in self.lexicon.words["demonyms"]:
            return True
        if title is not None:
            return False
        if word.isupper() and len(word) > 2 and word.isalpha() and not rest[0].isupper():
            return True
        return len(rest) > 1 and self.registry.institution(word) is not None

    def _opens(self, word: str) -> bool:
        """Whether a word is capitalised only because it opens the sentence."""
        return word.lower() in self.lexicon.words["sentence_starters"] or self._is_day(word)

    def _is_day(self, word: str) -> bool:
        low = word.lower().rstrip(".,")
        words = self.lexicon.words
        if low in self.lexicon.given_names:
            return False
        return low in words["weekdays"] or low in words["months"]


@lru_cache(maxsize=8192)
def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: "GM", "U.S.", "NATO"."""
    letters = word.replace(".", "").replace("&", "")
    return 1 < len(letters) < 7 and letters.isalpha() and letters.isupper()
