"""Words for countries: looked up alone, and found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quotes.registry.names import normalise, spellings
from quotes.registry.schema import Country, PlaceKind

_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]\w*")
_WORD_BEFORE = re.compile(r"(\w+) \Z")
_WORD_AFTER = re.compile(r" ([A-Z]\w+)")
_SHORTEST_IN_CAPITALS = 4
_WINDOW = 40


class Place(NamedTuple):
    """A word for a country, found in a text.

    Attributes:
        start, end: Half-open offsets into the text searched.
        country: The country.
        how: What the word is to it: its name, adjective, demonym, capital or seat of government.
    """

    start: int
    end: int
    country: Country
    how: PlaceKind


class Places:
    """Every word for a country, in a dict.

    Args:
        countries: All countries.
        seats: Names of seats of government with their countries ("Kremlin").
        lookalikes: Names that hold a country's word and mean something else.
        title_words: Words that begin a title or an organ ("Foreign"): after
            "Jordan" they show that it is the country.
        openers: Words that begin sentences ("In"): before "Jordan" they are
            nobody's given name.
    """

    def __init__(
        self,
        countries: Iterable[Country],
        seats: Iterable[tuple[str, Country]] = (),
        lookalikes: Iterable[str] = (),
        title_words: Iterable[str] = (),
        openers: Iterable[str] = (),
    ) -> None:
        self._forms: dict[str, tuple[Country, PlaceKind] | None] = {}
        self._title_words = frozenset(title_words)
        self._openers = frozenset(openers)
        self._given_names: set[str] = set()
        countries = tuple(countries)
        for name in lookalikes:
            self._forms[name] = None
        for kind, words in _by_kind(countries):
            for word, country in words:
                self._add(word, country, kind)
        for word, country in seats:
            self._add(word, country, "seat")
        for country in countries:
            self._given_names.update(country.given_names)
        self._starts: dict[str, list[str]] = {}
        for form in sorted(self._forms, key=lambda form: (-len(form), form)):
            first = _CAPITALISED.match(form)
            if first is not None:
                self._starts.setdefault(first[0], []).append(form)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def _add(self, word: str, country: Country, kind: PlaceKind) -> None:
        for spelling in spellings(word):
            for form in (spelling, normalise(spelling), spelling.replace("'", "’")):
                self._forms.setdefault(form, (country, kind))
                if len(form) >= _SHORTEST_IN_CAPITALS:
                    self._forms.setdefault(form.upper(), (country, kind))

    def lookup(self, word: str) -> tuple[Country, PlaceKind] | None:
        """Return the country that a complete word or name belongs to, and how.

        Args:
            word: "Russia", "the U.S.", "Ukrainians", "Kiev", "Kremlin".
        """
        return self._forms.get(word) or self._forms.get(normalise(word))

    def find(self, text: str) -> list[Place]:
        """Find the words for countries in a text.

        Words that are names of people too (Jordan, Georgia, Washington) are left
        out beside another capitalised word, unless that begins a title.

        Args:
            text: A sentence or more.

        Returns:
            The places in order, not overlapping, offsets into `text`.
        """
        found: list[Place] = []
        reached = 0
        for token in _CAPITALISED.finditer(text):
            start = token.start()
            if start < reached or token[0] not in self._starts:
                continue
            match = self._pattern(token[0]).match(text, start)
            if match is None:
                continue
            reached = match.end()
            place = self._forms[" ".join(match[0].split())]
            if place is None or self._is_person(match[0], text, start, reached):
                continue
            found.append(Place(start, reached, *place))
        return found

    def _pattern(self, first: str) -> re.Pattern[str]:
        if first not in self._patterns:
            forms = (r"\s+".join(map(re.escape, form.split())) for form in self._starts[first])
            self._patterns[first] = re.compile(f"(?:{'|'.join(forms)})(?!\\w)")
        return self._patterns[first]

    def _is_person(self, word: str, text: str, start: int, end: int) -> bool:
        if word not in self._given_names:
            return False
        after = _WORD_AFTER.match(text, end)
        if after is not None and after[1] not in self._title_words:
            return True
        before = _WORD_BEFORE.search(text[max(0, start - _WINDOW) : start])
        if before is None:
            return False
        return before[1][0].isupper() and before[1] not in self._openers


def _by_kind(
    countries: tuple[Country, ...],
) -> Iterator[tuple[PlaceKind, list[tuple[str, Country]]]]:
    yield "name", [(word, c) for c in countries for word in (c.name, *c.aliases)]
    yield "adjective", [(word, c) for c in countries for word in c.adjectives]
    yield "demonym", [(word, c) for c in countries for word in c.demonyms]
    yield "capital", [(word, c) for c in countries for word in c.capitals]
