"""A person of a document, and when two names are the same person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.registry import spelling_key
from quotes.resolution.names import SUFFIXES, Name


@dataclass(slots=True, eq=False)
class Character:
    """Somebody whom the document names.

    Attributes:
        tokens: The words of the fullest name, without titles.
        gender: "m", "f" or None, as titles, roles and the given name tell.
        spellings: How often each full form occurs.
        mentions: All mentions by name, in order.
    """

    tokens: tuple[str, ...]
    gender: str | None
    spellings: Counter[str] = field(default_factory=Counter)
    mentions: list[Name] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The full form that the document uses most, the first of those used alike."""
        if not self.spellings:
            return " ".join(self.tokens)
        return max(self.spellings, key=lambda name: self.spellings[name])

    @property
    def surname(self) -> str:
        """The last word of the name that is no suffix."""
        return surname(self.tokens)

    @property
    def is_full(self) -> bool:
        """Whether the document names more than one word of the name."""
        return len(self.tokens) > 1


def surname(tokens: tuple[str, ...]) -> str:
    """The last word of a name that is no suffix ("Jr.")."""
    for token in reversed(tokens):
        if token.lower().rstrip(".") not in SUFFIXES:
            return token
    return tokens[-1]


def suffix(tokens: tuple[str, ...]) -> str:
    """ "jr" of "Donald Roe Jr.", else nothing."""
    last = tokens[-1].lower().rstrip(".")
    return last if len(tokens) > 1 and last in SUFFIXES else ""


def same_person(
    one: tuple[str, ...], other: tuple[str, ...], nicknames: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether two full names with one surname can be forms of one name.

    Args:
        one, other: "Robert J. Ruiz" and "Bob Ruiz"; both have a given name. Of
            father and son only the full "Robert Ruiz" and "Robert Ruiz Jr." are
            told apart: "Bob Ruiz" can be the familiar form of the latter.
        nicknames: Of the language.
    """
    first, second = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    if suffix(one) != suffix(other):
        if suffix(one) and suffix(other):
            return False
        formal, familiar = (first, second) if suffix(one) else (second, first)
        return formal in nicknames.get(familiar, ())
    if spelling_key(first) == spelling_key(second):
        return True
    if first in nicknames.get(second, ()) or second in nicknames.get(first, ()):
        return True
    if set(nicknames.get(first, ())) & set(nicknames.get(second, ())):
        return True
    return is_initial(one[0]) != is_initial(other[0]) and first[0] == second[0]


def is_initial(token: str) -> bool:
    """Whether a word of a name is one or more initials: "J.", "J.K."."""
    return "." in token and token.replace(".", "").isupper()
