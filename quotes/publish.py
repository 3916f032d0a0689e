"""Publish pages into a folder: all of them, or none.

The new tree is built whole beside the old one, flushed to the disk, and then
takes its place; `quotes.swap` is how.

`manifest.json` lists what we wrote. Only what it lists is ever deleted or
overwritten; every other file in the folder is its owner's and is carried over.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from quotes import swap
from quotes.errors import PublishError
from quotes.manifest import MANIFEST, digest, is_safe, manifest_text, read_manifest

EntryKind = Literal["file", "empty folder", "other"]


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a build does to the output folder. Paths are relative to it, sorted.

    Attributes:
        written: New or different.
        unchanged: Already there with the same bytes.
        removed: Ours, and no longer produced.
        carried: Not ours, kept as they are.
        edited: Those of `written` and `removed` that somebody had changed by
            hand since we wrote them.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    carried: tuple[str, ...]
    edited: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the folder differs from what a build makes."""
        return bool(self.written or self.removed)


def publish(pages: Mapping[str, str], out: Path, *, inputs: Sequence[Path] = ()) -> PublishReport:
    """Make `out` hold exactly `pages`, a manifest, and what was not ours before.

    Args:
        pages: Text by path, relative to `out`, with forward slashes.
        out: The folder; created if missing. A link to a folder is followed.
        inputs: Files and folders that were read, which `out` must not touch.

    Returns:
        What was done. Where nothing changes, nothing is written at all.

    Raises:
        PublishError: The folder is not ours to write, another build writes it,
            a page's path is unsafe, a file of somebody else is in the way, or
            the disk refuses. The old tree then stands as it was.
    """
    check_place(out, inputs)
    files = _encode(pages)
    real = Path(os.path.realpath(out))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with swap.locked(real):
            swap.recover(real)
            report = _compare(files, out)
            if report.stale:
                with swap.replacement(real) as new:
                    _stage(files, report, real, new)
    except OSError as error:
        raise _cannot_write(out, error) from error
    return report


def compare(pages: Mapping[str, str], out: Path) -> PublishReport:
    """What `publish` would do. Reads only.

    Raises:
        PublishError: As `publish`.
    """
    files = _encode(pages)
    try:
        return _compare(files, out)
    except OSError as error:
        raise _cannot_write(out, error) from error


def check_place(out: Path, inputs: Sequence[Path] = ()) -> None:
    """Refuse an output folder that would endanger what is already there.

    Args:
        out: The folder to write to.
        inputs: Files and folders that are read.

    Raises:
        PublishError: `out` is or holds the working folder, is a mount point, or
            is, holds or lies inside one of the inputs.
    """
    real = Path(os.path.realpath(out))
    here = Path.cwd().resolve()
    if real == here or real in here.parents:
        raise PublishError(
            "the output folder is or holds the folder you work in",
            path=out,
            hint="choose a folder of its own, for example --out out",
        )
    if os.path.ismount(real):
        raise PublishError(
            "the output folder is a mount point, which cannot be exchanged as a whole",
            path=out,
            hint=f"choose a folder inside it, for example --out {out / 'cards'}",
        )
    for path in inputs:
        source = path.resolve()
        if real == source or real in source.parents or source in real.parents:
            raise PublishError(
                f"the output folder and the articles in {path} lie inside each other",
                path=out,
                hint="choose an output folder outside of the articles' folder",
            )


def _cannot_write(out: Path, error: OSError) -> PublishError:
    hint = "check the folder's permissions and the free space; nothing of yours was deleted"
    if error.errno == errno.EXDEV:
        hint = "this file system cannot move the folder: delete it yourself, then build again"
    return PublishError(f"cannot write the output: {error.strerror}", path=out, hint=hint)


# What to write


