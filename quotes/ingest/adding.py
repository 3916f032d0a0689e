"""The flow of `quotes add`: sources in, Markdown files with their provenance out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quotes.errors import ConfigError, QuotesError
from quotes.fetching import Guest
from quotes.ingest.feed import is_feed, read_feed
from quotes.ingest.found import Address, Found
from quotes.ingest.kinds import read_source
from quotes.ingest.naming import file_stem
from quotes.ingest.saving import as_markdown, save
from quotes.ingest.shelf import Shelf
from quotes.ingest.web import check_status, read_page


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article.

    Attributes:
        state: Saved, there already, or not to be had.
        where: The address or file it came from.
        path: The file it is in, or was in already; None where it failed.
        title: Its headline, if that is known.
        why: How an article that is there already shows to be the same.
        warnings: What a person should look at, one sentence each.
        error: What went wrong.
    """

    state: Literal["added", "known", "failed"]
    where: str
    path: str | None = None
    title: str | None = None
    why: str | None = None
    warnings: tuple[str, ...] = ()
    error: QuotesError | None = None


def add(
    sources: Sequence[str],
    folder: Path,
    *,
    guest: Guest,
    today: dt.date,
    keep_page: bool = False,
) -> Iterator[Outcome]:
    """Bring articles in, one after the other.

    Args:
        sources: Addresses, files and folders.
        folder: Where the articles are kept.
        guest: Who fetches the addresses.
        today: The date that fetched articles were retrieved.
        keep_page: Whether to keep raw pages too.

    Yields:
        What became of each article, as it happens; no error stops the others.

    Raises:
        OSError: The folder cannot be written.
    """
    yield from _Adding(folder, guest, today, keep_page).run(sources)


class _Adding:
    def __init__(self, folder: Path, guest: Guest, today: dt.date, keep_page: bool) -> None:
        self.folder = folder
        self.shelf = Shelf(folder)
        self.guest = guest
        self.today = today
        self.keep_page = keep_page

    def run(self, sources: Sequence[str]) -> Iterator[Outcome]:
        for source in sources:
            if self._is_the_folder(source):
                yield _failed(
                    source,
                    ConfigError(
                        "these articles are where added ones go",
                        path=source,
                        hint="name another folder with --to",
                    ),
                )
                continue
            for item in read_source(source):
                yield from self.item(item, source)

    def _is_the_folder(self, source: str) -> bool:
        return "://" not in source and Path(source).resolve() == self.folder.resolve()

    def item(
        self, item: Found | Address | QuotesError, source: str, in_feed: bool = False
    ) -> Iterator[Outcome]:
        if isinstance(item, QuotesError):
            yield _failed(source, item)
        elif isinstance(item, Found):
            yield self.article(item)
        else:
            yield from self.address(item, in_feed)

    def address(self, address: Address, in_feed: bool) -> Iterator[Outcome]:
        """Fetch an address, unless its article is there already; a feed leads to others."""
        same = self.shelf.at(address.url)
        if same is not None:
            yield Outcome("known", address.url, path=same.path, why=same.why)
            return
        try:
            fetched = self.guest.fetch(address.url)
            check_status(address.url, fetched)
            if is_feed(fetched.data, fetched.content_type) and not in_feed:
                for item in read_feed(fetched.data, address.url, fetched.url):
                    yield from self.item(item, address.url, in_feed=True)
            else:
                for found in read_page(address, fetched, self.today):
                    yield from self.item(found, address.url)
        except QuotesError as problem:
            yield _failed(address.url, problem)

    def article(self, found: Found) -> Outcome:
        """Save an article, unless it is there already."""
        title = found.provenance.title
        same = self.shelf.at(*found.addresses)
        warning = None
        if same is None:
            same, warning = self.shelf.like(found.text)
        if same is not None:
            return Outcome("known", found.where, path=same.path, title=title, why=same.why)
        path = save(
            self.folder,
            file_stem(found.provenance),
            as_markdown(found.text, found.provenance),
            found.page if self.keep_page else None,
        ).as_posix()
        self.shelf.put(path, found.addresses, found.text)
        warnings = (*found.warnings, *((warning,) if warning else ()))
        return Outcome("added", found.where, path=path, title=title, warnings=warnings)


def _failed(where: str, problem: QuotesError) -> Outcome:
    return Outcome("failed", where, error=problem)
