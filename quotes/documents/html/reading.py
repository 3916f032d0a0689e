"""Saved HTML pages among the articles of a project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.documents.article import Article
from quotes.documents.html.extraction import extract_page
from quotes.documents.html.page_text import page_text
from quotes.errors import QuotesError


def read_html(file: Path) -> Iterator[Article | QuotesError]:
    """Read an HTML page as one article.

    The text is the article as Markdown; offsets refer to it, so `line` is None.
    Head matter that is not valid provenance is left out.

    Raises:
        DocumentError: trafilatura is not installed, the page cannot be decoded,
            or no article is found in it.
    """
    path = file.as_posix()
    page = extract_page(page_text(file.read_bytes(), path), path)
    yield Article(
        id=file.stem,
        text=page.text,
        path=path,
        line=None,
        given=page.provenance,
        given_by="the page",
        warnings=page.warnings,
    )
