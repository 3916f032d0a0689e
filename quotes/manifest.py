"""`manifest.json`: the list of what we wrote into an output folder, and so may replace.

After a merge of two branches git may leave both versions of some lines in it,
between markers. Both then count, so that a build settles the whole folder.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from quotes.errors import PublishError

GENERATOR = "newsroom-quotes"
MANIFEST = "manifest.json"


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_safe(path: str) -> bool:
    """Whether a path stays below its folder on every system: relative, with forward slashes."""
    dots_only = any(part in ("", ".", "..") for part in path.split("/"))
    return not dots_only and path.isprintable() and "\\" not in path and ":" not in path


def manifest_text(files: Mapping[str, bytes]) -> str:
    """The manifest of files by their path, one line a file: one change is one line of a diff."""
    rows = [
        json.dumps({"path": path, "sha256": digest(files[path])}, ensure_ascii=False)
        for path in sorted(files)
    ]
    body = ",\n".join(f"    {row}" for row in rows)
    listing = f"[\n{body}\n  ]" if rows else "[]"
    return f'{{\n  "generator": "{GENERATOR}",\n  "files": {listing}\n}}\n'


def read_manifest(path: Path) -> dict[str, str]:
    """The SHA-256 that each file had when we wrote it, by its path.

    It is empty where two branches wrote the file differently and their merge is
    not settled.

    Raises:
        PublishError: It is not a manifest that we wrote.
    """
    try:
        listings = [_listing(side) for side in _sides(path.read_text(encoding="utf-8"))]
        known: dict[str, str] = {}
        for file, sha256 in (row for listing in listings for row in listing.items()):
            known[file] = sha256 if known.get(file, sha256) == sha256 else ""
        return known
    except (ValueError, KeyError, TypeError) as error:
        raise PublishError(
            "this manifest is not one of ours, or somebody edited it",
            path=path,
            line=error.lineno if isinstance(error, json.JSONDecodeError) else None,
            hint=f"restore it (git checkout -- {path}), or delete the folder and build again",
        ) from error


def _listing(text: str) -> dict[str, str]:
    manifest = json.loads(text)
    if manifest["generator"] != GENERATOR:
        raise ValueError(manifest["generator"])
    listing = {str(row["path"]): str(row["sha256"]) for row in manifest["files"]}
    if not all(map(is_safe, listing)):
        raise ValueError("a path that leads out of the folder")
    return listing


def _sides(text: str) -> list[str]:
    """A text as both sides of a merge have it; itself where git left no conflict in it."""
    if not re.search("^<<<<<<< ", text, re.MULTILINE):
        return [text]
    sides: tuple[list[str], list[str]] = ([], [])
    within: tuple[list[str], ...] = sides
    for line in text.splitlines():
        mark = line[:7]
        if mark == "<" * 7:
            within = sides[:1]
        elif mark == "|" * 7:
            within = ()
        elif mark == "=" * 7:
            within = sides[1:]
        elif mark == ">" * 7:
            within = sides
        else:
            for side in within:
                side.append(line)
    return ["\n".join(side) for side in sides]
