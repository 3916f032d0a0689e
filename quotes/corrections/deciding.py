"""A decision about a record -> the correction that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quotes.corrections.applying import find_words
from quotes.corrections.correction import Correction, CorrectionError, CorrectSpeaker
from quotes.corrections.locating import beside
from quotes.model import CorrectionNote, Document, Record, SpeakerKind


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor says of a record; see `Correction` for the fields."""

    speakers: tuple[CorrectSpeaker, ...] = ()
    nobody: bool = False
    not_a_quotation: bool = False
    exact: str | None = None


def as_it_is(record: Record) -> Decision:
    """The decision that a record is right."""
    speakers = tuple(CorrectSpeaker(one.name, one.kind) for one in record.speakers)
    return Decision(speakers=speakers, nobody=not speakers)


def named(
    names: Iterable[str], kind: SpeakerKind | None, records: Iterable[Record]
) -> tuple[CorrectSpeaker, ...]:
    """Speakers by name, of the kind that is asked for or that records know them by."""
    kinds = {one.name: one.kind for record in records for one in record.speakers}
    return tuple(
        CorrectSpeaker(name, kind or kinds.get(name))
        for name in (" ".join(name.split()) for name in names)
        if name
    )


def find_record(name: str, records: Iterable[Record]) -> Record:
    """The record that `DOCUMENT:ID` names.

    Raises:
        CorrectionError: There is none.
    """
    document, _, id_ = name.rpartition(":")
    records = list(records)
    for record in records:
        if record.key == (document, id_):
            return record
    near = [record.id for record in records if record.document == document]
    raise CorrectionError(
        f"there is no record {name!r} in the published ones",
        hint=f"those of {document} are {', '.join(near)}"
        if near
        else "write DOCUMENT:ID as quotes review tells them, and run quotes build first",
    )


def correction_of(
    record: Record,
    decision: Decision,
    document: Document | None,
    note: CorrectionNote,
    file: Path,
) -> Correction:
    """The entry that a decision becomes.

    Args:
        record: As it was published.
        decision: What is right.
        document: Its article; None where it cannot be read.
        note: By whom, when and why.
        file: Where the entry goes, for messages.

    Raises:
        CorrectionError: The article reads otherwise by now, or does not hold
            the exact words.
    """
    if document is None or document.text[record.start : record.end] != record.text:
        raise CorrectionError(
            f"the article of {record.document}:{record.id} is not as it was published",
            path=record.source.path,
            hint="run quotes build, then decide again",
        )
    if (
        decision.exact is not None
        and find_words(decision.exact, document.text, record.start) is None
    ):
        raise CorrectionError(
            f"“{decision.exact}” does not stand in the article",
            path=document.path,
            hint="copy the words as they are, without the outer quotation marks",
        )
    return Correction(
        document=record.document,
        id=record.id,
        words=record.words,
        note=note,
        path=file.as_posix(),
        line=1,
        beside=beside(document.text, record.start, record.end) or None,
        speakers=decision.speakers,
        nobody=decision.nobody,
        not_a_quotation=decision.not_a_quotation,
        exact=decision.exact,
    )
