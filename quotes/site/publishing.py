"""A built site put into its place, whole; and never over something that is not a site of ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from quotes import swap
from quotes.errors import PublishError, SiteError
from quotes.publish import check_place

MARK = ".quotes-site"


def check_site_place(out: Path, inputs: Sequence[Path]) -> None:
    """Refuse a folder that holds anything but a site that we made before.

    Args:
        out: Where the site goes.
        inputs: Folders that it is made of.

    Raises:
        PublishError: It must not be touched.
    """
    check_place(out, inputs)
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file()):
        raise PublishError(
            "this is not empty, and not a site that quotes made",
            path=out,
            hint="choose another folder with --out, or empty this one yourself",
        )


def publish_site(built: Path, out: Path) -> None:
    """Put a site into its place, in one step; what stood there is replaced.

    Raises:
        PublishError: Another build writes it.
        SiteError: The disk refuses; the old site then stands.
    """
    real = Path(os.path.realpath(out))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with swap.locked(real):
            swap.recover(real)
            with swap.replacement(real) as new:
                shutil.copytree(built, new)
                (new / MARK).write_bytes(b"")
    except OSError as error:
        raise SiteError(
            f"cannot write the site: {error.strerror}",
            path=out,
            hint="check the folder's permissions and the free space",
        ) from error
