import datetime as dt
import json
import sys

import pytest

from quotes.documents import read_documents
from quotes.errors import DocumentError, ProvenanceError
from quotes.model import Document
from quotes.quotations import find_quotations


@pytest.fixture
def read(tmp_path):
    """Write one file, read it: its documents and its errors."""

    def run(name: str, content: str | bytes) -> tuple[list[Document], list[Exception]]:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        items = list(read_documents([file]))
        documents = [item for item in items if isinstance(item, Document)]
        return documents, [item for item in items if not isinstance(item, Document)]

    return run


def test_plain_text(read, tmp_path):
    [document], errors = read("a.b.txt", "One.\r\nTwo.\r\n")
    assert not errors
    assert document.id == "a.b"
    assert document.text == "One.\nTwo.\n"
    assert document.path == (tmp_path / "a.b.txt").as_posix()
    assert document.line == 1


def test_front_matter(read):
    [document], errors = read(
        "a.md",
        "---\ntitle: 'No'\noutlet: No\npublished: 2023-05-26\n"
        "tags: [war, 1984]\nlayout: post\n---\n"
        "\n# No\n\nThe body.\n",
    )
    assert not errors
    assert document.text == "\n# No\n\nThe body.\n"
    assert document.line == 8
    found = document.provenance
    assert (found.title, found.outlet, found.published) == ("No", "No", dt.date(2023, 5, 26))
    assert found.tags == ("war", "1984")
    assert not document.warnings


def test_a_misspelt_key_of_front_matter_is_a_warning(read):
    [document], _ = read("a.md", "---\npublised: 2023-05-26\n---\nThe body.\n")
    assert document.warnings == (
        "the front matter's key 'publised' is not read: did you mean 'published'?",
    )


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("published: 26.5.2023", 2, "published of the front matter is not a date"),
        ("tags: [a]\nurl: javascript:alert(1)", 3, "url of the front matter is not a web address"),
        ("url: http://a.example:99999/", 2, "url of the front matter is not a web address"),
        ("title: a: b", 2, "not valid YAML"),
        ("title: &x a", 2, "a YAML anchor"),
    ],
)
def test_wrong_front_matter_keeps_the_article(read, front, line, message):
    [document], [error] = read("a.md", f"---\n{front}\n---\nThe body.\n")
    assert document.text == "The body.\n"
    assert isinstance(error, ProvenanceError)
    assert error.message.startswith(message)
    assert error.line == line
    assert error.hint


@pytest.mark.parametrize("text", ["---\nNo end.\n", "---\nA rule above.\n---\nMore.\n", "Body.\n"])
def test_markdown_without_front_matter(read, text):
    [document], errors = read("a.md", text)
    assert (document.text, document.line, errors) == (text, 1, [])


def test_nothing_but_front_matter(read):
    documents, [error] = read("a.md", "---\ntitle: A\n---\n\n")
    assert not documents
    assert isinstance(error, DocumentError)


