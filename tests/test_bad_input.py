"""What a user does wrong, from end to end: the message names file, line and remedy.

Every case stands beside a good article, which is built nevertheless. How each
fault is found is tested beside its reader; here, what reaches the terminal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from newsroom import article, run, write

from quotes.__main__ import main

GOOD = article(1)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"seeds/good.txt": GOOD})


@pytest.fixture
def quotes(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    def call(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["quotes", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Ran(int(ended.value.code or 0), *capfd.readouterr())

    return call


Quotes = Callable[..., Ran]


def problems(ran: Ran) -> list[tuple[str, str]]:
    """The errors and their hints, as standard error has them."""
    lines = [line for line in ran.err.splitlines() if line.startswith(("error: ", "hint: "))]
    pairs = list(zip(lines[::2], lines[1::2], strict=True))
    assert all(error[:7] == "error: " and hint[:6] == "hint: " for error, hint in pairs), ran.err
    return [(error[7:], hint[6:]) for error, hint in pairs]


def published(project: Path) -> set[str]:
    lines = (project / "out/quotes.jsonl").read_text("utf-8").splitlines()
    return {json.loads(line)["document"] for line in lines}


@pytest.mark.parametrize(
    ("name", "content", "error", "remedy"),
    [
        ("bad.txt", b"", "the file is empty, seeds/bad.txt", "paste the article's text"),
        ("bad.txt", b" \n\t\n", "the file is empty, seeds/bad.txt", "or delete it"),
        (
            "bad.txt",
            b"One line.\nA caf\xe9.\n",
            "byte 15 (0xe9) is not UTF-8, seeds/bad.txt:2",
            "iconv -f WINDOWS-1252 -t UTF-8",
        ),
        (
            "bad.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "byte 0 (0x89) is not UTF-8, seeds/bad.txt:1",
            "save the file as UTF-8",
        ),
        (
            "bad.txt",
            b"One line.\nTwo\0lines.\n",
            "a NUL character: this is a binary file, or UTF-16 without a byte order mark, "
            "seeds/bad.txt:2",
            "plain text in UTF-8",
        ),
        (
            "bad.md",
            b"---\ntitle: Bridge\n---\n\n",
            "nothing but front matter, seeds/bad.md",
            "write the article's text below it",
        ),
        (
            "bad.jsonl",
            b'{"id": "row", "text": "One."}\n{"id": "row two"}\n',
            "the row 'row two' has no text, seeds/bad.jsonl:2",
            "each line holds one article",
        ),
        (
            "sub/good.txt",
            article(2).encode(),
            "a second document 'good'; the first is in seeds/good.txt, seeds/sub/good.txt",
            "rename",
        ),
    ],
)
def test_a_file_that_is_no_article(
    project: Path, quotes: Quotes, name: str, content: bytes, error: str, remedy: str
) -> None:
    write(project / "seeds", {name: content})
    ran = quotes("build")
    assert ran.code == 2
    assert ran.out == ""
    [(told, hint)] = problems(ran)
    assert told == error
    assert remedy in hint
    assert "good" in published(project)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("entry", "error", "remedy"),
    [
        (
            "good.txt:\n  title: Bridge\n  outlett: Example Post\n",
            "unknown key 'outlett' of good.txt, seeds/sources.yaml:3",
            "did you mean 'outlet'?",
        ),
        (
            "good.txt:\n  published: 2023-02-30\n",
            "published of good.txt is not a date: '2023-02-30', seeds/sources.yaml:2",
            "2023-05-26",
        ),
        (
            "good.txt:\n  url: ftp://example.org/bridge\n",
            "url of good.txt is not a web address: 'ftp://example.org/bridge', "
            "seeds/sources.yaml:2",
            "http",
        ),
        (
            "good.txt:\n  title: Bridge\ngone.txt:\n  title: Gone\n",
            "there is no file 'gone.txt' in this folder, seeds/sources.yaml:3",
            "",
        ),
        ("good.txt: [\n", "not valid YAML", ""),
    ],
)
def test_provenance_that_is_wrong(
    project: Path, quotes: Quotes, entry: str, error: str, remedy: str
) -> None:
    write(project / "seeds", {"sources.yaml": entry})
    ran = quotes("build")
    assert ran.code == 2
    [(told, hint)] = problems(ran)
    assert told.startswith(error)
    assert "seeds/sources.yaml:" in told
    assert remedy in hint
    assert published(project) == {"good"}


def test_several_faults_are_told_at_once(project: Path, quotes: Quotes) -> None:
    write(project / "seeds", {"a.txt": b"", "b.txt": b"\xff", "sources.yaml": "good.txt: {x: 1}\n"})
    ran = quotes("build")
    assert ran.code == 2
    assert len(problems(ran)) == 3
    assert published(project) == {"good"}


@pytest.mark.parametrize("command", ["build", "extract", "explain"])
def test_a_path_that_is_not_there(quotes: Quotes, command: str) -> None:
    ran = quotes(command, "nowhere.txt")
    assert (ran.code, ran.out) == (2, "")
    told, hint = problems(ran)[0]
    assert told == "no such file or folder, nowhere.txt"
    assert hint


def test_a_missing_path_does_not_stop_the_others(quotes: Quotes) -> None:
    ran = quotes("extract", "nowhere.txt", "seeds")
    assert ran.code == 2
    assert [told for told, _ in problems(ran)] == ["no such file or folder, nowhere.txt"]
    assert {json.loads(line)["document"] for line in ran.out.splitlines()} == {"good"}


def test_no_article_can_be_read(project: Path, quotes: Quotes) -> None:
    assert quotes("build").code == 0
    write(project, {"seeds/good.txt": b""})
    ran = quotes("build")
    assert ran.code == 2
    assert problems(ran)[-1][0] == "no article could be read in seeds"
    assert published(project) == {"good"}, "the old cards stay"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD.encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param(GOOD.encode("utf-16"), id="utf-16"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(GOOD.replace("\n", "\r").encode(), id="cr"),
    ],
)
def test_harmless_differences_of_files_change_no_record(
    project: Path, quotes: Quotes, content: bytes
) -> None:
    def rows() -> list[dict[str, object]]:
        ran = quotes("extract", "seeds")
        assert (ran.code, ran.err) == (0, "")
        return [json.loads(line) for line in ran.out.splitlines()]

    expected = rows()
    assert len(expected) == 3
    write(project, {"seeds/good.txt": content})
    assert rows() == expected


def test_the_installed_command_ends_with_2(project: Path) -> None:
    write(project, {"seeds/bad.txt": b""})
    ran = run(project, "build")
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "error: the file is empty, seeds/bad.txt\nhint: " in ran.stderr
    assert published(project) == {"good"}
