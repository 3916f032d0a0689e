"""Records as `out/quotes.jsonl` holds them: what can be checked of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.documents.decoding import decode
from quotes.errors import VerifyError
from quotes.model import Span

RECORDS = "quotes.jsonl"
_REBUILD = "make the cards anew: quotes build"


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """The fields of a record that say where it stands; their meaning is that of `Record`.

    Attributes:
        line: 1-based, of the file of records.
        words: The quoted words for a reader.
        quotation: Offsets and text of the quoted words.
        spans: Of what else the article says: `mention`, `cue`, `addressee`, `antecedent`.
        path, sha256: Of the article, as the build found it.
    """

    line: int
    document: str
    id: str
    words: str
    quotation: Span
    spans: tuple[tuple[str, Span], ...]
    path: str | None
    sha256: str | None


def read_records(file: Path) -> list[StoredRecord]:
    """Read the records that a build published.

    Raises:
        VerifyError: There is no such file, or a line of it is no record.
    """
    path = file.as_posix()
    if not file.is_file():
        raise VerifyError("there are no records to verify", path=path, hint=_REBUILD)
    data = file.read_bytes()
    if not data.strip():
        return []
    records = []
    for number, line in enumerate(decode(data, path, VerifyError).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append(_record(json.loads(line), number))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise VerifyError(
                "this line is no record", path=path, line=number, hint=_REBUILD
            ) from None
    return records


def _record(row: Any, line: int) -> StoredRecord:
    """A row's record; a KeyError, TypeError or AttributeError where it is none."""
    resolution = row["resolution"] or {}
    spans = {key: row[key] for key in ("mention", "cue", "addressee")}
    return StoredRecord(
        line=line,
        document=_text(row["document"]),
        id=_text(row["id"]),
        words=_text(row["words"]),
        quotation=_span(row),
        spans=tuple(_named({**spans, "antecedent": resolution.get("antecedent")})),
        path=_text_or_none(row["source"]["path"]),
        sha256=_text_or_none(row["source"]["sha256"]),
    )


def _named(spans: dict[str, Any]) -> Iterator[tuple[str, Span]]:
    for name, span in spans.items():
        if span is not None:
            yield name, _span(span)


def _span(value: Any) -> Span:
    start, end = value["start"], value["end"]
    if not (type(start) is int and type(end) is int and 0 <= start <= end):
        raise TypeError(value)
    return Span(start, end, _text(value["text"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)
