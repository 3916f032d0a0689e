"""JSON Lines: one article a row, read one row at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.documents.article import Article
from quotes.documents.decoding import UTF8_HINT, decode
from quotes.documents.provenance import PROVENANCE_KEYS, Value, check_provenance
from quotes.errors import DocumentError, QuotesError

_ROW_HINT = 'each line holds one article: {"id": "…", "text": "…"}'
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_json_lines(file: Path) -> Iterator[Article | QuotesError]:
    """Read a JSON Lines file, one article a row; blank lines are skipped.

    `id` and `text` are required, provenance keys are read, other keys ignored.
    A row's text stays as the row has it, line breaks included, so that offsets
    agree with other programs that read the row.

    Yields:
        Articles; an error for each row that is not one and each wrong value.

    Raises:
        DocumentError: No row at all, or not text.
    """
    path = file.as_posix()
    rows = 0
    for number, line in _lines(file, path):
        if isinstance(line, QuotesError):
            yield line
            rows += 1
        elif line.strip():
            yield from _read_row(line, path, number)
            rows += 1
    if not rows:
        raise DocumentError("the file is empty", path=path, hint=_ROW_HINT)


def _lines(file: Path, path: str) -> Iterator[tuple[int, str | QuotesError]]:
    with file.open("rb") as stream:
        if stream.read(2) in _UTF16_MARKS:
            stream.seek(0)
            yield from enumerate(decode(stream.read(), path).split("\n"), start=1)
            return
        stream.seek(0)
        offset = 0
        for number, data in enumerate(stream, start=1):
            start = len(codecs.BOM_UTF8) if number == 1 and data.startswith(codecs.BOM_UTF8) else 0
            try:
                yield number, data[start:].decode("utf-8")
            except UnicodeDecodeError as problem:
                at = offset + start + problem.start
                yield (
                    number,
                    DocumentError(
                        f"byte {at} (0x{data[start + problem.start]:02x}) is not UTF-8",
                        path=path,
                        line=number,
                        hint=UTF8_HINT,
                    ),
                )
            offset += len(data)


def _read_row(line: str, path: str, number: int) -> Iterator[Article | QuotesError]:
    def wrong(message: str) -> DocumentError:
        return DocumentError(message, path=path, line=number, hint=_ROW_HINT)

    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as problem:
        yield wrong(f"not JSON: {problem.msg}, column {problem.colno}")
        return
    except (RecursionError, ValueError):
        yield wrong("JSON that is nested too deeply or holds too long a number")
        return
    if not isinstance(row, dict):
        yield wrong("not a JSON object")
        return
    identity, text = row.get("id"), row.get("text")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity.strip():
        yield wrong("the row has no id")
        return
    if not isinstance(text, str) or not text.strip():
        yield wrong(f"the row {identity!r} has no text")
        return
    values = {key: Value(row[key], number) for key in PROVENANCE_KEYS if key in row}
    provenance, errors = check_provenance(values, path, f"the row {identity!r}")
    yield from errors
    yield Article(
        id=identity, text=text, path=path, line=None, given=provenance, given_by="the row"
    )
