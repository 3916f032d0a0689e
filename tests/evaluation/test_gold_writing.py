"""Gold that we write: it holds as it stands, and what a person wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ROOT

from quotes.documents import document_from_text
from quotes.evaluation.gold import GoldError
from quotes.evaluation.gold_pairs import Pair, pair
from quotes.evaluation.gold_writing import first_gold, rewrite
from quotes.evaluation.gold_yaml import read_yaml_gold
from quotes.model import Document, Record
from quotes.records import document_records

ARTICLE = """“We are ready,” Ana Ruiz said.

“So are we,” Tom Hill said.
"""


def read(text: str) -> tuple[Document, list[Record]]:
    document = document_from_text(text, id="a", path="a.txt")
    return document, document_records(document)


def pairs_of(file: Path, text: str) -> list[Pair]:
    (entry,) = read_yaml_gold(file)
    return pair(entry, *read(text))


def rewritten(tmp_path: Path, gold: str, text: str) -> str:
    """The gold after it was rewritten for an article's text; it holds then."""
    file = tmp_path / "a.quotes.yaml"
    file.write_text(gold, encoding="utf-8")
    rewrite(file, "a.txt", read(text)[0], pairs_of(file, text))
    assert not [pair for pair in pairs_of(file, text) if pair.differences]
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_first_gold_of_a_sample_holds(seed: Path, tmp_path: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    file = tmp_path / "a.quotes.yaml"
    file.write_text(first_gold("a.txt", *read(text)), encoding="utf-8")
    pairs = pairs_of(file, text)
    assert len(pairs) >= 2
    assert [pair.differences for pair in pairs if pair.differences] == []


WORD = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["Ana Ruiz", "Tom Hill"])), max_size=4))
def test_first_gold_of_any_article_holds(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str]]
) -> None:
    lines = (f"“We {words}, you know,” {name} said." for words, name in said)
    text = "\n\n".join(["It rained.", *lines]) + "\n"
    file = tmp_path_factory.getbasetemp() / "any.quotes.yaml"
    file.write_text(first_gold("a.txt", *read(text)), encoding="utf-8")
    assert [pair.differences for pair in pairs_of(file, text) if pair.differences] == []


def test_no_quotations(tmp_path: Path) -> None:
    gold = first_gold("a.txt", *read("It rained.\n"))
    assert gold == "- source: a.txt\n  quotations: []\n"
    assert rewritten(tmp_path, gold, "“We are ready,” Ana Ruiz said.\n") == (
        "- source: a.txt\n"
        "  quotations:\n"
        '    - text: "We are ready,"\n'
        "      expect: attributed\n"
        "      speakers: [Ana Ruiz]\n"
        "      mention: Ana Ruiz\n"
        "      cue: said\n"
    )


def test_the_last_row_goes(tmp_path: Path) -> None:
    gold = '- source: a.txt\n  quotations:\n  - {text: "We went", expect: attributed}\n  title: T\n'
    after = "- source: a.txt\n  quotations: []\n  title: T\n"
    assert rewritten(tmp_path, gold, "It rained.\n") == after


def test_what_holds_stays_as_it_is_written(tmp_path: Path) -> None:
    gold = """\
# Ours.
- quotations:
    # first
    - {text: "We are ready,", expect: attributed,
       speakers: [Ana Ruiz]}  # heard

    - text: So are we,
      expect: attributed
      speakers: [Eva Stone]
      kind: direct
    # at the end
  source: a.txt
"""
    changed = gold.replace("- text: So are we,", '- text: "So are we,"')
    changed = changed.replace("Eva Stone", "Tom Hill")
    assert rewritten(tmp_path, gold, ARTICLE) == changed


def test_only_the_entry_asked_for_is_rewritten(tmp_path: Path) -> None:
    other = '- source: b.txt\n  quotations:\n    - {text: "Elsewhere", expect: none}\n'
    file = tmp_path / "a.quotes.yaml"
    file.write_text(f"- source: a.txt\n  quotations: []\n\n# b\n{other}", encoding="utf-8")
    entry, _ = read_yaml_gold(file)
    document, records = read(ARTICLE)
    rewrite(file, "a.txt", document, pair(entry, document, records))
    text = file.read_text(encoding="utf-8")
    assert text.endswith(
        f"speakers: [Tom Hill]\n      mention: Tom Hill\n      cue: said\n\n# b\n{other}"
    )
    assert [len(entry.rows) for entry in read_yaml_gold(file)] == [2, 1]


def test_rows_on_one_line_are_refused(tmp_path: Path) -> None:
    gold = '- {source: a.txt, quotations: [{text: "We went", expect: attributed}]}\n'
    with pytest.raises(GoldError, match="cannot be rewritten"):
        rewritten(tmp_path, gold, ARTICLE)
    assert (tmp_path / "a.quotes.yaml").read_text(encoding="utf-8") == gold


class TestPair:
    def entry(self, tmp_path: Path, gold: str, text: str) -> list[Pair]:
        file = tmp_path / "a.quotes.yaml"
        file.write_text(f"- source: a.txt\n  quotations:\n{gold}", encoding="utf-8")
        return pairs_of(file, text)

    def test_everything_has_a_pair(self, tmp_path: Path) -> None:
        gold = '    - {text: "Nothing of it", expect: attributed, speakers: [Eva Stone]}\n'
        pairs = self.entry(tmp_path, gold, ARTICLE)
        assert [(pair.row is None, pair.record is None) for pair in pairs] == [
            (False, True),
            (True, False),
            (True, False),
        ]

    def test_a_mention_that_has_gone(self, tmp_path: Path) -> None:
        gold = '    - {text: "We are ready,", expect: attributed, mention: Mayor Ruiz}\n'
        first, _ = self.entry(tmp_path, gold, ARTICLE)
        assert [difference.what for difference in first.differences] == ["mention"]
        assert first.record is not None

    def test_the_likest_wording_is_the_re_worded_one(self, tmp_path: Path) -> None:
        text = "“We are not ready at all,” Ana Ruiz said.\n\n“We are not,” Tom Hill said.\n"
        gold = '    - {text: "We are ready at all,", expect: attributed, speakers: [Ana Ruiz]}\n'
        first, second = self.entry(tmp_path, gold, text)
        assert first.record is not None
        assert first.record.words == "We are not ready at all,"
        assert [difference.what for difference in first.differences] == ["words"]
        assert second.row is None


def test_gold_in_another_encoding_is_rewritten_in_ours(tmp_path: Path) -> None:
    file = tmp_path / "a.quotes.yaml"
    file.write_text("- source: a.txt\n  quotations: []\n", encoding="utf-16")
    (entry,) = read_yaml_gold(file)
    document, records = read("“We are ready,” Ana Ruiz said.\n")
    rewrite(file, "a.txt", document, pair(entry, document, records))
    assert 'text: "We are ready,"' in file.read_text(encoding="utf-8")
