"""The parts of a mention: determiner, words before the head, head, what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.language.lexicon import Lexicon

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "two", "three"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
DETERMINERS = DEFINITE | INDEFINITE | POSSESSIVE
DROPPED = DEFINITE | {"a", "an", "one", "some"}
TAIL = re.compile(
    r"\s+(?=(?:of|for|at|from|with|to|in|on|by|about|behind|inside|within|near|against|who)\s)"
)
GENITIVE_AT_END = re.compile(r"['’]s$|(?<=s)['’]$")

GENITIVE_ENDINGS = ("s", "'", "’")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention taken apart.

    Attributes:
        determiner: "the", "a", "his" in lower case, or the empty string.
        words: The words from the determiner to the head.
        tail: What follows the head, from its preposition on, or the empty string.
        plural: Whether the head stands for several.
    """

    determiner: str
    words: tuple[str, ...]
    tail: str
    plural: bool

    @property
    def head(self) -> str:
        """The last word before the tail, in lower case."""
        return self.words[-1].lower() if self.words else ""

    @property
    def is_definite(self) -> bool:
        """Whether the determiner says that the reader knows who it is."""
        return self.determiner in DEFINITE

    @property
    def is_indefinite(self) -> bool:
        """Whether the determiner introduces somebody new."""
        return self.determiner in INDEFINITE

    @property
    def is_name(self) -> bool:
        """Whether the head is capitalised and so (part of) a name."""
        return bool(self.words) and self.words[-1][:1].isupper()

    @property
    def without_determiner(self) -> str:
        """The phrase as the name of somebody who has none."""
        kept = () if self.determiner in DROPPED else (self.determiner,)
        return " ".join(word for word in (*kept, *self.words, self.tail) if word)


def read_phrase(mention: str, lexicon: Lexicon) -> Phrase:
    """Take a mention apart.

    Args:
        mention: "the Russian foreign minister", "A spokesman for Ana Ruiz".
        lexicon: To know plurals.
    """
    text = without_genitive(" ".join(mention.split()).rstrip(","))
    head, _, _ = TAIL.split(text, maxsplit=1)[0].partition(" (")
    tail = text[len(head) :].strip()
    words = head.split()
    determiner = ""
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        determiner = words.pop(0).lower()
    last = words[-1].lower() if words else ""
    role = lexicon.role(last)
    plural = role.plural if role is not None else is_plural(last)
    return Phrase(determiner, tuple(words), tail, plural)


def is_plural(word: str) -> bool:
    """Whether a noun that no list has looks like a plural."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def bare(phrase: str) -> str:
    """A phrase without its article and a genitive at its end."""
    words = phrase.split()
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        words = words[1:]
    return without_genitive(" ".join(words))


def without_genitive(name: str) -> str:
    """A name without the genitive at its end: "Ruiz" of "Ruiz's"."""
    return GENITIVE_AT_END.sub("", name) if name.endswith(GENITIVE_ENDINGS) else name
