"""Article to Document: paragraphs, roles, and provenance by precedence."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from quotes.documents.article import Article
from quotes.documents.body import bare_title, find_title, leave_out, name_headlines
from quotes.documents.metadata import read_metadata
from quotes.documents.paragraphs import split_paragraphs
from quotes.documents.provenance import PROVENANCE_KEYS
from quotes.errors import DocumentError
from quotes.model import Document, Provenance

_ARTICLE = "the article"
# A headline may be printed in other words, a dateline name an agency: no disagreement.
_CLEAR_IN_TEXT = ("url", "published")


def document_from_text(
    text: str, *, id: str, provenance: Provenance | None = None, path: str | None = None
) -> Document:
    """Make a document of a text that a program holds.

    Args:
        text: The article. It is kept as it stands: offsets refer to it.
        id: The document's id.
        provenance: What is known of it; wins over what the text states.
        path: A file to name in records and messages.

    Raises:
        DocumentError: The text is blank, or holds a NUL or half a surrogate pair.
    """
    article = Article(
        id=id, text=text, path=path, given=provenance or Provenance(), given_by="the provenance"
    )
    return build_document(article)


def build_document(article: Article, sources: Provenance | None = None) -> Document:
    """Judge an article's paragraphs and settle its provenance.

    Args:
        article: What a reader handed on.
        sources: The article's entry in `sources.yaml`. It wins over what the file
            itself gives, and that over what the text states; where two disagree,
            the document has a warning.

    Raises:
        DocumentError: The text is blank, or holds a NUL or half a surrogate pair.
    """
    text = article.text
    digest = _checked_digest(article)
    voices = [(article.given_by, article.given)]
    if sources is not None:
        voices.insert(0, ("sources.yaml", sources))
    title = next((voice.title for _, voice in voices if voice.title), None)
    paragraphs = leave_out(text, split_paragraphs(text))
    title_index = find_title(text, paragraphs, title)
    voices.append((_ARTICLE, read_metadata(text, paragraphs, title_index)))
    voices.append(("the text", Provenance(sha256=digest)))
    provenance, warnings = _settle(voices)
    return Document(
        id=article.id,
        text=text,
        provenance=provenance,
        paragraphs=name_headlines(text, paragraphs, title_index),
        path=article.path,
        line=article.line,
        warnings=(*article.warnings, *warnings),
    )


def _checked_digest(article: Article) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    hint = "export the article as plain text in UTF-8"
    if not _is_text(article.id):
        raise DocumentError(
            f"the name {article.id!r} is not text",
            path=article.path,
            hint="rename the file, or change the id",
        )
    if not article.text.strip():
        raise DocumentError(f"the text of {article.id!r} is empty", path=article.path, hint=hint)
    if "\0" in article.text:
        raise DocumentError(
            f"the text of {article.id!r} holds a NUL character", path=article.path, hint=hint
        )
    if not _is_text(article.text):
        raise DocumentError(
            f"the text of {article.id!r} holds half a surrogate pair, which is no character",
            path=article.path,
            hint=hint,
        )
    return hashlib.sha256(article.text.encode()).hexdigest()


def _is_text(text: str) -> bool:
    """Whether a string can be written: no undecoded bytes, no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _settle(voices: list[tuple[str, Provenance]]) -> tuple[Provenance, list[str]]:
    """For each key the first voice that knows it; a warning for each later one that differs."""
    settled: dict[str, Any] = {}
    warnings = []
    for key in PROVENANCE_KEYS:
        for name, voice in voices:
            said = getattr(voice, key)
            if not said or (name == _ARTICLE and key in settled and key not in _CLEAR_IN_TEXT):
                continue
            if key not in settled:
                settled[key], first = said, name
            elif _folded(said) != _folded(settled[key]):
                warnings.append(
                    f"{first} says {key} {_shown(settled[key])}, {name} says {_shown(said)}"
                )
    return Provenance(**settled), warnings


def _folded(value: object) -> object:
    return bare_title(value).casefold().rstrip("/") if isinstance(value, str) else value


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return ", ".join(value) if isinstance(value, tuple) else str(value)
