"""What a document says about somebody's role: titles before the name, appositions after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.language.lexicon import Lexicon
from quotes.resolution.character import Character
from quotes.resolution.names import Name

WORD = re.compile(r"[\w.’'&-]+")
APPOSITION = re.compile(r",\s+((?:who (?:is|was) )?[^,.;:\n“”\"()]{3,110})")
APPOSED = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?) ((?:[\w.’'-]+ ){0,4}[\w-]+), $"
)
PARTY = re.compile(r"\s*\(?,?\s*([DRI])-[A-Z]")
PARTIES = {"D": "democrat democratic", "R": "republican gop", "I": "independent"}
OF_INSTITUTION = re.compile(
    r"(?:of|for|at|with|from|in)\s+(?:the\s+)?"
    r"((?:[A-Z][\w.&’'-]*(?:\s+(?:of|for|and|the)(?=\s+[A-Z]))?\s*)+)"
)
BREAKS = frozenset('\n,;:(“”"')
ROLE_ENDS = frozenset(
    {"who", "and", "said", "which", "but", "of", "for", "at", "to", "in", "on", "with", "from"}
)
JOINTS = frozenset({"of", "to", "the", "for"})
FUNCTION_WORDS = (
    "prepositions", "determiners", "possessives", "conjunctions", "subordinators", "auxiliaries",
    "modals", "adverbs", "subject_pronouns", "relative",
)  # fmt: skip
OTHER_OFFICE = re.compile(
    r"\b(prime|vice|lieutenant|deputy) (?=(?:minister|president|governor|mayor)\b)"
)
LONGEST_OFFICE = 24
WINDOW = 100
MOST_MENTIONS = 10
HEAD_WITHIN = 8


def joined(role: str) -> str:
    """A role in lower case with offices of two words as one: "norwegian prime-minister".

    A prime minister is no "minister" of the article, a vice president no "president".
    """
    return OTHER_OFFICE.sub(r"\1-", role)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role as the text words it.

    Attributes:
        text: "Foreign Ministry spokesperson".
        institution: The words in it that name an institution, or None.
        offset: Of the name beside which it stands.
    """

    text: str
    institution: str | None
    offset: int


