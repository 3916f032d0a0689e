"""A manifest that git could not merge: both sides count."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from quotes.errors import PublishError
from quotes.manifest import MANIFEST, manifest_text, read_manifest
from quotes.publish import publish

BASE = {"index.md": "base", "people/a.md": "a"}
OURS = {**BASE, "index.md": "ours", "people/b.md": "b", "people/d.md": "d"}
THEIRS = {**BASE, "index.md": "theirs", "people/c.md": "c"}
BOTH = {**BASE, "index.md": "both", "people/b.md": "b", "people/c.md": "c"}


def conflict(folder: Path, style: str) -> None:
    """Make `out` of the folder what a merge of two branches leaves."""

    def git(*words: str, fails: bool = False) -> None:
        command = ["git", "-c", f"merge.conflictStyle={style}", "-c", "user.name=a"]
        ran = subprocess.run([*command, "-c", "user.email=a@b.example", *words], cwd=folder)
        assert (ran.returncode != 0) is fails

    git("init", "-q", "-b", "main")
    for branch, start, pages in (
        ("main", None, BASE),
        ("ours", "main", OURS),
        ("theirs", "main", THEIRS),
    ):
        if start:
            git("checkout", "-q", "-b", branch, start)
        publish(pages, folder / "out")
        git("add", "--all")
        git("commit", "-q", "-m", branch)
    git("checkout", "-q", "ours")
    git("merge", "-q", "theirs", fails=True)


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_build_settles_a_merge(tmp_path: Path, style: str) -> None:
    conflict(tmp_path, style)
    out = tmp_path / "out"
    assert "<<<<<<< " in (out / MANIFEST).read_text(encoding="utf-8")
    known = read_manifest(out / MANIFEST)
    assert known.keys() == OURS.keys() | THEIRS.keys()
    assert known["index.md"] == ""
    report = publish(BOTH, out)
    assert report.removed == ("people/d.md",)
    assert report.edited == ()
    assert json.loads((out / MANIFEST).read_bytes())["files"][0]["path"] == "index.md"
    assert publish(BOTH, out).written == ()


def test_a_foreign_side_is_refused(tmp_path: Path) -> None:
    file = tmp_path / MANIFEST
    ours = manifest_text({"a": b"a"})
    file.write_text(f"<<<<<<< HEAD\n{ours}=======\n{{}}\n>>>>>>> other\n", encoding="utf-8")
    with pytest.raises(PublishError, match="not one of ours"):
        read_manifest(file)


@pytest.mark.parametrize(
    "path", ["../a", "a/../../b", "/etc/hosts", "a//b", "C:a", "a\\b", "", "."]
)
def test_a_path_that_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    file = tmp_path / MANIFEST
    file.write_text(manifest_text({path: b"a"}), encoding="utf-8")
    with pytest.raises(PublishError, match="not one of ours"):
        read_manifest(file)
