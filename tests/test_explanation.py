import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.errors import ConfigError, DocumentError
from quotes.explanation import LONGEST_QUOTE, explain, shown
from quotes.model import Record
from quotes.pipeline import extract

ARTICLE = """\
Mayor opens the river bridge at Port Alba

PORT ALBA, May 4 - Mayor Ana Ruiz opened the new river bridge on Thursday. It was “green”.

“We have waited nineteen years for this morning, and I will not ask a single family in this \
town to pay for walking to the other side of its own river,” said Ruiz, who was elected in \
2019. “Come and use it.”

Joe Paz, a member of the town council, told reporters that the price had been “a well-kept \
secret”. He called the ceremony “mere theatre”.

It was Eva “Iron” Moss who drew the bridge.

Read more: Paz says “no” to tolls
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return Path("bridge.txt")


def records(path: Path) -> list[Record]:
    found = list(extract([path], everything=True))
    return [record for record in found if isinstance(record, Record)]


def id_of(path: Path, words: str) -> str:
    return next(record.id for record in records(path) if re.match(rf"{words}\b", record.words))


def without_figures(text: str) -> str:
    """Fitted weights move shares a little; what is said of them stays."""
    return re.sub(r"(?: <1|[ \d]{2}\d)%|[01]\.\d\d", "#", text)


def test_explanation_of_an_article(article: Path, file_regression: FileRegressionFixture) -> None:
    file_regression.check(without_figures(explain(article, None, None)), encoding="utf-8")


def test_one_quotation_is_told_as_among_all(article: Path) -> None:
    one = explain(article, id_of(article, "Come and use it"), None)
    assert one.startswith("bridge.txt:5  q_")
    assert one in explain(article, None, None)
    assert "well-kept" not in one


def test_decision_and_speaker_are_those_of_the_records(article: Path) -> None:
    told = explain(article, None, None)
    for record in records(article):
        assert f"bridge.txt:{ARTICLE[: record.start].count(chr(10)) + 1}  {record.id}\n" in told
        block = " ".join(explain(article, record.id, None).split())
        if record.excluded is not None:
            assert f"({record.excluded}" in block
        elif record.rule is not None:
            assert f"({record.rule}, confidence {record.confidence:.2f})" in block
            assert all(f"is {speaker.name}, " in block for speaker in record.speakers)


def test_likeliest_candidate_comes_first(article: Path) -> None:
    block = explain(article, id_of(article, "mere theatre"), None)
    shares = [int(share) for share in re.findall(r"^(?:  Candidates|)\s+(\d+)% [“n]", block, re.M)]
    assert len(shares) > 1
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) in range(98, 102)


def test_mention_and_cue_are_marked_in_their_sentence(article: Path) -> None:
    block = " ".join(explain(article, id_of(article, "a well-kept"), None).split())
    assert (
        "In the text [speaker: Joe Paz], a member of the town council, [cue: told] reporters "
        "that the price had been “a well-kept secret”." in block
    )


def test_antecedent_is_told_with_its_line(article: Path) -> None:
    block = " ".join(explain(article, id_of(article, "mere theatre"), None).split())
    assert "“He” is Joe Paz, a person:" in block
    assert "See “Joe Paz” in bridge.txt:7." in block


def test_quotation_that_is_left_out_has_its_reason(article: Path) -> None:
    block = explain(article, id_of(article, "no"), None)
    assert "quotes that article, not this one (related-link)." in " ".join(block.split())
    assert "Candidates" not in block


def test_open_quotation(article: Path) -> None:
    block = explain(article, id_of(article, "green"), None)
    assert re.search(r"Decision +Open", block)
    assert "  Speaker " not in block


def test_mention_in_another_paragraph_is_shown_with_its_sentence(article: Path) -> None:
    article.write_text(
        "“We are ready,” said Ana Ruiz.\n\n“We have waited for this day for years, and we will "
        "not go home before the bridge is open.”\n",
        encoding="utf-8",
    )
    block = " ".join(explain(article, id_of(article, "We have waited"), None).split())
    assert "“We are ready,” [cue: said] [speaker: Ana Ruiz]. ¶ “We have waited" in block


def test_article_without_quotations(article: Path) -> None:
    article.write_text("Nobody spoke that day in Port Alba.\n", encoding="utf-8")
    assert explain(article, None, None).endswith(
        "\nQuotations: 0 with a speaker, 0 open, 0 left out.\n"
    )


def test_unknown_quotation(article: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no quotation 'q_0', bridge\.txt") as caught:
        explain(article, "q_0", None)
    assert caught.value.hint is not None
    assert "quotes explain bridge.txt" in caught.value.hint


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        explain(tmp_path / "none.txt", None, None)


def test_several_articles_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        json.dumps({"id": name, "text": f"“We are ready,” said {name} Ruiz.", "title": name})
        for name in ("Ana", "Eva")
    ]
    Path("rows.jsonl").write_text("\n".join([*rows, "{}"]), encoding="utf-8")
    told = explain(Path("rows.jsonl"), None, None)
    assert "rows.jsonl (Ana)  q_" in told
    assert "rows.jsonl (Eva)  q_" in told
    assert told.endswith("could not be read: the row has no id, rows.jsonl:3\n")


@given(st.text())
def test_long_words_are_shortened_in_the_middle(words: str) -> None:
    line = shown(words)
    assert len(line) <= LONGEST_QUOTE
    assert "\n" not in line
    if len(" ".join(words.split())) <= LONGEST_QUOTE:
        assert line.split() == words.split()
    else:
        head, tail = line.split(" … ")[0], line.split(" … ")[-1]
        assert words.split()[0].startswith(head.split()[0])
        assert words.split()[-1].endswith(tail.split()[-1])
