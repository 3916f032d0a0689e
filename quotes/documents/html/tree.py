"""A page's text to a tree, and trafilatura where it is installed."""

from __future__ import annotations

import importlib
import logging
import re
from typing import Any

from quotes.errors import DocumentError

# A link that is never closed takes in the paragraphs after it; a teaser has one or two.
_FEWEST_SWALLOWED = 3
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_page(html: str, where: str) -> Any:
    """The root of a page, comments left out; broken pages are mended as browsers do.

    Raises:
        DocumentError: There is nothing to parse, or the extra `html` is not installed.
    """
    lxml_html = html_library("lxml.html", where)
    broken = (ValueError, AssertionError, html_library("lxml.etree", where).ParserError)
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", html, count=1), parser=parser)
    except broken as problem:
        raise no_article(where) from problem
    for link in list(root.iter("a")):
        if len(link.findall(".//p")) >= _FEWEST_SWALLOWED:
            link.drop_tag()
    return root


def html_library(name: str, where: str) -> Any:
    """A module of the extra `html`.

    Raises:
        DocumentError: It is not installed.
    """
    # What it logs, of a page without an article, is an error of ours with a remedy.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
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
