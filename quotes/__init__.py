"""Who said what, where and when: quotations of news articles and their speakers.

The verbs, each imported when it is first asked for:

    read      files and folders -> documents
    extract   files and folders -> records
    build     files and folders -> the text of all pages, in memory
    explain   an article -> why each quotation has its speaker, in words
    evaluate  gold -> figures and errors

What they take and give is in `quotes.model`, `quotes.config` and `quotes.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.documents import read_documents as read
    from quotes.evaluation.evaluating import evaluate
    from quotes.explanation import explain
    from quotes.pipeline import build_pages as build
    from quotes.pipeline import extract

__all__ = ["build", "evaluate", "explain", "extract", "read"]

_PLACES = {
    "build": ("quotes.pipeline", "build_pages"),
    "evaluate": ("quotes.evaluation.evaluating", "evaluate"),
    "explain": ("quotes.explanation", "explain"),
    "extract": ("quotes.pipeline", "extract"),
    "read": ("quotes.documents", "read_documents"),
}


def __getattr__(name: str) -> Any:
    """The verb of that name (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, function = _PLACES[name]
    return getattr(import_module(module), function)


def __dir__() -> list[str]:
    """The verbs, for completion."""
    return sorted({*globals(), *__all__})
