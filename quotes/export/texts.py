"""The text of articles, for the words around a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quotes.documents import read_documents
from quotes.model import Document


def article_texts(paths: Sequence[Path]) -> dict[str, str]:
    """Text by document id; what is not there or cannot be read is left out."""
    there = [path for path in paths if path.exists()]
    return {item.id: item.text for item in read_documents(there) if isinstance(item, Document)}
