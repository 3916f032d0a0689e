import hashlib
import os
from pathlib import Path

import pytest

from quotes.documents import document_from_text, read_documents
from quotes.errors import DocumentError, ProvenanceError, QuotesError
from quotes.model import Document, Provenance


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def read(*paths: Path) -> tuple[dict[str, Document], list[QuotesError]]:
    items = list(read_documents(paths))
    documents = {item.id: item for item in items if isinstance(item, Document)}
    return documents, [item for item in items if isinstance(item, QuotesError)]


def test_a_folder_is_read_in_order_and_only_its_articles(tmp_path):
    names = ["b.txt", "a.md", "c/d.text", "c/e/f.jsonl"]
    others = ["README.md", "readme.txt", ".g.txt", ".h/i.txt", "sources.yaml", "b.quotes.yaml"]
    files = dict.fromkeys(names + others, "The text.\n")
    files |= {"c/e/f.jsonl": '{"id": "row", "text": "x."}', "sources.yaml": "b.txt:\n", "j.py": "x"}
    documents, errors = read(write(tmp_path, files))
    assert list(documents) == ["a", "b", "d", "row"]
    assert not errors


def test_a_file_met_twice_is_read_once(tmp_path):
    write(tmp_path, {"a.txt": "The text."})
    documents, errors = read(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt")
    assert (list(documents), errors) == (["a"], [])


def test_two_documents_with_one_id(tmp_path):
    write(tmp_path, {"a.txt": "First.", "b/a.md": "Second.", "c.jsonl": '{"id": "a", "text": "3"}'})
    documents, errors = read(tmp_path)
    assert documents["a"].text == "First."
    assert [e.path for e in errors] == [f"{tmp_path}/c.jsonl", f"{tmp_path}/b/a.md"]
    assert all(f"{tmp_path}/a.txt" in e.message for e in errors)


def test_a_broken_article_does_not_stop_the_others(tmp_path):
    write(tmp_path, {"a.txt": "", "b.txt": "The text.", "c.txt": "a\0b"})
    documents, errors = read(tmp_path)
    assert list(documents) == ["b"]
    assert [type(e) for e in errors] == [DocumentError, DocumentError]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing.txt", "no such file or folder"),
        ("empty", "no articles in this folder"),
        ("a.pdf", "no reader for files that end in '.pdf'"),
        ("sources.yaml", "this file describes articles, it is none"),
    ],
)
def test_a_path_that_is_no_article(tmp_path, name, message):
    write(tmp_path, {"a.pdf": "x", "empty/README.md": "x", "sources.yaml": ""})
    documents, [error] = read(tmp_path / name)
    assert not documents
    assert isinstance(error, DocumentError)
    assert error.message == message
    assert error.path == f"{tmp_path}/{name}"
    assert error.hint


def test_project_files_among_named_files_are_passed_over(tmp_path):
    write(tmp_path, {"a.txt": "The text.", "sources.yaml": "a.txt: {outlet: Example Post}"})
    documents, errors = read(tmp_path / "a.txt", tmp_path / "sources.yaml")
    assert documents["a"].provenance.outlet == "Example Post"
    assert not errors


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    write(tmp_path, {"a.txt": "The text."})
    (tmp_path / "a.txt").chmod(0)
    _, [error] = read(tmp_path)
    assert error.message.startswith("cannot be read")


def test_provenance_of_folders_below(tmp_path):
    write(
        tmp_path,
        {
            "sources.yaml": "x/a.txt: {outlet: Far}\nx/b.txt: {outlet: Far}\n",
            "x/sources.yaml": "a.txt: {outlet: Near}\n",
            "x/a.txt": "The text.",
            "x/b.txt": "The text.",
        },
    )
    documents, errors = read(tmp_path)
    assert [documents[i].provenance.outlet for i in "ab"] == ["Near", "Far"]
    assert not errors


SOURCES = """\
a.txt:
  title: A
  outlett: Example Post
  published: 2023-02-30
  url: ftp://example.org
  author: Jane Doe
  author: John Roe
b.txt: &anchor
  outlet: Example Post
c.txt: *anchor
gone.txt:
  outlet: Example Post
../secret.txt: {}
b.txt:
  outlet: Other
d.txt: just text
e.txt:
  sha256: abc
  language: English!
  tags: [[a]]
  title: [a]
"""


