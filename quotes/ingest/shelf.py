"""The articles that are there already, to notice one that comes again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quotes.documents import read_documents
from quotes.errors import QuotesError
from quotes.ingest.addresses import page_key
from quotes.ingest.likeness import Likeness

SAME = 0.9
ALIKE = 0.5


class Same(NamedTuple):
    """An article that is there already, and how that shows."""

    path: str
    why: str


class Shelf:
    """A folder of articles."""

    def __init__(self, folder: Path) -> None:
        """Read the folder, if it is there; files that cannot be read are the build's concern."""
        self._by_address: dict[str, str] = {}
        self._texts = Likeness()
        if folder.is_dir():
            for item in read_documents([folder]):
                if not isinstance(item, QuotesError):
                    url = item.provenance.url
                    self.put(item.path or item.id, [url] if url else [], item.text)

    def put(self, path: str, addresses: Iterable[str], text: str) -> None:
        """Remember an article by its addresses and its text."""
        for address in addresses:
            self._by_address.setdefault(page_key(address), path)
        self._texts.add(path, text)

    def at(self, *addresses: str) -> Same | None:
        """The article that goes by one of these addresses."""
        for address in addresses:
            path = self._by_address.get(page_key(address))
            if path is not None:
                return Same(path, "the same address")
        return None

    def like(self, text: str) -> tuple[Same | None, str | None]:
        """The article with nearly the same text; else a warning where one is much like it."""
        nearest = self._texts.nearest(text)
        if nearest is None:
            return None, None
        path, share = nearest
        if share >= SAME:
            return Same(path, "nearly the same text"), None
        if share >= ALIKE:
            return None, f"much of it stands in {path} too"
        return None, None
