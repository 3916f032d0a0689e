"""Which names are names of people, and what tells their gender."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quotes.language.entities import PEOPLE
from quotes.language.lexicon import Lexicon
from quotes.registry import Registry, spelling_key
from quotes.resolution.character import Character, is_initial
from quotes.resolution.names import Name, is_acronym

LONGEST_NAME = 5
OF_A_PERSON = re.compile(
    r",? (?:\(|who\b)|, \d\d,"
    r"|, (?:an?|the|his|her|former|chief|head|director|president|professor)\b"
    r"|, [\w ]{0,24}\b(?:director|chairman|president|chief|analyst|editor|professor|head)\b"
)
APPOSED = re.compile(
    r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?)|['’]s?) (?:[\w’'-]+ ){0,4}?([\w-]+), $"
)
LEARNED = frozenset({"prof", "professor"})
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady"})


class Persons:
    """Tells people's names from other names of a document.

    Args:
        text: The document's text.
        names: All its names by their words.
        lexicon, registry: What is known in general.
    """

    def __init__(
        self,
        text: str,
        names: Mapping[tuple[str, ...], Sequence[Name]],
        lexicon: Lexicon,
        registry: Registry,
    ) -> None:
        self._text = text
        self._titled = {
            spelling_key(tokens[-1])
            for tokens, mentions in names.items()
            if len(tokens) == 1 and any(name.title in ADDRESSES for name in mentions)
        }
        self._lexicon = lexicon
        self._registry = registry

    def is_person(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """Whether the registry, a given name, a title or what follows ("Ruiz, 54,") tells so."""
        label = next((name.label for name in mentions if name.label is not None), None)
        if label is not None:
            return label in PEOPLE
        if self._registry.person(" ".join(tokens)):
            return True
        if len(tokens) > LONGEST_NAME:
            return False
        first = tokens[0].lower()
        if self.is_no_surname(tokens) and not self._has_telling_form(tokens, mentions):
            return False
        if first not in self._lexicon.given_names and not any(name.title for name in mentions):
            if is_acronym(tokens[0]) and "." not in tokens[0]:
                return False
            if any(map(self._is_apposed, mentions[:3])):
                return self._registry.institution(" ".join(tokens)) is None
            after = (OF_A_PERSON.match(self._text, name.end) for name in mentions[:3])
            if not any(after) and spelling_key(tokens[-1]) not in self._titled:
                return False
        return self._registry.institution(" ".join(tokens)) is None

    def _is_apposed(self, name: Name) -> bool:
        """Whether a name stands between commas after a role: "Its head, Zqv Prx, said"."""
        if self._text[name.end : name.end + 1] not in (",", "."):
            return False
        match = APPOSED.search(self._text, max(0, name.prefix - 60), name.prefix)
        role = self._lexicon.role(match[1].lower()) if match is not None else None
        return role is not None and not role.plural and role.kind != "collective"

    def _has_telling_form(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """Whether a name like "Ana H. Temple" or "Mayor Ana Mirror" is a person's after all."""
        if len(tokens) == 3 and is_initial(tokens[1]):
            return True
        if len(tokens) == 2 and any(name.title in LEARNED for name in mentions):
            return True
        if len(tokens) != 2 or tokens[0].lower() not in self._lexicon.given_names:
            return False
        titles = self._lexicon.titles
        return any(name.title in titles for name in mentions if name.title) or (
            spelling_key(tokens[-1]) in self._titled
        )

    def goes_on_alone(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """Whether a name goes on with its last word: people's do, institutions' with the first."""
        if not 1 < len(tokens) < 4 or self.is_no_surname(tokens):
            return False
        if any(map(self._is_common, tokens)) or self._registry.institution(tokens[-1]) is not None:
            return False
        if not any(self._is_set_plainly(name) for name in mentions):
            return False
        return self._registry.institution(" ".join(tokens)) is None

    def _is_common(self, token: str) -> bool:
        """Whether a word is no name, even with a capital."""
        low = token.lower()
        lexicon = self._lexicon
        return (
            lexicon.role(low) is not None
            or low in lexicon.institution_nouns
            or low in lexicon.common_verbs
            or low in lexicon.verbs
            or low in lexicon.words["demonyms"]
            or is_acronym(token)
        )

    def _is_set_plainly(self, name: Name) -> bool:
        """Whether the words around a name are not capitalised as in a headline."""
        before = self._text[max(0, name.prefix - 24) : name.prefix].split(" ")
        after = self._text[name.end : name.end + 2]
        word = before[-2] if len(before) > 1 else ""
        return not (word[:1].isupper() or (after[:1] == " " and after[1:].isupper()))

    def is_no_surname(self, tokens: tuple[str, ...]) -> bool:
        """Whether the last word shows that it is no person: "Roe Foundation", "Roe Show"."""
        last = tokens[-1].lower()
        lexicon = self._lexicon
        if last in lexicon.institution_nouns or last in lexicon.institution_names:
            return True
        if last in lexicon.role_nouns:
            return len(tokens) > 2 or tokens[0].lower() not in lexicon.given_names
        if last in lexicon.report_nouns or last in lexicon.work_nouns:
            return len(tokens) > 2 or tokens[0].lower() not in lexicon.given_names
        return False

    def is_titled(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """ "President Roe" without a given name anywhere."""
        lexicon = self._lexicon
        if not any(name.title in lexicon.titles for name in mentions if name.title) and (
            len(mentions) < 2 or not self._registry.person(" ".join(tokens))
        ):
            return False
        last = tokens[-1].lower()
        if len(tokens) > 2 or last in lexicon.role_nouns or last in lexicon.words["demonyms"]:
            return False
        return not self.is_no_surname(tokens) and not is_acronym(tokens[-1])

    def is_relative(self, tokens: tuple[str, ...], mentions: list[Name]) -> bool:
        """Whether a given name alone is of somebody's family: "his wife, Ana,", "Roe's son Bo"."""
        if len(tokens) > 1 or tokens[0].lower() not in self._lexicon.given_names:
            return False
        return any(self._is_of_a_relation(name) for name in mentions[:3])

    def _is_of_a_relation(self, name: Name) -> bool:
        before = APPOSED.search(self._text, max(0, name.prefix - 60), name.prefix)
        apposed = before is not None and self._text[name.end : name.end + 1] == ","
        noun = before[1].lower() if before is not None and apposed else name.title
        role = self._lexicon.role(noun) if noun else None
        return role is not None and not role.plural and role.kind == "relation"

    def gender_told(self, name: Name) -> str | None:
        """The gender that a title or role before a name tells."""
        if name.title is None:
            return None
        title = self._lexicon.titles.get(name.title)
        if title is not None and title.gender is not None:
            return title.gender
        role = self._lexicon.role_nouns.get(name.title)
        return role.gender if role is not None else None

    def gender_usual(self, character: Character) -> str | None:
        """The gender that the registry or the given name tells."""
        known = self._registry.person(character.name)
        if len(known) == 1 and known[0].pronouns in ("he", "she"):
            return "m" if known[0].pronouns == "he" else "f"
        if not character.is_full:
            return None
        gender = self._lexicon.given_names.get(character.tokens[0].lower())
        return gender if gender in ("m", "f") else None
