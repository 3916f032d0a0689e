"""Articles as the project's own commands read them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from quotes.config import Settings, load_settings
from quotes.errors import QuotesError
from quotes.model import Document, Record


def settings_near(place: Path, root: Path) -> Settings:
    """The settings that hold for a test: of the project it lies in, else of pytest's root.

    Args:
        place: A folder.
        root: pytest's root folder.

    Raises:
        ConfigError: The settings are not valid.
    """
    file = load_settings(place).file
    return load_settings(root if file is None else seen_from_here(file.parent))


def seen_from_here(path: Path) -> Path:
    """The path as a reader at the command line would type it, as long as it lies below."""
    here = os.path.relpath(path)
    return path if here.startswith("..") else Path(here)


def read_articles(paths: Sequence[Path], settings: Settings) -> list[tuple[Document, list[Record]]]:
    """Read articles with all their records, those that were left out included.

    Args:
        paths: Files and folders.
        settings: Of the project.

    Raises:
        QuotesError: An article cannot be read.
    """
    from quotes.documents import read_documents
    from quotes.pipeline import extract

    documents = [_sound(item) for item in read_documents(paths)]
    records: dict[str, list[Record]] = {document.id: [] for document in documents}
    found = extract(paths, project=settings, everything=True)
    for item in found:
        if isinstance(item, QuotesError):
            raise item
        records[item.document].append(item)
    return [(document, records[document.id]) for document in documents]


def _sound(item: Document | QuotesError) -> Document:
    if isinstance(item, QuotesError):
        raise item
    return item
