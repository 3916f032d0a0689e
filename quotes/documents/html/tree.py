"""A page's text to a tree, and trafilatura where it is installed."""

from __future__ import annotations

import importlib
import re
from typing import Any

from quotes.errors import DocumentError

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_page(html: str, where: str) -> Any:
    """The root of a page, comments left out; broken pages are mended as browsers do.

    Raises:
        DocumentError: There is nothing to parse, or the extra `html` is not installed.
    """
    lxml_html = html_library("lxml.html", where)
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", html, count=1), parser=parser)
    except (ValueError, AssertionError) as problem:
        raise no_article(where) from problem
    except Exception as problem:  # lxml's ParserError is no ValueError in all its versions
        if type(problem).__name__ != "ParserError":
            raise
        raise no_article(where) from problem
    return root


def html_library(name: str, where: str) -> Any:
    """A module of the extra `html`.

    Raises:
        DocumentError: It is not installed.
    """
    try:
        importlib.import_module("trafilatura")
        return importlib.import_module(name)
    except ImportError as problem:
        raise DocumentError(
            f"HTML needs trafilatura, which cannot be imported ({problem})",
            path=where,
            hint='pip install "newsroom-quotes[html]"',
        ) from None


def no_article(where: str) -> DocumentError:
    """The error for a page that has nothing to read."""
    return DocumentError(
        "no article was found in this page",
        path=where,
        hint="where a browser shows one, save it from there as a complete page, or save its"
        " text as a .txt or .md file",
    )
