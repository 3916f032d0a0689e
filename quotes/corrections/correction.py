"""A correction: the record it is about, and what is right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotes.errors import QuotesError
from quotes.model import CorrectionNote, SpeakerKind


class CorrectionError(QuotesError):
    """A correction that cannot be read, or that does not fit the articles any more."""


@dataclass(frozen=True, slots=True)
class CorrectSpeaker:
    """Who said it.

    Attributes:
        name: As cards shall show it.
        kind: None for the kind that other records give that name, else a person.
    """

    name: str
    kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of `corrections.yaml`.

    At least one of `speakers`, `nobody`, `not_a_quotation` and `exact` is given.

    Attributes:
        document, id: The record.
        words: Its words, to notice when they change.
        beside: The rest of its sentence in the article, to notice when that
            changes, and to tell repeated words apart; None to ask for neither.
        speakers: Who said it; empty where that is not what is corrected.
        nobody: The article does not tell who said it.
        not_a_quotation: The words are nobody's, or not of the article.
        exact: The words that were really quoted, as in the article; None if they are right.
        note: By whom, when and why.
        path, line: Where the entry stands; 1-based.
    """

    document: str
    id: str
    words: str
    note: CorrectionNote
    path: str
    line: int
    beside: str | None = None
    speakers: tuple[CorrectSpeaker, ...] = ()
    nobody: bool = False
    not_a_quotation: bool = False
    exact: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What names the record: its document and its id."""
        return (self.document, self.id)

    @property
    def answer(self) -> str:
        """What is right, and who says so, as a phrase."""
        names = ", ".join(speaker.name for speaker in self.speakers)
        right = "not a quotation" if self.not_a_quotation else names or self.nobody * "nobody"
        exact = f"“{self.exact}”" if self.exact is not None else ""
        said = ", ".join(part for part in (right, exact) if part)
        return f"{said} ({self.note.by}, {self.note.when})"

    def agrees(self, other: Correction) -> bool:
        """Whether another entry says the same of the same words; who says so does not matter."""
        ours, theirs = (
            replace(one, note=CorrectionNote(), path="", line=0) for one in (self, other)
        )
        return ours == theirs

    def error(self, message: str, hint: str) -> CorrectionError:
        """An error about this entry."""
        return CorrectionError(message, path=self.path, line=self.line, hint=hint)
