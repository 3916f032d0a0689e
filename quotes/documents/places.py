"""Where in its file something of a document stands."""

from __future__ import annotations

from quotes.model import Document


def line_at(document: Document, offset: int) -> int | None:
    """The 1-based line of the document's file at an offset; None where that has no meaning.

    Args:
        document: An article.
        offset: Into its text.
    """
    if document.line is None:
        return None
    return document.line + document.text.count("\n", 0, offset)


def place(document: Document, offset: int) -> str:
    """`file:line` of an offset into the document's text; what of it has a meaning."""
    name = document.path or document.id
    line = line_at(document, offset)
    return name if line is None else f"{name}:{line}"
