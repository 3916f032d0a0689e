from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import DocumentError
from quotes.export.reading import parse_records, read_records


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_records(tmp_path / "quotes.jsonl")
    assert "quotes build" in (caught.value.hint or "")


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": "q_1"}', '{"source": 3}'])
def test_a_line_that_is_no_record_is_named(line: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_records(f"\n{line}\n", Path("quotes.jsonl"))
    assert caught.value.where == "quotes.jsonl:2"
