"""The builders that make a site of Markdown: found, run, and heard when they complain."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from quotes.errors import SiteError
from quotes.site.project import THEIRS

PACKAGES = {"zensical": "newsroom-quotes[site]", "mkdocs": "mkdocs-material"}
HOST = "127.0.0.1"
_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def build(builder: str, project: Path) -> Path:
    """Let a builder make its site; its warnings are errors.

    Args:
        builder: `zensical` or `mkdocs`.
        project: A folder from `write_project`.

    Returns:
        The folder with the site.

    Raises:
        SiteError: The builder is not installed, or says that something is wrong.
    """
    ended = subprocess.run(
        [*_command(builder), "build", "--strict", "--config-file", THEIRS],
        cwd=project,
        env=_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        said = _COLOURS.sub("", f"{ended.stdout}\n{ended.stderr}").strip()
        raise SiteError(
            f"{builder} cannot build the site:\n{said}",
            hint="correct the template or mkdocs.yml that it speaks of",
        )
    return project / "site"


@contextlib.contextmanager
def serving(builder: str, project: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Let a builder serve its site on this machine alone, until the block ends.

    Raises:
        SiteError: The builder is not installed.
    """
    process = subprocess.Popen(
        [*_command(builder), "serve", "--config-file", THEIRS, "--dev-addr", f"{HOST}:{port}"],
        cwd=project,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def check_port(port: int) -> None:
    """Refuse early where another program listens.

    Raises:
        SiteError: One does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SiteError(
                f"cannot listen on {HOST}:{port}: {error.strerror}",
                hint="another program may listen there: choose another --port",
            ) from error


def check_installed(builder: str) -> None:
    """Refuse early where a builder is missing.

    Raises:
        SiteError: It is.
    """
    needed = {"zensical": ("zensical",), "mkdocs": ("mkdocs", "material")}[builder]
    if any(find_spec(package) is None for package in needed):
        raise SiteError(
            f"the site needs {builder}, which is not installed",
            hint=f"pip install '{PACKAGES[builder]}'",
        )


def _command(builder: str) -> list[str]:
    check_installed(builder)
    return [sys.executable, "-m", builder]


def _environment() -> dict[str, str]:
    """As ours; the theme's notices off, and no time stamp but the beginning of time."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
