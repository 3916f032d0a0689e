"""What a reader hands on: an article's text, and what the file says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quotes.errors import QuotesError
from quotes.model import Provenance

NOTHING_KNOWN = Provenance()


@dataclass(frozen=True, slots=True)
class Article:
    """An article before its paragraphs are judged.

    Attributes:
        id: The document's id.
        text: The decoded text that every offset will refer to.
        path: The file, as the user gave it; None for text from no file.
        line: 1-based line of `path` on which `text` begins, None without meaning.
        given: Provenance that the file itself states.
        given_by: Where it states it, for warnings ("the front matter").
        warnings: What was noticed while reading, one sentence each.
    """

    id: str
    text: str
    path: str | None = None
    line: int | None = 1
    given: Provenance = NOTHING_KNOWN
    given_by: str = "the file"
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one file of one format.

    Yields articles, and an error for whatever is wrong; may raise a QuotesError
    or an OSError where the file as a whole cannot be read.
    """

    def __call__(self, file: Path) -> Iterator[Article | QuotesError]:
        """Read `file`, a path as the user gave it."""
