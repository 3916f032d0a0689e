"""`verified.jsonl`: what is written is read again, and what a hand broke is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import VerifyError
from quotes.model import LiveNote
from quotes.verifying.notes import (
    Before,
    Notes,
    PageNote,
    QuotationNote,
    read_notes,
    write_notes,
)

PAGE = PageNote("a", "https://a.example/", "2024-03-07", "0" * 64, etag='"1"')
NOTE = QuotationNote("a", "q_1", "edited", "2024-03-06", was="“We are.”", now="“We were.”")
UNCLEAR = QuotationNote(
    "a",
    "q_2",
    "unclear",
    "2024-03-07",
    why="no",
    before=Before("edited", "2024-03-06", "2024-03-05"),
)


def notes_of(*quotations: QuotationNote, page: PageNote = PAGE) -> Notes:
    return Notes({page.document: page}, {(n.document, n.id): n for n in quotations})


def test_lines(tmp_path: Path) -> None:
    file = tmp_path / "verified.jsonl"
    write_notes(notes_of(UNCLEAR, NOTE), file)
    assert file.read_text(encoding="utf-8").splitlines() == [
        '{"document": "a", "url": "https://a.example/", "checked": "2024-03-07",'
        f' "sha256": "{"0" * 64}", "etag": "\\"1\\""}}',
        '{"document": "a", "id": "q_1", "state": "edited", "since": "2024-03-06",'
        ' "was": "“We are.”", "now": "“We were.”"}',
        '{"document": "a", "id": "q_2", "state": "unclear", "since": "2024-03-07", "why": "no",'
        ' "before": {"state": "edited", "checked": "2024-03-06", "since": "2024-03-05"}}',
    ]
    assert read_notes(file) == notes_of(NOTE, UNCLEAR)


def test_nothing_known_is_no_file(tmp_path: Path) -> None:
    file = tmp_path / "verified.jsonl"
    write_notes(Notes(), file)
    assert not file.exists()
    assert read_notes(file) == Notes()
    file.write_bytes(b"\n")
    assert read_notes(file) == Notes()


@given(document=st.text(), was=st.text(), now=st.text())
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, document: str, was: str, now: str
) -> None:
    page = PageNote(document, "https://a.example/", "2024-03-07", "")
    notes = notes_of(
        QuotationNote(document, "q", "edited", "2024-03-07", None, was, now), page=page
    )
    file = tmp_path_factory.mktemp("notes") / "verified.jsonl"
    write_notes(notes, file)
    assert read_notes(file) == notes


def test_an_unclear_look_does_not_take_back_a_change() -> None:
    notes = notes_of(NOTE, UNCLEAR)
    assert notes.live_note("a", "q_1") == LiveNote("edited", "2024-03-07", "2024-03-06")
    assert notes.live_note("a", "q_2") == LiveNote("edited", "2024-03-06", "2024-03-05")
    assert notes.live_note("a", "q_3") is None
    was_fine = QuotationNote(
        "a", "q_4", "unclear", "2024-03-07", before=Before("unchanged", "2024-03-06", "2024-03-05")
    )
    told = notes_of(was_fine).live_note("a", "q_4")
    assert told == LiveNote("unclear", "2024-03-07", "2024-03-07")


def test_what_is_no_record_any_longer_is_forgotten() -> None:
    notes = notes_of(NOTE, UNCLEAR)
    notes.keep({("a", "q_2")})
    assert (list(notes.pages), list(notes.quotations)) == (["a"], [("a", "q_2")])
    notes.keep(set())
    assert notes == Notes()


FIRST = '{"document": "a", "url": "u", "checked": "2024-03-07", "sha256": ""}'
SECOND = '{"document": "a", "id": "q", "state": "edited", "since": "2024-03-07"}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("<<<<<<< HEAD", "this is not JSON"),
        ("[]", "this line is no JSON object"),
        (SECOND.replace("edited", "fine"), 'state cannot be "fine"'),
        (SECOND.replace('"edited"', "[]"), "state cannot be []"),
        (SECOND.replace("2024-03-07", "yesterday"), 'since cannot be "yesterday"'),
        (SECOND.replace("2024-03-07", "20240307"), 'since cannot be "20240307"'),
        (SECOND.replace("since", "sinse"), "unknown key 'sinse'"),
        ('{"document": "a", "id": "q", "state": "edited"}', "since is missing"),
        (SECOND.replace("}", ', "before": {"state": "edited"}}'), "checked is missing"),
        (SECOND.replace("}", ', "before": 1}'), "before cannot be 1"),
        (SECOND.replace('"a"', '"b"'), "the article 'b' of this quotation has no line of its own"),
        (FIRST, "this stands on line 1 already"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "verified.jsonl"
    file.write_text(f"{FIRST}\n{line}\n", encoding="utf-8")
    with pytest.raises(VerifyError) as told:
        read_notes(file)
    assert (told.value.message, told.value.line, told.value.path) == (message, 2, file.as_posix())
    assert told.value.hint
