"""What a rule of resolution is, what it sees and what it may say.

A rule is judged alone: an id that never changes, why news text licenses it, and
examples that are its tests and its documentation at once. The first rule that
answers decides; the order stands in `engine`.

Examples are short texts in which ``{mention:…}`` marks the words to resolve and
``{antecedent:…}``, where there is one, the words elsewhere that name the
speaker. After " → " stand the names that the rule must find, joined by " + ",
or "open" where it must decide that nobody can be chosen. In a counterexample
only the mention is marked; the rule must abstain, for the reason given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from quotes.language.entities import entity_ending_at
from quotes.model import InstitutionRef, Quotation, Span, SpeakerKind, SpeakerRef
from quotes.registry import Institution, slug
from quotes.resolution.article import Article
from quotes.resolution.bodies import Bodies
from quotes.resolution.character import Character
from quotes.resolution.names import Name
from quotes.resolution.naming import name_in
from quotes.resolution.phrase import Phrase, bare, read_phrase
from quotes.resolution.salience import Salience
from quotes.resolution.speaker import Resolution

MOST = frozenset({"largest", "biggest", "leading", "main", "top", "oldest"})
MADE_WITH_NAMES = ("-based", "-owned", "-backed", "-listed", "-run", "-led", "-headquartered")
SWALLOWED = re.compile(r",\s(?=[a-z]|an? )(?!and\b)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says about a mention; the engine adds the rule's id.

    Attributes:
        speakers: None where the rule finds that nobody can be chosen.
        evidence: One grammatical line for a journalist.
        antecedent: The words elsewhere that name the speaker.
        role, institution: Of a person, as the document gives them.
    """

    speakers: tuple[SpeakerRef, ...]
    evidence: str
    antecedent: Span | None = None
    role: str | None = None
    institution: InstitutionRef | None = None


@dataclass(frozen=True)
class Case:
    """A mention to be resolved.

    Attributes:
        article: The document it stands in.
        mention: Its words.
        salience: Who is on the reader's mind in it.
        bodies: The institutions that it names.
        resolve: The whole engine, for other words of the same document.
        quotation: The words it is said to have spoken, if they are known.
        addressee: To whom, or None.
        stands_for: What a relative pronoun refers to, or None.
    """

    article: Article
    mention: Span
    salience: Salience
    bodies: Bodies
    resolve: Callable[[Span], Resolution]
    quotation: Quotation | None = None
    addressee: Span | None = None
    stands_for: Span | None = None

    @cached_property
    def core(self) -> Span:
        """The mention without an apposition that it swallowed."""
        match = SWALLOWED.search(self.mention.text)
        if match is None or not match.start():
            return self.mention
        return self.article.span(self.start, self.start + match.start())

    @cached_property
    def phrase(self) -> Phrase:
        """The mention taken apart."""
        return read_phrase(self.core.text, self.article.lexicon)

    @cached_property
    def name(self) -> Name | None:
        """The name at its head, if that is one."""
        return name_in(self.article, self.core, self.phrase)

    @property
    def organisation(self) -> str | None:
        """The whole mention but its article, where a trained pipeline calls it an organisation."""
        entity = entity_ending_at(self.article.document.entities, self.mention.end)
        if entity is None or entity.label != "ORG":
            return None
        name = self.article.text[entity.start : entity.end]
        return name if name == bare(self.mention.text) else None

    @property
    def only_describes(self) -> bool:
        """Whether no capitalised word is a name: "the German company", "the Lima-based group"."""
        words = self.phrase.words
        if not words or words[-1][:1].isupper():
            return False
        article = self.article
        based = next(
            (
                k + 1
                for k, word in enumerate(words)
                if word.endswith(MADE_WITH_NAMES) or word in MOST
            ),
            0,
        )
        return not any(
            word[:1].isupper()
            and word.lower() not in article.lexicon.words["demonyms"]
            and article.registry.country(word) is None
            for word in words[based:]
        )

    @property
    def start(self) -> int:
        """Where the mention begins."""
        return self.mention.start

    def where(self, offset: int) -> str:
        """How far an offset lies from the mention, in words."""
        return self.article.distance(offset, self.start)

    # -- answers -----------------------------------------------------------

    def person(self, character: Character, evidence: str, antecedent: Span | None = None) -> Answer:
        """The answer that a mention is a person of the document."""
        profile = self.article.profile(character)
        return Answer((profile.speaker,), evidence, antecedent, profile.role, profile.institution)

    def institution(
        self, institution: Institution, evidence: str, antecedent: Span | None = None
    ) -> Answer:
        """The answer that a mention is an institution."""
        speaker = SpeakerRef(institution.id, institution.name, "institution")
        return Answer((speaker,), evidence, antecedent)

    def nobody_named(self, name: str, kind: SpeakerKind, evidence: str) -> Answer:
        """The answer that a mention is somebody without a name, of this document alone."""
        return Answer(
            (SpeakerRef(f"{self.article.document.id}/{slug(name)}", name, kind),), evidence
        )

    def same_as(self, earlier: Span, resolution: Resolution, evidence: str) -> Answer:
        """The answer that a mention is who an earlier one is."""
        return Answer(
            resolution.speakers, evidence, earlier, resolution.role, resolution.institution
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to believe who a mention is.

    Attributes:
        id: Never changes; records, cards and users' own tests name it.
        why: Why news text licenses it, one sentence.
        finds: Examples in which it must find what is marked.
        ignores: Counterexamples, each with the reason why it must abstain.
        answer: Looks at a case; None abstains.
    """

    id: str
    why: str
    finds: tuple[str, ...]
    ignores: tuple[tuple[str, str], ...]
    answer: Callable[[Case], Answer | None]


def nobody(evidence: str) -> Answer:
    """The answer that nobody can be chosen."""
    return Answer((), evidence)
