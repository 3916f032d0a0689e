"""What pytest loads: a fixture, and `*.quotes.yaml` as tests.

pytest imports this module in every run of every project in whose environment
we are installed, so it imports nothing but pytest. The engine follows when the
first test of ours runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quotes.testing.gold_file import GoldFile
    from quotes.testing.regression import QuotesRegression

GOLD_SUFFIX = ".quotes.yaml"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> GoldFile | None:
    """Gold is a test: one item for each of its articles."""
    if not file_path.name.endswith(GOLD_SUFFIX):
        return None
    from quotes.testing.gold_file import GoldFile

    return GoldFile.from_parent(parent, path=file_path)


@pytest.fixture
def quotes_regression(request: pytest.FixtureRequest) -> QuotesRegression:
    """Keeps what is read in articles as text files, one block a quotation, one file an article."""
    from quotes.testing.regression import QuotesRegression

    try:
        file_regression = request.getfixturevalue("file_regression")
    except pytest.FixtureLookupError:
        pytest.fail(
            "quotes_regression needs pytest-regressions\n"
            "hint: pip install pytest-regressions, or install quotes with its extra [test]",
            pytrace=False,
        )
    return QuotesRegression(file_regression, request)
