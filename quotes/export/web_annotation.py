"""W3C Web Annotations: each quotation as a stretch of its article.

Model: https://www.w3.org/TR/annotation-model/. A reader finds the words by
`TextQuoteSelector` (the words with what stands before and after them).
`TextPositionSelector` counts in the article's text as it was saved, and is a hint
where the page has more around it. All annotations are one collection with one page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotes.export.articles import by_article, said_by
from quotes.export.naming import article_iri, named, record_urn
from quotes.model import Record

CONTEXT = 32  # characters before and after, as Hypothesis has it


def to_web_annotation(
    records: Iterable[Record], texts: Mapping[str, str] | None = None
) -> Iterator[str]:
    """One annotation collection, sorted by document, then position.

    Args:
        records: The quotations.
        texts: Text by document id. Where it is missing, or has changed since, the
            annotation does without prefix and suffix.
    """
    found = [record for _, group in by_article(records) for record in group]
    items = [_annotation(record, (texts or {}).get(record.document)) for record in found]
    name = named("\n".join(item["id"] for item in items))
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": "Quotations",
        "total": len(items),
        "first": {"id": named(f"{name} 0"), "type": "AnnotationPage", "partOf": name}
        | {"startIndex": 0, "items": items},
    }
    yield json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _annotation(record: Record, text: str | None) -> dict[str, Any]:
    bodies = _bodies(record)
    return {
        "id": record_urn(record),
        "type": "Annotation",
        "motivation": "describing" if bodies else "highlighting",
        **({"body": bodies} if bodies else {}),
        "target": {
            "source": article_iri(record),
            "selector": [
                {"type": "TextQuoteSelector", **_quote(record, text)},
                {"type": "TextPositionSelector", "start": record.start, "end": record.end},
            ],
        },
    }


def _quote(record: Record, text: str | None) -> dict[str, str]:
    quote = {"exact": record.text}
    if text is not None and text[record.start : record.end] == record.text:
        quote["prefix"] = text[max(0, record.start - CONTEXT) : record.start]
        quote["suffix"] = text[record.end : record.end + CONTEXT]
    return quote


def _bodies(record: Record) -> list[dict[str, str]]:
    """Who said it and why, for a reader; and each name as a tag."""
    if not record.speakers:
        return []
    role = f", {record.role}" if record.role and len(record.speakers) == 1 else ""
    inferred = " (inferred)" if record.status == "implicit" else ""
    words = f"{said_by(record)}{role}{inferred}: {record.evidence}"
    about = {"type": "TextualBody", "purpose": "describing", "format": "text/plain"}
    return [
        {**about, "value": words},
        *(
            {"type": "TextualBody", "purpose": "tagging", "value": speaker.name}
            for speaker in record.speakers
        ),
    ]
