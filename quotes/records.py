"""A document's attributions -> its records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from quotes.attribution.engine import Attribution, attribute
from quotes.links import text_fragment_link
from quotes.model import Document, Quotation, Record, ResolutionNote, Source
from quotes.quotations import find_quotations
from quotes.registry import Registry
from quotes.resolution.engine import Resolver

WORD = re.compile(r"\w+")
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
    text, url = document.text, document.provenance.url
    words = [words_of(text, quotation) for quotation in quotations]
    left_out = [_left_out(q, attributions.get(k)) for k, q in enumerate(quotations)]
    ids = _ids(words, left_out)
    records = []
    for index, quotation in enumerate(quotations):
        start, end = quotation.start, quotation.end
        attribution = attributions.get(index)
        resolution = resolver.resolve(attribution) if attribution else None
        found = resolution if resolution and resolution.speakers else None
        records.append(
            Record(
                id=ids[index],
                document=document.id,
                source=source,
                start=start,
                end=end,
                text=text[start:end],
                words=words[index],
                kind=quotation.kind,
                status=attribution.status if attribution and found else "unattributed",
                speakers=found.speakers if found else (),
                mention=attribution.mention if attribution else None,
                cue=attribution.cue if attribution else None,
                role=found.role if found else None,
                institution=found.institution if found else None,
                addressee=attribution.addressee if attribution else None,
                rule=attribution.rule if attribution else None,
                evidence=attribution.evidence if attribution else None,
                confidence=attribution.confidence if attribution else 0.0,
                resolution=ResolutionNote(
                    resolution.rule, resolution.evidence, resolution.antecedent
                )
                if resolution
                else None,
                link=text_fragment_link(url, text, start, end),
                excluded=left_out[index],
            )
        )
    return records


def _left_out(quotation: Quotation, attribution: Attribution | None) -> str | None:
    """Why a quotation is no record: where it stands, or the rule that says it is nobody's."""
    if attribution is None:
        return quotation.excluded
    return attribution.rule if attribution.nobody else None


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
    if "](" in part:
        part = LINK.sub(r"\1", part)
    if "<" in part:
        part = TAG.sub("", part)
    if "*" in part or "_" in part:
        part = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", part))  # twice: one inside the other
        part = EMPHASIS_CUT.sub("", part)
    return ESCAPE.sub(r"\1", part) if "\\" in part else part


def _ids(wordings: Sequence[str], left_out: Sequence[str | None]) -> list[str]:
    """Ids made from the words; where the same words come again, from their order too.

    What is left out is counted last, so that it never changes the id of a record.
    """
    seen: Counter[str] = Counter()
    ids = [""] * len(wordings)
    for index in sorted(range(len(wordings)), key=lambda k: (left_out[k] is not None, k)):
        words = wordings[index]
        key = " ".join(WORD.findall(words.casefold())) or words
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        seen[digest] += 1
        repeat = f"_{seen[digest]}" if seen[digest] > 1 else ""
        ids[index] = f"q_{digest}{repeat}"
    return ids


def kept(records: Sequence[Record]) -> list[Record]:
    """The records that are somebody's words in the article's own text."""
    return [record for record in records if record.excluded is None]
