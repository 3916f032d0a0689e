"""One document as resolution sees it: sentences, quoted stretches, people, who spoke so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from quotes.language.lexicon import Lexicon
from quotes.model import Document, InstitutionRef, Paragraph, Quotation, Span, SpeakerRef
from quotes.registry import Registry, slug
from quotes.resolution.cast import Cast
from quotes.resolution.character import Character
from quotes.resolution.institutions import Institutions
from quotes.resolution.names import ABBREVIATIONS, UPPER
from quotes.resolution.roles import Roles
from quotes.resolution.speaker import Resolution

SENTENCE_END = re.compile(rf"[.?!…\n](?:(?<=\n)\n*|(?<!\n)[”\"'’)]*\s+(?=[“\"'‘(\[]*[{UPPER}\d]))")
ABBREVIATED = re.compile(rf"\b(?:{'|'.join(ABBREVIATIONS.split())}|[{UPPER}])\.\s$")


class Profile(NamedTuple):
    """A person as records give them.

    Attributes:
        speaker: The id and name, as the document writes it.
        role: As the document gives it, or None.
        institution: That the role names, or None.
    """

    speaker: SpeakerRef
    role: str | None
    institution: InstitutionRef | None


class Article:
    """A document and all that rules may ask about it; found out when asked for.

    Attributes:
        document, text: The document, and its text.
        quotations: All of them, in order.
        lexicon, registry: What is known in general.
        history: Mentions resolved so far, with their speakers, in the order of quotations.
        spoke: The same speakers by the offset where the mention begins.
    """

    def __init__(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        registry: Registry,
        lexicon: Lexicon,
    ) -> None:
        self.document = document
        self.text = document.text
        self.quotations = quotations
        self.registry = registry
        self.lexicon = lexicon
        self.history: list[tuple[Span, Resolution]] = []
        self.spoke: dict[int, Resolution] = {}
        self._profiles: dict[tuple[Character, str], Profile] = {}

    @cached_property
    def cast(self) -> Cast:
        """The people whom it names."""
        return Cast(self.document, self.lexicon, self.registry)

    @cached_property
    def institutions(self) -> Institutions:
        """The institutions that it names."""
        return Institutions(self.document, self.lexicon, self.registry)

    @cached_property
    def roles(self) -> Roles:
        """What it says about the roles of its people."""
        return Roles(self.text, self.lexicon)

    @cached_property
    def _quoted(self) -> list[int]:
        """Where quotations begin."""
        return [quotation.outer_start for quotation in self.quotations]

    @cached_property
    def _sentences(self) -> list[int]:
        """Where the sentences begin; what ends inside a quotation ends none."""
        starts = [0]
        for match in SENTENCE_END.finditer(self.text):
            inside = self.quotation_at(match.start())
            if inside is not None and "\n" not in match[0] and match.end() < inside.outer_end:
                continue
            if ABBREVIATED.search(self.text, max(0, match.end() - 8), match.end()):
                continue
            starts.append(match.end())
        return starts

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation in which an offset lies, marks included."""
        k = bisect_right(self._quoted, offset) - 1
        if k >= 0 and offset < self.quotations[k].outer_end:
            return self.quotations[k]
        return None

    def sentence(self, offset: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._sentences, offset) - 1

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of an offset begins."""
        return self._sentences[self.sentence(offset)]

    def sentence_end(self, offset: int) -> int:
        """Where the sentence of an offset ends."""
        k = self.sentence(offset) + 1
        return self._sentences[k] if k < len(self._sentences) else len(self.text)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [paragraph.start for paragraph in self.document.paragraphs]

    def paragraph_number(self, offset: int) -> int:
        """The index of the paragraph in which an offset lies."""
        return max(0, bisect_right(self._paragraphs, offset) - 1)

    def paragraph(self, offset: int) -> Paragraph:
        """The paragraph in which an offset lies."""
        return self.document.paragraphs[self.paragraph_number(offset)]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text."""
        return Span(start, end, self.text[start:end])

    def distance(self, earlier: int, later: int) -> str:
        """How far back an offset lies from another, in words for a journalist."""
        back = self.paragraph_number(later) - self.paragraph_number(earlier)
        if earlier > later:
            return "further on"
        if self.sentence(earlier) == self.sentence(later):
            return "in the same sentence"
        if back == 0:
            return "in the same paragraph"
        if back == 1:
            return "one paragraph before"
        words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return f"{words[back - 2] if back - 2 < len(words) else back} paragraphs before"

    def profile(self, character: Character) -> Profile:
        """A person of the cast with role and institution."""
        key = (character, character.name)
        if key not in self._profiles:
            self._profiles[key] = self._describe(character)
        return self._profiles[key]

    def _describe(self, character: Character) -> Profile:
        name = character.name
        speaker = SpeakerRef(slug(name), name, "person")
        role = self.roles.of(character)
        if role is None:
            return Profile(speaker, None, None)
        found = None
        if role.institution is not None:
            found = self.institutions.affiliation(role.institution, role.offset)
        found = found or self.institutions.office(role.text)
        return Profile(speaker, role.text, InstitutionRef(found.id, found.name) if found else None)

    def character_of(self, resolution: Resolution) -> Character | None:
        """The person of the cast whom a resolution names, if it names one alone."""
        if len(resolution.speakers) != 1 or resolution.speakers[0].kind != "person":
            return None
        found = self.cast.find(tuple(resolution.speakers[0].name.split()))
        return found[0] if len(found) == 1 else None
