"""Records are read as they were written, and whatever is no record is named with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import ROOT

from quotes.errors import DocumentError, ReviewError
from quotes.model import Record
from quotes.output import write_jsonl
from quotes.published import read_records, records_in

OUT = ROOT / "out" / "quotes.jsonl"
WRONG: tuple[dict[str, Any], ...] = (
    {"start": "7"},
    {"start": True},
    {"end": None},
    {"start": -1},
    {"start": 10**9},
    {"speakers": None},
    {"speakers": [{"name": "Ana Ruiz"}]},
    {"kind": "song"},
    {"mention": "Ana Ruiz"},
    {"mention": {}},
    {"text": None},
    {"source": 1},
    {"source": {"path": 3}},
    {"source": {"published": "2023"}},
    {"source": {"published": "20230526"}},
    {"source": {"retrieved": "yesterday"}},
)


def a_row(**changed: Any) -> dict[str, Any]:
    first: dict[str, Any] = json.loads(OUT.read_text(encoding="utf-8").split("\n")[0])
    return {**first, **changed}


def read(*rows: dict[str, Any]) -> list[Record]:
    return records_in("\n".join(map(json.dumps, rows)).encode(), "quotes.jsonl")


def test_what_was_written_is_read() -> None:
    assert "".join(write_jsonl(read_records(OUT))) == OUT.read_text(encoding="utf-8")


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_records(tmp_path / "quotes.jsonl")
    assert "quotes build" in (caught.value.hint or "")


def test_no_records_are_no_error() -> None:
    assert records_in(b"", "quotes.jsonl") == records_in(b"\n\n", "quotes.jsonl") == []


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", "3", '{"id": "q_1"}', '{"source": 3}', "[" * 100_000),
        *(json.dumps(a_row(**wrong)) for wrong in WRONG),
    ],
    ids=lambda line: line if len(line) < 20 else "row",
)
def test_a_line_that_is_no_record_is_named(line: str) -> None:
    with pytest.raises(ReviewError) as caught:
        records_in(f"\n{line}\n".encode(), "quotes.jsonl", ReviewError)
    assert str(caught.value) == "this line is not a record, quotes.jsonl:2"


def test_a_record_of_another_version_is_read() -> None:
    older = a_row(weather="fair")
    for name in ("link", "cluster", "addressee", "confidence"):
        del older[name]
    (record,) = read(older)
    assert (record.id, record.link, record.confidence) == (older["id"], None, 0.0)


def test_a_record_stands_there_once() -> None:
    with pytest.raises(DocumentError) as caught:
        read(a_row(), a_row())
    assert "a second record" in str(caught.value)
    assert caught.value.where == "quotes.jsonl:2"


def test_branches_in_conflict_are_told() -> None:
    with pytest.raises(DocumentError) as caught:
        records_in(b"<<<<<<< HEAD\n", "quotes.jsonl")
    assert "two branches are in conflict" in str(caught.value)
