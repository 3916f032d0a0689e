"""A list of addresses: one a line, blank lines and lines that begin with # left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.documents.decoding import decode
from quotes.documents.provenance import is_web_address
from quotes.errors import FetchError, QuotesError
from quotes.ingest.found import Address


def is_address_list(text: str) -> bool:
    """Whether a text is a list: its first line that counts is an address and nothing else."""
    lines = _lines(text)
    return is_web_address(next(lines, (0, ""))[1])


def read_address_list(path: Path) -> Iterator[Address | QuotesError]:
    """The addresses of a list.

    Yields:
        Addresses, and an error for each line that is none.

    Raises:
        QuotesError: The file is empty or not text.
    """
    where = path.as_posix()
    for number, line in _lines(decode(path.read_bytes(), where)):
        if is_web_address(line):
            yield Address(line, f"{where}:{number}")
        else:
            yield FetchError(
                f"not a web address: {line!r}",
                path=where,
                line=number,
                hint="write one address a line, each beginning with https://",
            )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if bare and not bare.startswith("#"):
            yield number, bare
