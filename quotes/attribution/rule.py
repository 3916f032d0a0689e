"""What a rule is, what it sees and what it may say.

A rule is judged alone: an id that never changes, why news text licenses it,
and examples that are its tests and its documentation at once. It proposes; the
engine decides.

Examples mark up one short text: ``{content:…}`` is the quotation that the rule
is about (its marks stand outside the braces), ``{speaker:…}`` and ``{cue:…}``
what the rule must find. In a counterexample only the quotation is marked; the
rule must abstain, for the reason given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quotes.attribution.reports import Reports
from quotes.clauses import VERBAL, Clause, Sentence
from quotes.model import Quotation, Span
from quotes.scene import Scene, make_scene

SIGNATURE_LENGTH = 120
DASH = re.compile(r"\s*[–—―-]")
INNER_MARKS = "’'”\"»]) \u00a0"
SPEAKS_OR_NAMES = frozenset(VERBAL + "NrA")
FRAME = re.compile(r",?[at]*(?:N(?:[of]N)*[at]*(?:\([^)]*\)[at]*|,[^,Vq]*,[at]*)?V|V[at]*N|AN)")


class Proposal(NamedTuple):
    """What a rule says about a quotation.

    Attributes:
        speaker: The noun phrase that names the speaker, as (sentence index in
            the scene, first chunk, last chunk half-open); None where the rule
            borrows from another quotation or says that nobody speaks.
        words: The speaker as (sentence index, first token, last token half-open),
            where the mention is less than a noun phrase.
        cue: The cue as (sentence index, first token, last token half-open).
        same_as: Index of an earlier quotation whose attribution holds here too.
        nobody: The words are nobody's; the reason stands in `evidence`.
        veto: Nothing that speaks for anybody else counts.
        implicit: The speaker is inferred, no cue introduces the words.
        evidence: One line of words for a reader.
        traits: What speaks for or against it here, as words that the weights
            know ("speech", "far"); see `scoring`.
    """

    evidence: str
    speaker: tuple[int, int, int] | None = None
    cue: tuple[int, int, int] | None = None
    words: tuple[int, int, int] | None = None
    same_as: int | None = None
    nobody: bool = False
    veto: bool = False
    implicit: bool = False
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What is settled about an earlier quotation of the document."""

    mention: Span | None
    cue: Span | None
    addressee: Span | None
    implicit: bool
    antecedent: Span | None


class Context:
    """A quotation where it stands: all that a rule may look at.

    Attributes:
        scene: The paragraphs around it.
        index: Of the quotation in the document.
        quotations: All quotations of the document.
        decided: What is settled about earlier ones.
        scene_before: The scene that was looked at before this one, if any.
        text: The document's text.
        quotation: The quotation in question.
        words: What is quoted, cut at white space.
        place: Its sentence in the scene and its chunk in the sentence.
        sentence: The sentence it stands in.
        left, right: Chunk codes of that sentence before and after the quotation.
        frame_follows: Whether what comes after it opens with somebody's reporting clause.
        stands_alone: Whether nothing else in that sentence could name a speaker.
        reports: The reports before it in that sentence.
        previous: The last quotation before it that has a speaker, a few back at most, or None.
        clauses_seen, mentions_seen: The traits of clauses, and the words of noun phrases, that
            a rule has looked at; several rules meet the same one.
    """

    def __init__(
        self,
        scene: Scene,
        index: int,
        quotations: Sequence[Quotation],
        decided: Mapping[int, Decided],
        scene_before: Scene | None = None,
    ) -> None:
        self.scene = scene
        self.index = index
        self.quotations = quotations
        self.decided = decided
        self.scene_before = scene_before
        self.text = scene.document.text
        self.quotation = quotations[index]
        self.words = self.text[self.quotation.start : self.quotation.end].split()
        self.place = scene.places[index]
        self.sentence = scene.sentences[self.place.sentence]
        self.left = self.sentence.codes[: self.place.chunk]
        self.right = self.sentence.codes[self.place.chunk + 1 :]
        self.frame_follows = FRAME.match(self.right) is not None
        self.stands_alone = SPEAKS_OR_NAMES.isdisjoint(self.left + self.right)
        self.previous = self._previous()
        self.reports = Reports(self.sentence, self.place.chunk)
        self.clauses_seen: dict[Clause, tuple[str, ...]] = {}
        self.mentions_seen: dict[tuple[int, int, int], Span] = {}

    def sentence_at(self, number: int) -> Sentence:
        """A sentence by its number.

        Args:
            number: Of the scene's sentences; below 0 it counts back through the
                paragraph before, from their number on through the one after.
        """
        count = len(self.scene.sentences)
        if number < 0:
            return self.paragraph_before[number]
        return (
            self.scene.sentences[number] if number < count else self.paragraph_after[number - count]
        )

    @cached_property
    def last_character(self) -> str:
        """How the quoted words end: "," and "?" leave the sentence open, "." closes it."""
        words = self.text[self.quotation.start : self.quotation.end].rstrip(INNER_MARKS)
        return words[-1:]

    def _previous(self) -> int | None:
        for index in range(self.index - 1, max(-1, self.index - 5), -1):
            if index in self.decided and self.decided[index].mention is not None:
                return index
        return None

    @cached_property
    def paragraph_before(self) -> Sequence[Sentence]:
        """The sentences of the paragraph before the scene; none where it is not the article's."""
        number = self.scene.first - 1
        document = self.scene.document
        if number < 0 or document.paragraphs[number].role != "body":
            return ()
        if self.scene_before is not None and self.scene_before.last == number:
            return self.scene_before.sentences
        return make_scene(document, number, number, ()).sentences

    @cached_property
    def paragraph_after(self) -> Sequence[Sentence]:
        """The sentences of the paragraph after the scene, if that can sign the quotation.

        It is a short one of the article and begins with a dash, or on the next line.
        """
        number = self.scene.last + 1
        paragraphs = self.scene.document.paragraphs
        if number >= len(paragraphs) or paragraphs[number].role == "excluded":
            return ()
        paragraph = paragraphs[number]
        if paragraph.end - paragraph.start > SIGNATURE_LENGTH:
            return ()
        is_apart = "\n\n" in self.text[self.quotation.end : paragraph.start]
        if is_apart and DASH.match(self.text, paragraph.start) is None:
            return ()
        return make_scene(self.scene.document, number, number, ()).sentences


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to believe who spoke.

    Attributes:
        id: Never changes; records, cards and users' own tests name it.
        why: Why news text licenses it, one sentence.
        finds: Examples in which it must find what is marked.
        ignores: Counterexamples, each with the reason why it must abstain.
        propose: Looks at a context; None abstains.
        confidence: How often its author believes it right, before anything is
            measured; where the fitting of the weights starts from.
    """

    id: str
    why: str
    finds: tuple[str, ...]
    ignores: tuple[tuple[str, str], ...]
    propose: Callable[[Context], Proposal | None]
    confidence: float
