"""JSON-LD with the words of schema.org: `Quotation`, by whom, in which `NewsArticle`.

Vocabulary: https://schema.org/Quotation. Speakers with a name are `creator`s.
Groups and people without a name are neither `Person` nor `Organization`, so that
they are given as `creditText`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quotes.export.articles import by_article, said_by
from quotes.export.naming import article_iri, record_urn
from quotes.links import safe_url
from quotes.model import Record, SpeakerRef

_TYPES = {"person": "Person", "institution": "Organization"}


def to_json_ld(records: Iterable[Record]) -> Iterator[str]:
    """One JSON-LD document: the articles, then the quotations, each sorted by document.

    Each has a line of its own, so that a new quotation changes few lines of a file.
    An article's author may be a person or a desk, and has no type.
    """
    articles = by_article(records)
    graph = [_article(found[0]) for _, found in articles]
    graph += [_quotation(record) for _, found in articles for record in found]
    yield '{"@context": "https://schema.org", "@graph": ['
    for number, node in enumerate(graph):
        yield f"{',' if number else ''}\n{json.dumps(node, ensure_ascii=False)}"
    yield "\n]}\n"


def _article(record: Record) -> dict[str, Any]:
    source = record.source
    return _known(
        {
            "@type": "NewsArticle",
            "@id": article_iri(record),
            "identifier": record.document,
            "headline": source.title,
            "url": safe_url(source.url),
            "author": {"name": source.author} if source.author else None,
            "publisher": (
                {"@type": "NewsMediaOrganization", "name": source.outlet} if source.outlet else None
            ),
            "datePublished": source.published,
            "inLanguage": source.language,
            "keywords": list(source.tags) or None,
        }
    )


def _quotation(record: Record) -> dict[str, Any]:
    named = [_speaker(speaker, record) for speaker in record.speakers if speaker.kind in _TYPES]
    unnamed = any(speaker.kind not in _TYPES for speaker in record.speakers)
    return _known(
        {
            "@type": "Quotation",
            "@id": record_urn(record),
            "identifier": record.id,
            "text": record.words,
            "creator": named or None,
            "creditText": said_by(record) if unnamed else None,
            "isPartOf": {"@id": article_iri(record)},
            "datePublished": record.source.published,
            "url": record.link,
            "description": _why(record),
        }
    )


def _speaker(speaker: SpeakerRef, record: Record) -> dict[str, Any]:
    """A speaker; role and institution only where they can be nobody else's."""
    alone = len(record.speakers) == 1 and speaker.kind == "person"
    institution = record.institution if alone else None
    return _known(
        {
            "@type": _TYPES[speaker.kind],
            "@id": f"#{speaker.id}",
            "name": speaker.name,
            "jobTitle": record.role if alone else None,
            "affiliation": (
                {"@type": "Organization", "@id": f"#{institution.id}", "name": institution.name}
                if institution
                else None
            ),
        }
    )


def _why(record: Record) -> str | None:
    if not record.speakers or record.evidence is None:
        return record.evidence
    inferred = "inferred; " if record.status == "implicit" else ""
    return f"{inferred}{record.evidence} (rule {record.rule}, confidence {record.confidence:.2f})"


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
