"""What we read in the sample articles, one block a quotation, for a person to review."""

from __future__ import annotations

from newsroom import ROOT

from quotes.testing.regression import QuotesRegression


def test_samples(quotes_regression: QuotesRegression) -> None:
    quotes_regression.check(ROOT / "seeds")
