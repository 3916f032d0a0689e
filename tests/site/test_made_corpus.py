"""A site of a made corpus: headlines that fight back, many people, pages that stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quotes.config import Settings
from quotes.pipeline import build_pages
from quotes.site.builders import build
from quotes.site.project import write_project

MAKE = Path(__file__).parent.parent.parent / "benchmarks" / "made_corpus.py"
FRAME = 80_000  # bytes that navigation and theme may add to a page


def test_both_builders_take_a_made_corpus_strictly(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    subprocess.run([sys.executable, MAKE, seeds, "--articles", "100"], check=True)
    settings = Settings(root=tmp_path, seeds=seeds, out=tmp_path / "out")
    result = build_pages([seeds], templates=None, jobs=1, settings=settings)
    pages = {path: text.encode() for path, text in result.pages.items()}
    work = tmp_path / "work"
    write_project(work, pages, settings, seeds=[seeds], address=None)
    for builder in ("zensical", "mkdocs"):
        site = build(builder, work)
        for path, text in pages.items():
            if path.endswith(".md") and not path.endswith("index.md"):
                html = site / path.removesuffix(".md") / "index.html"
                assert html.stat().st_size < FRAME + 6 * len(text), path
