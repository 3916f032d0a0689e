"""What pytest pays for our plugin in projects that have nothing to do with us."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

CONFTEST = """
import sys

def pytest_collection_finish(session):
    ours = sorted(name for name in sys.modules if name.split(".")[0] in ("quotes", "spacy", "yaml"))
    print("LOADED", *ours)
"""


def test_pytest_finds_the_plugin() -> None:
    (ours,) = (point for point in entry_points(group="pytest11") if point.name == "quotes")
    assert ours.value == "quotes.testing.plugin"


def test_a_start_of_pytest_loads_neither_engine_nor_spacy(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    (loaded,) = (line for line in ran.stdout.splitlines() if line.startswith("LOADED"))
    assert loaded.split()[1:] == ["quotes", "quotes.testing", "quotes.testing.plugin"]
