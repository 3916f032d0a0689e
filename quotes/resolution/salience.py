"""Who a pronoun means: people named before it, weighed by a few plain features.

The features are those of centering (Grosz, Joshi and Weinstein 1995) and of
Lappin and Leass (1994), as far as words alone tell them: how many sentences
back, subject or not, whether it speaks there, and agreement in gender.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from quotes.model import Span
from quotes.resolution.article import Article
from quotes.resolution.character import Character
from quotes.resolution.gender import Genders
from quotes.resolution.names import Name
from quotes.resolution.namesakes import Namesakes
from quotes.resolution.places import Place, Places

REACH = 1200
PRONOUN_REACH = 700
DEEPEST = 4
WEIGHTS = {Place.SUBJECT: 4.0, Place.POSSESSOR: 2.0, Place.OBJECT: 2.0, Place.OBLIQUE: 1.2}
PER_SENTENCE = 1.0
FARTHEST = 12
PER_PARAGRAPH = 0.4


SPEAKS = 1.0
EMBEDDED = -0.5
TOLD_BY_PRONOUN = -0.75
UNKNOWN_GENDER = -1.0
IN_QUOTATION = -4.0
NAMED_IN_OWN_WORDS = -3.0
ADDRESSED = -2.0
CHAIN = 0.5
JOINTS = frozenset({" and ", ", ", ", and "})
NARRATIVE = re.compile(r"[HhSs](?<!\w.)h?e\b")


# Who, from where to where, the weight of the place, the numbers of sentence and paragraph.
Anchor = tuple[Character | None, int, int, float, int, int]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A person whom a pronoun can mean, with the mention that speaks for it most.

    `character` is None where that mention is a name of several people.
    """

    character: Character | None
    span: Span
    score: float


