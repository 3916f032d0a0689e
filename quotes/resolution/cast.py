"""The people of one document: every name gathered under its full form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from quotes.language.entities import PEOPLE, entities_within
from quotes.language.lexicon import Lexicon
from quotes.model import Document
from quotes.registry import Registry, spelling_key
from quotes.resolution.character import Character, same_person, suffix, surname
from quotes.resolution.names import Name, name_finder, names_with_entities
from quotes.resolution.persons import Persons

PARTICLES = frozenset(
    {"le", "la", "du", "dos", "san", "st", "ter", "del"}
    | {"al", "el", "van", "von", "de", "da", "di", "bin", "ben", "abu", "mac"}
)
NICKNAME_OPENS = frozenset({' "', " “", " '", " ‘"})
NICKNAME = re.compile(r" [\"“'‘][A-Z][^\"”\n.,]{1,24}[\"”'’] ")
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash)-(?=[A-Z])", re.IGNORECASE)


class Cast:
    """The people of a document, by full name and by each part of it."""

    def __init__(self, document: Document, lexicon: Lexicon, registry: Registry) -> None:
        self._lexicon = lexicon
        self._registry = registry
        self.characters: list[Character] = []
        self.shared: list[tuple[Name, tuple[Character, ...]]] = []
        self._by_surname: dict[str, list[Character]] = defaultdict(list)
        self._by_part: dict[str, list[Character]] = defaultdict(list)
        self._others: dict[tuple[str, ...], list[Name]] = {}
        self._mentions: list[tuple[Name, Character]] | None = None
        self._starts: list[int] = []
        names = self._names(document)
        self._persons = Persons(document.text, names, lexicon, registry)
        self._gather(names)
        self.shared.sort(key=lambda shared: shared[0].start)
        self._shared_starts = [name.start for name, _ in self.shared]
        self._bare: dict[tuple[str, ...], list[int]] = {}
        for name, _ in self.shared:
            self._bare.setdefault(name.tokens, []).append(name.start)

    def _names(self, document: Document) -> dict[tuple[str, ...], list[Name]]:
        """All names of the document by their words, in the order of their first mention."""
        finder = name_finder(self._lexicon, self._registry)
        found: dict[tuple[str, ...], list[Name]] = {}
        for paragraph in document.paragraphs:
            if paragraph.role == "excluded" and paragraph.reason != "caption":
                continue
            names = finder.find(document.text, paragraph.start, paragraph.end)
            if document.entities:
                entities = entities_within(document.entities, paragraph.start, paragraph.end)
                names = iter(names_with_entities(document.text, names, entities))
            for name in _over_nicknames(document.text, names):
                found.setdefault(name.tokens, []).append(name)
        return found

    def _gather(self, names: dict[tuple[str, ...], list[Name]]) -> None:
        left: list[tuple[tuple[str, ...], list[Name]]] = []
        people = {
            tokens
            for tokens, mentions in names.items()
            if len(tokens) > 1 and self._persons.is_person(tokens, mentions)
        }
        endings = {tokens[k:] for tokens in people for k in range(1, len(tokens) - 1)}
        for tokens, mentions in names.items():
            if tokens in people and not (tokens in endings and self._is_ending(tokens)):
                self._add(tokens, mentions)
            else:
                left.append((tokens, mentions))
        single = {tokens[0] for tokens, _ in left if len(tokens) == 1}
        for tokens, mentions in left:
            goes_on = len(tokens) > 1 and tokens[-1] in single
            if goes_on and self._is_new_person(tokens, mentions):
                self._add(tokens, mentions)
                continue
            if mentions[0].label is not None and mentions[0].label not in PEOPLE:
                self._others[tokens] = mentions
                continue
            found = self.find(tokens) if len(tokens) < 3 or tokens in endings else []
            if len(found) == 1:
                self._attach(found[0], mentions)
            elif found:
                self.shared.extend((name, tuple(found)) for name in mentions)
            elif self._persons.is_titled(tokens, mentions) or self._persons.is_relative(
                tokens, mentions
            ):
                self._add(tokens, mentions)
            else:
                self._others[tokens] = mentions

    def _is_ending(self, tokens: tuple[str, ...]) -> bool:
        """Whether the end of a longer name is no full name: "Al Ansari", "Suu Kyi"."""
        first = tokens[0].lower()
        return first in PARTICLES or first not in self._lexicon.given_names

    def _is_new_person(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """Whether a name that goes on alone is a person's, and nobody's of a known surname."""
        if self._by_surname.get(spelling_key(tokens[-1])):
            return False
        return self._persons.goes_on_alone(tokens, mentions)

    # -- the same person -----------------------------------------------------

    def _add(self, tokens: tuple[str, ...], mentions: list[Name]) -> Character:
        character = self._namesake(tokens)
        if character is None:
            character = Character(tokens, None)
            self.characters.append(character)
            for key in _keys(character.surname):
                self._by_surname[key].append(character)
        elif len(tokens) > len(character.tokens):
            character.tokens = tokens
        for key in (key for token in tokens for key in _keys(token)):
            known = self._by_part[key]
            if character not in known:
                known.append(character)
        character.spellings[" ".join(tokens)] += len(mentions)
        self._attach(character, mentions)
        return character

    def _namesake(self, tokens: tuple[str, ...]) -> Character | None:
        """The one person of this surname whose given name is a form of the same name."""
        if len(tokens) < 2:
            return None
        surnamed = self._by_surname.get(spelling_key(surname(tokens)), [])
        if len(surnamed) == 1 and not surnamed[0].is_full:
            given = self._lexicon.given_names.get(tokens[0].lower())
            fits = given not in ("m", "f") or surnamed[0].gender in (given, None)
            return surnamed[0] if fits else None
        same = [
            character
            for character in surnamed
            if character.is_full and same_person(character.tokens, tokens, self._lexicon.nicknames)
        ]
        return same[0] if len(same) == 1 else None

    def _attach(self, character: Character, mentions: list[Name]) -> None:
        character.mentions.extend(mentions)
        character.mentions.sort()
        told = [self._persons.gender_told(name) for name in mentions]
        if "m" in told or "f" in told:
            character.gender = next(gender for gender in told if gender)
        elif character.gender is None:
            character.gender = self._persons.gender_usual(character)
        self._mentions = None

    # -- look-up ---------------------------------------------------------------

    def find(self, tokens: tuple[str, ...]) -> list[Character]:
        """Everybody in the document whom these words of a name can mean.

        Args:
            tokens: A full name or a part of one ("Lavrov").

        Returns:
            For a full name its bearer; for a part those who have it as their
            surname, else those who have it at all.
        """
        key = spelling_key(tokens[-1])
        if len(tokens) > 1:
            same = self._namesake(tokens)
            if same is not None:
                return [same]
            keys = {spelling_key(token) for token in tokens}
            return [
                character
                for character in self._by_part.get(key, ())
                if keys <= {spelling_key(token) for token in character.tokens}
                and (len(tokens) < len(character.tokens) or suffix(tokens))
            ]
        surnamed = self._by_surname.get(key, [])
        return surnamed + [
            character
            for character in self._by_part.get(key, ())
            if character not in surnamed
            and (not surnamed or self._leads_with_family(character, key))
        ]

    def _leads_with_family(self, character: Character, key: str) -> bool:
        """Whether the first word can be the family name, as in "Wang Yi"."""
        first = character.tokens[0]
        return spelling_key(first) == key and first.lower() not in self._lexicon.given_names

    def promote(self, tokens: tuple[str, ...]) -> Character | None:
        """Make a person of a name that only its speaking shows to be one.

        Args:
            tokens: Of a mention that `find` knows nobody for.

        Returns:
            The bearer of this very name, or of the only longer name that ends
            in it; None if the document has no such name.
        """
        exact = self._others.pop(tokens, None)
        if len(tokens) > 1:
            return self._add(tokens, exact) if exact else None
        longer = self._longer(tokens)
        if longer is not None:
            name, mentions = longer
            character = self._add(name, mentions)
            if exact:
                self._attach(character, exact)
            return character
        return self._add(tokens, exact) if exact else None

    def introduce(self, name: Name) -> Character:
        """Make a person of a mention that stands where names were not looked for."""
        return self._add(name.tokens, [name])

    def _longer(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], list[Name]] | None:
        """The only longer name that ends in a short one, that of a show included."""
        longer = [
            other
            for other in self._others
            if 1 < len(other) < 4
            and other[-1] == tokens[-1]
            and not self._persons.is_no_surname(other)
        ]
        if len(longer) == 1:
            return longer[0], self._others.pop(longer[0])
        shows = [
            other
            for other in self._others
            if len(other) == 3
            and other[1] == tokens[-1]
            and other[0].lower() in self._lexicon.given_names
            and self._persons.is_no_surname(other)
        ]
        if longer or len(shows) != 1:
            return None
        name = shows[0][:-1]
        return name, [
            mention._replace(tokens=name, end=mention.start + len(" ".join(name)))
            for mention in self._others.pop(shows[0])
        ]

    def bare_mentions(self, tokens: tuple[str, ...]) -> list[int]:
        """Where a name that several people share stands."""
        return self._bare.get(tokens, [])

    def shared_before(self, offset: int, limit: int) -> list[tuple[Name, tuple[Character, ...]]]:
        """Names that several people share, starting in `[limit, offset)`, in order."""
        starts = self._shared_starts
        return self.shared[bisect_left(starts, limit) : bisect_left(starts, offset)]

    def before(self, offset: int, limit: int) -> list[tuple[Name, Character]]:
        """Mentions by name that start in `[limit, offset)`, in order."""
        mentions = self.mentions
        return mentions[bisect_left(self._starts, limit) : bisect_left(self._starts, offset)]

    @property
    def mentions(self) -> list[tuple[Name, Character]]:
        """All mentions by name, in order."""
        if self._mentions is None:
            self._mentions = sorted(
                ((name, character) for character in self.characters for name in character.mentions),
                key=lambda mention: mention[0].start,
            )
            self._starts = [name.start for name, _ in self._mentions]
        return self._mentions


def _over_nicknames(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Names with those that a nickname cuts in two made whole: Raul "El Toro" Quintana."""
    given: Name | None = None
    end = 0
    for name in names:
        if given is not None and name.start < end:  # the nickname itself
            continue
        if given is not None and name.prefix == name.start == end:
            name = given._replace(end=name.end, tokens=given.tokens + name.tokens)
        elif given is not None:
            yield given
        given = None
        opens = text[name.end : name.end + 2] in NICKNAME_OPENS
        match = NICKNAME.match(text, name.end) if opens else None
        if match is None:
            yield name
        else:
            given, end = name, match.end()
    if given is not None:
        yield given


def _keys(token: str) -> tuple[str, ...]:
    """What a part of a name is looked up by: "el-Sisi" by "Sisi" too."""
    article = ARTICLE.match(token)
    keys = [spelling_key(token)]
    if article is not None:
        keys.append(spelling_key(token[article.end() :]))
    return tuple(keys)
