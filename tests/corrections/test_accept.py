"""`quotes accept` as an editor uses it, and the build that follows."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from newsroom import ROOT, run, write

ARTICLE = """\
Harbour

“We are ready,” Ana Ruiz said on Monday.

Engineer Joe Paz told reporters that it was “well worth the wait”.
"""
READY, WAIT = "harbour:q_42107c34", "harbour:q_d2822212"
WHO = ("--by", "Ida Holm")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write(folder, {"quotes.toml": "", "seeds/harbour.txt": ARTICLE})
    assert run(folder, "build").returncode == 0
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(built, tmp_path, dirs_exist_ok=True)


def records(project: Path) -> dict[str, Any]:
    lines = (project / "out/quotes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {f"{row['document']}:{row['id']}": row for row in rows}


def names(project: Path, key: str) -> list[str]:
    return [speaker["name"] for speaker in records(project)[key]["speakers"]]


def test_a_corrected_attribution_stays_corrected(project: Path) -> None:
    ended = run(project, "accept", "--record", WAIT, "--speaker", "Max Orth", *WHO, "--why", "tape")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == "1 decision written to corrections.yaml. Now run: quotes build\n"
    for _ in range(2):
        assert run(project, "build").returncode == 0
        assert names(project, WAIT) == ["Max Orth"]
    note = records(project)[WAIT]["correction"]
    assert (note["by"], note["why"]) == ("Ida Holm", "tape")
    extracted = run(project, "extract", "seeds/harbour.txt").stdout.splitlines()
    assert [json.loads(line)["speakers"][0]["name"] for line in extracted] == [
        "Ana Ruiz",
        "Max Orth",
    ]
    assert run(project, "build", "--check").returncode == 0


def test_what_is_accepted_as_it_is(project: Path) -> None:
    before = records(project)[READY]
    assert run(project, "accept", "--record", READY, *WHO).returncode == 0
    assert 'speakers: ["Ana Ruiz"]' in (project / "corrections.yaml").read_text(encoding="utf-8")
    assert run(project, "build").returncode == 0
    after = records(project)[READY]
    assert after.pop("correction")["by"] == "Ida Holm"
    assert after == before


@pytest.mark.parametrize(
    ("options", "left"), [(("--nobody",), True), (("--not-a-quotation",), False)]
)
def test_nobody_and_nothing(project: Path, options: tuple[str, ...], left: bool) -> None:
    assert run(project, "accept", "--record", WAIT, *options, *WHO).returncode == 0
    assert run(project, "build").returncode == 0
    assert (WAIT in records(project)) == left
    assert not left or names(project, WAIT) == []


def test_exact_words(project: Path) -> None:
    wrong = run(project, "accept", "--record", WAIT, "--words", "worth it", *WHO)
    assert wrong.returncode == 2
    assert "“worth it” does not stand in the article, seeds/harbour.txt" in wrong.stderr
    assert not (project / "corrections.yaml").exists()
    assert (
        run(project, "accept", "--record", WAIT, "--words", "worth the wait", *WHO).returncode == 0
    )
    assert run(project, "build").returncode == 0
    assert records(project)[WAIT]["words"] == "worth the wait"
    assert names(project, WAIT) == ["Joe Paz"]


def test_an_orphan_is_an_error_and_the_rest_is_built(project: Path) -> None:
    run(project, "accept", "--record", WAIT, "--speaker", "Max Orth", *WHO)
    file = project / "seeds/harbour.txt"
    file.write_text(ARTICLE.replace("the wait", "a wait"), encoding="utf-8")
    ended = run(project, "build")
    assert ended.returncode == 2
    assert f"the correction of {WAIT} does not fit" in ended.stderr
    assert ", corrections.yaml:4\nhint: read the article again" in ended.stderr
    assert 'words: "well worth a wait"' in ended.stderr
    assert names(project, READY) == ["Ana Ruiz"]
    (other,) = [key for key in records(project) if key != READY]
    assert names(project, other) == []


def test_a_file_that_cannot_be_read_leaves_the_cards_as_they_were(project: Path) -> None:
    before = (project / "out/quotes.jsonl").read_bytes()
    (project / "corrections.yaml").write_text("- documnt: x\n", encoding="utf-8")
    file = project / "seeds/harbour.txt"
    file.write_text(ARTICLE.replace("Ana", "Eva"), encoding="utf-8")
    ended = run(project, "build")
    assert ended.returncode == 2
    assert "error: unknown key 'documnt' in the entry, corrections.yaml:1\n" in ended.stderr
    assert "hint: did you mean 'document'?" in ended.stderr
    assert (project / "out/quotes.jsonl").read_bytes() == before


def test_corrections_are_gold(project: Path) -> None:
    run(project, "accept", "--record", WAIT, "--speaker", "Max Orth", *WHO)
    run(project, "accept", "--record", READY, *WHO)
    run(project, "build")
    ended = run(project, "eval", "corrections.yaml")
    assert ended.returncode == 1
    assert ended.stdout.startswith("1 of 2 rows hold\n")
    assert "speakers: Max Orth in gold, Joe Paz found" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--record", "harbour:q_0", *WHO), "there is no record 'harbour:q_0' in the published"),
        (("--record", WAIT, "--nobody", "--speaker", "A", *WHO), "two answers at once"),
        (("--record", WAIT, "--not-a-quotation", "--words", "a", *WHO), "two answers at once"),
        (("--record", WAIT, "--speaker", " ", *WHO), "a speaker without a name"),
        (("--record", WAIT, "--kind", "group", *WHO), "--kind says what a --speaker is"),
        (("--record", WAIT, "--by", " "), "who decides?"),
        (("--speaker", "A"), "which record?"),
        ((), "there is nobody to ask: this is not a terminal"),
    ],
)
def test_what_makes_no_sense(project: Path, arguments: tuple[str, ...], message: str) -> None:
    ended = run(project, "accept", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"error: {message}" in ended.stderr
    assert "hint: " in ended.stderr
    assert not (project / "corrections.yaml").exists()


def test_an_article_that_changed_since_the_build(project: Path) -> None:
    file = project / "seeds/harbour.txt"
    file.write_text(f"New\n\n{ARTICLE}", encoding="utf-8")
    ended = run(project, "accept", "--record", WAIT, *WHO)
    assert ended.returncode == 2
    assert f"the article of {WAIT} is not as it was published" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_a_walk_through_what_changed(project: Path) -> None:
    """Two changed, one new: corrected, rejected, and accepted."""
    import pty

    old = project / "old"
    (project / "out").rename(old)
    file = project / "seeds/harbour.txt"
    text = ARTICLE.replace("Joe Paz", "Max Orth").replace("Ana Ruiz", "Eva Lind")
    file.write_text(f"{text}\n“It rains,” Li Wu said.\n", encoding="utf-8")
    assert run(project, "build").returncode == 0
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "quotes", "accept", "./old", *WHO],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    heard = b""
    for question, answer in (
        (b"[q]uit [s]: ", b"x\n"),
        (b"one of: a, c, r, s, q", b"c\n"),
        (b"[w]ords [s]: ", b"s\n"),
        (b"between): ", b"Amy Poe; City Council\n"),
        (b"Why: ", b"heard it\n"),
        (b"[q]uit [s]: ", b"r\n"),
        (b"Why: ", b"\n"),
        (b"[q]uit [s]: ", b"a\n"),
        (b"Why: ", b"\n"),
    ):
        new = b""
        while question not in new:
            assert select.select([ours], [], [], 30)[0], (heard + new).decode()
            new += os.read(ours, 4096)
        heard += new
        os.write(ours, answer)
    while select.select([ours], [], [], 30)[0]:
        try:
            heard += os.read(ours, 4096)
        except OSError:
            break
    assert process.wait(timeout=30) == 0, heard.decode()
    os.close(ours)
    assert b"3 decisions written" in heard
    written = (project / "corrections.yaml").read_text(encoding="utf-8")
    assert [line for line in written.splitlines() if line.startswith("  speakers:")] == [
        '  speakers: ["Amy Poe", "City Council"]',
        '  speakers: ["Joe Paz"]',
        '  speakers: ["Li Wu"]',
    ]
