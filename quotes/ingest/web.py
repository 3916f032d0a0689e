"""An address to an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from quotes.documents.article import Article
from quotes.documents.html import extract_page, page_text
from quotes.documents.markdown import article_from_markdown
from quotes.errors import DocumentError, FetchError, QuotesError
from quotes.fetching import Fetched
from quotes.ingest.addresses import without_tracking
from quotes.ingest.found import Address, Found, found_in
from quotes.model import Provenance

PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
_BY_HAND = "save the page with a browser and add the file"
_HINTS = {
    401: f"it wants a password: {_BY_HAND}",
    402: f"it wants to be paid for: {_BY_HAND}",
    403: f"it does not let programs in: {_BY_HAND}",
    404: "check the address; an archive such as web.archive.org may have a copy",
    410: "the page was taken down; an archive such as web.archive.org may have a copy",
    451: "it is kept from you for legal reasons",
}


def read_page(address: Address, fetched: Fetched, today: dt.date) -> Iterator[Found | QuotesError]:
    """The article of a fetched page, Markdown file or text.

    Args:
        address: As it was asked for.
        fetched: What came, with the status 200.
        today: When.

    Raises:
        QuotesError: There is no article in the answer.
    """
    for article in _articles(fetched):
        if isinstance(article, QuotesError):
            yield article
            continue
        url = without_tracking(article.given.url or fetched.url)
        given = _filled(replace(article.given, url=url, retrieved=today), address.given)
        found = found_in(
            replace(article, given=given),
            addresses=(address.url, fetched.url),
            page=fetched.data if fetched.content_type in PAGES else None,
        )
        yield replace(found, where=address.where)


def check_status(url: str, fetched: Fetched) -> None:
    """Pass only a page that came.

    Raises:
        FetchError: The server answered something else.
    """
    if fetched.status == 200:
        return
    try:
        phrase = f" ({HTTPStatus(fetched.status).phrase})"
    except ValueError:
        phrase = ""
    raise FetchError(
        f"the server answered {fetched.status}{phrase}",
        path=url,
        hint=_HINTS.get(fetched.status, f"try again later, or {_BY_HAND}"),
    )


def _articles(fetched: Fetched) -> Iterator[Article | QuotesError]:
    url = fetched.url
    name = PurePosixPath(urlsplit(url).path)
    markdown = fetched.content_type == "text/markdown" or name.suffix in (".md", ".markdown")
    if fetched.content_type not in PAGES and not fetched.content_type.startswith("text/"):
        raise DocumentError(
            f"this is no page but {fetched.content_type}",
            path=url,
            hint="save the article's text as a .txt or .md file",
        )
    text = page_text(fetched.data, url, fetched.charset)
    if markdown:
        for item in article_from_markdown(text, name.stem, url, 1):
            # Whatever its front matter says, this is where it was found.
            yield (
                item
                if isinstance(item, QuotesError)
                else replace(item, given=replace(item.given, url=url))
            )
    elif fetched.content_type in PAGES:
        page = extract_page(text, url, url)
        yield Article(
            id=url,
            text=page.text,
            path=url,
            given=page.provenance,
            given_by="the page",
            warnings=page.warnings,
        )
    else:
        yield Article(id=url, text=text, path=url)


def _filled(known: Provenance, other: Provenance) -> Provenance:
    """What is known, and for the rest what another says."""
    return Provenance(
        **{
            field.name: getattr(known, field.name) or getattr(other, field.name)
            for field in fields(Provenance)
        }
    )
