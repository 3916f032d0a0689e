"""Write a new project; nothing that is there is ever touched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from quotes.errors import ConfigError
from quotes.init.origin import WHEELS, Origin

_PACKAGE = Path(__file__).parent
_FILES = _PACKAGE / "files"
_ACTIONS = ".github/actions/quotes/action.yml"


def new_project(origin: Origin, *, github: bool) -> dict[str, bytes]:
    """The files of a new project, by their path in it, sorted.

    Args:
        origin: Where it installs quotes from.
        github: Also the workflow for GitHub.

    Raises:
        OSError: The wheel cannot be read.
    """
    files = {path: data for path, data in _shipped() if not path.startswith(".github/")}
    files["requirements.txt"] = _requirements(origin).encode()
    if origin.wheel is not None:
        files[f"{WHEELS}/{origin.wheel.name}"] = origin.wheel.read_bytes()
    if github:
        files |= github_files()
    return dict(sorted(files.items()))


def github_files() -> dict[str, bytes]:
    """The workflow for GitHub and the action that it uses, by their path in a project."""
    files = {path: data for path, data in _shipped() if path.startswith(".github/")}
    files[_ACTIONS] = _action().read_bytes()
    return dict(sorted(files.items()))


def write_project(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder, which is made if it is missing.

    Raises:
        ConfigError: Something is in the way of one of them. Nothing is written then.
        OSError: The disk refuses.
    """
    taken = [path for path in files if os.path.lexists(folder / path)]
    blocked = sorted({str(place) for path in files if (place := _blocked(folder, path))})
    if taken or blocked:
        names = [*taken, *blocked]
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        raise ConfigError(
            f"already there: {', '.join(names[:5])}{more}; nothing was written",
            path=folder,
            hint="choose another folder, or move these away",
        )
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(data)


def _blocked(folder: Path, path: str) -> Path | None:
    """What is not a folder, though a file of ours should lie in it."""
    above = (folder / path).parents
    return next((place for place in above if place.exists() and not place.is_dir()), None)


def _requirements(origin: Origin) -> str:
    note = "# Only this machine can reach it: name a wheel or a git address for others.\n"
    head = "# Where quotes is installed from, with what its site and its tests need.\n"
    return f"{head}{note if origin.here_only else ''}{origin.requirement}\n"


def _shipped() -> Iterator[tuple[str, bytes]]:
    """The files that come with the package; `dot-` stands for the dot of a hidden name."""
    for file in sorted(_FILES.rglob("*")):
        if file.is_file():
            parts = file.relative_to(_FILES).parts
            yield "/".join(_shown(part) for part in parts), file.read_bytes()


def _shown(part: str) -> str:
    return f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part


def _action() -> Path:
    """The composite action: inside an installed package, else at the root of the source."""
    packaged = _PACKAGE / "action.yml"
    return packaged if packaged.is_file() else _PACKAGE.parent.parent / "action.yml"