def test_every_fault_of_sources_yaml_is_told_and_the_rest_counts(tmp_path):
    texts = {f"{name}.txt": "The text." for name in "abcde"}
    write(tmp_path, {"sources.yaml": SOURCES, **texts})
    documents, errors = read(tmp_path)
    assert sorted((e.line, e.message) for e in errors) == [
        (3, "unknown key 'outlett' of a.txt"),
        (4, "published of a.txt is not a date: '2023-02-30'"),
        (5, "url of a.txt is not a web address: 'ftp://example.org'"),
        (7, "the key 'author' stands here a second time"),
        (8, "a YAML anchor (&anchor)"),
        (10, "a YAML alias (*anchor)"),
        (11, "there is no file 'gone.txt' in this folder"),
        (13, "there is no file '../secret.txt' in this folder"),
        (14, "a second entry for b.txt"),
        (16, "the entry of d.txt holds no keys"),
        (18, "sha256 of e.txt is not 64 hexadecimal digits"),
        (19, "language of e.txt is not a language tag: 'English!'"),
        (20, "tags of e.txt is not text"),
        (21, "title of e.txt is not text"),
    ]
    assert all(isinstance(e, ProvenanceError) and e.hint for e in errors)
    assert {e.path for e in errors} == {f"{tmp_path}/sources.yaml"}
    assert list(documents) == list("abcde")
    assert (documents["a"].provenance.title, documents["a"].provenance.author) == ("A", "Jane Doe")
    assert documents["b"].provenance.outlet == "Example Post"


def test_one_file_is_told_of_its_own_entry_only(tmp_path):
    texts = {f"{name}.txt": "The text." for name in "abcde"}
    write(
        tmp_path, {"sources.yaml": SOURCES.replace("&anchor", "").replace("*anchor", ""), **texts}
    )
    _, errors = read(tmp_path / "b.txt", tmp_path / "c.txt")
    assert [e.message for e in errors] == ["a second entry for b.txt"]


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ("a.txt: [", "not valid YAML"),
        ("- a.txt", "not a list of file names"),
        ("a.txt: {}\n---\nb.txt: {}\n", "a second YAML document begins here"),
        ("a.txt: " + "[" * 2000 + "]" * 2000, "too deeply nested"),
        ("[a]: {}", "an entry without a file name"),
        (
            "\xe9".encode("latin-1").decode("latin-1") + ": {}",
            "there is no file 'é' in this folder",
        ),
    ],
)
def test_a_broken_sources_yaml_does_not_stop_the_articles(tmp_path, sources, message):
    documents, [error] = read(write(tmp_path, {"a.txt": "The text.", "sources.yaml": sources}))
    assert list(documents) == ["a"]
    assert isinstance(error, ProvenanceError)
    assert error.message.startswith(message)
    assert error.line is not None
    assert error.hint


ARTICLE = """\
---
title: Doe refuses a plan
outlet: The Post
url: https://example.org/front
---
# Doe welcomes a plan

May 27, 2023

The ministers of both countries met on Monday for long talks.

Original url: https://example.org/text
"""


def test_precedence_and_disagreements(tmp_path):
    sources = "a.md:\n  title: Doe Welcomes a Plan\n  published: 2023-05-26\n  outlet: the post\n"
    documents, errors = read(write(tmp_path, {"a.md": ARTICLE, "sources.yaml": sources}))
    assert not errors
    found = documents["a"].provenance
    assert found.title == "Doe Welcomes a Plan"
    assert str(found.published) == "2023-05-26"
    assert found.url == "https://example.org/front"
    assert documents["a"].warnings == (
        "sources.yaml says title Doe Welcomes a Plan, the front matter says Doe refuses a plan",
        "the front matter says url https://example.org/front, "
        "the article says https://example.org/text",
        "sources.yaml says published 2023-05-26, the article says 2023-05-27",
    )
    assert documents["a"].paragraphs[0].role == "title"


def test_sha256_is_of_the_text(tmp_path):
    digest = hashlib.sha256("Ça va.\n".encode()).hexdigest()
    sources = f"a.txt: {{sha256: {digest}}}\nb.txt: {{sha256: {'0' * 64}}}\n"
    texts = {"a.txt": "Ça va.\n", "b.txt": "Ça va.\n", "c.txt": "Ça va.\n"}
    documents, _ = read(write(tmp_path, {**texts, "sources.yaml": sources}))
    assert documents["a"].provenance.sha256 == documents["c"].provenance.sha256 == digest
    assert not documents["a"].warnings
    [warning] = documents["b"].warnings
    assert warning == f"sources.yaml says sha256 {'0' * 64}, the text says {digest}"


def test_the_samples_and_their_provenance_are_in_order():
    documents, errors = read(Path(__file__).parents[2] / "seeds")
    assert not errors
    assert len(documents) == 5
    for document in documents.values():
        assert not document.warnings
        assert document.provenance.title
        [title] = [p for p in document.paragraphs if p.role == "title"]
        line = document.text[title.start : title.end].removeprefix("# ")
        assert line == document.provenance.title


def test_document_from_text_keeps_the_text_and_what_is_known():
    document = document_from_text(
        "Doe welcomes a plan\r\n\r\nThe ministers met.",
        id="x",
        provenance=Provenance(outlet="Post"),
    )
    assert document.text == "Doe welcomes a plan\r\n\r\nThe ministers met."
    assert document.provenance.outlet == "Post"
    assert document.provenance.title == "Doe welcomes a plan"
    assert document.path is None


@pytest.mark.parametrize("text", ["", " \n", "a\0", "\ud800"])
def test_document_from_text_refuses(text):
    with pytest.raises(DocumentError):
        document_from_text(text, id="x")
