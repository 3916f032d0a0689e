"""HTML: the article's text and head, found by trafilatura (an optional extra)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.documents.article import Article
from quotes.documents.decoding import decode
from quotes.documents.provenance import Value, check_provenance
from quotes.errors import DocumentError, QuotesError
from quotes.model import Provenance

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_UTF8_NAMES = frozenset({"utf-8", "ascii"})


def read_html(file: Path) -> Iterator[Article | QuotesError]:
    """Read an HTML page as one article.

    The text is what trafilatura extracts, one paragraph between blank lines;
    offsets refer to it, so `line` is None. Head matter that is not valid
    provenance is left out.

    Raises:
        DocumentError: trafilatura is not installed, the page cannot be decoded,
            or no article is found in it.
    """
    path = file.as_posix()
    page = _extract(_decode_page(file.read_bytes(), path), path)
    text = "\n\n".join(line for line in (page.text or "").split("\n") if line.strip())
    if not text:
        raise DocumentError(
            "no article was found in this page",
            path=path,
            hint="save the article's text as a .txt or .md file instead",
        )
    yield Article(
        id=file.stem,
        text=text,
        path=path,
        line=None,
        given=_head(page, path),
        given_by="the page",
    )


def _extract(html: str, path: str) -> Any:
    try:
        import trafilatura
    except ImportError as problem:
        raise DocumentError(
            f"HTML needs trafilatura, which cannot be imported ({problem})",
            path=path,
            hint='pip install "newsroom-quotes[html]"',
        ) from None
    page = trafilatura.bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None:
        raise DocumentError(
            "no article was found in this page",
            path=path,
            hint="save the article's text as a .txt or .md file instead",
        )
    return page


def _head(page: Any, path: str) -> Provenance:
    found = {
        "title": page.title,
        "url": page.url,
        "outlet": page.sitename,
        "author": page.author,
        "published": page.date,
    }
    values = {key: Value(value, None) for key, value in found.items() if value}
    return check_provenance(values, path, "the page")[0]


def _decode_page(data: bytes, path: str) -> str:
    """Decode by byte order mark, else as the page declares, else as UTF-8."""
    match = _CHARSET.search(data, 0, 4096)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else "utf-8"
    except LookupError:
        name = "utf-8"
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked or name in _UTF8_NAMES:
        return decode(data, path)
    try:
        return decode(data.decode(name).encode(), path)
    except (UnicodeError, LookupError):
        raise DocumentError(
            f"the page says it is {name}, but it is not",
            path=path,
            hint="save the page as UTF-8",
        ) from None
