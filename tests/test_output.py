"""Records as text, and files that are whole or not there."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import ConfigError
from quotes.model import (
    InstitutionRef,
    Record,
    ResolutionNote,
    Source,
    Span,
    SpeakerRef,
)
from quotes.output import encode, to_csv, to_parquet, write_jsonl

FULL = Record(
    id="q-1",
    document="letter",
    source=Source(title="A, “B”", url="https://example.org/a", tags=("x", "y"), path="a.txt"),
    start=3,
    end=19,
    text="We are\nready, ok",
    words="We are ready, ok",
    kind="direct",
    status="attributed",
    speakers=(SpeakerRef("ana", "Ana Ruiz", "person"), SpeakerRef("bo", "Bo Li", "person")),
    mention=Span(21, 24, "she"),
    cue=Span(25, 29, "said"),
    role="minister",
    institution=InstitutionRef("m", "Ministry"),
    addressee=None,
    rule="speaker-after-cue",
    evidence="she said",
    confidence=0.9,
    resolution=ResolutionNote("nearest", "only woman", Span(0, 3, "Ana")),
    cluster="c-1",
    link=None,
)
BARE = Record(
    id="q-2",
    document="letter",
    source=Source(),
    start=0,
    end=1,
    text="x",
    words="x",
    kind="partial",
    status="unattributed",
)


def with_text(text: str) -> Record:
    return dataclasses.replace(BARE, text=text, words=text, evidence=text)


def rows(records: list[Record]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(to_csv(records)), newline="")))


class TestJsonLines:
    def test_a_line(self) -> None:
        assert list(write_jsonl([BARE])) == [
            '{"id": "q-2", "document": "letter", "source": {"title": null, "url": null, '
            '"outlet": null, "author": null, "published": null, "retrieved": null, '
            '"language": null, "sha256": null, "tags": [], "path": null}, "start": 0, "end": 1, '
            '"text": "x", "words": "x", "kind": "partial", "status": "unattributed", '
            '"speakers": [], "mention": null, "cue": null, "role": null, "institution": null, '
            '"addressee": null, "rule": null, "evidence": null, "confidence": 0.0, '
            '"resolution": null, "cluster": null, "link": null}\n'
        ]

    def test_letters_stay_letters(self) -> None:
        assert "“Señor 你好”" in next(write_jsonl([with_text("“Señor 你好”")]))

    @given(st.text(st.characters(codec=None)))
    def test_every_text_survives_on_one_line(self, text: str) -> None:
        line = "".join(write_jsonl([with_text(text)]))
        assert len(line.splitlines()) == 1
        assert json.loads(line.encode("utf-8")) == with_text(text).as_dict()

    def test_streams(self) -> None:
        def endless() -> Iterator[Record]:
            while True:
                yield BARE

        assert next(write_jsonl(endless())).startswith("{")
        lines = to_csv(endless())
        assert next(lines).startswith("id,")
        assert next(lines).startswith("q-2,")


class TestCsv:
    def test_full_record(self) -> None:
        (row,) = rows([FULL])
        assert {name: value for name, value in row.items() if value} == {
            "id": "q-1",
            "document": "letter",
            "source_title": "A, “B”",
            "source_url": "https://example.org/a",
            "source_tags": "x; y",
            "source_path": "a.txt",
            "start": "3",
            "end": "19",
            "text": "We are\nready, ok",
            "words": "We are ready, ok",
            "kind": "direct",
            "status": "attributed",
            "speakers_id": "ana; bo",
            "speakers_name": "Ana Ruiz; Bo Li",
            "speakers_kind": "person; person",
            "mention_start": "21",
            "mention_end": "24",
            "mention_text": "she",
            "cue_start": "25",
            "cue_end": "29",
            "cue_text": "said",
            "role": "minister",
            "institution_id": "m",
            "institution_name": "Ministry",
            "rule": "speaker-after-cue",
            "evidence": "she said",
            "confidence": "0.9",
            "resolution_rule": "nearest",
            "resolution_evidence": "only woman",
            "resolution_antecedent_start": "0",
            "resolution_antecedent_end": "3",
            "resolution_antecedent_text": "Ana",
            "cluster": "c-1",
        }

    def test_every_field_has_its_columns(self) -> None:
        """A field that joins the model must join the table."""
        header = next(to_csv([])).rstrip("\n").split(",")
        for field in dataclasses.fields(Record):
            assert any(c == field.name or c.startswith(f"{field.name}_") for c in header)
        for field in dataclasses.fields(Source):
            assert f"source_{field.name}" in header

    def test_no_records_still_have_a_header(self) -> None:
        assert rows([]) == []
        assert "".join(to_csv([])).count("\n") == 1

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＠"])
    def test_formulas_are_disarmed(self, start: str) -> None:
        (row,) = rows([with_text(f"{start}1+1")])
        assert row["text"] == row["words"] == row["evidence"] == f"'{start}1+1"

    def test_inner_signs_stay(self) -> None:
        (row,) = rows([with_text("a=b, “c” 'd' -1")])
        assert row["text"] == "a=b, “c” 'd' -1"

    @given(st.text(st.characters(codec=None)))
    def test_no_text_becomes_a_formula_or_a_new_row(self, text: str) -> None:
        "".join(to_csv([with_text(text)])).encode("utf-8")
        (row,) = rows([with_text(text)])
        assert row["text"][:1] not in set("=+-@\t\r\n\0")
        assert row["id"] == "q-2"


class TestParquet:
    def test_same_as_json_lines(self) -> None:
        pq = pytest.importorskip("pyarrow.parquet")
        table = pq.read_table(io.BytesIO(to_parquet([FULL, BARE])))
        rare = ("excluded", "correction", "live")
        rows = table.to_pylist()
        assert [who.pop("unresolved") for row in rows for who in row["speakers"]] == [None, None]
        assert [{k: v for k, v in row.items() if k not in rare} for row in rows] == [
            FULL.as_dict(),
            BARE.as_dict(),
        ]

    def test_every_field_is_in_the_schema(self) -> None:
        pq = pytest.importorskip("pyarrow.parquet")
        table = pq.read_table(io.BytesIO(to_parquet([])))
        assert table.column_names == [field.name for field in dataclasses.fields(Record)]
        names = [field.name for field in table.schema.field("source").type]
        assert names == [field.name for field in dataclasses.fields(Source)]

    def test_without_pyarrow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(ConfigError, match="Parquet needs pyarrow") as caught:
            to_parquet([])
        assert "newsroom-quotes[parquet]" in str(caught.value.hint)


def test_encode() -> None:
    assert b"".join(encode([BARE], "jsonl")) == "".join(write_jsonl([BARE])).encode()
    assert b"".join(encode([BARE], "csv")) == "".join(to_csv([BARE])).encode()
