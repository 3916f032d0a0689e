"""A WARC file, as web archives and crawlers write them (the extra `warc`, warcio)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from quotes.documents.provenance import is_web_address
from quotes.errors import DocumentError, QuotesError
from quotes.fetching import Fetched, Validators
from quotes.fetching.exchange import Answer, Limits
from quotes.ingest.found import Address, Found
from quotes.ingest.web import read_page

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def is_warc(path: Path) -> bool:
    """Whether a file is a WARC file, by its name."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def read_warc(path: Path) -> Iterator[Found | QuotesError]:
    """The articles of the pages in a WARC file, retrieved when the archive was.

    Yields:
        Articles in the file's order, and an error for each page without one; answers
        that are no pages (pictures, redirects, errors) are passed over.

    Raises:
        DocumentError: This is no WARC file, or warcio is not installed.
    """
    where = path.as_posix()
    pages = 0
    with path.open("rb") as file:
        try:
            for record in _records(file, where):
                if record.rec_type == "response" and record.http_headers is not None:
                    for item in _read_record(record, where):
                        pages += 1
                        yield item
        except (EOFError, OSError) as problem:
            raise _broken(str(problem), where) from None
    if not pages:
        raise DocumentError(
            "there are no pages in this file", path=where, hint="crawl with the pages' answers"
        )


def _records(file: BinaryIO, where: str) -> Iterator[Any]:
    """The records of a WARC file, as warcio reads them."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as problem:
        raise DocumentError(
            f"WARC files need warcio, which cannot be imported ({problem})",
            path=where,
            hint='pip install "newsroom-quotes[warc]"',
        ) from None
    records = ArchiveIterator(file)
    while True:
        try:
            record = next(records, None)
        except ArchiveLoadFailed as problem:
            raise _broken(str(problem), where) from None
        except AttributeError:  # warcio asks for the address without looking whether there is one
            raise _broken("a record has no address", where) from None
        if record is None:
            return
        yield record


def _broken(reason: str, where: str) -> DocumentError:
    return DocumentError(
        f"the file cannot be read on: {reason.strip().partition(chr(10))[0] or 'it is broken'}",
        path=where,
        hint="check that it is a whole WARC file, ending in .warc or .warc.gz",
    )


def _read_record(record: Any, where: str) -> Iterator[Found | QuotesError]:
    headers = {name.lower(): value for name, value in record.http_headers.headers}
    status = record.http_headers.get_statuscode()
    answer = Answer(int(status) if status.isdigit() else 0, headers, b"")
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if answer.status != 200 or answer.content_type not in _PAGES:
        return
    if not is_web_address(url) or record.length is None:
        yield DocumentError(
            "a page without its web address, or its length", path=where, hint="crawl again"
        )
        return
    largest = Limits().size
    data = record.content_stream().read(largest + 1)
    place = f"{where} ({url})"
    if len(data) > largest:
        yield DocumentError(
            f"more than {largest // 1024 // 1024} MB",
            path=place,
            hint="save the article's text as a .txt or .md file instead",
        )
        return
    record.raw_stream.read()
    if record.raw_stream.limit > 0:  # what the record's length promises, and the file lacks
        yield DocumentError(
            "the file ends within this page", path=place, hint="fetch the WARC file again"
        )
        return
    fetched = Fetched(url, 200, data, answer.content_type, answer.charset, Validators())
    try:
        yield from read_page(Address(url, place), fetched, _date(record))
    except QuotesError as problem:
        yield problem


def _date(record: Any) -> dt.date:
    """The day that the page was archived."""
    text = record.rec_headers.get_header("WARC-Date") or ""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        raise DocumentError("a record without a date", hint="crawl again") from None
