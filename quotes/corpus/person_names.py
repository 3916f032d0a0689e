"""When two full names of different articles can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.registry import spelling_key
from quotes.registry.names import without_accents

ADDRESSES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor"})
TITLES = frozenset({"sir", "dame", "lord", "lady"})
INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]?")
JOINED_INITIALS = re.compile(r"[A-Z]{2}")
ARABIC_ARTICLE = "al"


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """A name taken apart; equal for spellings of one name.

    Attributes:
        rest: The spelling keys of all words after the first that are no
            initials; the family name, and what stands before or after it.
            Empty for a single name.
        given: The spelling key of the first word; "" where that is initials.
        initials: For such a name the letters before `rest` ("jk" of J.K.
            Rowling), else those between the given name and `rest` ("w" of
            George W. Bush).
        letter: The letter that the first word begins with, as written.
    """

    rest: tuple[str, ...]
    given: str
    initials: str
    letter: str

    @property
    def is_single(self) -> bool:
        """Whether it is one word: a surname that nothing completes, or a name of its own."""
        return not self.rest

    def can_be(self, other: PersonName) -> bool:
        """Whether two names can be forms of one: initials that are left out or stand for it.

        Names of one word are equal or nobody's; other given names are never one.
        """
        if self.rest != other.rest or self.is_single:
            return self == other
        if self.given and other.given:
            return self.given == other.given and _agree(self.initials, other.initials)
        if not self.given and not other.given:
            return _agree(self.initials, other.initials)
        full, short = (self, other) if self.given else (other, self)
        first, more = short.initials[0], short.initials[1:]
        return first in (full.given[0], full.letter) and _agree(more, full.initials)


def _agree(one: str, other: str) -> bool:
    """Whether one of two strings of initials is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


def read_name(name: str) -> PersonName:
    """Take a name apart: honorifics off, hyphens and Arabic articles as if they were not there.

    Args:
        name: "Sir Keir Starmer", "J. D. Vance", "Kim Jong-un", "Bashar al-Assad".
            What begins with a title and one more word keeps it ("Lady Gaga").
    """
    words = _without_honorifics(name.split()) or [name]
    letter = (without_accents(words[0]) or words[0])[:1].lower()
    if len(words) == 1:
        return PersonName((), _key(words[0]), "", letter)
    words = [part for word in words for part in word.split("-") if part] or words
    lead = _leading_initials(words, name)
    if lead:
        return PersonName(_keys(words[lead:]), "", _letters(words[:lead]), letter)
    middle = 1
    while middle < len(words) - 1 and INITIALS.fullmatch(words[middle]):
        middle += 1
    return PersonName(_keys(words[middle:]), _key(words[0]), _letters(words[1:middle]), letter)


def _without_honorifics(words: list[str]) -> list[str]:
    while len(words) > 1:
        first = words[0].lower().rstrip(".")
        if first not in ADDRESSES and (len(words) == 2 or first not in TITLES):
            break
        words = words[1:]
    return words


def _leading_initials(words: list[str], name: str) -> int:
    """How many words at the beginning are initials; the last word never is."""
    if JOINED_INITIALS.fullmatch(words[0]) and not name.isupper():
        return 1
    count = 0
    while count < len(words) - 1 and INITIALS.fullmatch(words[count]):
        count += 1
    return count


def _letters(words: list[str]) -> str:
    return "".join(re.findall(r"\w", without_accents("".join(words)).lower()))


def _keys(words: list[str]) -> tuple[str, ...]:
    *before, last = map(_key, words)
    return (*(key for key in before if key != ARABIC_ARTICLE), last)


def _key(word: str) -> str:
    return spelling_key(word) or word.casefold()
