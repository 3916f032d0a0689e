"""What a source holds: articles that are here, and addresses of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.documents.article import NOTHING_KNOWN, Article
from quotes.documents.building import build_document
from quotes.model import Document, Provenance


@dataclass(frozen=True, slots=True)
class Address:
    """An article to fetch.

    Attributes:
        url: Its address.
        where: The list or feed that names it, with the line; the address itself where
            a person named it.
        given: What a feed says of it; the page's own word counts more.
    """

    url: str
    where: str
    given: Provenance = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Found:
    """An article that is here.

    Attributes:
        where: The file or address it came from, for messages.
        text: What will be saved, as Markdown.
        provenance: What is known of it; `sha256` is left to the saving.
        addresses: All addresses it goes by: as asked, after redirects, its own.
        page: The raw page, None for what is no page.
        warnings: What was noticed on the way, one sentence each.
    """

    where: str
    text: str
    provenance: Provenance
    addresses: tuple[str, ...] = ()
    page: bytes | None = None
    warnings: tuple[str, ...] = ()


def found_in(
    article: Article, *, addresses: Sequence[str] = (), page: bytes | None = None
) -> Found:
    """An article that a reader made, with the provenance that its own text states.

    Raises:
        DocumentError: The text is blank, or holds what is no character.
    """
    return from_document(build_document(article), addresses=addresses, page=page)


def from_document(
    document: Document, *, addresses: Sequence[str] = (), page: bytes | None = None
) -> Found:
    """A document that was read already."""
    known = document.provenance
    own = (known.url,) if known.url else ()
    where = document.path or document.id
    return Found(
        where=where if document.line is not None else f"{where} ({document.id})",
        text=document.text,
        provenance=replace(known, sha256=None),
        addresses=tuple(dict.fromkeys((*addresses, *own))),
        page=page,
        warnings=document.warnings,
    )


def is_page(path: Path) -> bool:
    """Whether a file is an HTML page, by its name."""
    return path.suffix.lower() in (".html", ".htm")
