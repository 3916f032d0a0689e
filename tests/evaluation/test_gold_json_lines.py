"""Reading JSON Lines gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.evaluation.gold import GoldError
from quotes.evaluation.gold_json_lines import GoldText, read_json_lines_gold

TEXT = "“We go,” Ana Ruiz said of “art”."
ATTRIBUTED = {"start": 0, "end": 8, "label": "attributed", "speaker": {"start": 9, "end": 17}}
NONE = {"start": 26, "end": 31, "label": "none", "speaker": None}


def read(tmp_path: Path, *rows: Any) -> list[GoldText]:
    file = tmp_path / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return read_json_lines_gold(file)


def test_a_row(tmp_path: Path) -> None:
    named = {
        **ATTRIBUTED,
        "text": "“We go,”",
        "speaker_name": "Ana Ruiz",
        "aliases": ["Ruiz", "Ana María Ruiz"],
        "also_accept": ["Ana"],
        "parts": [[0, 3], [4, 8]],
        "annotator": 7,
    }
    row = {"id": 5, "text": TEXT, "quotes": [named, NONE], "ignore": [[0, 3]], "more": 1}
    (gold,) = read(tmp_path, row)
    assert (gold.id, gold.text, gold.ignore, gold.line) == ("5", TEXT, ((0, 3),), 1)
    first, second = gold.quotations
    assert (first.start, first.end, first.label) == (0, 8, "attributed")
    assert first.speaker == (9, 17)
    assert first.readings == (("Ana Ruiz",), ("Ana María Ruiz",), ("Ana",))
    assert first.parts == ((0, 3), (4, 8))
    assert (second.label, second.speaker, second.readings) == ("none", None, ())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({"text": TEXT, "quotes": []}, "the row has no id"),
        ({"id": "b", "quotes": []}, "the row 'b' has no text"),
        ({"id": "b", "text": TEXT}, "the row 'b' has no list of quotes"),
        ({"id": "a", "text": TEXT, "quotes": []}, "a second row 'a'; the first is on line 1"),
        ({"id": "b", "text": TEXT, "quotes": [{**NONE, "label": "no"}]}, "the label 'no' at 26"),
        ({"id": "b", "text": TEXT, "quotes": [{**NONE, "end": 99}]}, "a span that is not in"),
        ({"id": "b", "text": TEXT, "quotes": ["art"]}, "a span that is not in the text: 'art'"),
        ({"id": "b", "text": TEXT, "quotes": [{**ATTRIBUTED, "speaker": None}]}, "a span that"),
        ({"id": "b", "text": TEXT, "quotes": [{**NONE, "text": "art"}]}, "does not stand there"),
        ({"id": "b", "text": TEXT, "quotes": [], "ignore": [[1]]}, "lists of [start, end]"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        read(tmp_path, {"id": "a", "text": TEXT, "quotes": []}, row)
    assert message in caught.value.message
    assert caught.value.line == 3
    assert caught.value.hint


def test_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="the gold is empty"):
        read(tmp_path, "")
