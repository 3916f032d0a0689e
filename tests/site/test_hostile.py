"""Nothing in an article becomes markup of a site, in either builder, and nothing runs."""

from __future__ import annotations

import html.parser
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quotes.config import Settings
from quotes.pipeline import build_pages
from quotes.site.builders import build
from quotes.site.project import write_project

from .conftest import served

ARTICLE = r"""---
title: "<img src=x onerror=alert(1)> \"x\" onmouseover=alert(2) y=\"z {{ 7*191 }} <script>alert(3)</script>"
outlet: "A\" http-equiv=\"refresh\" content=\"0;url=https://evil.example"
author: "<iframe src=//evil.example>"
tags: ["t\" onclick=\"alert(4)", "<svg onload=alert(5)>"]
published: 2024-01-02
url: https://coast.example/a?"><script>alert(6)</script>
---
“We are <b onclick=alert(7)>ready</b> <script>alert(8)</script> [x](javascript:alert(9)),” Ana Ruiz said.

“And ![x](x) {: onclick=alert(10) } we {{ 7*191 }} go,” said <img src=x onerror=alert(11)> Ben Marsh.
"""  # noqa: E501


class Elements(html.parser.HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def made(root: Path, builder: str) -> Path:
    """The site of the hostile article."""
    (root / "seeds").mkdir()
    (root / "seeds" / "a.md").write_text(ARTICLE, encoding="utf-8")
    settings = Settings(root=root, seeds=root / "seeds", out=root / "out")
    result = build_pages([settings.seeds], templates=None, jobs=1, settings=settings)
    assert result.records
    pages = {path: text.encode() for path, text in result.pages.items()}
    write_project(root / "work", pages, settings, seeds=[settings.seeds], address=None)
    return build(builder, root / "work")


@pytest.mark.parametrize("builder", ["zensical", "mkdocs"])
def test_no_element_or_attribute_is_an_articles(tmp_path: Path, builder: str) -> None:
    site = made(tmp_path, builder)
    pages = list(site.rglob("*.html"))
    assert len(pages) >= 4
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "1337" not in text, "a template ran"
        elements = Elements()
        elements.feed(text)
        for tag, attributes in elements.found:
            assert tag not in ("iframe", "b"), page
            assert not [name for name in attributes if name.startswith("on")], page
            assert "http-equiv" not in attributes, page
            for name in ("src", "href"):
                value = attributes.get(name) or ""
                assert value != "x", page
                assert not value.startswith("javascript:"), page
                assert "evil.example" not in value, page
        assert "<script>alert" not in text


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[str]:
    with served(made(tmp_path, "zensical")) as address:
        yield address


def test_nothing_runs_when_it_is_searched(hostile: str, page: Page) -> None:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hostile)
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Search").click()
    for words in ("Ruiz", "onerror", "script", "img"):
        page.get_by_role("combobox").fill(words)
        expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").fill("onmouseover")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror=alert(1)>")
    page.wait_for_load_state("networkidle")
    for link in page.locator("article p > a").all():
        link.hover(force=True)
    assert alarms == []
    assert [url for url in asked if not url.startswith((hostile, "data:"))] == []
