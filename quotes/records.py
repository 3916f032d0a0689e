"""A document's attributions -> its records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.attribution.engine import Attribution, attribute
from quotes.links import text_fragment_link
from quotes.model import (
    Document,
    Quotation,
    Record,
    ResolutionNote,
    Source,
)
from quotes.quotations import find_quotations
from quotes.registry import Registry
from quotes.resolution.engine import Resolver
from quotes.resolution.speaker import Resolution

LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def document_records(document: Document, registry: Registry | None = None) -> list[Record]:
    """Read a document to its records, excluded quotations included.

    Args:
        document: One article; nothing else is looked at.
        registry: People and institutions in general; the shipped one if None.

    Returns:
        Records in order of their start. Those that are nobody's words or stand
        outside the article's own text have `excluded` set.
    """
    quotations = find_quotations(document)
    resolver = Resolver(document, quotations, registry)
    attributions = {a.quotation: a for a in attribute(document, quotations)}
    source = _source(document)
    ids = _ids(words_of(document.text, quotation) for quotation in quotations)
    records = []
    for index, (quotation, id_) in enumerate(zip(quotations, ids, strict=True)):
        attribution = attributions.get(index)
        resolution = resolver.resolve(attribution) if attribution else None
        records.append(_record(document, source, id_, quotation, attribution, resolution))
    return records


def _record(
    document: Document,
    source: Source,
    id_: str,
    quotation: Quotation,
    attribution: Attribution | None,
    resolution: Resolution | None,
) -> Record:
    text = document.text
    url = document.provenance.url
    record = Record(
        id=id_,
        document=document.id,
        source=source,
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        words=words_of(text, quotation),
        kind=quotation.kind,
        status="unattributed",
        link=text_fragment_link(url, text, quotation.start, quotation.end) if url else None,
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
    words = " ".join(text[start:end] for start, end in quotation.parts)
    words = LINK.sub(r"\1", words)
    words = EMPHASIS.sub("", words)
    return " ".join(words.split())


def _ids(wordings: Iterable[str]) -> Iterator[str]:
    """Ids made from the words; where the same words come again, from their order too."""
    seen: Counter[str] = Counter()
    for words in wordings:
        key = " ".join(re.findall(r"\w+", words.casefold())) or words
        digest = hashlib.sha256(key.encode("utf-8")).hexdigest()[:8]
        seen[digest] += 1
        yield f"q_{digest}" if seen[digest] == 1 else f"q_{digest}_{seen[digest]}"


def kept(records: Sequence[Record]) -> list[Record]:
    """The records that are somebody's words in the article's own text."""
    return [record for record in records if record.excluded is None]
