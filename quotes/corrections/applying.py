"""Corrections and records -> the records as they are right.

A correction whose quotation is gone or stands in another sentence by now is an
error. It is not applied, and the quotation that it may be about has no speaker
until an editor looked again: what the rules say of it was found wrong once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.corrections.correction import Correction, CorrectionError
from quotes.corrections.locating import NOT_THERE, beside, doubt, likely, orphaned
from quotes.corrections.speakers import KnownSpeakers
from quotes.links import text_fragment_link
from quotes.model import Document, Quotation, Record
from quotes.records import words_of

EXCLUDED = "correction"  # why a record is none: an editor says that nobody was quoted


@dataclass(frozen=True, slots=True)
class Corrected:
    """The records after the corrections, in the same order, and what did not fit."""

    records: tuple[Record, ...]
    problems: tuple[CorrectionError, ...]


def apply_corrections(
    corrections: Sequence[Correction],
    records: Sequence[Record],
    documents: Sequence[Document],
    *,
    complete: bool,
) -> Corrected:
    """Apply corrections.

    Args:
        corrections: Of the project, in any order.
        records: Of all documents, those that were left out included.
        documents: The articles that were read.
        complete: Those are all articles of the project, so that a correction
            for any other one is an error.
    """
    if not corrections:
        return Corrected(tuple(records), ())
    by_id = {document.id: document for document in documents}
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_document[record.document].append(record)
    known = KnownSpeakers(records)
    right: dict[tuple[str, str], Record] = {}
    problems: list[CorrectionError] = []
    for correction in sorted(corrections, key=lambda one: one.line):
        document = by_id.get(correction.document)
        if document is None:
            if complete:
                moved, new = _moved(correction, by_document, by_id)
                problems.append(orphaned(correction, "there is no such article", moved, new))
                if moved is not None:
                    bare = _without_speaker(moved, correction)
                    right.setdefault(moved.key, bare)
            continue
        there = by_document[document.id]
        found = next((record for record in there if record.id == correction.id), None)
        reason = NOT_THERE if found is None else doubt(correction, there, document)
        if found is not None and reason is None:
            try:
                right[correction.key] = _corrected(correction, found, document, known)
            except CorrectionError as error:
                problems.append(error)
                right[correction.key] = _without_speaker(found, correction)
            continue
        successor = likely(correction, there, document)
        problems.append(orphaned(correction, reason or NOT_THERE, successor, document))
        for doubtful in (found, successor):
            if doubtful is not None:
                right.setdefault(doubtful.key, _without_speaker(doubtful, correction))
    corrected = tuple(right.get(record.key, record) for record in records)
    return Corrected(corrected, tuple(problems))


def _moved(
    correction: Correction,
    by_document: Mapping[str, list[Record]],
    by_id: Mapping[str, Document],
) -> tuple[Record | None, Document | None]:
    """Where a quotation stands whose article was renamed: the same words in the same sentence."""
    for name, document in sorted(by_id.items()):
        for record in by_document[name]:
            rest = beside(document.text, record.start, record.end)
            if record.id == correction.id and correction.beside in (None, rest):
                return record, document
    return None, None


def _corrected(
    correction: Correction,
    record: Record,
    document: Document,
    known: KnownSpeakers,
) -> Record:
    """The record as the editor says it is."""
    record = replace(record, correction=correction.note)
    if correction.not_a_quotation:
        return replace(_speechless(record), excluded=EXCLUDED)
    record = replace(record, excluded=None)
    if correction.exact is not None:
        record = _reworded(correction, record, document)
    if correction.nobody:
        return _speechless(record)
    if not correction.speakers:
        return record
    speakers = tuple(known.meant(wanted, record) for wanted in correction.speakers)
    if set(speakers) == set(record.speakers):
        return record
    return replace(_speechless(record), speakers=speakers, status="attributed", confidence=1.0)


def _without_speaker(record: Record, correction: Correction) -> Record:
    bare = _speechless(record)
    where = f"{correction.path.rsplit('/', 1)[-1]}:{correction.line}"
    return replace(
        bare, evidence=f"an editor has to look again: its correction does not fit ({where})"
    )


def _speechless(record: Record) -> Record:
    """The record without anything that tells who spoke."""
    return replace(
        record,
        status="unattributed",
        speakers=(),
        mention=None,
        cue=None,
        role=None,
        institution=None,
        rule=None,
        evidence=None,
        confidence=0.0,
        resolution=None,
    )


def _reworded(correction: Correction, record: Record, document: Document) -> Record:
    """The record with the words that were really quoted; its id stays."""
    place = find_words(correction.exact or "", document.text, record.start)
    if place is None:
        raise correction.error(
            f"“{correction.exact}” does not stand in {document.path or document.id}",
            "copy the words from the article as they are",
        )
    start, end = place
    quotation = Quotation(start, end, start, end, record.kind, 0, ((start, end),))
    return replace(
        record,
        start=start,
        end=end,
        text=document.text[start:end],
        words=words_of(document.text, quotation),
        link=text_fragment_link(document.provenance.url, document.text, start, end),
    )


def find_words(words: str, text: str, near: int) -> tuple[int, int] | None:
    """Where words stand in a text, whatever its white space; of several places the nearest."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if not pattern:
        return None
    places = [found.span() for found in re.finditer(pattern, text)]
    return min(places, key=lambda span: (abs(span[0] - near), span[0]), default=None)
