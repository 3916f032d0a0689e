"""`corrections.yaml`: what it may hold, and how its errors help."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corrections import Correction, CorrectionError, CorrectSpeaker, load_corrections
from quotes.corrections.reading import read_corrections
from quotes.corrections.writing import HEAD, append_corrections, entry_text
from quotes.model import CorrectionNote

ENTRY = """\
- document: harbour
  id: q_1
  words: We are ready,
  speakers: [Ana Ruiz, {name: City Council, kind: institution}]
  by: Ida Holm
  when: 2026-11-23
"""


def correction(**fields: object) -> Correction:
    given_ = {
        "document": "harbour",
        "id": "q_1",
        "words": "We are ready,",
        "note": CorrectionNote("Ida Holm", "2026-11-23", None),
        "path": "corrections.yaml",
        "line": 1,
        "nobody": not {"speakers", "not_a_quotation"} & fields.keys(),
    }
    return Correction(**{**given_, **fields})  # type: ignore[arg-type]


def test_an_entry() -> None:
    (entry,) = read_corrections(f"# ours\n{ENTRY}", "c.yaml")
    speakers = (CorrectSpeaker("Ana Ruiz"), CorrectSpeaker("City Council", "institution"))
    assert entry == correction(speakers=speakers, path="c.yaml", line=2)


@pytest.mark.parametrize("text", ["# nothing yet\n", "null\n", "[]\n"])
def test_nothing_yet(text: str) -> None:
    assert read_corrections(text, "c.yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  id: q_1\n", "", "the entry has no 'id', c.yaml:1"),
        ("  by: Ida Holm\n", "", "the entry for harbour:q_1 has no 'by', c.yaml:1"),
        ("  words: We are ready,\n", "", "the entry for harbour:q_1 has no 'words', c.yaml:1"),
        ("speakers:", "speaker:", "unknown key 'speaker' in the entry, c.yaml:4"),
        ("  id: q_1\n", "  id: q_1\n  id: q_2\n", "a second 'id' in the entry, c.yaml:3"),
        ("2026-11-23", "yesterday", "when 'yesterday' is no date, c.yaml:6"),
        ("kind: institution", "kind: council", "kind 'council' is unknown, c.yaml:4"),
        ("  by:", "  nobody: true\n  by:", "the entry for harbour:q_1 says two things at once"),
        ("  by:", "  nobody: no\n  by:", "nobody is not true, c.yaml:5"),
        ("[Ana Ruiz, {name: City Council, kind: institution}]", "[]", "speakers is empty"),
        ("[Ana Ruiz, {name: City Council, kind: institution}]", "Ana", "speakers is not a list"),
        ("[Ana Ruiz, {name: City Council, kind: institution}]", "", "does not say what is right"),
        ("harbour", "*a", "a YAML alias (*a), c.yaml:1"),
        ("[Ana Ruiz", "[Ana: [", "not valid YAML"),
    ],
)
def test_errors_say_what_where_and_what_to_do(old: str, new: str, message: str) -> None:
    assert old in ENTRY
    with pytest.raises(CorrectionError) as caught:
        read_corrections(ENTRY.replace(old, new), "c.yaml")
    assert message in str(caught.value)
    assert caught.value.line is not None
    assert caught.value.hint


def test_a_second_answer() -> None:
    other = ENTRY.replace("Ana Ruiz, {", "Eva Lind, {").replace("Ida Holm", "Max Orth")
    with pytest.raises(CorrectionError) as caught:
        read_corrections(ENTRY + other, "c.yaml")
    assert str(caught.value) == (
        "a second answer for harbour:q_1: Eva Lind, City Council (Max Orth, 2026-11-23); "
        "line 1 says Ana Ruiz, City Council (Ida Holm, 2026-11-23), c.yaml:7"
    )


def test_two_editors_who_agree() -> None:
    """As when two branches that both accept a card are merged."""
    again = ENTRY.replace("Ida Holm", "Max Orth")
    assert again != ENTRY
    assert read_corrections(ENTRY + again, "c.yaml") == read_corrections(ENTRY, "c.yaml")


def test_a_merge_that_is_not_settled() -> None:
    text = f"<<<<<<< HEAD\n{ENTRY}=======\n{ENTRY}>>>>>>> main\n"
    with pytest.raises(CorrectionError, match=r"two branches are in conflict here, c\.yaml:1"):
        read_corrections(text, "c.yaml")


def test_without_a_file(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "c.yaml") == []


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_bytes(b"- \xff")
    with pytest.raises(CorrectionError, match=r"is not UTF-8, .*c\.yaml:1"):
        load_corrections(file)


# The writer.

TEXT = st.text(min_size=1, max_size=30).filter(
    lambda text: (text.strip() and text.isprintable()) or text in ("a\nb", "\u2028x", "\x85y")
)


@given(
    words=TEXT,
    beside=st.none() | TEXT,
    speakers=st.lists(
        st.builds(CorrectSpeaker, TEXT, st.sampled_from((None, "institution", "group"))), max_size=2
    ),
    document=TEXT,
    why=st.none() | TEXT,
)
def test_what_is_written_is_read_again(
    words: str,
    beside: str | None,
    speakers: list[CorrectSpeaker],
    document: str,
    why: str | None,
) -> None:
    entry = correction(
        words=words,
        beside=beside,
        document=document,
        speakers=tuple(speakers),
        nobody=not speakers,
        note=CorrectionNote("Ida “x” Holm", "2026-11-23", why),
    )
    assert read_corrections(entry_text(entry), "corrections.yaml") == [entry]


def test_comments_and_order_stay(tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    before = f"# ours\n\n{ENTRY}  # the last one\n\n# end"
    file.write_bytes(b"\xef\xbb\xbf" + before.encode())
    append_corrections(file, [correction(id="q_2")])
    after = file.read_text(encoding="utf-8")
    assert after.startswith(f"{before}\n- document: harbour\n  id: q_2\n")
    assert [entry.id for entry in load_corrections(file)] == ["q_1", "q_2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_of_a_windows_editor_is_added_to(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "corrections.yaml"
    before = ENTRY.replace("\n", "\r\n")
    file.write_bytes(before.encode(encoding))
    append_corrections(file, [correction(id="q_2")])
    after = file.read_bytes().decode("utf-8")
    if encoding == "utf-8":
        assert after.startswith(before)
        assert after.count("\n") == after.count("\r\n")
    assert [entry.id for entry in load_corrections(file)] == ["q_1", "q_2"]


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    append_corrections(file, [correction()])
    assert file.read_text(encoding="utf-8") == HEAD + entry_text(correction())


def test_an_entry_is_never_written_twice(tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(ENTRY, encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"an entry for harbour:q_1 already, .*:1$"):
        append_corrections(file, [correction()])
    assert file.read_text(encoding="utf-8") == ENTRY


@pytest.mark.parametrize("text", ["{a: 1}\n", "- [\n"])
def test_a_broken_file_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError):
        append_corrections(file, [correction()])
    assert file.read_text(encoding="utf-8") == text
