"""Which files are articles, and which reader reads them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from quotes.documents.article import Reader
from quotes.documents.html import read_html
from quotes.documents.json_lines import read_json_lines
from quotes.documents.markdown import read_markdown
from quotes.documents.plain_text import read_plain_text
from quotes.documents.sources import SOURCES_FILE

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".html": read_html,
    ".htm": read_html,
}

_PROJECT_FILES = frozenset({SOURCES_FILE, "quotes.toml", "pyproject.toml", "corrections.yaml"})


def reader_for(file: Path) -> Reader | None:
    """The reader of a file's format, by its extension."""
    return READERS.get(file.suffix.lower())


def is_project_file(file: Path) -> bool:
    """Whether a file belongs to a project beside its articles: settings, provenance, gold."""
    return file.name in _PROJECT_FILES or file.name.endswith(".quotes.yaml")


def walk(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Each folder below (and with) `folder`, sorted, with its articles, sorted.

    Hidden files and folders, README files and whatever no reader reads are left
    out. Links to folders are not followed.

    Raises:
        OSError: A folder cannot be listed.
    """
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(place)
        yield here, [here / name for name in sorted(names) if _is_article(Path(name))]


def _is_article(name: Path) -> bool:
    return (
        not name.name.startswith(".")
        and not name.name.upper().startswith("README")
        and not is_project_file(name)
        and reader_for(name) is not None
    )


def _raise(problem: OSError) -> None:
    raise problem
