"""The data that flows through the project, as frozen dataclasses.

Nothing here computes an attribution or imports spaCy. Spans are half-open
character offsets (Unicode code points) into `Document.text`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

QuotationKind = Literal["direct", "partial", "headline", "block"]
Status = Literal["attributed", "implicit", "unattributed"]
SpeakerKind = Literal["person", "institution", "group", "unnamed"]
LiveState = Literal["unchanged", "edited", "quotation-gone", "page-gone", "unclear"]
ParagraphRole = Literal["title", "heading", "body", "excluded"]


class Span(NamedTuple):
    """A stretch of a document's text, with the text itself."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from. Unknown fields are None (or empty), never guessed."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: dt.date | None = None
    retrieved: dt.date | None = None
    language: str | None = None
    sha256: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document.

    Attributes:
        start, end: Offsets of its text, surrounding blank lines excluded.
        role: `title` and `heading` are headlines, `body` is the article's own
            text, `excluded` is everything else on the page.
        reason: For `excluded`, the id of the body rule that left it out
            ("caption", "related-link", …); None otherwise.
    """

    start: int
    end: int
    role: ParagraphRole = "body"
    reason: str | None = None


class Entity(NamedTuple):
    """A name that a trained pipeline found in a document's text, with spaCy's label for it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text, its provenance, its paragraphs.

    Attributes:
        id: File stem, or `id` of a JSON Lines row. Unique in a run.
        text: The decoded text that every offset refers to.
        paragraphs: In order, not overlapping, covering all that is not blank.
        path: The file it was read from, as the user gave it; None for text
            that came from no file.
        line: The 1-based line of `path` on which `text` begins, so that an
            offset can be told as file:line; None where that has no meaning.
        warnings: Disagreements noticed while reading, one sentence each.
        entities: Names that a trained pipeline found, in order, not
            overlapping; empty where none was asked.
    """

    id: str
    text: str
    provenance: Provenance = Provenance()
    paragraphs: tuple[Paragraph, ...] = ()
    path: str | None = None
    line: int | None = 1
    warnings: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted span.

    Attributes:
        start, end: The content, outer marks excluded.
        outer_start, outer_end: The same with its marks.
        kind: See `QuotationKind`.
        paragraph: Index into `Document.paragraphs` of the paragraph it starts in.
        parts: The stretches of content between marks that reopen inside it, in
            order; one part for an ordinary quotation.
        excluded: Why it is not a record ("caption", "scare-quote", …), or None.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: QuotationKind
    paragraph: int
    parts: tuple[tuple[int, int], ...]
    excluded: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRef:
    """Whoever said it, as a record names them.

    `unresolved` says that the name is all that is known: several people can be
    meant (a bare surname, namesakes), and none was chosen.
    """

    id: str
    name: str
    kind: SpeakerKind
    unresolved: bool = field(default=False, metadata={"only_if_set": True})


@dataclass(frozen=True, slots=True)
class InstitutionRef:
    """The institution that a speaker belongs to, as a record names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ResolutionNote:
    """Why a mention is that speaker."""

    rule: str
    evidence: str
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """That an editor checked the record: who, when (ISO date) and why, as they wrote it."""

    by: str | None = None
    when: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LiveNote:
    """What a look at the article's live page found.

    Attributes:
        state: See `LiveState`.
        checked: ISO date of the last look.
        since: ISO date of the first look that found this state.
    """

    state: LiveState
    checked: str
    since: str


@dataclass(frozen=True, slots=True)
class Source:
    """The provenance of a record, dates in ISO 8601, and the path of its article."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    sha256: str | None = None
    tags: tuple[str, ...] = ()
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One quotation and who said it: the public result, one JSON line.

    Field names, order and meaning are a contract with scripts outside the
    project. `text` is exactly `document_text[start:end]`; `words` is the same
    for a reader. `rule`, `evidence` and `resolution` say why.
    """

    id: str
    document: str
    source: Source
    start: int
    end: int
    text: str
    words: str
    kind: QuotationKind
    status: Status
    speakers: tuple[SpeakerRef, ...] = ()
    mention: Span | None = None
    cue: Span | None = None
    role: str | None = None
    institution: InstitutionRef | None = None
    addressee: Span | None = None
    rule: str | None = None
    evidence: str | None = None
    confidence: float = 0.0
    resolution: ResolutionNote | None = None
    cluster: str | None = None
    link: str | None = None
    excluded: str | None = field(default=None, metadata={"only_if_set": True})
    correction: CorrectionNote | None = field(default=None, metadata={"only_if_set": True})
    live: LiveNote | None = field(default=None, metadata={"only_if_set": True})

    @property
    def key(self) -> tuple[str, str]:
        """What names the record anywhere: its document and its id."""
        return (self.document, self.id)

    def as_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and scalars, keys in the order of the contract."""
        return _fields(self)


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _fields(value) if hasattr(value, "__dataclass_fields__") else value


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass; those marked `only_if_set` where they are set."""
    return {
        f.name: _plain(getattr(value, f.name))
        for f in fields(value)
        if not (f.metadata.get("only_if_set") and getattr(value, f.name) in (None, False))
    }
