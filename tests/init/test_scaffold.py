"""A new project: what it holds, that it works at once, that nothing is ever overwritten."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from newsroom import ROOT
from typer.testing import CliRunner

from quotes.cli import app
from quotes.errors import ConfigError
from quotes.init.origin import Origin
from quotes.init.scaffold import github_files, new_project, write_project
from quotes.registry import load_registry

ORIGIN = Origin("newsroom-quotes")
GITHUB = {".github/actions/quotes/action.yml", ".github/workflows/quotes.yml"}


def tree(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    write_project(new_project(ORIGIN, github=False), folder)
    monkeypatch.chdir(folder)
    return folder


def test_what_a_project_holds() -> None:
    files = new_project(ORIGIN, github=False)
    assert set(files) == {
        ".gitattributes",
        ".gitignore",
        "Makefile",
        "README.md",
        "corrections.yaml",
        "pytest.ini",
        "quotes.toml",
        "registry/people.yaml",
        "requirements.txt",
        "seeds/harbour-vote.quotes.yaml",
        "seeds/harbour-vote.txt",
        "seeds/sources.yaml",
        "templates/partials/card.md.j2",
    }
    assert set(new_project(ORIGIN, github=True)) == set(files) | GITHUB


def test_its_commands_work_at_once(project: Path) -> None:
    ran = CliRunner().invoke(app, ["build"])
    assert ran.exit_code == 0
    assert ran.stderr.startswith("1 article, 5 quotations, 5 attributed. out: ")
    assert CliRunner().invoke(app, ["build", "--check"]).exit_code == 0
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=project, capture_output=True, text=True
    )
    assert (tests.returncode, "1 passed" in tests.stdout) == (0, True), tests.stdout


def test_its_template_changes_nothing_yet(project: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["build"]).exit_code == 0
    with_override = tree(project / "out")
    (project / "templates" / "partials" / "card.md.j2").unlink()
    assert runner.invoke(app, ["build"]).exit_code == 0
    assert tree(project / "out") == with_override


def test_its_registry_is_valid(project: Path) -> None:
    assert load_registry(project / "registry") is not None


def test_its_readme_names_commands_that_exist(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)quotes (\w+)", readme, re.MULTILINE))
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert named <= set(commands)
    assert {"add", "build", "site", "serve", "review", "accept", "verify", "gold"} <= named


def test_its_provenance_is_never_merged_line_by_line(project: Path) -> None:
    """A union would drop lines that two new entries have in common, without a word."""
    attributes = (project / ".gitattributes").read_text(encoding="utf-8")
    assert "merge" not in attributes


def test_its_sample_article_is_read_right(project: Path) -> None:
    gold = (project / "seeds" / "harbour-vote.quotes.yaml").read_text(encoding="utf-8")
    assert gold.count("- text:") == 5
    assert gold.count("[Ana Ruiz]") == 2
    assert gold.count("[Tom Hill]") == 3


class TestNothingIsOverwritten:
    @pytest.mark.parametrize("path", ["README.md", "seeds/sources.yaml"])
    def test_a_file_in_the_way(self, tmp_path: Path, path: str) -> None:
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text("mine", encoding="utf-8")
        with pytest.raises(
            ConfigError, match=re.escape(f"already there: {path}; nothing was written")
        ):
            write_project(new_project(ORIGIN, github=False), tmp_path)
        assert tree(tmp_path) == {path: b"mine"}

    def test_a_link_that_leads_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(ConfigError, match=r"already there: README\.md"):
            write_project(new_project(ORIGIN, github=False), tmp_path)
        assert tree(tmp_path) == {}

    def test_a_file_where_a_folder_should_be(self, tmp_path: Path) -> None:
        (tmp_path / "seeds").write_text("mine", encoding="utf-8")
        with pytest.raises(ConfigError, match="seeds; nothing was written"):
            write_project(new_project(ORIGIN, github=False), tmp_path)
        assert tree(tmp_path) == {"seeds": b"mine"}

    def test_files_of_others_stay(self, tmp_path: Path) -> None:
        (tmp_path / "LICENSE").write_text("mine", encoding="utf-8")
        write_project(new_project(ORIGIN, github=False), tmp_path)
        assert tree(tmp_path)["LICENSE"] == b"mine"


class TestCommand:
    def test_a_project_is_not_made_twice(self, project: Path) -> None:
        before = tree(project)
        ran = CliRunner().invoke(app, ["init", "."])
        assert ran.exit_code == 2
        assert "error: this is a project already" in ran.stderr
        assert tree(project) == before

    def test_github_is_added_to_a_project(self, project: Path) -> None:
        (project / "README.md").write_text("mine", encoding="utf-8")
        before = tree(project)
        assert CliRunner().invoke(app, ["init", ".", "--github"]).exit_code == 0
        assert tree(project) == before | github_files()
        assert set(github_files()) == GITHUB
        assert CliRunner().invoke(app, ["init", ".", "--github"]).exit_code == 2

    def test_what_only_this_machine_reaches_is_told(self, tmp_path: Path) -> None:
        words = ["init", str(tmp_path / "p"), "--github", "--from", str(ROOT)]
        ran = CliRunner().invoke(app, words)
        assert ran.exit_code == 0
        assert "warning: GitHub cannot reach" in ran.stderr
        requirements = (tmp_path / "p" / "requirements.txt").read_text(encoding="utf-8")
        assert "# Only this machine can reach it" in requirements
        assert f"newsroom-quotes[html,site,test] @ {ROOT.as_uri()}\n" in requirements
