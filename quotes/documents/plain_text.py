"""Plain text: the whole file is the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.documents.article import Article
from quotes.documents.decoding import decode
from quotes.errors import QuotesError


def read_plain_text(file: Path) -> Iterator[Article | QuotesError]:
    """Read a text file as one article.

    Raises:
        DocumentError: The file is empty, binary, or in another encoding.
    """
    path = file.as_posix()
    yield Article(id=file.stem, text=decode(file.read_bytes(), path), path=path)
