"""Corrections as gold: the rules alone against what editors decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import write

from quotes.config import Settings
from quotes.corrections import CorrectionError
from quotes.evaluation.evaluating import evaluate

ARTICLE = """\
Harbour

“We are ready,” Ana Ruiz said on Monday. “It will take two years.”

Engineer Joe Paz told reporters that it was “well worth the wait”.
"""
ENTRY = "- {{document: harbour, id: {id}, words: '{words}', {right}, by: Ida, when: 2026-01-01}}\n"
READY = ("q_42107c34", "We are ready,")
YEARS = ("q_308e30aa", "It will take two years.")
WAIT = ("q_d2822212", "well worth the wait")


def corrections(tmp_path: Path, *entries: tuple[tuple[str, str], str]) -> Path:
    text = "".join(
        ENTRY.format(id=record[0], words=record[1], right=right) for record, right in entries
    )
    write(tmp_path, {"seeds/harbour.txt": ARTICLE, "corrections.yaml": text})
    return tmp_path / "corrections.yaml"


@pytest.mark.parametrize(
    ("record", "right", "holds"),
    [
        (READY, "speakers: [Ana Ruiz]", True),
        (READY, "speakers: [Joe Paz]", False),
        (READY, "nobody: true", False),
        (READY, "not_a_quotation: true", False),
        (WAIT, "exact: worth the wait", True),
        (WAIT, "exact: worth the wait, speakers: [Ana Ruiz]", False),
    ],
)
def test_a_row_holds_where_the_rules_say_the_same(
    tmp_path: Path, record: tuple[str, str], right: str, holds: bool
) -> None:
    gold = corrections(tmp_path, (record, right))
    evaluation = evaluate(gold, project=Settings(tmp_path, seeds=tmp_path / "seeds"))
    assert (evaluation.rows, evaluation.holds) == (1, holds)


def test_what_nobody_corrected_counts_neither_way(tmp_path: Path) -> None:
    gold = corrections(tmp_path, (YEARS, "speakers: [Ana Ruiz]"), (READY, "speakers: [Max]"))
    evaluation = evaluate(gold, project=Settings(tmp_path, seeds=tmp_path / "seeds"))
    assert len(evaluation.verdicts) == 2
    assert [verdict.fault for verdict in evaluation.verdicts] == [None, "wrong speaker"]
    assert evaluation.rows_that_hold == 1


def test_articles_by_name(tmp_path: Path) -> None:
    gold = corrections(tmp_path, (READY, "speakers: [Ana Ruiz]"))
    seeds = tmp_path / "seeds"
    elsewhere = Settings(tmp_path, seeds=tmp_path / "none")
    assert evaluate(gold, [seeds / "harbour.txt"], project=elsewhere).holds


def test_an_orphan_is_an_error(tmp_path: Path) -> None:
    gold = corrections(tmp_path, (("q_0", "We are quite ready,"), "speakers: [Ana Ruiz]"))
    with pytest.raises(CorrectionError, match=r"no such quotation .*corrections\.yaml:1") as caught:
        evaluate(gold, project=Settings(tmp_path, seeds=tmp_path / "seeds"))
    assert caught.value.hint is not None
    assert 'id: "q_42107c34"' in caught.value.hint


def test_an_article_that_is_gone_is_an_error(tmp_path: Path) -> None:
    gold = corrections(tmp_path, (READY, "speakers: [Ana Ruiz]"))
    (tmp_path / "seeds/harbour.txt").rename(tmp_path / "seeds/port.txt")
    with pytest.raises(CorrectionError, match="there is no such article"):
        evaluate(gold, project=Settings(tmp_path, seeds=tmp_path / "seeds"))
