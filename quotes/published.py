"""Records as `quotes.jsonl` holds them, read with care.

The file may come from another branch, another version or an unfinished merge,
so nothing of it is believed before it is looked at. pydantic sees to it that
every field has the type that `Record` gives it, and dates are dates. A field
that is missing has its default, and one that we do not know is passed over.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.conflicts import IN_CONFLICT
from quotes.documents.decoding import decode
from quotes.errors import DocumentError, QuotesError
from quotes.model import Record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

RECORDS = "quotes.jsonl"

_REBUILD = "make it anew: quotes build"
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


def read_records(file: Path, error: type[QuotesError] = DocumentError) -> list[Record]:
    """The records of a JSON Lines file, in its order.

    Args:
        file: A `quotes.jsonl` as `quotes build` and `quotes extract` write it.
        error: The class of error to raise.

    Raises:
        QuotesError: (of the class `error`) It cannot be read, a line is not a record,
            or stands there twice; with the line.
    """
    return [record for _, record in numbered_records(file, error)]


def numbered_records(
    file: Path, error: type[QuotesError] = DocumentError
) -> Iterator[tuple[int, Record]]:
    """Each record with its 1-based line; otherwise as `read_records`."""
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise error(
            f"cannot read the records: {problem.strerror}",
            path=file,
            hint="make the cards with: quotes build",
        ) from problem
    yield from _numbered(data, file.as_posix(), error)


def records_in(data: bytes, path: str, error: type[QuotesError] = DocumentError) -> list[Record]:
    """The records of JSON Lines that were read already; otherwise as `read_records`."""
    return [record for _, record in _numbered(data, path, error)]


def _numbered(data: bytes, path: str, error: type[QuotesError]) -> Iterator[tuple[int, Record]]:
    lines: dict[tuple[str, str], int] = {}
    text = decode(data, path, error) if data.strip() else ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if line.startswith(_CONFLICT):
            raise error(IN_CONFLICT, path=path, line=number, hint=_REBUILD)
        try:
            record = _record(line)
        except (ValueError, RecursionError) as problem:
            raise error(
                "this line is not a record", path=path, line=number, hint=_REBUILD
            ) from problem
        if record.key in lines:
            raise error(
                f"a second record {record.document}:{record.id}; "
                f"the first is on line {lines[record.key]}",
                path=path,
                line=number,
                hint=_REBUILD,
            )
        lines[record.key] = number
        yield number, record


def _record(line: str) -> Record:
    row = json.loads(line)
    record = _adapter().validate_python(row)
    if not (type(row["start"]) is type(row["end"]) is int and 0 <= record.start <= record.end):
        raise ValueError(f"from {row['start']!r} to {row['end']!r}")
    for day in (record.source.published, record.source.retrieved):
        if day is not None and dt.date.fromisoformat(day).isoformat() != day:
            raise ValueError(f"{day!r} is not written as year-month-day")
    return record


@cache
def _adapter() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)
