"""The sample articles against what a person found in them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quotes.corpus.evaluate import evaluate

ROOT = Path(__file__).parent.parent


def test_every_row_holds(capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = evaluate(ROOT / "tests/gold/seeds.quotes.yaml", seeds=ROOT / "seeds")
    with capsys.disabled():
        sys.stdout.write(f"\n{evaluation.rows_that_hold} of {evaluation.rows} rows hold\n")
    assert evaluation.rows == 38
    assert evaluation.holds, evaluation.report(errors=evaluation.rows)
