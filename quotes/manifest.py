"""`manifest.json`: the list of what we wrote into an output folder, and so may replace."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from quotes.errors import PublishError

GENERATOR = "newsroom-quotes"
MANIFEST = "manifest.json"


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


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

    Raises:
        PublishError: It is not a manifest that we wrote.
    """
    try:
        manifest = json.loads(path.read_bytes())
        if manifest["generator"] != GENERATOR:
            raise ValueError(manifest["generator"])
        return {str(row["path"]): str(row["sha256"]) for row in manifest["files"]}
    except (ValueError, KeyError, TypeError) as error:
        raise PublishError(
            "this manifest is not one of ours, or somebody edited it",
            path=path,
            line=error.lineno if isinstance(error, json.JSONDecodeError) else None,
            hint=f"restore it (git checkout -- {path}), or delete the folder and build again",
        ) from error
