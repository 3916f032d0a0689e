"""Small made articles on disk, for tests of the whole way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMES = ("Ana Ruiz", "Joe Paz", "Ida Holm", "Max Orth", "Eva Lind")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, as they are; returns the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def article(number: int) -> str:
    """An article with two quotations, other names and words for other numbers."""
    mayor, engineer = NAMES[number % 5], NAMES[(number + 1) % 5]
    return (
        f"Strelsau opens bridge number {number}\n\n"
        f"Mayor {mayor} opened bridge number {number} in the town of Strelsau on Monday.\n\n"
        f"“We have waited {number} years for it,” {mayor} said. “It is a gift to us all.”\n\n"
        f"Engineer {engineer} told reporters that it was “well worth the wait”.\n"
    )


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "quotes", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder with their bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
