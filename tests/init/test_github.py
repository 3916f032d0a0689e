"""The workflow and the action: of the published form, and safe."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml
from newsroom import ROOT

from quotes.cli import app
from quotes.init.scaffold import github_files, write_project

TOOLS = Path(sys.executable).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(github_files(), tmp_path)
    return tmp_path


def tool(name: str) -> str:
    found = shutil.which(name, path=str(TOOLS))
    assert found, f"{name} comes with the extra [dev]"
    return found


def test_the_form_is_that_which_github_published(project: Path) -> None:
    for schema, path in (
        ("vendor.github-workflows", ".github/workflows/quotes.yml"),
        ("vendor.github-actions", ".github/actions/quotes/action.yml"),
    ):
        command = [tool("check-jsonschema"), "--builtin-schema", schema, str(project / path)]
        ran = subprocess.run(command, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout


def test_zizmor_finds_nothing(project: Path) -> None:
    command = [tool("zizmor"), "--offline", "--no-progress", "--persona", "auditor", str(project)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
    assert "No findings" in ran.stdout + ran.stderr


def test_a_job_that_may_write_runs_no_file_of_a_pull_request(project: Path) -> None:
    workflow = yaml.safe_load((project / ".github/workflows/quotes.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert set(workflow[True]) == {"pull_request", "push"}
    for job in workflow["jobs"].values():
        uses = [step.get("uses", "") for step in job["steps"]]
        if "write" in job["permissions"].values():
            assert not any("checkout" in name or name.startswith(("$", ".")) for name in uses)
        else:
            assert job["permissions"] == {"contents": "read"}


def test_forks_get_no_comment(project: Path) -> None:
    workflow = yaml.safe_load((project / ".github/workflows/quotes.yml").read_text("utf-8"))
    condition = workflow["jobs"]["comment"]["if"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition


def test_no_expression_is_pasted_into_a_script(project: Path) -> None:
    workflow = yaml.safe_load((project / ".github/workflows/quotes.yml").read_text("utf-8"))
    action = yaml.safe_load((project / ".github/actions/quotes/action.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    scripts = [step["run"] for step in [*steps, *action["runs"]["steps"]] if "run" in step]
    assert len(scripts) == 8
    assert [script for script in scripts if "${{" in script] == []


def test_the_action_at_the_root_is_the_one_that_a_project_gets() -> None:
    shipped = github_files()[".github/actions/quotes/action.yml"]
    assert shipped == (ROOT / "action.yml").read_bytes()


def test_the_hooks_run_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == [
        "quotes-build",
        "quotes-registry",
        "quotes-check",
    ]
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert (program, command in commands) == ("quotes", True)
        assert re.search(hook["files"], "registry/people.yaml")
        assert not re.search(hook["files"], "README.md")
    of_cards = [hook["files"] for hook in hooks if hook["id"] != "quotes-registry"]
    made_of = ("seeds/a.txt", "corrections.yaml", "verified.jsonl", "quotes.toml", "pyproject.toml")
    assert all(re.search(files, name) for files in of_cards for name in made_of)
