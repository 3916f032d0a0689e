"""The whole way in one process or several: order, problems, what is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newsroom import article, write

from quotes.config import Settings
from quotes.errors import DocumentError, QuotesError
from quotes.model import Record
from quotes.output import write_jsonl
from quotes.pipeline import BATCH, BuildResult, build_pages, extract

COUNT = 2 * BATCH + 3


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than one process gets at a time, written in another order than theirs."""
    numbers = [(8 * n) % COUNT for n in range(COUNT)]
    return write(tmp_path, {f"a{n:02}.txt": article(n) for n in numbers})


def records_of(*paths: Path, jobs: int = 1, everything: bool = False) -> list[Record]:
    items = list(extract(paths, jobs=jobs, everything=everything))
    assert all(isinstance(item, Record) for item in items)
    return [item for item in items if isinstance(item, Record)]


def build(folder: Path, jobs: int = 1) -> BuildResult:
    return build_pages([folder], templates=None, jobs=jobs, settings=Settings(root=folder))


def test_several_processes_make_the_same_bytes_as_one(many: Path) -> None:
    one = build(many)
    assert one.documents == COUNT
    assert build(many, jobs=2) == one
    assert records_of(many, jobs=0) == records_of(many)


def test_records_come_by_document_then_start(many: Path) -> None:
    keys = [(record.document, record.start) for record in records_of(many)]
    assert len(keys) == 3 * COUNT
    assert keys == sorted(keys)


def test_the_order_of_the_paths_changes_nothing(many: Path) -> None:
    files = sorted(many.iterdir())
    assert records_of(*reversed(files)) == records_of(*files)


def test_every_record_is_its_text(many: Path) -> None:
    for record in records_of(many):
        text = (many / f"{record.document}.txt").read_text("utf-8")
        assert text[record.start : record.end] == record.text


def test_problems_come_first_and_stop_nothing(many: Path) -> None:
    write(many, {"a03.txt": "", "a09.txt": b"caf\xe9", "b.txt": article(1)})
    items = list(extract([many], jobs=2))
    assert [type(item) for item in items[:2]] == [DocumentError, DocumentError]
    documents = {item.document for item in items[2:] if isinstance(item, Record)}
    assert len(documents) == COUNT - 2 + 1
    result = build(many)
    assert [problem.path for problem in result.problems] == [
        f"{many}/a03.txt",
        f"{many}/a09.txt",
    ]
    assert result.documents == len(documents)


def test_nothing_to_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    [problem] = extract([tmp_path / "nowhere.txt"])
    assert isinstance(problem, QuotesError)
    result = build(tmp_path)
    assert (result.documents, result.records) == (0, ())
    assert [type(problem) for problem in result.problems] == [DocumentError]


def test_what_is_left_out_comes_only_when_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": article(1) + "\nPhoto: the “green” bridge\n"})
    kept, everything = records_of(tmp_path), records_of(tmp_path, everything=True)
    assert {record.excluded for record in kept} == {None}
    assert [record.excluded for record in everything if record not in kept] == ["caption"]
    assert "green" not in build(tmp_path).pages["quotes.jsonl"]


def test_quotes_jsonl_holds_the_published_records(many: Path) -> None:
    result = build(many)
    lines = result.pages["quotes.jsonl"]
    assert lines == "".join(write_jsonl(result.records))
    assert all(json.loads(line)["cluster"] for line in lines.splitlines())


def test_paths_in_a_build_are_relative_to_the_project(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": article(1)})
    assert {record.source.path for record in build(tmp_path).records} == {"seeds/a.txt"}


def test_paths_outside_the_project_stay_as_given(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": article(1)})
    settings = Settings(root=tmp_path / "project")
    result = build_pages([tmp_path], templates=None, jobs=1, settings=settings)
    assert {record.source.path for record in result.records} == {f"{tmp_path}/a.txt"}


def test_warnings_name_their_article(tmp_path: Path) -> None:
    text = "---\npublised: 2023-05-26\n---\n" + article(1)
    result = build(write(tmp_path, {"a.md": text}))
    [warning] = result.warnings
    assert warning.startswith("a.md: the front matter's key 'publised' is not read")
