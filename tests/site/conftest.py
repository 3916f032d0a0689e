"""The samples as a site, served here, their sources on a server of their own, and a browser."""

from __future__ import annotations

import functools
import html
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from quotes.config import Settings
from quotes.documents import read_documents
from quotes.model import Document, Record
from quotes.pipeline import build_pages
from quotes.site.builders import build
from quotes.site.project import write_project

SEEDS = Path(__file__).parent.parent.parent / "seeds"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
LOOK = """
p { background: #fff; color: #000; font: 20px/1.5 monospace; margin: 110vh 20px; }
::target-text { background: #f0f; color: #f0f; }
"""


class Website(NamedTuple):
    """A site of the samples on a local server."""

    address: str
    folder: Path
    documents: list[Document]
    records: tuple[Record, ...]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a local server, as long as the block lasts; gives its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where QUOTES_NEEDS_BROWSER is set, it must be there."""
    if CHROMIUM is None:
        if os.environ.get("QUOTES_NEEDS_BROWSER"):
            pytest.fail("chromium is missing: apt-get install chromium")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab that remembers nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def article_page(document: Document) -> str:
    """A source as a web page: a paragraph a screen, so that scrolling shows."""
    paragraphs = (document.text[p.start : p.end] for p in document.paragraphs)
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f"<!doctype html><meta charset=utf-8><style>{LOOK}</style>\n{body}\n"


@pytest.fixture(scope="session")
def website(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Website]:
    """The samples' site; every sample has an address, on a server with a copy of it."""
    root = tmp_path_factory.mktemp("website")
    seeds, sources, project = root / "seeds", root / "sources", root / "project"
    sources.mkdir()
    with served(sources) as address:
        shutil.copytree(SEEDS, seeds)
        (seeds / "sources.yaml").unlink()
        known = {d.id: d for d in read_documents([SEEDS]) if isinstance(d, Document)}
        for name, document in known.items():
            (sources / f"{name}.html").write_text(article_page(document), encoding="utf-8")
        (seeds / "sources.yaml").write_text(_sources_yaml(known, address), encoding="utf-8")
        settings = Settings(root=root, seeds=seeds, out=root / "out")
        result = build_pages([seeds], templates=None, jobs=1, settings=settings)
        pages = {path: text.encode() for path, text in result.pages.items()}
        write_project(project, pages, settings, seeds=[seeds], address=None)
        folder = build("zensical", project)
        documents = [
            replace(d, provenance=d.provenance)
            for d in read_documents([seeds])
            if isinstance(d, Document)
        ]
        with served(folder) as here:
            yield Website(here, folder, documents, result.records)


def _sources_yaml(documents: dict[str, Document], address: str) -> str:
    entries = []
    for name, document in sorted(documents.items()):
        known = document.provenance
        entries.append(
            f"{name}.txt:\n"
            f'  title: "{known.title}"\n'
            f"  outlet: {known.outlet or 'The Daily Lantern'}\n"
            f"  published: {known.published}\n"
            f"  url: {address}{name}.html\n"
        )
    return "\n".join(entries)
