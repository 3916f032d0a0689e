"""`quotes export` as a user runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from quotes.__main__ import main

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one built article."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(ROOT / "seeds" / "003_9af006fee65c3931.txt", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["quotes", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_last_build_and_its_articles_say_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", monkeypatch=monkeypatch) == 0
    for form in ("csl-json", "bibtex", "web-annotation", "json-ld", "csv"):
        assert run("export", form, "-o", "built", monkeypatch=monkeypatch) == 0
        assert run("export", form, "seeds", "-o", "read", monkeypatch=monkeypatch) == 0
        assert (project / "built").read_bytes() == (project / "read").read_bytes()
    assert run("export", "web-annotation", "-o", "built", monkeypatch=monkeypatch) == 0
    first = json.loads((project / "built").read_text(encoding="utf-8"))["first"]["items"][0]
    assert first["target"]["selector"][0]["prefix"].endswith('"')


def test_without_a_build_it_says_what_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "csl-json", monkeypatch=monkeypatch) == 2
    assert "quotes build" in capsys.readouterr().err


def test_an_article_that_cannot_be_read_stops_no_other(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"\xff\xfe\xff")
    assert run("export", "csl-json", "seeds", monkeypatch=monkeypatch) == 2
    assert len(json.loads(capsysbinary.readouterr().out)) == 1
