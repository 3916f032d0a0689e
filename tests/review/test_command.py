"""`quotes review` in real repositories: what it finds, and how it fails."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from newsroom import run, tree

from . import scratch

TOTALS = "+1 added  -1 removed  ~1 re-attributed  ≈1 re-worded  =5 same"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch on which an article is new, one gone, one renamed and edited, one edited."""
    folder = scratch.project(tmp_path_factory.mktemp("review") / "project")
    scratch.git(folder, "mv", "seeds/bridge.txt", "seeds/bridge-closed.txt")
    scratch.edit(folder / "seeds/bridge-closed.txt", "this year", "this winter")
    scratch.edit(folder / "seeds/harbour.txt", "Max Orth said", "Eva Lind said")
    (folder / "seeds/market.txt").unlink()
    (folder / "seeds/zoo.txt").write_text(scratch.HOSTILE, encoding="utf-8")
    scratch.commit(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(made, tmp_path / "project")


def told(folder: Path, *arguments: str) -> Any:
    ended = run(folder, "review", *arguments, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_a_branch_against_main(made: Path) -> None:
    ended = run(made, "review", "main", "HEAD")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        f"main...HEAD  {TOTALS}",
        "",
        "~ seeds/harbour.txt:7 q_7a78f9a9 “Nobody asked the fishermen about any of this,”",
        "    Max Orth (speaker-cue-after, full-name) → Eva Lind (speaker-cue-after, full-name)",
        "- seeds/market.txt:3 q_98b05ead “Apples are cheap,”",
        "    Tom Ash (speaker-cue-after, full-name)",
        "≈ seeds/bridge-closed.txt:3 q_e6805fdc “… is not safe this [-year,-]{+winter,+}”",
        "+ seeds/zoo.txt:3 q_207e558e “Come @team and see #1 ::error::lions,”",
        "    Li Wu (speaker-cue-after, full-name)",
    ]


def test_it_changes_nothing(made: Path) -> None:
    before = tree(made)
    run(made, "review", "main", "--rerun")
    assert tree(made) == before
    assert scratch.git(made, "status", "--porcelain") == ""


def test_the_working_tree_is_the_default(folder: Path) -> None:
    assert run(folder, "review", "HEAD").stdout.startswith("HEAD...working tree  +0 added  -0")
    scratch.edit(folder / "seeds/zoo.txt", "Li Wu", "Tom Ash")
    scratch.build(folder)
    (change,) = told(folder, "HEAD")["changes"]
    assert (change["kind"], change["file"], change["line"]) == (
        "re-attributed",
        "seeds/zoo.txt",
        3,
    )


def test_folders_and_revisions_mix(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    scratch.git(folder, "worktree", "add", "-q", str(old), "main")
    for base, head in ((old, folder), (old / "out", "HEAD"), ("main", folder / "out")):
        changes = told(folder, str(base), str(head))["changes"]
        assert [(c["kind"], c["line"]) for c in changes] == [
            ("re-attributed", 7),
            ("removed", 3),
            ("re-worded", 3),
            ("added", 3),
        ]


def test_what_others_add_to_main_is_no_change_of_ours(folder: Path) -> None:
    scratch.git(folder, "switch", "-q", "main")
    (folder / "seeds/fair.txt").write_text("Fair\n\n“It is fun,” Amy Poe said.\n", encoding="utf-8")
    scratch.commit(folder)
    scratch.git(folder, "switch", "-q", "work")
    ended = run(folder, "review", "main", "HEAD")
    assert ended.stdout.startswith(f"main...HEAD  {TOTALS}\n")
    assert "main went on: comparing with" in ended.stderr
    scratch.git(folder, "switch", "-q", "main")
    assert told(folder, "main", "HEAD~1")["counts"]["removed"] == 1


def test_from_a_subfolder_and_in_a_subfolder(made: Path, tmp_path: Path) -> None:
    ended = run(made / "seeds", "review", "main", "HEAD")
    assert ended.stdout.startswith(f"main...HEAD  {TOTALS}\n\n~ seeds/harbour.txt:7 ")
    top = tmp_path / "monorepo"
    site = top / "news" / "site"
    shutil.copytree(made, site, ignore=shutil.ignore_patterns(".git"))
    scratch.git(top, "init", "-q")
    scratch.commit(site)
    scratch.edit(site / "seeds/zoo.txt", "Li Wu", "Tom Ash")
    scratch.commit(site)
    ended = run(site / "seeds", "review", "HEAD~1", "HEAD", "--format", "github")
    assert ended.stdout.startswith("::warning file=news/site/seeds/zoo.txt,line=3,title=Re-attr")


@pytest.mark.parametrize(
    ("policy", "code"), [("never", 0), ("any", 1), ("removed", 1), ("reattributed", 1)]
)
def test_policies_decide_the_exit_code(made: Path, policy: str, code: int) -> None:
    assert run(made, "review", "main", "HEAD", "--fail-on", policy).returncode == code
    assert run(made, "review", "HEAD", "HEAD", "--fail-on", policy).returncode == 0


def test_into_a_file(folder: Path) -> None:
    ended = run(folder, "review", "main", "--format", "markdown", "-o", "review.md")
    assert (ended.returncode, ended.stdout) == (0, "")
    text = (folder / "review.md").read_text(encoding="utf-8")
    assert text.startswith("### main...working tree +1 added")
    assert "&#64;\u200bteam" in text
    assert "\\#\u200b1" in text


def errors(folder: Path, *arguments: str) -> str:
    ended = run(folder, "review", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "hint: " in ended.stderr
    return ended.stderr


@pytest.mark.parametrize("name", ["nope", "main~9", "HEAD:seeds", "a b", "main^{tree}", ":/x"])
def test_unknown_revisions(made: Path, name: str) -> None:
    assert f"error: there is no revision {name!r} here\n" in errors(made, name)


def test_no_name_is_an_option_of_git(made: Path) -> None:
    assert "'--help' is not the name of a revision" in errors(made, "--", "--help")
    assert "'--output=x' is not the name" in errors(made, "--", "main", "--output=x")
    assert not (made / "x").exists()


def test_a_name_of_both_a_folder_and_a_branch(folder: Path) -> None:
    scratch.git(folder, "branch", "out")
    assert "'out' is a folder and a revision" in errors(folder, "out")
    assert told(folder, "./out", "refs/heads/out")["changes"] == []


def test_no_folder_of_a_pull_request_stands_for_its_base(folder: Path) -> None:
    scratch.git(folder, "update-ref", "refs/remotes/origin/main", "main")
    shutil.copytree(folder / "out", folder / "origin" / "main")
    assert "'origin/main' is a folder and a revision" in errors(folder, "origin/main")


def test_no_repository(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "p", ignore=shutil.ignore_patterns(".git"))
    told_ = errors(tmp_path / "p", "main")
    assert "error: this folder is not in a git repository, " in told_
    assert "quotes review OLD NEW" in told_


def test_a_side_without_cards(folder: Path) -> None:
    scratch.git(folder, "rm", "-rq", "--cached", "out")
    scratch.git(folder, "commit", "-qm", "no cards")
    shutil.copytree(folder / "seeds", folder / "elsewhere" / "seeds")
    assert "this folder has no quotes.jsonl, and is no project" in errors(folder, "./elsewhere")
    (folder / "elsewhere" / "quotes.toml").touch()
    message = "./elsewhere has no published records, elsewhere/out/quotes.jsonl"
    assert message in errors(folder, "./elsewhere")
    shutil.rmtree(folder / "out")
    assert "working tree has no published records, out/quotes.jsonl" in errors(folder, "main")


def test_the_first_pull_request_of_a_project(folder: Path) -> None:
    """Its base was never built: there is nothing to compare with, and that is no error."""
    scratch.git(folder, "rm", "-rq", "--cached", "out")
    scratch.git(folder, "commit", "-qm", "no cards")
    ended = run(folder, "review", "HEAD", "--fail-on", "reattributed")
    assert ended.returncode == 0
    assert ended.stdout.startswith("HEAD...working tree  +8 added  -0 removed")
    assert (
        "warning: HEAD has no published records yet: everything counts as added\n" in ended.stderr
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< HEAD\n", "two branches are in conflict here, out/quotes.jsonl:1"),
        ("{}\n", "this line is not a record, out/quotes.jsonl:1"),
        ("[" * 100_000, "this line is not a record, out/quotes.jsonl:1"),
    ],
)
def test_records_that_cannot_be_read(folder: Path, text: str, message: str) -> None:
    (folder / "out/quotes.jsonl").write_text(text, encoding="utf-8")
    assert f"error: {message}\nhint: make it anew: quotes build\n" in errors(folder, "main")


def test_a_second_record(folder: Path) -> None:
    file = folder / "out/quotes.jsonl"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert "the first is on line 1, out/quotes.jsonl:9" in errors(folder, "main")


def test_shallow_clones(made: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    address = made.resolve().as_uri()
    scratch.git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "work", address, str(clone))
    assert "shallow clone; fetch it first: git fetch origin main" in errors(clone, "main")
    scratch.git(clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert "did you mean origin/main?" in errors(clone, "main")
    ended = run(clone, "review", "origin/main", "HEAD")
    assert ended.stdout.startswith(f"origin/main...HEAD  {TOTALS}\n")
    assert "the history is cut short" in ended.stderr


def test_no_article_outside_the_project_is_read(folder: Path, tmp_path: Path) -> None:
    """Paths in `quotes.jsonl` and links come with a pull request: nobody follows them out."""
    secret = tmp_path / "secret.txt"
    secret.write_text(scratch.HARBOUR, encoding="utf-8")
    (folder / "seeds/harbour.txt").unlink()
    (folder / "seeds/harbour.txt").symlink_to(secret)
    changes = told(folder, "main")["changes"]
    assert [c["line"] for c in changes if c["kind"] == "re-attributed"] == [None]
    scratch.git(folder, "add", "--all")
    scratch.git(folder, "commit", "-qm", "link")
    changes = told(folder, "main", "HEAD")["changes"]
    assert [c["line"] for c in changes if c["kind"] == "re-attributed"] == [None]
    file = folder / "out/quotes.jsonl"
    rows = file.read_text(encoding="utf-8").replace("seeds/zoo.txt", "../secret.txt")
    file.write_text(rows, encoding="utf-8")
    (added,) = [c for c in told(folder, "main")["changes"] if c["kind"] == "added"]
    assert (added["file"], added["line"]) == ("../secret.txt", None)


def test_rerun_tells_articles_from_rules(folder: Path) -> None:
    """A base that other rules made: there, Joe Paz's words were somebody else's."""
    scratch.git(folder, "switch", "-q", "main")
    scratch.edit(folder / "out/quotes.jsonl", '"Joe Paz"', '"Ben Old"')
    scratch.git(folder, "commit", "-qam", "as old rules did")
    scratch.git(folder, "switch", "-qc", "next")
    scratch.edit(folder / "seeds/harbour.txt", "Max Orth said", "Eva Lind said")
    scratch.commit(folder)
    review = told(folder, "HEAD~1", "HEAD", "--rerun")
    assert review["causes"] == {"article": 1, "rules": 1}
    assert {(c["before"]["speakers"][0]["name"], c["cause"]) for c in review["changes"]} == {
        ("Max Orth", "article"),
        ("Ben Old", "rules"),
    }
    assert "causes" not in told(folder, "HEAD~1", "HEAD")


def test_rerun_without_published_records(folder: Path) -> None:
    scratch.git(folder, "rm", "-rq", "out")
    scratch.git(folder, "commit", "-qm", "no cards")
    (folder / "seeds/zoo.txt").unlink()
    ended = run(folder, "review", "HEAD", "--rerun")
    assert ended.returncode == 0
    assert ended.stdout.startswith("HEAD...working tree  +0 added  -1 removed")
    assert "what the rules changed is not known" in ended.stderr


def test_a_broken_article_of_a_rerun_is_an_error_at_the_end(folder: Path) -> None:
    (folder / "seeds/broken.txt").write_bytes(b"\xff\xff")
    ended = run(folder, "review", "HEAD", "--rerun")
    assert ended.returncode == 2
    assert ended.stdout.startswith("HEAD...working tree  +0 added")
    assert "seeds/broken.txt:1" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="the search path of POSIX")
def test_without_git(made: Path, tmp_path: Path) -> None:
    ended = run(made, "review", "main", PATH=str(tmp_path))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "error: git is not installed\n" in ended.stderr
