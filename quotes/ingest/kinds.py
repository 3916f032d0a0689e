"""Which kind a source is, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.errors import DocumentError, QuotesError
from quotes.ingest.address_list import is_address_list, read_address_list
from quotes.ingest.feed import read_feed
from quotes.ingest.files import read_files
from quotes.ingest.found import Address, Found
from quotes.ingest.warc import is_warc, read_warc

_HEAD = 4096
_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_LISTS = (".txt", ".text", ".urls", ".list", "")


def read_source(source: str) -> Iterator[Found | Address | QuotesError]:
    """What a source holds.

    Args:
        source: An address, or the path of a file or a folder.

    Yields:
        Articles, addresses of articles (or of feeds), and an error for whatever is
        wrong. Nothing is raised.
    """
    if "://" in source:
        yield Address(source, source)
        return
    path = Path(source)
    try:
        if path.is_file() and path.suffix.lower() in _LISTS and _is_list(path):
            yield from read_address_list(path)
        elif path.is_file() and path.suffix.lower() in _FEEDS:
            yield from read_feed(path.read_bytes(), source)
        elif path.is_file() and is_warc(path):
            yield from read_warc(path)
        else:
            yield from read_files(path)
    except QuotesError as problem:
        yield problem
    except OSError as problem:
        yield DocumentError(
            f"cannot be read: {problem.strerror or problem}",
            path=source,
            hint="check that it exists and that you may read it",
        )


def _is_list(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    whole = head[: head.rfind(b"\n")] if len(head) == _HEAD and b"\n" in head else head
    return is_address_list(whole.decode("utf-8-sig", "replace"))
