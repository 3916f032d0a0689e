"""The committed cards are what the committed articles and code make."""

from __future__ import annotations

import pytest
from newsroom import ROOT

from quotes.config import load_settings
from quotes.pipeline import build_pages
from quotes.publish import compare


def test_out_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    settings = load_settings(ROOT)
    result = build_pages([settings.seeds], templates=settings.templates, jobs=1, settings=settings)
    assert not result.problems
    report = compare(result.pages, settings.out)
    stale = [*report.written, *report.removed, *report.edited]
    if stale:
        listing = "\n".join(f"  out/{page}" for page in sorted(set(stale)))
        pytest.fail(
            f"these pages are not what the articles and the code make now:\n{listing}\n"
            "hint: run `quotes build`, read the diff of out/, and commit it with your change",
            pytrace=False,
        )
