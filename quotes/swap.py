"""Put a new folder in the place of an old one: at once, or so that it can be finished.

The new folder grows in a work folder beside the old one (same file system).
Where the platform can exchange two folders in one step (Linux `renameat2`,
macOS `renamex_np`), that step is the change. Elsewhere it takes three renames,
and what exists in the work folder tells how far a killed program came:

    new          unfinished; the old folder stands            -> deleted
    ready        finished; the old folder stands              -> deleted
    ready, old   the old folder is set aside, the place empty -> `ready` moves in
    old          the new folder stands                        -> deleted
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from quotes.errors import PublishError


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds away from `folder`. The system frees the lock of a killed build.

    Raises:
        PublishError: Another build has the lock.
    """
    path = folder.with_name(f".{folder.name}.quotes-lock")
    while True:
        handle = path.open("ab")
        if not _try_lock(handle):
            handle.close()
            raise PublishError(
                "another build is writing this folder",
                path=folder,
                hint="wait until it has finished, then build again",
            )
        if _is_still(path, handle):
            break
        handle.close()
    try:
        yield
    finally:
        with contextlib.suppress(PermissionError):  # Windows keeps a file that is open
            path.unlink(missing_ok=True)
        handle.close()


def _is_still(path: Path, handle: IO[bytes]) -> bool:
    """Whether the locked file has not been deleted by the build that had it before."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle.fileno()))
    except FileNotFoundError:
        return False


def _try_lock(handle: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def work_folder(folder: Path) -> Path:
    """Where the next `folder` grows: a hidden sibling."""
    return folder.with_name(f".{folder.name}.quotes-work")


@contextlib.contextmanager
def replacement(folder: Path) -> Iterator[Path]:
    """Give the path of a new folder to make and fill, which then takes the place of `folder`.

    Call it under `locked`, after `recover`. If the body raises, the new folder
    is deleted and the old one stands.

    Raises:
        OSError: The disk refuses.
    """
    work = work_folder(folder)
    work.mkdir()
    try:
        yield work / "new"
        _swap(work, folder)
    finally:
        recover(folder)


def _swap(work: Path, folder: Path) -> None:
    new, ready, old = work / "new", work / "ready", work / "old"
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        new.rename(ready)
        flush_folder(work)
        folder.rename(old)
        flush_folder(work)
        ready.rename(folder)
    flush_folder(folder.parent)


def _exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the platform has no such step."""
    arguments: tuple[int | bytes, ...]
    if sys.platform == "linux":
        at_cwd, rename_exchange = -100, 2
        name = "renameat2"
        arguments = (at_cwd, os.fsencode(one), at_cwd, os.fsencode(two), rename_exchange)
    elif sys.platform == "darwin":
        rename_swap = 2
        name = "renamex_np"
        arguments = (os.fsencode(one), os.fsencode(two), rename_swap)
    else:
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(two))


def recover(folder: Path) -> None:
    """Finish or undo a change that was interrupted, and delete the work folder.

    Call it under `locked`.

    Raises:
        PublishError: Somebody made a new `folder` while the old one was set aside.
        OSError: The disk refuses.
    """
    work = work_folder(folder)
    new, ready, old = work / "new", work / "ready", work / "old"
    if ready.exists() and old.exists() and folder.exists():
        raise PublishError(
            f"a build was killed, and then somebody made a new {folder.name}",
            path=folder,
            hint=f"the output before is {old}: move it or {folder.name} away, then build again",
        )
    if old.exists() and not folder.exists():
        (ready if ready.exists() else old).rename(folder)
        flush_folder(folder.parent)
    for leftover in (new, ready, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    if work.exists():
        work.rmdir()


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the system lets us."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
