"""Pages of our own making, of each kind that there is on the web, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.documents import read_documents
from quotes.errors import DocumentError
from quotes.ingest.found import Found, from_document
from quotes.ingest.saving import as_markdown
from quotes.model import Document
from quotes.pipeline import extract

pytest.importorskip("trafilatura")
PAGES = Path(__file__).parent / "pages"
GOOD = sorted(path for path in PAGES.glob("*.html") if path.stem not in ("empty", "script-only"))


def saved(page: Path) -> tuple[str, Found]:
    """The Markdown file that a page becomes."""
    (document,) = read_documents([page])
    assert isinstance(document, Document)
    found = from_document(document)
    return as_markdown(found.text, found.provenance), found


@pytest.mark.parametrize("page", GOOD, ids=lambda path: path.stem)
def test_a_page_becomes_markdown(page: Path, file_regression: FileRegressionFixture) -> None:
    markdown, found = saved(page)
    warnings = "".join(f"<!-- warning: {warning} -->\n" for warning in found.warnings)
    file_regression.check(markdown + warnings, encoding="utf-8", extension=".md")


@pytest.mark.parametrize("page", GOOD, ids=lambda path: path.stem)
def test_quotations_stand_where_the_records_say(page: Path, tmp_path: Path) -> None:
    markdown, _ = saved(page)
    file = tmp_path / "article.md"
    file.write_text(markdown, encoding="utf-8")
    body = markdown.split("---\n", 2)[2]
    records = list(extract([file], everything=True))
    assert records
    for record in records:
        assert not isinstance(record, Exception)
        assert body[record.start : record.end] == record.text


@pytest.mark.parametrize(
    ("name", "message"),
    [("empty", "the page is empty"), ("script-only", "no article was found in this page")],
)
def test_a_page_without_an_article(name: str, message: str) -> None:
    (problem,) = read_documents([PAGES / f"{name}.html"])
    assert isinstance(problem, DocumentError)
    assert problem.message == message
    assert problem.hint
