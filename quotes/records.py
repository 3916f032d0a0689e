"""A document's attributions -> its records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.engine import Attribution, attribute
from quotes.links import text_fragment_link
from quotes.model import Document, Quotation, Record, ResolutionNote, Source
from quotes.quotations import find_quotations
from quotes.registry import Registry
from quotes.resolution.engine import Resolver
from quotes.resolution.speaker import Resolution

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,400}?)(?<=[^\s\\])\1(?![\w*])")
# Emphasis whose other end stands outside the quotation. Censored words (s***) keep their stars.
EMPHASIS_CUT = re.compile(r"(?<!\S)[*_]{1,3}(?=\w)|(?<=[.,;:!?…])[*_]{1,3}(?!\S)")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def document_records(
    document: Document,
    registry: Registry | None = None,
    quotations: Sequence[Quotation] | None = None,
) -> list[Record]:
    """Read a document to its records, excluded quotations included.

    Args:
        document: One article; nothing else is looked at.
        registry: People and institutions in general; the shipped one if None.
        quotations: Of the document, in order; those that its marks tell if None.

    Returns:
        Records in order of their start. Those that are nobody's words or stand
        outside the article's own text have `excluded` set.
    """
    if quotations is None:
        quotations = find_quotations(document)
    resolver = Resolver(document, quotations, registry)
    attributions = {a.quotation: a for a in attribute(document, quotations)}
    source = _source(document)
    records = []
    for index, quotation in enumerate(quotations):
        attribution = attributions.get(index)
        resolution = resolver.resolve(attribution) if attribution else None
        records.append(_record(document, source, quotation, attribution, resolution))
    return _with_ids(records)


def _record(
    document: Document,
    source: Source,
    quotation: Quotation,
    attribution: Attribution | None,
    resolution: Resolution | None,
) -> Record:
    """The record of a quotation, without its id."""
    text = document.text
    record = Record(
        id="",
        document=document.id,
        source=source,
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        words=words_of(text, quotation),
        kind=quotation.kind,
        status="unattributed",
        link=text_fragment_link(document.provenance.url, text, quotation.start, quotation.end),
        excluded=quotation.excluded,
    )
    if attribution is None:
        return record
    found = resolution if resolution and resolution.speakers else None
    return replace(
        record,
        status=attribution.status if found else "unattributed",
        speakers=found.speakers if found else (),
        mention=attribution.mention,
        cue=attribution.cue,
        role=found.role if found else None,
        institution=found.institution if found else None,
        addressee=attribution.addressee,
        rule=attribution.rule,
        evidence=attribution.evidence,
        confidence=attribution.confidence,
        resolution=ResolutionNote(resolution.rule, resolution.evidence, resolution.antecedent)
        if resolution
        else None,
        excluded=attribution.rule if attribution.nobody else None,
    )


def _source(document: Document) -> Source:
    known = document.provenance
    return Source(
        title=known.title,
        url=known.url,
        outlet=known.outlet,
        author=known.author,
        published=known.published.isoformat() if known.published else None,
        retrieved=known.retrieved.isoformat() if known.retrieved else None,
        language=known.language,
        sha256=known.sha256,
        tags=known.tags,
        path=document.path,
    )


def words_of(text: str, quotation: Quotation) -> str:
    """The quoted words for a reader: marks that reopen, markup and line breaks taken out.

    Args:
        text: The document's text.
        quotation: Of that document.
    """
    parts = (_without_markup(text[start:end]) for start, end in quotation.parts)
    return " ".join(" ".join(parts).split())


def _without_markup(part: str) -> str:
    """Links, tags and emphasis become their words, escaped characters themselves."""
    part = LINK.sub(r"\1", part)
    if "<" in part:
        part = TAG.sub("", part)
    if "*" in part or "_" in part:
        part = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", part))  # twice: one inside the other
        part = EMPHASIS_CUT.sub("", part)
    return ESCAPE.sub(r"\1", part)


def _with_ids(records: Sequence[Record]) -> list[Record]:
    """Give ids made from the words; where the same words come again, from their order too.

    What is left out is counted last, so that it never changes the id of a record.
    """
    seen: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for record in [*kept(records), *(r for r in records if r.excluded is not None)]:
        key = " ".join(re.findall(r"\w+", record.words.casefold())) or record.words
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        seen[digest] += 1
        repeat = f"_{seen[digest]}" if seen[digest] > 1 else ""
        ids[record.start] = f"q_{digest}{repeat}"
    return [replace(record, id=ids[record.start]) for record in records]


def kept(records: Sequence[Record]) -> list[Record]:
    """The records that are somebody's words in the article's own text."""
    return [record for record in records if record.excluded is None]