def _encode(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Bytes by path, sorted, with the manifest last."""
    files: dict[str, bytes] = {}
    spelled = {MANIFEST: MANIFEST}
    for path in sorted(pages):
        _check_path(path, spelled)
        try:
            files[path] = pages[path].encode("utf-8")
        except UnicodeEncodeError as error:
            raise PublishError(
                f"the page {path} holds half a character at offset {error.start}",
                hint="repair the article that it comes from: it is not valid Unicode",
            ) from error
    files[MANIFEST] = manifest_text(files).encode()
    return files


def _check_path(path: str, spelled: dict[str, str]) -> None:
    """Refuse a path that could leave the folder or meet another on some file system."""
    if not is_safe(path):
        raise PublishError(
            f"a page has the unsafe path {path!r}",
            hint="use a relative path with forward slashes and without dots-only parts",
        )
    if path == MANIFEST:
        raise PublishError(f"the name {MANIFEST} is taken", hint="name the page otherwise")
    parts = path.split("/")
    for depth in range(1, len(parts) + 1):
        node = "/".join(parts[:depth])
        kind = node if depth == len(parts) else f"{node}/"
        if spelled.setdefault(node.casefold(), kind) != kind:
            raise PublishError(
                f"the pages {spelled[node.casefold()]} and {kind} need the same place",
                hint="name one of them otherwise; capitals alone make no difference everywhere",
            )


# What is there


def _compare(files: Mapping[str, bytes], out: Path) -> PublishReport:
    if os.path.lexists(out) and not out.is_dir():
        raise PublishError(
            "the output is not a folder", path=out, hint="choose another one with --out"
        )
    entries = dict(_entries(out)) if out.exists() else {}
    listed = _listed(out, entries)
    ours = {path for path in listed if entries.get(path) == "file"}
    foreign = entries.keys() - ours
    _refuse_clash(files, entries, foreign, out)

    written: list[str] = []
    unchanged: list[str] = []
    edited: list[str] = []
    for path, data in files.items():
        old = (out / path).read_bytes() if entries.get(path) == "file" else None
        (unchanged if old == data else written).append(path)
        if old not in (None, data) and listed[path] not in ("", digest(old or b"")):
            edited.append(path)
    removed = ours - files.keys()
    edited += [
        path for path in removed if listed[path] not in ("", digest((out / path).read_bytes()))
    ]
    return PublishReport(
        written=tuple(sorted(written)),
        unchanged=tuple(sorted(unchanged)),
        removed=tuple(sorted(removed)),
        carried=tuple(sorted(foreign - files.keys())),
        edited=tuple(sorted(edited)),
    )


def _entries(folder: Path | str, prefix: str = "") -> Iterator[tuple[str, EntryKind]]:
    """Everything in a folder but folders that hold something; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from list(_entries(entry.path, f"{path}/")) or [(path, "empty folder")]
            else:
                yield path, "file" if entry.is_file(follow_symlinks=False) else "other"


def _listed(out: Path, entries: Mapping[str, EntryKind]) -> dict[str, str]:
    """Our files with the hash we wrote, empty if unknown; the manifest itself is one of them."""
    if not entries:
        return {}
    if entries.get(MANIFEST) != "file":
        raise PublishError(
            f"the folder is not empty and has no {MANIFEST} of ours",
            path=out,
            hint="choose another folder with --out, or empty this one yourself",
        )
    return {**read_manifest(out / MANIFEST), MANIFEST: ""}


def _refuse_clash(
    files: Mapping[str, bytes],
    entries: Mapping[str, EntryKind],
    foreign: set[str],
    out: Path,
) -> None:
    """Refuse to write where a file or folder of somebody else stands.

    Capitals are ignored, because some file systems ignore them.
    """
    leaves = {path.casefold(): path for path in foreign}
    folders = {str(folder) for path in leaves for folder in PurePosixPath(path).parents}
    for path, data in files.items():
        folded = path.casefold()
        above = [leaves.get(str(folder)) for folder in PurePosixPath(folded).parents]
        taken = [p for p in above if p is not None and entries[p] != "empty folder"]
        if folded in leaves and not _same(out, leaves[folded], path, entries, data):
            taken.append(leaves[folded])
        if folded in folders:
            taken.append(path)
        if taken:
            raise PublishError(
                f"the page {path} cannot be written: something that is not ours is in the way",
                path=out / taken[0],
                hint="move or rename it, then build again; nothing was changed",
            )


def _same(out: Path, there: str, path: str, entries: Mapping[str, EntryKind], data: bytes) -> bool:
    """Whether a stranger's file is, to the byte, the page that we want to write there."""
    return there == path and entries[path] == "file" and (out / path).read_bytes() == data


# The new tree


def _stage(files: Mapping[str, bytes], report: PublishReport, out: Path, new: Path) -> None:
    """Build the whole tree in `new` and flush it to the disk."""
    new.mkdir()
    for path in (*report.carried, *report.unchanged):
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        _keep(out / path, new / path)
    for path in report.written:
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        with (new / path).open("xb") as page:
            page.write(files[path])
            page.flush()
            os.fsync(page.fileno())
    for folder, _, _ in os.walk(new, topdown=False):
        old = out / Path(folder).relative_to(new)
        if old.is_dir() and not old.is_symlink():
            Path(folder).chmod(stat.S_IMODE(old.stat().st_mode) | stat.S_IRWXU)
        swap.flush_folder(Path(folder))


def _keep(old: Path, new: Path) -> None:
    """Let `new` be the same file as `old`, or a copy where the disk has no hard links."""
    if old.is_symlink():
        new.symlink_to(old.readlink())
    elif old.is_dir():
        new.mkdir()
    else:
        try:
            os.link(old, new)
        except FileExistsError:
            raise
        except OSError:
            shutil.copy2(old, new)
