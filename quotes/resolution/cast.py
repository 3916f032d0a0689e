"""The people of one document: every name gathered under its full form."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from quotes.language.entities import PEOPLE, entities_within
from quotes.language.lexicon import Lexicon
from quotes.model import Document
from quotes.registry import Registry, spelling_key
from quotes.resolution.names import SUFFIXES, Name, NameFinder, names_with_entities


@dataclass(slots=True)
class Character:
    """Somebody whom the document names in full at least once.

    Attributes:
        name: The full name as it first stands, without titles.
        tokens: Its words.
        gender: "m", "f" or None.
        places: Start and end offsets of all mentions by name, in order.
    """

    name: str
    tokens: tuple[str, ...]
    gender: str | None
    places: list[tuple[int, int]] = field(default_factory=list)


class Cast:
    """The people of a document, by full name and by each part of it."""

    def __init__(self, document: Document, lexicon: Lexicon, registry: Registry) -> None:
        self._lexicon = lexicon
        self.characters: list[Character] = []
        self._by_key: dict[str, Character] = {}
        self._by_part: dict[str, list[Character]] = defaultdict(list)
        finder = NameFinder(lexicon, registry)
        singles: list[Name] = []
        for paragraph in document.paragraphs:
            if paragraph.role == "excluded" and paragraph.reason != "caption":
                continue
            names = finder.find(document.text, paragraph.start, paragraph.end)
            if document.entities:
                entities = entities_within(document.entities, paragraph.start, paragraph.end)
                names = iter(names_with_entities(document.text, names, entities))
            for name in names:
                if len(name.tokens) > 1 and self._is_person(name, registry):
                    self._add(name)
                elif name.label is None or name.label in PEOPLE:
                    singles.append(name)
        for name in singles:
            self._add_short(name)
        self.mentions: list[tuple[int, int, Character]] = sorted(
            (
                (start, end, character)
                for character in self.characters
                for start, end in character.places
            ),
            key=lambda mention: mention[:2],
        )
        self._starts = [mention[0] for mention in self.mentions]

    def _is_person(self, name: Name, registry: Registry) -> bool:
        if name.label is not None:
            return name.label in PEOPLE and registry.institution(name.text) is None
        if len(name.tokens) > 5:
            return False
        first = name.tokens[0].lower()
        last = name.tokens[-1].lower()
        nouns = self._lexicon.institution_nouns
        if last in nouns or last in self._lexicon.institution_names:
            return False
        if name.title is not None or first in self._lexicon.given_names:
            return registry.institution(name.text) is None
        return False

    def _add(self, name: Name) -> None:
        key = spelling_key(name.text)
        character = self._by_key.get(key)
        if character is None:
            character = Character(name.text, name.tokens, self._gender(name))
            self._by_key[key] = character
            self.characters.append(character)
            for token in {
                spelling_key(token)
                for token in name.tokens
                if token.lower().strip(".") not in SUFFIXES
            }:
                self._by_part[token].append(character)
        elif character.gender is None:
            character.gender = self._gender(name)
        character.places.append((name.start, name.end))

    def _add_short(self, name: Name) -> None:
        if len(name.tokens) > 2:
            return
        found = self.find(name.tokens)
        if len(found) == 1:
            found[0].places.append((name.start, name.end))
            if found[0].gender is None:
                found[0].gender = self._gender(name)

    def _gender(self, name: Name) -> str | None:
        if name.title:
            title = self._lexicon.titles.get(name.title)
            role = self._lexicon.role_nouns.get(name.title)
            for known in (title, role):
                if known is not None and known.gender in ("m", "f"):
                    return known.gender
        for token in name.tokens[:-1] or name.tokens:
            gender = self._lexicon.given_names.get(token.lower())
            if gender in ("m", "f"):
                return gender
        return None

    def find(self, tokens: tuple[str, ...]) -> list[Character]:
        """Everybody in the document whom these words of a name can mean.

        Args:
            tokens: A full name or a part of one ("Lavrov").

        Returns:
            Those with this very name, else those of whose name it is a part;
            where a part is the surname of some and a given name of others,
            the former.
        """
        exact = self._by_key.get(spelling_key(" ".join(tokens)))
        if exact is not None:
            return [exact]
        if not tokens:
            return []
        last = spelling_key(tokens[-1])
        found = self._by_part.get(last, [])
        if len(tokens) > 1:
            keys = {spelling_key(token) for token in tokens}
            return [c for c in found if keys <= {spelling_key(token) for token in c.tokens}]
        surnamed = [c for c in found if spelling_key(_surname(c.tokens)) == last]
        return surnamed or found

    def before(self, offset: int, limit: int) -> list[tuple[int, int, Character]]:
        """Mentions by name that start in `[limit, offset)`, in order."""
        return self.mentions[bisect_left(self._starts, limit) : bisect_left(self._starts, offset)]


def _surname(tokens: tuple[str, ...]) -> str:
    for token in reversed(tokens):
        if token.lower().strip(".") not in SUFFIXES:
            return token
    return tokens[-1]
