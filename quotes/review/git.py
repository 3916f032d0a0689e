"""The git repository of a project: which revisions there are, and their files.

Git runs as a process of its own; no name of a revision or of a file is ever
read as an option or as a pattern.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import ReviewError


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository.

    Attributes:
        top: The folder that git calls the top level.
    """

    top: Path

    def commit(self, revision: str) -> str:
        """The commit that a name means.

        Raises:
            ReviewError: There is no such commit here.
        """
        if revision.startswith("-") or not revision or "\0" in revision:
            raise ReviewError(
                f"{revision!r} is not the name of a revision",
                hint="name a branch, a tag or a commit",
            )
        found = _git(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode != 0:
            raise ReviewError(
                f"there is no revision {revision!r} here", hint=self._where_to_find(revision)
            )
        return found.stdout.decode().strip()

    def knows(self, revision: str) -> bool:
        """Whether a name means a commit."""
        try:
            self.commit(revision)
        except ReviewError:
            return False
        return True

    def fork(self, base: str, head: str) -> str | None:
        """The last commit that two commits have in common, None if there is none here."""
        found = _git(self.top, "merge-base", base, head)
        return found.stdout.decode().strip() if found.returncode == 0 else None

    @property
    def shallow(self) -> bool:
        """Whether a part of the history was not fetched."""
        return _git(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    @property
    def user(self) -> str | None:
        """The name that commits made here carry, None where git knows none."""
        found = _git(self.top, "config", "user.name")
        return found.stdout.decode("utf-8", "replace").strip() or None

    def write_files(self, commit: str, paths: Sequence[str], folder: Path) -> None:
        """Write files of a commit into a folder, under their paths in the repository.

        Symbolic links become plain files, so that no file leads out of the folder.

        Args:
            commit: As `commit` gives it.
            paths: Files and folders, relative to the top; those that are not there are left out.
            folder: An empty one.

        Raises:
            ReviewError: Git cannot read them, as in a partial clone without network.
        """
        index = folder / ".index"
        _checked(self.top, "read-tree", commit, index=index)
        files = _checked(self.top, "ls-files", "-z", "--", *paths, index=index)
        _checked(
            self.top,
            *("-c", "core.symlinks=false", "checkout-index", "--force", "--quiet", "-z", "--stdin"),
            f"--prefix={folder.resolve().as_posix()}/",
            given=files,
            index=index,
        )
        index.unlink()

    def _where_to_find(self, revision: str) -> str:
        remote = f"origin/{revision}"
        if self.knows_remote(remote):
            return f"did you mean {remote}?"
        if self.shallow:
            return f"this is a shallow clone; fetch it first: git fetch origin {revision}"
        return "git branch --all lists the branches; git fetch brings those of others"

    def knows_remote(self, name: str) -> bool:
        """Whether a branch of a remote was fetched."""
        ref = f"refs/remotes/{name}"
        return _git(self.top, "rev-parse", "--verify", "--quiet", ref).returncode == 0


def open_repository(folder: Path) -> Repository:
    """The repository that a folder lies in.

    Raises:
        ReviewError: There is none, git is not installed, or it refuses to read it.
    """
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode == 0:
        return Repository(Path(os.fsdecode(found.stdout.rstrip(b"\n"))))
    said = found.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        raise ReviewError(
            "this folder is not in a git repository",
            path=folder.resolve(),
            hint="compare two folders: quotes review OLD NEW; or begin one: git init",
        )
    raise _failure(said)


def _git(
    folder: Path, *arguments: str, given: bytes = b"", index: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError as error:
        raise ReviewError(
            "git is not installed", hint="install it, or compare two folders: quotes review OLD NEW"
        ) from error


def _checked(folder: Path, *arguments: str, given: bytes = b"", index: Path) -> bytes:
    done = _git(folder, *arguments, given=given, index=index)
    if done.returncode != 0:
        raise _failure(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _failure(said: str) -> ReviewError:
    lines = [line for line in said.splitlines() if line.strip()]
    reason = lines[0].removeprefix("fatal: ") if lines else "it gives no reason"
    return ReviewError(f"git failed: {reason}", hint="try git status in the same folder")
