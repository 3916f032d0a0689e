"""Articles in files: Markdown, text, saved pages, JSON Lines, and folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from quotes.documents import read_documents
from quotes.documents.article import Article
from quotes.documents.decoding import decode
from quotes.documents.markdown import article_from_markdown
from quotes.errors import ProvenanceError, QuotesError
from quotes.ingest.found import Found, found_in, from_document, is_page
from quotes.ingest.several import split_articles
from quotes.model import Document


def read_files(path: Path) -> Iterator[Found | QuotesError]:
    """The articles of a file or a folder, with what `sources.yaml` says of them.

    Yields:
        Articles, and an error for each that cannot be read.
    """
    several = path.suffix.lower() in (".md", ".markdown", ".txt", ".text") and path.is_file()
    if several and len(parts := _parts(path)) > 1:
        for part in parts:
            yield from _read_part(path, *part)
        return
    for item in _sound(read_documents([path])):
        if isinstance(item, QuotesError):
            yield item
            continue
        file = Path(item.path) if item.path is not None else path
        page = file.read_bytes() if is_page(file) else None
        yield from_document(item, page=page)


_Item = TypeVar("_Item", Document, Article)


def _sound(items: Iterable[_Item | QuotesError]) -> Iterator[_Item | QuotesError]:
    """Leave out an article whose own provenance is wrong: its errors come before it.

    Saved without it, an article would have lost where it comes from.
    """
    faulty: set[str] = set()
    for item in items:
        if isinstance(item, QuotesError):
            if isinstance(item, ProvenanceError):
                faulty.add(str(item.path))
            yield item
        elif item.path in faulty:
            faulty.discard(item.path)
        else:
            yield item


def _parts(path: Path) -> list[tuple[int, str]]:
    try:
        return split_articles(decode(path.read_bytes(), path.as_posix()))
    except (QuotesError, OSError):
        return []  # reading the file as one article tells what is wrong


def _read_part(path: Path, line: int, text: str) -> Iterator[Found | QuotesError]:
    where = path.as_posix()
    try:
        for item in _sound(article_from_markdown(text, path.stem, where, line)):
            if isinstance(item, QuotesError):
                yield item
            else:
                yield replace(found_in(item), where=f"{where}:{line}")
    except QuotesError as problem:
        yield problem
