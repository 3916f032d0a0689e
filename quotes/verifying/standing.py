"""Whether records stand, word for word, in their saved articles."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quotes.documents.places import place
from quotes.model import Document, Record, Span

FindingKind = Literal["no-article", "moved", "gone", "other-words", "altered"]
_REBUILD = "quotes build, and look at what it changes"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not stand as it did.

    Attributes:
        kind: `no-article` where the record's article is not there, `moved` where the
            words stand at another place, `gone` where they stand nowhere in it,
            `other-words` where the mention, cue, addressee or antecedent is not what
            the record says, `altered` where the article is not the text that was saved.
        document, id: Of the record; the id is None for what concerns the article.
        where: File and line.
        message: What is wrong, in words.
        remedy: What to do about it.
    """

    kind: FindingKind
    document: str
    id: str | None
    where: str
    message: str
    remedy: str


def check_articles(
    documents: Mapping[str, Document],
    records: Sequence[tuple[int, Record]],
    file: str,
) -> Iterator[Finding]:
    """Compare records with the articles they were made from.

    Args:
        documents: The saved articles, by id.
        records: All that are to be checked, with their 1-based lines.
        file: Where the records stand, for messages.

    Yields:
        Findings: of articles by id, then of records in their order.
    """
    built = {r.document: r.source.sha256 for _, r in records if r.source.sha256}
    for document in sorted(documents.values(), key=lambda document: document.id):
        yield from _check_digest(document, built.get(document.id))
    for line, record in records:
        document_of = documents.get(record.document)
        if document_of is None:
            yield Finding(
                kind="no-article",
                document=record.document,
                id=record.id,
                where=f"{file}:{line}",
                message=f"its article {record.source.path or record.document} is not there",
                remedy="bring the article back; if it went on purpose: quotes build",
            )
        else:
            yield from check_record(document_of, record)


def check_record(document: Document, record: Record) -> Iterator[Finding]:
    """What of a record does not stand in its article.

    Args:
        document: The saved article that the record names.
        record: As it was published.
    """
    start, words, text = record.start, record.text, document.text

    def finding(kind: FindingKind, offset: int, message: str) -> Finding:
        where = place(document, offset)
        return Finding(kind, document.id, record.id, where, message, _REBUILD)

    if not standing(document, record):
        elsewhere = text.find(words)
        if elsewhere >= 0 and words:
            yield finding("moved", elsewhere, f"the words stand here now: {record.words}")
        else:
            yield finding(
                "gone", start, f"the words stand no longer in the article: {record.words}"
            )
        return
    for name, span in _spans(record):
        if text[span.start : span.end] != span.text:
            yield finding(
                "other-words", span.start, f"the {name} “{span.text}” stands here no longer"
            )


def standing(document: Document, record: Record) -> bool:
    """Whether the quoted words stand where the record says."""
    return document.text[record.start : record.end] == record.text


def _spans(record: Record) -> Iterator[tuple[str, Span]]:
    """What else of the article a record names."""
    antecedent = record.resolution.antecedent if record.resolution else None
    spans = {
        "mention": record.mention,
        "cue": record.cue,
        "addressee": record.addressee,
        "antecedent": antecedent,
    }
    return ((name, span) for name, span in spans.items() if span is not None)


def digest_of(document: Document) -> str:
    """The SHA-256 of a document's text."""
    return hashlib.sha256(document.text.encode()).hexdigest()


def _check_digest(document: Document, built: str | None) -> Iterator[Finding]:
    """An article's text against the hash that its provenance gives, and that of the build."""
    now, known = digest_of(document), document.provenance.sha256
    if known not in (None, now, _digest_of_file(document)):
        message = f"its text is not the one that was saved: sha256 {now}, not {known}"
        remedy = "restore the file from the repository; if the change is right, correct sha256"
    elif built not in (None, now, known):
        message = "its text is not the one that the cards were made from"
        remedy = _REBUILD
    else:
        return
    where = document.path or document.id
    yield Finding("altered", document.id, None, where, message, remedy)


def _digest_of_file(document: Document) -> str | None:
    """The SHA-256 of the whole file, as `sha256sum` prints it."""
    if document.path is not None:
        with contextlib.suppress(OSError):
            return hashlib.sha256(Path(document.path).read_bytes()).hexdigest()
    return None
