"""From gold and articles to figures, a report and a judgement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.config import Settings
from quotes.errors import DocumentError
from quotes.evaluation import evaluating as module
from quotes.evaluation.evaluating import Evaluation, evaluate
from quotes.evaluation.figures import Score, Tenth
from quotes.evaluation.gold import GoldError
from quotes.model import Record, Source, Span, SpeakerRef

TEXT = (
    "“We are ready,” Ana Ruiz said.\n\n“It was late when they came, and so we all went home,” "
    "she told the paper.\n\nThe mayor called it “art”. “Nobody knows,” an aide said.\n\n"
    "The “old town” was empty, “we hear”.\n"
)
GOLD = """\
- source: a.txt
  quotations:
    - {text: "We are ready,", expect: attributed, speakers: [Ana Ruiz], mention: Ana Ruiz}
    - {text: "It was late when they came, and so we all went home,", expect: attributed,
       speakers: [Ana Ruiz], mention: she, cue: told}
    - {text: art, expect: attributed, speakers: [the mayor], mention: The mayor, kind: partial}
    - {text: "Nobody knows,", expect: attributed, mention: an aide}
    - {text: old town, expect: none}
    - {text: we hear, expect: implicit}
"""


def record(
    words: str, mention: str | None = None, name: str | None = None, **fields: Any
) -> Record:
    start = TEXT.index(words)
    place = TEXT.index(mention) if mention else 0
    return Record(
        id=f"q_{start}",
        document="a",
        source=Source(),
        start=start,
        end=start + len(words),
        text=words,
        words=words,
        kind="direct",
        status="attributed" if name else "unattributed",
        speakers=(SpeakerRef(name, name, "person"),) if name else (),
        mention=Span(place, place + len(mention), mention) if mention else None,
        **fields,
    )


RECORDS = [
    record("We are ready,", "Ana Ruiz", "Ana Ruiz", confidence=0.95, rule="speaker-cue-after"),
    record(
        "It was late when they came, and so we all went home,",
        "she",
        "Eve Ruiz",
        confidence=0.9,
        rule="speaker-cue-after",
        cue=Span(TEXT.index("told"), TEXT.index("told") + 4, "told"),
    ),
    record("art", "Ana Ruiz", "Ana Ruiz", confidence=0.5, rule="cue-before"),
    record("Nobody knows,", excluded="scare-quote"),
    record("old town", "The mayor", "Mayor", confidence=1.0, rule="cue-before"),
    record("we hear"),
    record("was empty"),
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.quotes.yaml").write_text(GOLD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def evaluation(project: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    monkeypatch.setattr(module, "extract", lambda paths, **options: iter(RECORDS))
    return evaluate(Path("a.quotes.yaml"))


def test_figures(evaluation: Evaluation) -> None:
    figures = evaluation.figures
    assert figures.detection == Score(gold=5, found=6, right=4)
    assert figures.overlap == Score(gold=4, found=4, right=2)
    assert figures.exact == Score(gold=4, found=4, right=2)
    assert figures.names == Score(gold=3, found=4, right=1)
    assert (figures.nobody, figures.nobody_attributed) == (1, 1)
    assert figures.calibration == (Tenth(0.9, 3, 2), Tenth(0.5, 1, 0))
    assert {form: score.gold for form, (score, _) in figures.by_form.items()} == {
        "proper": 1,
        "pronoun": 1,
        "nominal": 2,
    }
    assert {length: score.right for length, (score, _) in figures.by_length.items()} == {
        "under 4": 1,
        "4 to 9": 0,
        "10 and more": 1,
    }


def test_scores() -> None:
    score = Score(gold=4, found=2, right=1)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)
    assert Score(0, 0, 0).f1 == Score(0, 0, 0).precision == Score(0, 0, 0).recall == 0.0


def test_rows(evaluation: Evaluation) -> None:
    assert (evaluation.rows, evaluation.rows_that_hold) == (6, 2)
    assert not evaluation.holds


def test_report(evaluation: Evaluation, file_regression: FileRegressionFixture) -> None:
    report = evaluation.report(20)
    assert report.splitlines()[0] == "2 of 6 rows hold"
    assert report == evaluation.report(20)
    file_regression.check(report, encoding="utf-8")


def test_a_smaller_sample_is_part_of_the_larger(evaluation: Evaluation) -> None:
    assert len(evaluation.errors) == 5
    shown = [
        {line for line in evaluation.report(limit).splitlines() if line.startswith("seeds/a.txt:")}
        for limit in range(6)
    ]
    assert [len(lines) for lines in shown[:2]] == [0, 1]
    assert all(fewer <= more for fewer, more in pairwise(shown))
    assert "errors" not in evaluation.report(0)


def test_as_dict_is_json(evaluation: Evaluation) -> None:
    found = evaluation.as_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["rows"] == {"gold": 6, "hold": 2}
    assert found["detection"]["precision"] == 0.6667
    assert [error["fault"] for error in found["errors"]] == [
        "wrong name",
        "wrong speaker",
        "missed",
        "false attribution",
        "not in gold",
    ]
    assert found["errors"][2]["left_out"] == "scare-quote"
    assert found["errors"][0]["text"].startswith("It was late")
    assert found["errors"][0]["where"] == "seeds/a.txt:3"


class TestJsonLines:
    """Gold that holds its articles."""

    ROW: dict[str, Any] = {  # noqa: RUF012
        "id": "a",
        "text": TEXT,
        "quotes": [
            {"start": 0, "end": 15, "label": "attributed", "speaker": {"start": 16, "end": 24}}
        ],
    }

    def gold(self, project: Path, **changes: Any) -> Path:
        file = project / "gold.jsonl"
        file.write_text(json.dumps({**self.ROW, **changes}), encoding="utf-8")
        return file

    def test_the_articles_are_those_of_the_gold(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = []

        def extract(paths: list[Path], **options: Any) -> Iterator[Record]:
            asked.append((paths, options))
            yield RECORDS[0]

        monkeypatch.setattr(module, "extract", extract)
        gold = self.gold(project)
        settings = Settings(Path(), pipeline="p")
        evaluation = evaluate(gold, project=settings, jobs=3)
        assert asked == [
            ([gold], {"project": settings, "jobs": 3, "everything": True, "corrected": False})
        ]
        assert evaluation.figures.overlap == Score(1, 1, 1)
        assert evaluation.figures.names is None
        assert evaluation.holds
        assert evaluation.as_dict()["rows"] is None
        assert evaluation.report(5).splitlines()[1].split() == [
            "detection", "1", "1", "1", "1.000", "1.000", "1.000",
        ]  # fmt: skip

    def test_a_least_f1(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "extract", lambda paths, **options: iter(RECORDS[:2]))
        gold = self.gold(project)
        assert evaluate(gold).figures.overlap.f1 == pytest.approx(2 / 3)
        assert evaluate(gold, min_f1=0.6).holds
        assert not evaluate(gold, min_f1=0.7).holds

    def test_articles_elsewhere_with_the_same_text(self, project: Path) -> None:
        evaluation = evaluate(self.gold(project), [Path("seeds")])
        assert evaluation.figures.detection.right == 1

    @pytest.mark.parametrize(
        ("changes", "message"),
        [({"id": "b"}, "'b' is not among"), ({"text": f"{TEXT}!"}, "'a' is another text")],
    )
    def test_articles_that_do_not_fit(
        self, project: Path, changes: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(GoldError, match=message) as caught:
            evaluate(self.gold(project, **changes), [Path("seeds")])
        assert caught.value.line == 1


class TestPaths:
    """Where the articles are looked for."""

    def test_beside_the_gold_comes_first(self, project: Path) -> None:
        (project / "a.txt").write_text("“We are ready.”", encoding="utf-8")
        with pytest.raises(GoldError, match=r"does not stand in a\.txt"):
            evaluate(Path("a.quotes.yaml"))

    def test_another_folder_of_seeds(self, project: Path) -> None:
        (project / "seeds").rename(project / "articles")
        with pytest.raises(GoldError, match=r"there is no article a.txt, a\.quotes\.yaml:1"):
            evaluate(Path("a.quotes.yaml"))
        elsewhere = Settings(Path(), seeds=Path("articles"))
        assert evaluate(Path("a.quotes.yaml"), project=elsewhere).rows == 6

    def test_articles_that_are_named(self, project: Path) -> None:
        assert evaluate(Path("a.quotes.yaml"), [Path("seeds/a.txt")]).rows == 6
        (project / "other.txt").write_text("Nothing.", encoding="utf-8")
        with pytest.raises(GoldError, match=r"a\.txt is not among the articles"):
            evaluate(Path("a.quotes.yaml"), [Path("other.txt")])

    def test_an_article_that_cannot_be_read(self, project: Path) -> None:
        (project / "seeds/a.txt").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(DocumentError):
            evaluate(Path("a.quotes.yaml"))

    def test_an_unknown_kind_of_gold(self, project: Path) -> None:
        with pytest.raises(GoldError, match=r"gold that ends in '\.csv' is unknown"):
            evaluate(Path("gold.csv"))
