"""What `import quotes` gives: verbs that come when they are asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import quotes

SEED = Path("seeds/003_9af006fee65c3931.txt")


@pytest.mark.parametrize("verb", quotes.__all__)
def test_no_module_has_the_name_of_a_verb(verb: str) -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"quotes.{verb}")


def test_importing_costs_nothing() -> None:
    told = "import sys, quotes; print(*sorted(m for m in sys.modules if m.startswith('quotes.')))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_the_verbs_are_listed() -> None:
    assert set(quotes.__all__) <= set(dir(quotes))
    with pytest.raises(AttributeError, match="sing"):
        quotes.sing  # noqa: B018


def test_the_verbs_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    (document,) = quotes.read([SEED])
    records = list(quotes.extract([SEED]))
    result = quotes.build([SEED])
    assert records == list(result.records)
    assert {record.document for record in result.records} == {SEED.stem}
    assert "people/index.md" in result.pages
    assert all(record.id in quotes.explain(SEED) for record in result.records)
    assert all(document.text[r.start : r.end] == r.text for r in result.records)
    evaluation = quotes.evaluate(Path("tests/gold/seeds.quotes.yaml"))
    assert evaluation.figures.overlap.f1 > 0
