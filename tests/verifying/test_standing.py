"""Records against the articles that they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import run, write

from quotes.documents import read_documents
from quotes.model import Document
from quotes.output import write_jsonl
from quotes.pipeline import extract
from quotes.published import numbered_records
from quotes.verifying.standing import Finding, check_articles

TEXT = "Town talks\n\n“We are ready,” Ana Ruiz said.\n\n“It can wait,” she told Joe Paz.\n"

Check = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Make records of an article, then change it, and tell the findings."""

    def check(text: str, name: str = "a.txt") -> list[tuple[str, str, str]]:
        write(tmp_path, {name: TEXT})
        file = tmp_path / "quotes.jsonl"
        file.write_text("".join(write_jsonl(extract([tmp_path / name]))), encoding="utf-8")
        write(tmp_path, {name: text})
        return [told(finding, tmp_path) for finding in findings(tmp_path / name, file)]

    return check


def findings(article: Path, file: Path) -> list[Finding]:
    documents = {}
    for item in read_documents([article]):
        assert isinstance(item, Document)
        documents[item.id] = item
    return list(check_articles(documents, list(numbered_records(file)), "quotes.jsonl"))


def told(finding: Finding, folder: Path) -> tuple[str, str, str]:
    where = finding.where.removeprefix(f"{folder.as_posix()}/")
    return finding.kind, where, finding.message


ALTERED = ("altered", "a.txt", "its text is not the one that the cards were made from")


def test_all_stand(check: Check) -> None:
    assert check(TEXT) == []
    assert check(TEXT.replace("\n", "\r\n")) == []


def test_words_at_another_place(check: Check) -> None:
    assert check(f"News.\n\n{TEXT}") == [
        ALTERED,
        ("moved", "a.txt:5", "the words stand here now: We are ready,"),
        ("moved", "a.txt:7", "the words stand here now: It can wait,"),
    ]


def test_words_that_are_gone(check: Check) -> None:
    assert check(TEXT.replace("It can wait", "It must go")) == [
        ALTERED,
        ("gone", "a.txt:5", "the words stand no longer in the article: It can wait,"),
    ]


def test_other_words_beside_them(check: Check) -> None:
    assert check(TEXT.replace("Ana Ruiz", "Eva Lind")) == [
        ALTERED,
        ("other-words", "a.txt:3", "the mention “Ana Ruiz” stands here no longer"),
        ("other-words", "a.txt:3", "the antecedent “Ana Ruiz” stands here no longer"),
    ]
    assert check(TEXT.replace("Joe Paz", "Max Orth"))[1:] == [
        ("other-words", "a.txt:5", "the addressee “Joe Paz” stands here no longer")
    ]


def test_an_article_that_is_not_there(check: Check, tmp_path: Path) -> None:
    check(TEXT)
    write(tmp_path, {"b.txt": TEXT})
    gone = [
        told(finding, tmp_path)
        for finding in findings(tmp_path / "b.txt", tmp_path / "quotes.jsonl")
    ]
    message = f"its article {tmp_path.as_posix()}/a.txt is not there"
    assert gone == [("no-article", f"quotes.jsonl:{line}", message) for line in (1, 2)]


def test_a_hash_that_does_not_hold(tmp_path: Path) -> None:
    body = f"\n{TEXT}"
    digest = hashlib.sha256(body.encode()).hexdigest()
    write(tmp_path, {"seeds/a.md": f"---\nsha256: {digest}\n---\n{body}"})
    assert run(tmp_path, "build").returncode == 0
    assert run(tmp_path, "verify").returncode == 0
    changed = f"{body}\nOne more line.\n"
    write(tmp_path, {"seeds/a.md": f"---\nsha256: {digest}\n---\n{changed}"})
    ended = run(tmp_path, "verify")
    now = hashlib.sha256(changed.encode()).hexdigest()
    assert (ended.returncode, ended.stdout.splitlines()) == (
        1,
        [
            f"seeds/a.md: its text is not the one that was saved: sha256 {now}, not {digest}",
            "    remedy: restore the file from the repository; if the change is right,"
            " correct sha256",
        ],
    )


def test_a_hash_of_the_whole_file_holds(tmp_path: Path) -> None:
    data = TEXT.replace("\n", "\r\n").encode()
    sources = f"a.txt:\n  sha256: {hashlib.sha256(data).hexdigest()}\n"
    write(tmp_path, {"seeds/a.txt": data, "seeds/sources.yaml": sources})
    run(tmp_path, "build")
    assert run(tmp_path, "verify").returncode == 0
    write(tmp_path, {"seeds/a.txt": data + b"\r\nMore.\r\n"})
    assert run(tmp_path, "verify").returncode == 1
