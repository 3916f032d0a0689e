"""What a page says of its article in JSON-LD, after schema.org's NewsArticle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "Report",
    "Article",
)
_DEEPEST = 6


def article_data(root: Any) -> dict[str, Any]:
    """The first article that a page describes, an empty dict for none.

    What is not JSON, or nested without end, is passed over.
    """
    found = [
        thing
        for script in root.iter("script")
        if (script.get("type") or "").strip().lower() == "application/ld+json"
        for thing in _things(_parsed(script.text or ""), 0)
    ]
    for kind in _ARTICLES:
        for thing in found:
            if kind in strings(thing.get("@type")):
                return thing
    return {}


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _things(value.get(key), depth + 1)


def strings(value: Any) -> list[str]:
    """The strings of a value that is one, or a list of some."""
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


def names(value: Any) -> list[str]:
    """The names of a thing or of several: strings, or objects with a `name`."""
    items = value if isinstance(value, list) else [value]
    found = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name for item in found for name in strings(item)]