class Salience:
    """Weighs the people of an article at each point of it.

    Attributes:
        places: Where each name stands in its sentence.
        namesakes: Tells its people with one name apart.
        genders: Tells their genders.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self.places = Places(article)
        self.namesakes = Namesakes(article, self.places)
        self.genders = Genders(article, self.places)
        self._meant: dict[int, Character | None] = {}
        self._weights: dict[int, tuple[float, int, int]] = {}

    def antecedents(
        self, offset: int, gender: str, own_words: str = "", addressee: Span | None = None
    ) -> list[Antecedent]:
        """The people whom a pronoun can mean, the likeliest first.

        Args:
            offset: Of the pronoun.
            gender: "m" or "f".
            own_words: The words that the pronoun is said to have spoken.
            addressee: Whom they were spoken to.
        """
        return self._ranked(offset, gender, own_words, addressee, 0)

    def _ranked(
        self, offset: int, gender: str, own_words: str, addressee: Span | None, depth: int
    ) -> list[Antecedent]:
        article = self._article
        here, paragraph = article.sentence(offset), article.paragraph_number(offset)
        best: dict[Character | str, tuple[float, int, int]] = {}
        for character, start, end, weight, sentence, number in self._anchors(offset, gender, depth):
            score = weight - PER_SENTENCE * min(FARTHEST, here - sentence)
            score -= PER_PARAGRAPH * min(3, paragraph - number)
            surname = article.text[start:end] if character is None else character.surname
            if character is not None and character.gender is None:
                told = self.genders.of(character) is not None
                score += TOLD_BY_PRONOUN if told else UNKNOWN_GENDER
            if own_words and surname in own_words:
                score += NAMED_IN_OWN_WORDS
            if addressee is not None and surname in addressee.text:
                score += ADDRESSED
            key = surname if character is None else character
            known = best.get(key)
            if known is None or score >= known[0]:
                best[key] = (score, start, end)
        found = [
            Antecedent(None if isinstance(key, str) else key, article.span(start, end), score)
            for key, (score, start, end) in best.items()
        ]
        return sorted(found, key=lambda one: (-one.score, -one.span.start))

    def _anchors(self, offset: int, gender: str, depth: int) -> Iterator[Anchor]:
        """People named or meant by a pronoun before an offset."""
        article = self._article
        spoke = article.spoke
        for name, character in self._named_before(offset, gender):
            if character is None or self.genders.of(character) in (gender, None):
                weight, sentence, paragraph = self._weigh(name)
                said = spoke.get(name.start) or spoke.get(name.prefix)
                if said is not None and article.character_of(said) in (character, None):
                    weight = max(weight, WEIGHTS[Place.SUBJECT] + SPEAKS)
                yield character, name.start, name.end, weight, sentence, paragraph
        for span, speaker in self._nominals_before(offset, gender):
            weight, start = WEIGHTS[Place.SUBJECT] + SPEAKS, span.start
            sentence, paragraph = article.sentence(start), article.paragraph_number(start)
            yield speaker, start, span.end, weight, sentence, paragraph
        for span, in_history in self._pronouns_before(offset, gender):
            meant = self._meaning(span, gender, depth)
            if meant is not None:
                weight = WEIGHTS[Place.SUBJECT] + CHAIN + (SPEAKS if in_history else 0.0)
                start = span.start
                sentence, paragraph = article.sentence(start), article.paragraph_number(start)
                yield meant, start, span.end, weight, sentence, paragraph

    def _weigh(self, name: Name) -> tuple[float, int, int]:
        """The weight of a name by its place, and the numbers of its sentence and paragraph."""
        if name.start not in self._weights:
            place, speaks = self.places.of(name)
            weight = WEIGHTS[place] + (SPEAKS if speaks else 0.0)
            if place is Place.SUBJECT and self._is_embedded(name):
                weight += EMBEDDED
            if self._article.quotation_at(name.start) is not None:
                weight = min(weight, WEIGHTS[Place.OBJECT]) + IN_QUOTATION
            self._weights[name.start] = (
                weight,
                self._article.sentence(name.start),
                self._article.paragraph_number(name.start),
            )
        return self._weights[name.start]

    def _is_embedded(self, name: Name) -> bool:
        """Whether another subject opens the sentence: "Ana Ruiz thinks that Bo Lind won"."""
        article = self._article
        earlier = article.cast.before(name.start, article.sentence_start(name.start))
        return any(
            other.tokens[-1] != name.tokens[-1]
            and self.places.of(other).place is Place.SUBJECT
            and article.text[other.end : name.prefix] not in JOINTS
            for other, _ in earlier
        )

    def _named_before(self, offset: int, gender: str) -> Iterator[tuple[Name, Character | None]]:
        """Mentions by name; of a shared name its bearer, None where several could be it."""
        limit = max(0, offset - REACH)
        yield from self._article.cast.before(offset, limit)
        for name, found in self._article.cast.shared_before(offset, limit):
            chosen = self.namesakes.choose(name, found)
            fitting = [c for c in found if self.genders.of(c) in (gender, None)]
            if chosen is not None:
                yield name, chosen.character
            elif fitting:
                yield name, fitting[0] if len(fitting) == 1 else None

    def _nominals_before(self, offset: int, gender: str) -> Iterator[tuple[Span, Character]]:
        """Speakers that another noun stands for: "Ruiz's agent", who is Bo Lind."""
        article = self._article
        for mention, resolution in reversed(article.history):
            if mention.start < offset - PRONOUN_REACH:
                return
            character = article.character_of(resolution)
            if character is None or mention.start >= offset or " " not in mention.text:
                continue
            if character.surname not in mention.text and self.genders.of(character) == gender:
                yield mention, character

    @cached_property
    def _narrative(self) -> list[int]:
        """Where "he" and "she" stand outside quotation marks."""
        article = self._article
        return [
            match.start()
            for match in NARRATIVE.finditer(article.text)
            if article.quotation_at(match.start()) is None
        ]

    def _pronouns_before(self, offset: int, gender: str) -> Iterator[tuple[Span, bool]]:
        word = "he" if gender == "m" else "she"
        spoke = self._article.spoke
        first = bisect_left(self._narrative, offset - PRONOUN_REACH)
        for start in self._narrative[first : bisect_left(self._narrative, offset)]:
            span = self._article.span(start, start + len(word))
            if span.text.lower() == word:
                yield span, start in spoke

    def _meaning(self, pronoun: Span, gender: str, depth: int) -> Character | None:
        """The person whom an earlier pronoun means."""
        article = self._article
        known = article.spoke.get(pronoun.start)
        if known is not None:
            return article.character_of(known)
        if pronoun.start not in self._meant:
            if depth >= DEEPEST:
                return None
            ranked = self._ranked(pronoun.start, gender, "", None, depth + 1)
            self._meant[pronoun.start] = ranked[0].character if ranked else None
        return self._meant[pronoun.start]
