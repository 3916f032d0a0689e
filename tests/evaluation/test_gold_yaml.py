"""Reading YAML gold, and finding its rows in the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import QuotesError
from quotes.evaluation.gold import GoldDocument, GoldError
from quotes.evaluation.gold_yaml import place, read_yaml_gold
from quotes.model import Document

ENTRY = """\
# a comment
- source: a.txt
  title: A title
  url: null
  quotations:
    - {text: "We go", expect: attributed, speakers: [Ana Ruiz], mention: she, cue: null}
    - {text: art, expect: none}
"""


def read(tmp_path: Path, text: str) -> list[GoldDocument]:
    file = tmp_path / "a.quotes.yaml"
    file.write_text(text, encoding="utf-8")
    article = Document("a", "She said we go. “We\n\ngo,” she said of ‘art’.", path="a.txt")
    return [place(entry, article) for entry in read_yaml_gold(file)]


def test_rows_are_placed_between_marks(tmp_path: Path) -> None:
    (gold,) = read(tmp_path, ENTRY)
    first, second = gold.quotations
    text = gold.document.text
    assert (first.start, first.end) == (17, 23)
    assert first.label == "attributed"
    assert first.speaker == (26, 29)
    assert text[slice(*first.speaker)] == "she"
    assert first.readings == (("Ana Ruiz",),)
    assert first.row is not None
    assert (first.row.line, first.row.cue, first.row.kind) == (6, None, None)
    assert text[second.start : second.end] == "art"
    assert (second.label, second.speaker, second.readings) == ("none", None, ())


def test_readings_are_alternatives(tmp_path: Path) -> None:
    row = "{text: art, expect: implicit, speakers: [A B], or_attributed: [C D, E F]}"
    (gold,) = read(tmp_path, f"- source: a.txt\n  quotations:\n    - {row}\n")
    assert gold.quotations[0].label == "unsourced"
    assert gold.quotations[0].readings == (("A B",), ("C D", "E F"))


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("expect: none", "expects: none", 7, "unknown key 'expects'", "did you mean 'expect'?"),
        ("expect: none", "expect: nobody", 7, "expect 'nobody' is unknown", "one of: attributed"),
        (", expect: none", "", 7, "the row has no 'expect'", "write expect: …"),
        ("source: a.txt", "sources: a.txt", 2, "unknown key 'sources'", "'source'"),
        ("  title", "  source: b\n  title", 3, "a second 'source'", "keep one"),
        ("[Ana Ruiz]", "Ana Ruiz", 6, "speakers is not a list of names", "[Ana Ruiz]"),
        ("[Ana Ruiz]", "[]", 6, "speakers is not a list of names", "[Ana Ruiz]"),
        ("text: art", "text: [art]", 7, "text is not a text", "write words"),
        ("text: art", "text: arts", 7, "“arts” does not stand in a.txt", "copy the words"),
        ("text: art", "text: She", 7, "“She” does not stand in a.txt", "order"),
        ("mention: she", "mention: he", 6, "the mention “he” does not stand", "copy the words"),
        ("{text: art, expect: none}", "art", 7, "the row has no keys", "write text: …"),
        ("- source", "- source: a.txt\n  quotations: []\n- source", 4, "a second entry", "one"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str, hint: str
) -> None:
    assert old in ENTRY
    with pytest.raises(GoldError) as caught:
        read(tmp_path, ENTRY.replace(old, new, 1))
    assert message in caught.value.message
    assert caught.value.line == line
    assert caught.value.path is not None
    assert caught.value.path.endswith("a.quotes.yaml")
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("text", ["", "source: a.txt", "- [", "- &a {source: a}"])
def test_what_is_no_gold_at_all(tmp_path: Path, text: str) -> None:
    with pytest.raises(QuotesError) as caught:
        read(tmp_path, text)
    assert caught.value.path is not None
    assert caught.value.hint
