"""The guides tell the truth: their commands and programs run in a project made by `quotes init`."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import ROOT

from quotes.init.origin import Origin
from quotes.init.scaffold import new_project, write_project

GUIDES = (
    "adding.md",
    "corrections.md",
    "data-format.md",
    "first-site.md",
    "gold.md",
    "pull-requests.md",
    "python.md",
    "registry.md",
    "review.md",
    "templates.md",
    "verifying.md",
    "writing-a-rule.md",
)
FINDINGS = ("quotes eval corrections.yaml",)  # what the rules say is not what the editor says
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


def blocks(guide: str, language: str) -> list[str]:
    """The code blocks of a language, without their indent."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    return [
        re.sub(rf"^{indent}", "", code, flags=re.MULTILINE)
        for indent, name, code in FENCE.findall(text)
        if name == language
    ]


HARBOUR = """\
Mayor promises new harbour

“We are ready to begin at once,” Mayor Ana Ruiz said on Monday.

“Nobody asked the fishermen about any of this,” Eva Lind said.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(new_project(Origin("newsroom-quotes"), github=False), tmp_path / "project")
    return tmp_path / "project"


def give_history(project: Path) -> None:
    """What a guide about changes needs: another article, cards, a repository, older cards."""
    (project / "seeds" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    assert run(["-m", "quotes", "build"], project).returncode == 0
    shutil.copytree(project / "out", project / "old-cards")
    for words in (
        "init --quiet --initial-branch main",
        "config user.name 'Ida Holm'",
        "config user.email ida@holm.example",
        "add --all",
        "commit --quiet --message news",
    ):
        subprocess.run(["git", *shlex.split(words)], cwd=project, check=True)


def runs_here(line: str) -> bool:
    """Whether a command needs neither the network nor another installation."""
    return not (line.startswith("pip ") or "https://" in line or "--online" in line)


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize("guide", GUIDES)
def test_the_commands_of_a_guide_run_in_their_order(guide: str, project: Path) -> None:
    if guide in ("corrections.md", "review.md"):
        give_history(project)
    for line in filter(runs_here, "".join(blocks(guide, "sh")).splitlines()):
        words = shlex.split(line)
        assert words[0] in ("quotes", "pytest"), line
        ended = run(["-m", *words], project)
        wanted = 1 if line in FINDINGS else 0
        assert ended.returncode == wanted, f"{line}\n{ended.stdout}\n{ended.stderr}"


def test_the_correction_that_the_guide_shows_is_written(project: Path) -> None:
    give_history(project)
    (command, *_) = "".join(blocks("corrections.md", "sh")).splitlines()
    assert run(["-m", *shlex.split(command)], project).returncode == 0
    (shown,) = blocks("corrections.md", "yaml")
    written = (project / "corrections.yaml").read_text(encoding="utf-8")
    assert re.sub("when: .*", "", shown) in re.sub("when: .*", "", written)


def test_the_registry_that_the_guide_shows_is_valid(project: Path) -> None:
    (shown,) = blocks("registry.md", "yaml")
    (project / "registry" / "people.yaml").write_text(shown, encoding="utf-8")
    ended = run(["-m", "quotes", "registry", "list", "--own"], project)
    assert ended.returncode == 0, ended.stderr
    assert "strelsau-police" in ended.stdout


@pytest.mark.parametrize(
    "code", blocks("python.md", "python"), ids=["pandas", "library", "verbs", "spacy"]
)
def test_the_programs_of_the_guide_run(code: str, project: Path) -> None:
    assert run(["-m", "quotes", "build"], project).returncode == 0
    ended = run(["-c", code], project)
    assert ended.returncode == 0, ended.stderr
    assert "Ana Ruiz" in ended.stdout


def test_the_gold_that_the_guide_shows_is_the_sample_articles(project: Path) -> None:
    (shown,) = blocks("gold.md", "yaml")
    gold = (project / "seeds" / "harbour-vote.quotes.yaml").read_text(encoding="utf-8")
    assert shown in gold


def test_gold_fails_as_the_guide_shows(project: Path) -> None:
    (shown,) = blocks("gold.md", "text")
    article = project / "seeds" / "harbour-vote.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("Mayor Ana Ruiz", "Mayor Eva Stone"), encoding="utf-8")
    ended = run(["-m", "pytest"], project)
    assert ended.returncode == 1
    assert shown in ended.stdout


def test_the_fixture_that_the_guide_shows_works(project: Path) -> None:
    (code,) = blocks("gold.md", "python")
    (project / "test_articles.py").write_text(code, encoding="utf-8")
    ended = run(["-m", "pytest", "--regen-all", "test_articles.py"], project)
    assert ended.returncode == 0, ended.stdout
    kept = project / "test_articles" / "test_articles" / "harbour-vote.txt"
    assert "Ana Ruiz (person)" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_link_to_a_file_leads_somewhere(guide: str) -> None:
    text = FENCE.sub("", (ROOT / "docs" / guide).read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`(?!\])", "", text)
    targets = re.findall(r"\]\(([^()\s#]+)(?:#[^()\s]*)?\)", text)
    files = [target for target in targets if not target.startswith("https://")]
    assert [file for file in files if not (ROOT / "docs" / file).exists()] == []
