"""Names in a document, before anybody is resolved.

One regular expression reads runs of capitalised words inside a sentence; what
stands before the name proper (titles, roles, demonyms, the word that opens the
sentence, an institution) is cut off each run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.language.lexicon import Lexicon, load_lexicon
from quotes.model import Entity
from quotes.registry import Registry

UPPER = "A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹĐİŌŞĞĀĒĪŪÑ"
PARTICLES = "de|van|von|bin|al|der|den|el|la|le|dos|da|di|du|ben|ibn|ter|ten"
ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Maj Capt Cmdr Lt Sgt Cpl Adm Rev Hon"
    " St Pres Supt Insp Det Amb Atty Messrs Fr Br Jr Sr"
)
# A word from its second letter on; patterns that begin with a set of letters are fast to search.
ABBREVIATED = "|".join(rf"(?<={word[0]}){word[1:]}" for word in ABBREVIATIONS.split())
REST = (
    rf"(?:(?=[a-z]{{0,5}}\.)(?:{ABBREVIATED}|)\.(?:-?[{UPPER}]\.)*"
    r"|(?:[\w’'‘-]*\w)?(?:s['’](?!\w))?)"
)
ARABIC = "(?:al|el|ad|an|ar|as|ash)-"
RUN = re.compile(
    rf"[{UPPER}](?<![\w.’'-].){REST}"
    rf"(?:[ \u00a0](?:{ARABIC})?[{UPPER}]{REST}"
    rf"|(?:[ \u00a0](?:{PARTICLES}))+(?=[ \u00a0][{UPPER}])|,\s(?=[JS]r\b))*"
)
GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
PIECE = re.compile(r"[^ \u00a0]+")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Letters behind a name: of barristers, members of parliament, degrees, orders.
POSTNOMINALS = frozenset(
    {"KC", "QC", "SC", "BL", "SAN", "MP", "MPs", "MEP", "MSP", "TD", "MLA", "MCA", "JP", "DL"}
    | {"PhD", "MD", "MBE", "OBE", "CBE", "KBE", "DBE", "CH", "FRS", "RN"}
)
PLACED = frozenset({"of", "to", "for", "at"})
LONGEST_TITLE = 24
RUNS_REMEMBERED = 20_000
DESCRIPTION = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)+$")  # "Man-of-the-match", "Then-president"
CAPITAL_PARTICLES = frozenset({"Le", "La", "De", "Du", "Van", "Von", "Di", "Da", "El", "Al"})
RANKS = frozenset({"senior", "acting", "deputy", "former", "veteran", "interim", "outgoing"})
SURNAMES_TOO = frozenset({"may", "long", "young", "best", "early", "wells", "will", "under"})


class Name(NamedTuple):
    """A run of capitalised words that may name somebody.

    Attributes:
        start, end: Offsets of the name proper, titles and roles excluded.
        tokens: Its words, without full stops at the end.
        title: The title or role word right before it in lower case, or None.
        prefix: Offset where the run with its titles begins.
        label: What a trained pipeline calls it, or None.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    title: str | None
    prefix: int
    label: str | None = None

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.tokens)


