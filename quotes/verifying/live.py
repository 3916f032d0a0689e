"""The live page of an article, as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from quotes.documents.html import extract_page, page_text
from quotes.documents.html.blocks import find_blocks
from quotes.documents.html.tree import parse_page
from quotes.errors import QuotesError
from quotes.fetching import Fetched
from quotes.ingest.web import PAGES, check_status
from quotes.verifying.wording import Stream, tokens_of, without_markup

_GONE = frozenset({404, 410})
_RUN = 5
_SAME_STORY = 0.1


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page that could be read.

    Attributes:
        article: What was taken for the article.
        everything: All that a reader sees of the page.
        free: Whether all may read all of it, as far as the page says.
    """

    article: Stream
    everything: Stream
    free: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that tells nothing of its quotations, and why."""

    state: Literal["page-gone", "unclear"]
    why: str


def read_live(url: str, fetched: Fetched) -> LivePage | Unread:
    """Find the article in an answer.

    Args:
        url: The address that was asked for.
        fetched: What came, whatever its status.
    """
    try:
        check_status(url, fetched)
        if _is_front_page(fetched.url) and not _is_front_page(url):
            return Unread("unclear", f"the address leads to {fetched.url} now")
        return _read(fetched)
    except QuotesError as problem:
        state: Literal["page-gone", "unclear"] = "unclear"
        if fetched.status in _GONE:
            state = "page-gone"
        return Unread(state, problem.message)


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _read(fetched: Fetched) -> LivePage | Unread:
    text = page_text(fetched.data, fetched.url, fetched.charset)
    if fetched.content_type in PAGES:
        page = extract_page(text, fetched.url, fetched.url)
        body = parse_page(text, fetched.url).find("body")
        seen = "\n\n".join(block.text for block in find_blocks(body)) if body is not None else ""
        return LivePage(_stream(page.text), Stream(tokens_of(seen)), page.free)
    if fetched.content_type.startswith("text/"):
        article = _stream(text)
        return LivePage(article, article, free=True)
    return Unread("unclear", f"this is no page but {fetched.content_type}")


def _stream(markdown: str) -> Stream:
    return Stream(tokens_of(without_markup(markdown)))


def doubt(saved: Stream, page: LivePage) -> str | None:
    """Why words that are not in a page may still be in the article, None where they cannot.

    Args:
        saved: The article's own text as it was saved.
        page: As it is now.
    """
    if not page.free:
        return "the page says that it is not free to read"
    known = saved.runs(_RUN)
    if known and len(known & page.article.runs(_RUN)) < _SAME_STORY * len(known):
        return "the page holds another text now"
    if 2 * len(page.article) < len(saved):
        return "the page shows less than half of the article"
    return None