def test_json_lines(read):
    rows = [
        {"id": "x/1", "text": "One.\r\nTwo.", "outlet": "Example Post", "quotes": [1], "url": None},
        {"id": 2, "text": "Two.", "published": "2023-05-26T10:00:00Z"},
    ]
    documents, errors = read("a.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert not errors
    assert [d.id for d in documents] == ["x/1", "2"]
    assert documents[0].text == "One.\r\nTwo."
    assert documents[0].provenance.outlet == "Example Post"
    assert documents[0].line is None
    assert documents[1].provenance.published == dt.date(2023, 5, 26)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_with_a_byte_order_mark(read, encoding):
    [document], errors = read("a.jsonl", '{"id": "é", "text": "One."}\n'.encode(encoding))
    assert (document.id, errors) == ("é", [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b'{"id": "b", "text": ', "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "JSON that is nested too deeply"),
        (b'{"text": "b"}', "the row has no id"),
        (b'{"id": true, "text": "b"}', "the row has no id"),
        (b'{"id": "b"}', "the row 'b' has no text"),
        (b'{"id": "b", "text": " "}', "the row 'b' has no text"),
        (b'{"id": "b", "text": "\\u0000"}', "the text of 'b' holds a NUL character"),
        (b'{"id": "b", "text": "\\ud800"}', "the text of 'b' holds half a surrogate pair"),
        (b'{"id": "\\ud800", "text": "b"}', "the name '\\ud800' is not text"),
        (b'{"id": "b", "text": "\xe9"}', "byte 49 (0xe9) is not UTF-8"),
    ],
)
def test_a_broken_row_does_not_stop_the_others(read, row, message):
    good = b'{"id": "a", "text": "One."}\n'
    documents, [error] = read("a.jsonl", good + row + b"\n" + good.replace(b'"a"', b'"c"'))
    assert [d.id for d in documents] == ["a", "c"]
    assert isinstance(error, DocumentError)
    assert error.message.startswith(message)
    assert error.hint


def test_a_wrong_value_of_a_row_keeps_the_article(read):
    documents, errors = read("a.jsonl", '{"id": "a", "text": "One.", "title": 5, "url": "ftp://x"}')
    assert len(documents) == 1
    assert [(e.message.split()[0], e.line) for e in errors] == [("title", 1), ("url", 1)]


def test_an_empty_json_lines_file(read):
    assert read("a.jsonl", "\n \n")[1][0].message == "the file is empty"


PAGE = """<html><head><meta charset="{charset}"><title>Doe welcomes a plan</title>
<meta property="og:site_name" content="Example Post">
<meta property="article:published_time" content="2023-05-26T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Doe welcomes a plan</h1><p>{body}</p><p>“We are ready,” Doe said in Strélsau.</p>
</article></body></html>""".replace("{body}", "The ministers met on Monday for long talks. " * 6)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_html(read, charset):
    pytest.importorskip("trafilatura")
    [document], errors = read("a.html", PAGE.replace("{charset}", charset).encode(charset))
    assert not errors
    assert "“We are ready,” Doe said in Strélsau." in document.text.split("\n\n")
    assert "Home" not in document.text
    assert document.provenance.outlet == "Example Post"
    assert document.provenance.url == "https://example.org/a"
    assert document.provenance.published == dt.date(2023, 5, 26)
    assert document.line is None


def test_html_without_an_article(read):
    pytest.importorskip("trafilatura")
    documents, [error] = read("a.html", "<html><body></body></html>")
    assert not documents
    assert error.message == "no article was found in this page"


def test_html_without_the_extra(read, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    _, [error] = read("a.html", PAGE.replace("{charset}", "utf-8"))
    assert isinstance(error, DocumentError)
    assert error.hint == 'pip install "newsroom-quotes[html]"'


WIRE = """UPDATE 2-Ruritania signs ferry deal with Zenda

(Adds quote, background; changes dateline, previous STRELSAU)

By Eva Lind and Joe Paz

ZENDA, April 2 (RNA) - Foreign Minister Rupert Hentzau signed a ferry
deal with Zenda on Tuesday, saying that it was "ready to sail" after
eleven years of talks.

    His spokesman, Fritz Sapt, said the text was "dry as
ink" and would be published.

(Reporting by Eva Lind in Zenda; Editing by Joe Paz)

MORE TO COME
-30-
"""


def test_a_report_as_agencies_send_it(read):
    [document], errors = read("a.txt", WIRE)
    assert not errors
    assert [(p.role, p.reason) for p in document.paragraphs] == [
        ("title", None),
        ("excluded", "wire-note"),
        ("excluded", "byline"),
        ("body", None),
        ("body", None),
        ("excluded", "credits"),
        ("excluded", "wire-note"),
        ("excluded", "wire-note"),
    ]
    assert (document.provenance.outlet, document.provenance.author) == (
        "RNA",
        "Eva Lind and Joe Paz",
    )


def test_an_empty_line_of_a_block_quotation_is_the_articles(read):
    [document], _ = read("a.md", "Doe wrote:\n\n> One.\n>\n> Two.\n\nThe end came soon.\n")
    assert {p.role for p in document.paragraphs} == {"body"}
    [quotation] = find_quotations(document)
    assert document.text[quotation.start : quotation.end] == "One.\n>\n> Two."
