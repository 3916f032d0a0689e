"""The two sides of a comparison: a revision, a folder, or the working tree.

Each becomes a folder on disk that is laid out as the project is. The files of a
revision are written into a temporary folder when they are asked for, so that a
comparison of records alone reads one file of each side.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.config import Settings, load_settings
from quotes.errors import ReviewError
from quotes.model import Record
from quotes.published import RECORDS, records_in
from quotes.review.git import Repository, open_repository

WORKING_TREE = "working tree"


class NothingPublishedError(ReviewError):
    """A side of a comparison without published records."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Attributes:
        label: How a reader calls it.
        settings: Those of the project, with the paths of this side.
        commit: The revision its files come from; None where they lie on disk.
        repository: The one of `commit`.
        copy: The folder that files of `commit` are written to.
        where: For messages, what stands before a path of this side.
    """

    label: str
    settings: Settings
    commit: str | None = None
    repository: Repository | None = None
    copy: Path | None = None
    where: str = ""

    def records(self) -> list[Record]:
        """The records that were published on this side.

        Raises:
            NothingPublishedError: There are none.
            ReviewError: They cannot be read.
        """
        file = self.settings.out / RECORDS
        self.fetch([file])
        name = self._name(file)
        if not file.is_file():
            build = "quotes build" if self.commit is None else "quotes build, and commit the cards"
            raise NothingPublishedError(
                f"{self.label} has no published records",
                path=name,
                hint=f"make them: {build}",
            )
        return records_in(file.read_bytes(), name, ReviewError)

    def fetch(self, files: Collection[Path]) -> None:
        """See to it that files and folders of this side lie on disk, if they exist at all."""
        if self.repository is None or self.commit is None or self.copy is None:
            return
        inside = [file.relative_to(self.copy).as_posix() for file in files]
        if inside:
            self.repository.write_files(self.commit, inside, self.copy)

    def _name(self, file: Path) -> str:
        if self.copy is None:
            return file.as_posix()
        return f"{self.where}{file.relative_to(self.copy).as_posix()}"


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared with what.

    Attributes:
        fork: The short name of the commit that stands for the base, where that
            is not the base itself but the place where HEAD left it.
        warning: What a reader should know about the choice.
    """

    base: Side
    head: Side
    fork: str | None = None
    warning: str | None = None


@contextmanager
def open_sides(base: str, head: str | None, settings: Settings) -> Iterator[Sides]:
    """Find two sides.

    Of two revisions that went apart, the base is where they did, as in a pull
    request: what others added to it meanwhile is no change of ours.

    Args:
        base, head: A revision, or a folder: a project or an output folder. None
            is the working tree.
        settings: Of the project; it also says where in a revision things lie.

    Raises:
        ReviewError: One of the two cannot be found.
    """
    with tempfile.TemporaryDirectory(prefix="quotes-review-") as place:
        old = _folder(base, settings)
        new = _folder(head, settings) if head is not None else Side(WORKING_TREE, settings)
        if old is not None and new is not None:
            yield Sides(old, new)
            return
        repository = open_repository(settings.root)
        fork = warning = None
        if new is None:
            assert head is not None
            new = _revision(repository, head, head, Path(place) / "head", settings)
        if old is None:
            tip = repository.commit(base)
            chosen = tip
            if head is None or new.commit is not None:
                chosen, warning = _fork(repository, base, tip, new.commit)
            fork = chosen[:12] if chosen != tip else None
            old = _revision(repository, base, chosen, Path(place) / "base", settings)
        yield Sides(old, new, fork, warning)


def _fork(repository: Repository, base: str, tip: str, head: str | None) -> tuple[str, str | None]:
    """The commit to compare with, and a warning where it may be the wrong one."""
    ours = head or repository.commit("HEAD")
    common = repository.fork(tip, ours)
    if common is None:
        if not repository.shallow:
            return tip, None
        return tip, (
            f"the history is cut short, so where HEAD left {base} is unknown: comparing with the "
            f"end of {base} (fetch more with git fetch --unshallow, or fetch-depth: 0)"
        )
    return (tip if head is not None and common == head else common), None


def _folder(name: str | None, settings: Settings) -> Side | None:
    """A side that lies on disk, None if the name is not that of a folder."""
    if name is None or not os.path.lexists(name):
        return None
    folder = Path(name)
    spelled_as_path = name.startswith(("./", "../")) or name.endswith("/") or name in (".", "..")
    if not spelled_as_path and _is_revision(name, settings):
        raise ReviewError(
            f"{name!r} is a folder and a revision",
            hint=f"write ./{name} for the folder, refs/heads/{name} for the branch",
        )
    if not folder.is_dir():
        raise ReviewError(
            "this is not a folder", path=folder, hint="name the folder that it lies in"
        )
    own = load_settings(folder)
    if (folder / RECORDS).is_file():
        root = own.root if own.file is not None else folder.resolve().parent
        return Side(name, replace(own, root=root, out=folder, seeds=_seeds(own, root)))
    if own.root.resolve() != folder.resolve():
        raise ReviewError(
            f"this folder has no {RECORDS}, and is no project",
            path=folder,
            hint="name an output folder, or the folder of a project",
        )
    return Side(name, own)


def _seeds(own: Settings, root: Path) -> Path:
    return own.seeds if own.file is not None else root / "seeds"


def _is_revision(name: str, settings: Settings) -> bool:
    try:
        return open_repository(settings.root).knows(name)
    except ReviewError:
        return False


def _revision(
    repository: Repository, label: str, revision: str, copy: Path, settings: Settings
) -> Side:
    """A side whose files are in the repository."""
    commit = repository.commit(revision)
    copy.mkdir()
    top = repository.top.resolve()

    def moved(path: Path) -> Path:
        real = path.resolve()
        if not real.is_relative_to(top):
            raise ReviewError(
                f"{path} lies outside the git repository {top}",
                path=settings.file,
                hint="compare two folders: quotes review OLD NEW",
            )
        return copy.resolve() / real.relative_to(top)

    root = moved(settings.root)
    there = replace(
        settings,
        root=root,
        seeds=moved(settings.seeds),
        out=moved(settings.out),
        corrections=moved(settings.corrections),
        registry=None if settings.registry is None else moved(settings.registry),
    )
    return Side(label, there, commit, repository, copy.resolve(), f"{label}:")
