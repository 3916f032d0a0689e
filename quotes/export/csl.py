"""CSL-JSON: an entry an article, for Zotero, Pandoc and other citation managers.

Schema: https://github.com/citation-style-language/schema, `csl-data.json`. What is
cited is the article; the quotations stand in its note.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quotes.export.articles import by_article, in_words
from quotes.links import safe_url
from quotes.model import Record


def to_csl_json(records: Iterable[Record]) -> Iterator[str]:
    """One JSON array, an item an article, sorted by document."""
    items = [_item(document, found) for document, found in by_article(records)]
    yield json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(document: str, records: list[Record]) -> dict[str, Any]:
    source = records[0].source
    item = {
        "id": document,
        "type": "article-newspaper" if source.outlet else "document",
        "title": source.title,
        "container-title": source.outlet,
        # A name is never cut into given and family names: we do not know where.
        "author": [{"literal": source.author}] if source.author else None,
        "issued": _date(source.published),
        "accessed": _date(source.retrieved),
        "URL": safe_url(source.url),
        "language": source.language,
        "keyword": ", ".join(source.tags) or None,
        "note": "\n".join(in_words(record) for record in records),
    }
    return {key: value for key, value in item.items() if value is not None}


def _date(day: str | None) -> dict[str, Any] | None:
    """An ISO date as CSL's date parts."""
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
