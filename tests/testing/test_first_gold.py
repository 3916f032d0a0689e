"""`quotes gold`: a first file beside each article, never over one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from quotes.cli import app

ARTICLE = "“We are ready,” Ana Ruiz said.\n"
GOLD = """\
- source: one.txt
  quotations:
    - text: "We are ready,"
      expect: attributed
      speakers: [Ana Ruiz]
      mention: Ana Ruiz
      cue: said
"""


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("seeds")
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    return folder


def test_each_article_gets_a_file(seeds: Path) -> None:
    (seeds / "two.quotes.yaml").write_text("mine\n", encoding="utf-8")
    ran = CliRunner().invoke(app, ["gold"])
    assert ran.exit_code == 0
    assert ran.stdout == "seeds/one.quotes.yaml\n"
    assert ran.stderr.startswith("1 written, 1 there already")
    assert (seeds / "one.quotes.yaml").read_text(encoding="utf-8") == GOLD
    assert (seeds / "two.quotes.yaml").read_text(encoding="utf-8") == "mine\n"


def test_only_what_is_named(seeds: Path) -> None:
    assert CliRunner().invoke(app, ["gold", "seeds/two.txt"]).exit_code == 0
    assert sorted(seeds.glob("*.yaml")) == [seeds / "two.quotes.yaml"]


def test_an_article_without_a_file_of_its_own_is_an_error_of_its_own(seeds: Path) -> None:
    (seeds / "rows.jsonl").write_text('{"id": "r", "text": "It rained."}\n', encoding="utf-8")
    ran = CliRunner().invoke(app, ["gold"])
    assert ran.exit_code == 2
    assert (
        "several articles in one file cannot have gold beside them, seeds/rows.jsonl" in ran.stderr
    )
    assert len(list(seeds.glob("*.quotes.yaml"))) == 2