class Roles:
    """The roles that a document gives its people, read when asked for."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._first: dict[Character, RoleFound | None] = {}
        self._words: dict[Character, frozenset[str]] = {}

    def of(self, character: Character) -> RoleFound | None:
        """The first role that the document gives a person."""
        if character not in self._first:
            self._first[character] = next(self._read(character), None)
        return self._first[character]

    def words(self, character: Character) -> frozenset[str]:
        """All words that describe a person beside one of the mentions, in lower case."""
        if character not in self._words:
            words: set[str] = set()
            for found in self._read(character):
                words.update(map(self._lemma, joined(found.text.lower()).split()))
            for name in character.mentions[:MOST_MENTIONS]:
                if name.title is not None:
                    words.add(self._title(name, name.title))
                party = PARTY.match(self._text, name.end)
                if party is not None:
                    words.update(PARTIES[party[1]].split())
            self._words[character] = frozenset(words)
        return self._words[character]

    def _title(self, name: Name, title: str) -> str:
        """The title before a name with the word that makes it another office."""
        before = joined(self._text[max(0, name.start - LONGEST_OFFICE) : name.start].lower())
        last = before.split()[-1:] or [title]
        return last[0] if last[0].endswith(f"-{title}") else title

    def _lemma(self, word: str) -> str:
        word = word.strip(".’',")
        role = self._lexicon.role_nouns.get(word)
        return role.lemma if role is not None else word

    def _read(self, character: Character) -> Iterator[RoleFound]:
        for name in character.mentions[:MOST_MENTIONS]:
            for read in (self._before, self._apposed, self._after):
                found = read(name)
                if found is not None:
                    yield found

    def _before(self, name: Name) -> RoleFound | None:
        """ "Kremlin spokesman Dmitry Peskov", "Russian Foreign Minister Sergei Lavrov"."""
        left = self._text[max(0, name.start - WINDOW) : name.start]
        nearest = left.rstrip().rpartition(" ")[2]
        if not nearest or nearest[-1] in BREAKS or self._is_plain_word(nearest):
            return None
        cut = max(map(left.rfind, BREAKS))
        kept: list[str] = []
        for word in reversed(WORD.findall(left[cut + 1 :])):
            if not self._belongs(word, kept):
                break
            kept.append(word)
        while kept and self._opens(kept[-1]):
            kept.pop()
        role = " ".join(reversed(kept))
        last = self._lexicon.role_nouns.get(kept[0].lower()) if kept else None
        if last is not None and last.plural:  # "chair of judges Ana Ruiz"
            return None
        if not any(self._is_role(word) for word in kept) or self._is_honorific(role):
            return None
        return RoleFound(role, self._institution_before(list(reversed(kept))), name.start)

    def _apposed(self, name: Name) -> RoleFound | None:
        """ "The minister, Ana Ruiz, said": the name stands in apposition to the role."""
        if self._text[name.end : name.end + 1] not in (",", "."):
            return None
        match = APPOSED.search(self._text, max(0, name.prefix - WINDOW), name.prefix)
        if match is None:
            return None
        words = match[1].split()
        role = self._lexicon.role_nouns.get(words[-1].lower())
        if role is None or role.plural:
            return None
        return RoleFound(match[1], self._institution_before(words), name.start)

    def _is_plain_word(self, word: str) -> bool:
        """Whether a word right before a name, in lower case and no role, shows that none is."""
        return word.isalpha() and word.islower() and not self._is_role(word)

    def _belongs(self, word: str, kept: list[str]) -> bool:
        """Whether a word left of those kept is part of the role."""
        low = word.lower().rstrip(".")
        if self._is_role(word) or word[0].isupper():
            return not (word.endswith(".") and low not in self._lexicon.titles and len(low) > 3)
        if not kept:
            return False
        if low in JOINTS:
            return not any(map(self._is_role, kept))
        return self._is_noun(low)

    def _is_noun(self, low: str) -> bool:
        lexicon = self._lexicon
        if any(low in lexicon.words[words] for words in FUNCTION_WORDS) or not low.isalpha():
            return False
        return low in lexicon.noun_like or not (low in lexicon.verbs or low in lexicon.common_verbs)

    def _is_role(self, word: str) -> bool:
        low = word.lower().rstrip(".")
        return low in self._lexicon.role_nouns or (len(low) > 2 and low in self._lexicon.titles)

    def _opens(self, word: str) -> bool:
        low = word.lower()
        return low in JOINTS or (
            low in self._lexicon.words["sentence_starters"] and not self._is_role(word)
        )

    def _is_honorific(self, role: str) -> bool:
        title = self._lexicon.titles.get(role.lower().rstrip("."))
        return title is not None and title.kind == "honorific"

    def _institution_before(self, words: list[str]) -> str | None:
        """ "Foreign Ministry" of "Foreign Ministry spokesperson"."""
        for k, word in enumerate(words):
            if self._is_role(word):
                rest = words[:k]
                return " ".join(rest) if rest and rest[-1][0].isupper() else None
        return None

    def _after(self, name: Name) -> RoleFound | None:
        """ "Jane Doe, a professor at Lima University,"."""
        match = APPOSITION.match(self._text, name.end, name.end + WINDOW + 20)
        if match is None:
            return None
        words = re.sub(r"^who (?:is|was)\s+", "", match[1]).split()
        end = next((k for k, word in enumerate(words) if word.lower() in ROLE_ENDS), len(words))
        roles = [
            k
            for k, word in enumerate(words[: min(end, HEAD_WITHIN)])
            if word.lower() in self._lexicon.role_nouns
        ]
        if not roles:
            return None
        rest = words[roles[0] + 1 :]
        if rest and self._is_verb(rest[0].lower()):
            return None
        phrase = re.sub(r"^(?:a|an|the)\s+", "", " ".join(words))
        of = OF_INSTITUTION.match(" ".join(rest))
        return RoleFound(phrase, of[1].strip() if of else None, name.start)

    def _is_verb(self, low: str) -> bool:
        """Whether the role before it is the subject of a clause, and no apposition."""
        lexicon = self._lexicon
        return (
            (low in lexicon.verbs and low not in lexicon.noun_like)
            or low in lexicon.words["auxiliaries"]
            or low in lexicon.words["modals"]
        )
