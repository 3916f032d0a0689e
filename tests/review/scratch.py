"""A small project in a real git repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from newsroom import run, write

HARBOUR = """\
Mayor promises new harbour

“We are ready to begin at once,” Mayor Ana Ruiz said on Monday. “It will take two years.”

Engineer Joe Paz told reporters that it was “well worth the wait”.

“Nobody asked the fishermen about any of this,” Max Orth said.
"""
BRIDGE = """\
Bridge closed

“The bridge is not safe this year,” Eva Lind said.

“We shall walk, then,” Ida Holm told the paper. “It is only a mile.”
"""
MARKET = "Market day\n\n“Apples are cheap,” Tom Ash said.\n"
HOSTILE = "Zoo opens\n\n“Come @team and see #1 ::error::lions,” Li Wu said.\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git with a name and settings of its own."""
    identity = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ida Holm"), ("EMAIL", "ida@holm.example"))
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env={**os.environ, **identity, **alone},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def build(folder: Path) -> None:
    """Make the cards of a project."""
    ended = run(folder, "build")
    assert ended.returncode == 0, ended.stderr


def commit(folder: Path) -> None:
    """Make the cards, and commit all."""
    build(folder)
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "news")


def project(folder: Path) -> Path:
    """Three articles with their cards, committed to main; the branch is `work`."""
    write(
        folder,
        {
            "quotes.toml": "",
            "seeds/harbour.txt": HARBOUR,
            "seeds/bridge.txt": BRIDGE,
            "seeds/market.txt": MARKET,
        },
    )
    git(folder, "init", "-q")
    commit(folder)
    git(folder, "switch", "-qc", "work")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace words of a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
