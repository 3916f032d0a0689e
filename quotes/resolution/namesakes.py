"""Which of several people with one name is meant, where the text itself tells.

Newspapers call the second person of a surname by the full name or a title, and
keep the bare surname for the one established before; but only what the text
shows may choose, never how well known somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.resolution.article import Article
from quotes.resolution.character import Character, suffix
from quotes.resolution.names import Name
from quotes.resolution.places import Place, Places

GENERATION = re.compile(r"\b(younger|junior|elder|older|senior)\s+(?:[A-Z]\w*\.?\s+)?$")
YOUNG = frozenset({"younger", "junior"})
RELATIVE = re.compile(
    r"(?:(?:\b(?:his|her|their)|['’]s?)\s+(?:[\w-]+\s+){0,3}?([\w-]+),?|\b([\w-]+)\s+of)"
    r"\s+(?:[\w.]+\s+){0,4}$"
)
NEAR = 2
WINDOW = 80


class Chosen(NamedTuple):
    """One of several namesakes, and why."""

    character: Character
    reason: str


class Namesakes:
    """Tells people with one name apart, each mention once."""

    def __init__(self, article: Article, places: Places) -> None:
        self._article = article
        self._places = places
        self._known: dict[int, Chosen | None] = {}

    def choose(self, name: Name, found: Sequence[Character]) -> Chosen | None:
        """The one whom a shared name means.

        Args:
            name: A mention with less than a full name.
            found: All people of the document with this name.

        Returns:
            None where nothing tells.
        """
        if name.start not in self._known:
            self._known[name.start] = self._choose(name, found)
        return self._known[name.start]

    def _choose(self, name: Name, found: Sequence[Character]) -> Chosen | None:
        text = self._article.text
        generation = GENERATION.search(text, max(0, name.start - 30), name.start)
        if generation is not None:
            return self._by_generation(generation[1], found)
        fitting = self._fit_title(name, found)
        if len(fitting) == 1:
            return Chosen(fitting[0], "the only one of the name whom the title fits")
        found = fitting or found
        found = [c for c in found if _introduced(c) < name.start] or found
        if len(found) == 1:
            return Chosen(found[0], "the only one of the name whom the article has named so far")
        return self._by_relation(name, found) or self._by_habit(name, found)

    def _by_generation(self, word: str, found: Sequence[Character]) -> Chosen | None:
        fitting = [c for c in found if bool(suffix(c.tokens)) == (word in YOUNG)]
        return Chosen(fitting[0], f"the {word} one of the name") if len(fitting) == 1 else None

    def _fit_title(self, name: Name, found: Sequence[Character]) -> list[Character]:
        """ "Mrs. Ruiz" is no man; whose gender is not known stays possible."""
        title = self._article.lexicon.titles.get(name.title or "")
        if title is None or title.gender is None:
            return []
        return [c for c in found if c.gender in (title.gender, None)]

    def _by_relation(self, name: Name, found: Sequence[Character]) -> Chosen | None:
        """The others come in only as somebody's relatives: "her husband, Luis Ruiz"."""
        own = [c for c in found if not self._is_relative(c)]
        others = [c for c in found if c not in own]
        if len(own) != 1 or self._is_near(name, others, as_relatives=True):
            return None
        return Chosen(own[0], "the others of the name come in only as relatives")

    def _is_relative(self, character: Character) -> bool:
        first = next(name for name in character.mentions if name.start == _introduced(character))
        before = self._article.text[max(0, first.start - WINDOW) : first.start]
        match = RELATIVE.search(before.rpartition("\n")[2])
        if match is None:
            return False
        role = self._article.lexicon.role((match[1] or match[2]).lower())
        return role is not None and role.kind == "relation"

    def _by_habit(self, name: Name, found: Sequence[Character]) -> Chosen | None:
        """The bare name was one's own before the others came in, and they are not near."""
        entries = sorted(found, key=_introduced)
        first, second = entries[0], _introduced(entries[1])
        bare = self._article.cast.bare_mentions(name.tokens)
        if not any(_introduced(first) < other < second for other in bare):
            return None
        if self._is_near(name, entries[1:]):
            return None
        return Chosen(first, "called so before the others of the name came in")

    def _is_near(
        self, name: Name, others: Sequence[Character], *, as_relatives: bool = False
    ) -> bool:
        """Whether one of the others is a subject in the same paragraph or shortly before.

        Args:
            name: The shared name.
            others: Who else has it.
            as_relatives: Pass over the mentions that introduce them.
        """
        article = self._article
        here = article.paragraph_number(name.start)
        for other in others:
            for mention in other.mentions:
                if mention.start >= name.start or len(mention.tokens) < 2:
                    continue
                if as_relatives and mention.start == _introduced(other):
                    continue
                if here - article.paragraph_number(mention.start) <= NEAR:
                    if article.quotation_at(mention.start) is not None:
                        continue
                    if self._places.of(mention).place is Place.SUBJECT:
                        return True
        return False


def _introduced(character: Character) -> int:
    """Where somebody is first named in full."""
    return next(
        (name.start for name in character.mentions if len(name.tokens) > 1),
        character.mentions[0].start,
    )
