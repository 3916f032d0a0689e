"""An RSS or Atom feed: the addresses of its articles (the extra `feeds`, feedparser)."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

from quotes.documents.provenance import Value, check_provenance, is_web_address
from quotes.errors import DocumentError, QuotesError
from quotes.ingest.found import Address
from quotes.model import Provenance

_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEAD = 2048


def is_feed(data: bytes, content_type: str = "") -> bool:
    """Whether an answer or a file is a feed, by its type or its first element."""
    return content_type in _TYPES or _ROOT.search(data, 0, _HEAD) is not None


def read_feed(data: bytes, where: str, url: str | None = None) -> Iterator[Address | QuotesError]:
    """The articles that a feed names.

    Args:
        data: The feed; entities that it defines itself are not followed.
        where: Its address or path, for messages.
        url: Its address, which its links are relative to; None for a file.

    Yields:
        Addresses in the feed's order, with title and date as the feed has them, and an
        error for each entry without a usable address.

    Raises:
        DocumentError: This is no feed, it is empty, or feedparser is not installed.
    """
    try:
        import feedparser
    except ImportError as problem:
        raise DocumentError(
            f"feeds need feedparser, which cannot be imported ({problem})",
            path=where,
            hint='pip install "newsroom-quotes[feeds]"',
        ) from None
    # As a stream: bytes could be the name of a file, which feedparser would read instead.
    stream = io.BytesIO(data)
    feed = feedparser.parse(stream, response_headers={"content-location": url} if url else {})
    if not feed.get("version") or not feed.entries:
        raise DocumentError(
            "there are no articles in this feed",
            path=where,
            hint="open it in a browser and look; it should be RSS or Atom",
        )
    for number, entry in enumerate(feed.entries, start=1):
        link = str(entry.get("link") or "").strip()
        if is_web_address(link):
            yield Address(link, link, _given(entry, where))
        else:
            yield DocumentError(
                f"entry {number} of the feed has no web address",
                path=where,
                hint="add its article by itself",
            )


def _given(entry: Any, where: str) -> Provenance:
    published = entry.get("published_parsed") or entry.get("updated_parsed")
    date = dt.date(*published[:3]).isoformat() if published else None
    values = {"title": Value(entry.get("title"), None), "published": Value(date, None)}
    return check_provenance(values, where, "the feed")[0]
