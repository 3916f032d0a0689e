"""What pronouns beside somebody's name tell of the gender, where name and title do not."""

from __future__ import annotations

import re

from quotes.resolution.article import Article
from quotes.resolution.character import Character
from quotes.resolution.names import Name
from quotes.resolution.places import Place, Places

PRONOUN = re.compile(r"\b(?:(he|his|himself)|(she|her|hers|herself))\b")
MOST_MENTIONS = 10
NEAR = 120


class Genders:
    """The genders of an article's people, each told once.

    A pronoun speaks for the person who is the subject of its sentence, where
    nobody else is named before it. One that speaks against the others makes it
    open again.
    """

    def __init__(self, article: Article, places: Places) -> None:
        self._article = article
        self._places = places
        self._told: dict[Character, str | None] = {}

    def of(self, character: Character) -> str | None:
        """ "m", "f" or None: as titles, roles and names tell, else as pronouns do."""
        if character.gender is not None:
            return character.gender
        if character not in self._told:
            votes = {self._beside(name) for name in character.mentions[:MOST_MENTIONS]} - {None}
            self._told[character] = votes.pop() if len(votes) == 1 else None
        return self._told[character]

    def _beside(self, name: Name) -> str | None:
        """What the first pronoun after a name in its sentence tells."""
        article = self._article
        start, end = article.sentence_start(name.start), article.sentence_end(name.end)
        match = PRONOUN.search(article.text, name.end, min(end, name.end + NEAR))
        if match is None or article.quotation_at(match.start()) is not None:
            return None
        if self._places.of(name).place is not Place.SUBJECT:
            return None
        if len(article.cast.before(match.start(), start)) > 1 or article.quotation_at(name.start):
            return None
        return "m" if match[1] else "f"
