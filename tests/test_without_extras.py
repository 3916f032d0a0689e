"""The plain installation: every command starts, and says which extra it needs for more."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from newsroom import ROOT
from typer.main import get_command

from quotes.cli import app

# What only an extra brings; importing it fails as if it were not there.
OF_EXTRAS = (
    *("trafilatura", "lxml", "lxml_html_clean", "feedparser", "warcio", "pyarrow"),
    *("zensical", "watchfiles", "mkdocs", "pytest", "pytest_regressions"),
)
NEEDS = {
    "extract page.html": "html",
    "add page.html": "html",
    "add feed.xml": "feeds",
    "add pages.warc": "warc",
    "extract seeds --format parquet -o quotes.parquet": "parquet",
    "export parquet -o quotes.parquet": "parquet",
    "site": "site",
    "serve": "site",
}
PLAIN = ("build", "extract seeds", "export csv", "rules", "explain seeds", "registry check")
RUN = """
import json, sys
sys.modules.update(dict.fromkeys({blocked!r}))
from typer.testing import CliRunner
from quotes.cli import app
told = {{}}
for line in {lines!r}:
    ended = CliRunner().invoke(app, line.split())
    told[line] = [ended.exit_code, ended.stderr, repr(ended.exception)]
print(json.dumps(told))
"""

Told = dict[str, tuple[int, str, str]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What each command line says, in one process for all."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "seeds").mkdir()
    article = "# Harbour\n\n“We are ready,” Mayor Ana Ruiz said on Monday.\n"
    (folder / "seeds" / "harbour.md").write_text(article, encoding="utf-8")
    (folder / "page.html").write_text(f"<!doctype html><p>{article}</p>", encoding="utf-8")
    feed = "<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>"
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    (folder / "pages.warc").write_bytes(b"WARC/1.0\r\n\r\n")
    helps = [f"{name} --help" for name in get_command(app).commands]  # type: ignore[attr-defined]
    program = RUN.format(blocked=OF_EXTRAS, lines=[*helps, *PLAIN, *NEEDS])
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 0, ran.stderr
    found: Told = json.loads(ran.stdout)
    return found


def test_what_needs_no_extra_runs(told: Told) -> None:
    failed = {line: said for line, said in told.items() if line not in NEEDS and said[0] != 0}
    assert failed == {}


@pytest.mark.parametrize(("line", "extra"), NEEDS.items())
def test_what_needs_an_extra_names_it(told: Told, line: str, extra: str) -> None:
    code, said, exception = told[line]
    assert code == 2, exception
    assert "error: " in said
    assert f"newsroom-quotes[{extra}]" in said
