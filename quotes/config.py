"""The settings of a project: `quotes.toml`, or `[tool.quotes]` in `pyproject.toml`."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from quotes.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has decided.

    Paths are those of the file, joined to the folder it lies in, and relative
    wherever the search started from a relative folder.

    Attributes:
        root: The project's folder: where the file lies, or where the search started.
        file: The file; None where there is none and all is default.
        seeds: The articles.
        out: The folder that is published.
        templates: Templates that override ours; None for ours alone.
        registry: The project's own people and institutions; None where there is no such folder.
        corrections: What editors decided; the file need not exist.
        verified: What looks at the live pages found; the file need not exist.
        title: What the web site is called.
        address: Where the web site will stand; None where that is not known.
        pipeline: A spaCy pipeline whose entities are mentions too.
        jobs: Processes to work with; 0 is one for each core.
        profile: The site builder whose front matter is wanted.
    """

    root: Path
    file: Path | None = None
    seeds: Path = Path("seeds")
    out: Path = Path("out")
    templates: Path | None = None
    registry: Path | None = None
    corrections: Path = Path("corrections.yaml")
    verified: Path = Path("verified.jsonl")
    title: str = "Who said what"
    address: str | None = None
    pipeline: str | None = None
    jobs: int = 1
    profile: str = "plain"


class _Key(NamedTuple):
    fits: Callable[[Any], bool]
    wanted: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https?://[^\s/]\S*", value) is not None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


PROFILES = ("plain", "hugo", "jekyll", "obsidian", "quarto", "zola")


def _is_profile(value: Any) -> bool:
    return value in PROFILES


_KEYS = {
    "seeds": _Key(_is_text, 'the path of a folder, such as "seeds"'),
    "out": _Key(_is_text, 'the path of a folder, such as "out"'),
    "templates": _Key(_is_text, 'the path of a folder, such as "templates"'),
    "registry": _Key(_is_text, 'the path of a folder, such as "registry"'),
    "corrections": _Key(_is_text, 'the path of a file, such as "corrections.yaml"'),
    "verified": _Key(_is_text, 'the path of a file, such as "verified.jsonl"'),
    "title": _Key(_is_text, 'what the web site is called, such as "Who said what"'),
    "address": _Key(_is_address, 'a web address, such as "https://quotes.example.org/"'),
    "pipeline": _Key(_is_text, 'the name of a spaCy pipeline, such as "en_core_web_sm"'),
    "jobs": _Key(_is_count, "a whole number; 0 is one process for each core"),
    "profile": _Key(_is_profile, f"one of {', '.join(PROFILES)}"),
}


class _Source(NamedTuple):
    """A settings file that was read."""

    path: Path
    lines: tuple[str, ...]
    values: Mapping[str, Any]

    def line_of(self, key: str) -> int | None:
        """The 1-based line that sets a key, None where it is written in an unusual way."""
        inside = self.path.name == "quotes.toml"
        for number, line in enumerate(self.lines, start=1):
            if line.lstrip().startswith("["):
                inside = re.match(r"\s*\[\s*tool\s*\.\s*quotes\s*\]", line) is not None
            elif inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line):
                return number
        return None


def load_settings(start: Path) -> Settings:
    """The settings that hold in a folder.

    Args:
        start: Where to begin; the nearest `quotes.toml`, or `pyproject.toml` with
            `[tool.quotes]`, in it or above it counts. In one folder `quotes.toml` wins.

    Raises:
        ConfigError: The file cannot be read, or has an unknown key, a value of
            the wrong type, or a folder of templates that does not exist.
    """
    source = _find(start)
    root = start if source is None else source.path.parent
    values: Mapping[str, Any] = {} if source is None else source.values
    if source is not None:
        for key, value in values.items():
            _check(source, key, value)
    default = Settings(root)
    return Settings(
        root=root,
        file=None if source is None else source.path,
        seeds=root / values.get("seeds", default.seeds),
        out=root / values.get("out", default.out),
        templates=_folder(source, root, "templates") or _own_templates(root),
        registry=_folder(source, root, "registry") or _existing(root / "registry"),
        corrections=root / values.get("corrections", default.corrections),
        verified=root / values.get("verified", default.verified),
        title=values.get("title", default.title),
        address=values.get("address", default.address),
        pipeline=values.get("pipeline", default.pipeline),
        jobs=values.get("jobs", default.jobs),
        profile=values.get("profile", default.profile),
    )


def _find(start: Path) -> _Source | None:
    here = start.resolve()
    for found in (here, *here.parents):
        folder = start / os.path.relpath(found, here)
        for name in ("quotes.toml", "pyproject.toml"):
            if (folder / name).is_file():
                source = _read(folder / name)
                if source is not None:
                    return source
    return None


def _read(path: Path) -> _Source | None:
    """A settings file, None for a `pyproject.toml` that says nothing of us."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigError("this file is not UTF-8", path=path, hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            f"this is not valid TOML: {error}",
            path=path,
            line=int(place[1]) if place else None,
            hint='write one key = value a line, texts in quotation marks: seeds = "seeds"',
        ) from error
    except OSError as error:
        raise ConfigError(
            f"cannot read the settings: {error.strerror}",
            path=path,
            hint="check the file's permissions",
        ) from error
    lines = tuple(text.splitlines())
    if path.name == "quotes.toml":
        return _Source(path, lines, values)
    tools = values.get("tool")
    if not isinstance(tools, dict) or "quotes" not in tools:
        return None
    if not isinstance(tools["quotes"], dict):
        raise ConfigError("tool.quotes is not a table", path=path, hint="write [tool.quotes]")
    return _Source(path, lines, tools["quotes"])


def _check(source: _Source, key: str, value: object) -> None:
    if key not in _KEYS:
        near = difflib.get_close_matches(key, _KEYS, n=1)
        guess = f"did you mean {near[0]}? " if near else ""
        raise ConfigError(
            f"unknown setting {key!r}",
            path=source.path,
            line=source.line_of(key),
            hint=f"{guess}The settings are {', '.join(_KEYS)}",
        )
    if not _KEYS[key].fits(value):
        raise ConfigError(
            f"the setting {key} cannot be {value!r}",
            path=source.path,
            line=source.line_of(key),
            hint=f"it is {_KEYS[key].wanted}",
        )


def _folder(source: _Source | None, root: Path, key: str) -> Path | None:
    """The folder that a setting names, None where it is not set."""
    if source is None or key not in source.values:
        return None
    folder = root / str(source.values[key])
    if not folder.is_dir():
        raise ConfigError(
            f"there is no folder {folder}",
            path=source.path,
            line=source.line_of(key),
            hint="create it, or leave the setting out to use what comes with quotes alone",
        )
    return folder


def _existing(folder: Path) -> Path | None:
    return folder if folder.is_dir() else None


def _own_templates(root: Path) -> Path | None:
    """The project's `templates/`, unless those are the ones that come with quotes."""
    folder = root / "templates"
    package = Path(__file__).resolve().parent
    shipped = (package / "templates", package.parent / "templates")
    return folder if folder.is_dir() and folder.resolve() not in shipped else None
