"""What git leaves in a file that it could not merge is never read as news."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.conflicts import conflict_line
from quotes.documents import read_documents
from quotes.errors import LexiconError, QuotesError
from quotes.model import Document
from quotes.registry import load_registry

ARTICLE = """\
Harbour

<<<<<<< HEAD
“We are ready,” Ana Ruiz said.
=======
“We are ready,” Joe Paz said.
>>>>>>> main
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ARTICLE, 3),
        ("<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> main", 1),
        ("Title\n=======\n>>>>>>> quoted\n", None),
        ("=======\n<<<<<<< HEAD\n>>>>>>> main\n", None),
        ("<<<<<<< HEAD\n=======\nand no end\n", None),
        (" <<<<<<< HEAD\n =======\n >>>>>>> main\n", None),
    ],
)
def test_a_conflict_has_three_marks_in_their_order(text: str, line: int | None) -> None:
    assert conflict_line(text) == line


@pytest.mark.parametrize("name", ["harbour.txt", "harbour.md"])
def test_an_article_in_conflict_is_an_error_of_its_own(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "market.txt").write_text("“Yes,” Tom Ash said.\n", encoding="utf-8")
    wrong, right = sorted(read_documents([tmp_path]), key=lambda one: isinstance(one, Document))
    assert isinstance(wrong, QuotesError)
    assert str(wrong) == f"two branches are in conflict here, {tmp_path.as_posix()}/{name}:3"
    assert isinstance(right, Document)


def test_front_matter_in_conflict(tmp_path: Path) -> None:
    text = "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main\n---\n\n“Yes,” he said.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = [str(one) for one in read_documents([tmp_path]) if isinstance(one, QuotesError)]
    assert found == [f"two branches are in conflict here, {tmp_path.as_posix()}/a.md:2"]


def test_sources_in_conflict(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” Tom Ash said.\n", encoding="utf-8")
    text = "a.txt:\n<<<<<<< HEAD\n  title: A\n=======\n  title: B\n>>>>>>> main\n"
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    found = [str(one) for one in read_documents([tmp_path]) if isinstance(one, QuotesError)]
    assert found == [f"two branches are in conflict here, {tmp_path.as_posix()}/sources.yaml:2"]


def test_a_registry_in_conflict(tmp_path: Path) -> None:
    text = "people:\n<<<<<<< HEAD\n- id: a\n=======\n- id: b\n>>>>>>> main\n"
    (tmp_path / "people.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"two branches are in conflict here, .*people\.yaml:2"):
        load_registry(tmp_path)
