"""Where a new project installs quotes from: one line of its `requirements.txt`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from quotes.errors import ConfigError

DISTRIBUTION = "newsroom-quotes"
EXTRAS = "[html,site,test]"
WHEELS = "wheels"
_WHEEL = re.compile(r"newsroom_quotes-[\w.+!]+(-\d\w*)?-\w+-\w+-[\w.]+\.whl")
_ADDRESS = re.compile(r"(?:git\+)?(?:https|ssh|file)://[\w.~%:@/+=&?-]+")
_SCP = re.compile(r"(?P<user>\w+)@(?P<host>[\w.-]+):(?P<path>[\w.~/-]+)")
_KINDS = "a wheel, a folder with the source, or a git address such as git+https://HOST/REPOSITORY"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where quotes comes from.

    Attributes:
        requirement: As pip reads it in a requirements file, in the project's folder.
        wheel: A wheel to copy into the project's folder of wheels, or None.
        here_only: Whether only this machine can reach it.
    """

    requirement: str
    wheel: Path | None = None
    here_only: bool = False


def find_origin(given: str | None) -> Origin:
    """Where to install from: as asked, else from where this quotes was installed.

    Args:
        given: A wheel, a folder, a git address, or None.

    Raises:
        ConfigError: It is none of these, or does not exist.
    """
    if given is None:
        return _of_this_installation(distribution(DISTRIBUTION))
    return _of_address(given) or _of_path(Path(given))


def _of_path(path: Path) -> Origin:
    if path.is_file() and path.suffix == ".whl":
        if not _WHEEL.fullmatch(path.name):
            raise ConfigError(
                f"this is not a wheel of {DISTRIBUTION}",
                path=path,
                hint="make one from the source: pip wheel --no-deps FOLDER",
            )
        return Origin(f"./{WHEELS}/{path.name}{EXTRAS}", wheel=path)
    if (path / "pyproject.toml").is_file():
        return Origin(f"{DISTRIBUTION}{EXTRAS} @ {path.resolve().as_uri()}", here_only=True)
    what = "no source of quotes in this folder" if path.is_dir() else "no such file or folder"
    raise ConfigError(what, path=path, hint=f"--from takes {_KINDS}")


def _of_address(text: str) -> Origin | None:
    """The origin of a git or web address; None for what is no address."""
    scp = _SCP.fullmatch(text)
    if scp:
        text = f"ssh://{scp['user']}@{scp['host']}/{scp['path']}"
    if "://" not in text:
        return None
    if not _ADDRESS.fullmatch(text):
        raise ConfigError(f"pip cannot install from {text!r}", hint=f"--from takes {_KINDS}")
    is_wheel = text.startswith("https://") and urlsplit(text).path.endswith(".whl")
    address = text if is_wheel or text.startswith("git+") else f"git+{text}"
    here_only = "file://" in address
    return Origin(f"{DISTRIBUTION}{EXTRAS} @ {address}", here_only=here_only)


def _of_this_installation(installed: Distribution) -> Origin:
    """The origin that pip noted (PEP 610); the same version of an index where it noted none."""
    noted = installed.read_text("direct_url.json")
    if noted is None:
        return Origin(f"{DISTRIBUTION}{EXTRAS}=={installed.version}")
    direct: dict[str, Any] = json.loads(noted)
    address = str(direct["url"])
    vcs = direct.get("vcs_info")
    if vcs is not None:
        return Origin(f"{DISTRIBUTION}{EXTRAS} @ {vcs['vcs']}+{address}@{vcs['commit_id']}")
    if not address.startswith("file://"):
        return Origin(f"{DISTRIBUTION}{EXTRAS} @ {address}")
    path = Path(url2pathname(urlsplit(address).path))
    if not path.exists():
        raise ConfigError(
            "what quotes was installed from is gone", path=path, hint=f"name it: --from {_KINDS}"
        )
    return _of_path(path)
