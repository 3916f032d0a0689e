"""What runs of pytest inside a test need is loaded once: they forget what they load themselves."""

from __future__ import annotations

from pathlib import Path

import hypothesis  # noqa: F401  (its plugin loads it at the end of each run)
import pytest

from quotes.config import Settings
from quotes.testing.reading import read_articles


@pytest.fixture(scope="session", autouse=True)
def engine(tmp_path_factory: pytest.TempPathFactory) -> None:
    file: Path = tmp_path_factory.mktemp("engine") / "one.txt"
    file.write_text("“We are ready,” Ana Ruiz said.\n", encoding="utf-8")
    read_articles([file], Settings(root=file.parent))