class NameFinder:
    """Finds names with the help of a lexicon and a registry; remembers the runs it has read."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        self.lexicon = lexicon
        self.registry = registry
        self._known = lru_cache(maxsize=RUNS_REMEMBERED)(self._names_of)

    def _names_of(self, run: str) -> tuple[Name, ...]:
        if run.lower() in self.lexicon.words["sentence_starters"]:
            return ()
        return tuple(self.read(run))

    def find(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Yield the names in `text[start:end]`, in order.

        Args:
            text: The document's text.
            start, end: A paragraph of it.
        """
        roles = self.lexicon.role_nouns
        known = self._known
        for match in RUN.finditer(text, start, end):
            offset = match.start()
            for name in known(match[0]):
                title, tokens, first = name.title, name.tokens, name.start
                if title is None and first == 0 and text[offset - 1 : offset] == " ":
                    before = text[text.rfind(" ", start, offset - 1) + 1 : offset - 1]
                    if before in roles:
                        title = before
                    elif len(tokens) > 2 and before in PLACED:
                        left = text[max(start, offset - LONGEST_TITLE) : offset]
                        tokens, first = self._after_place(name, left)
                yield Name(offset + first, offset + name.end, tokens, title, offset + name.prefix)

    def _after_place(self, name: Name, left: str) -> tuple[tuple[str, ...], int]:
        """ "mayor of London Ana Ruiz": what follows "of" is not the name."""
        tokens = name.tokens
        title = " ".join((*left.lower().split()[-2:], tokens[0].lower()))
        if title in self.lexicon.titles:
            return tokens[1:], name.start + len(tokens[0]) + 1
        if tokens[0].lower() in self.lexicon.given_names:
            return tokens, name.start
        for k in range(1, len(tokens) - 1):
            if tokens[k].lower() in self.lexicon.given_names:
                return tokens[k:], name.start + len(" ".join(tokens[:k])) + 1
        return tokens, name.start

    def read(self, run: str) -> Iterator[Name]:
        """Yield the names in a run of capitalised words, offsets into the run.

        Args:
            run: "Russian Foreign Minister Sergei Lavrov", "Russia's Lavrov".
        """
        if run.isalpha():
            if not self._opens(run):
                yield Name(0, len(run), (run,), None, 0)
            return
        words = [(match.start(), match[0]) for match in PIECE.finditer(run)]
        first = 0
        for k, (_, word) in enumerate(words):
            is_surname = k == first + 1 == len(words) - 1
            cut = k if k > first and not is_surname and self._is_of_a_headline(word) else k + 1
            if cut == k or k + 1 == len(words) or GENITIVE.search(word):
                name = self._name(words[first:cut])
                if name is not None:
                    yield name
                first = k + 1

    def _is_of_a_headline(self, word: str) -> bool:
        """Whether a word inside a run is no name: "Says" of "Ana Ruiz Says Roe Lied"."""
        low = word.lower()
        lexicon = self.lexicon
        if low in lexicon.given_names or low in SURNAMES_TOO or not word[1:].islower():
            return False
        return low in lexicon.words["sentence_starters"] or (
            low in lexicon.verbs and low.endswith("s") and low not in lexicon.noun_like
        )

    def _name(self, words: list[tuple[int, str]]) -> Name | None:
        first, title = self._skip_titles([word for _, word in words])
        last = len(words)
        while last - 1 > first and self._is_day(words[last - 1][1]):
            last -= 1
        while last - 2 > first and words[last - 1][1].rstrip(",.") in POSTNOMINALS:
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
        surname = words[k + 1 :]
        is_last = len(surname) == 1 or (len(surname) == 2 and surname[0] in CAPITAL_PARTICLES)
        is_given = low in lexicon.given_names and is_last and words[k][-1] != "."
        return not is_given

    def _leads(self, word: str, low: str, title: str | None, rest: list[str]) -> bool:
        """Whether a capitalised word before a name is no part of it ("But", "Russian", "NATO")."""
        if low in self.lexicon.given_names and low not in self.lexicon.verbs:
            return False
        if self._opens(word) or low in self.lexicon.words["demonyms"] or low in RANKS:
            return True
        if (
            DESCRIPTION.match(word)
            and len(rest) > 1
            and rest[0].lower() in self.lexicon.given_names
        ):
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
        if low in self.lexicon.given_names or low in SURNAMES_TOO:
            return False
        return low in words["weekdays"] or low in words["months"]


@lru_cache(maxsize=8192)
def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: "GM", "U.S.", "NATO"."""
    letters = word.replace(".", "").replace("&", "")
    return 1 < len(letters) < 7 and letters.isalpha() and letters.isupper()


def names_with_entities(text: str, names: Iterable[Name], entities: Sequence[Entity]) -> list[Name]:
    """Names as a trained pipeline found them, and those of ours that it has not.

    Args:
        text: The document's text.
        names: Of a paragraph, in order.
        entities: Of the same paragraph, in order, not overlapping.

    Returns:
        In order. Where a name of ours is all of an entity but a title or a genitive
        ("President Ana Ruiz’s"), it stands with the entity's label; one that a
        pipeline cuts otherwise gives way.
    """
    kept: list[Name] = []
    ours = list(names)
    for entity in entities:
        touching = [name for name in ours if entity.start < name.end and name.start < entity.end]
        ours = [name for name in ours if name not in touching]
        last = touching[-1] if touching else None
        if last is not None and _is_core(text, last, entity):
            kept.append(last._replace(label=entity.label))
            continue
        title, prefix = next(
            ((name.title, name.prefix) for name in touching if name.start == entity.start),
            (None, entity.start),
        )
        tokens = tuple(text[entity.start : entity.end].split())
        kept.append(Name(entity.start, entity.end, tokens, title, prefix, entity.label))
    return sorted([*kept, *ours], key=lambda name: name.start)


def _is_core(text: str, name: Name, entity: Entity) -> bool:
    """Whether an entity holds a name, its titles and a genitive, and no more."""
    return (
        name.prefix <= entity.start <= name.start
        and name.end <= entity.end
        and text[name.end : entity.end] in ("", "'s", "’s", "'", "’")
    )


def name_finder(lexicon: Lexicon, registry: Registry) -> NameFinder:
    """A finder, the same for all documents where the lexicon is the shipped one."""
    return _shared(registry) if lexicon is load_lexicon() else NameFinder(lexicon, registry)


@lru_cache(maxsize=2)
def _shared(registry: Registry) -> NameFinder:
    return NameFinder(load_lexicon(), registry)
