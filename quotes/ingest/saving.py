"""An article to a Markdown file with front matter; nothing is ever overwritten."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import yaml

from quotes.documents.files import READERS
from quotes.documents.provenance import PROVENANCE_KEYS
from quotes.model import Provenance

PAGES = ".pages"


def as_markdown(text: str, known: Provenance) -> str:
    """A whole file: front matter, a blank line, the text.

    `sha256` is that of the file's body, the blank line and the last line feed included:
    of what a reader of the file takes for its text.
    """
    body = f"\n{text.strip(chr(10))}\n"
    values: dict[str, Any] = {
        key: value for key in PROVENANCE_KEYS if (value := getattr(known, key))
    }
    values["tags"] = list(known.tags)
    values["sha256"] = hashlib.sha256(body.encode()).hexdigest()
    shown = {key: values[key] for key in PROVENANCE_KEYS if values.get(key)}
    front = yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{front}---\n{body}"


def save(folder: Path, stem: str, content: str, page: bytes | None) -> Path:
    """Write an article, whole or not at all, under a name that is free.

    Args:
        folder: Where to; made if it is not there.
        stem: The name without `.md`; where it is taken, a hash of the content is put
            behind it.
        content: The file.
        page: The raw page, kept as it came in the folder's `.pages`; None for none.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    for length in (0, 8, 64):
        name = f"{stem}-{digest[:length]}" if length else stem
        target = folder / f"{name}.md"
        if _is_taken(folder, name) or not _write(target, content.encode()):
            continue
        if page is not None:
            (folder / PAGES).mkdir(exist_ok=True)
            _write(folder / PAGES / f"{name}.html", page)
        return target
    raise FileExistsError(17, "this very article is there already", str(target))


def _is_taken(folder: Path, name: str) -> bool:
    """Whether an article of this name, of any format, is there: two alike are an error."""
    return any((folder / f"{name}{suffix}").exists() for suffix in READERS)


def _write(target: Path, data: bytes) -> bool:
    """Write a new file; whether its name was free."""
    half = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with half.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _put(half, target, data)
    finally:
        half.unlink(missing_ok=True)


def _put(half: Path, target: Path, data: bytes) -> bool:
    try:
        os.link(half, target)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        with contextlib.suppress(FileExistsError), target.open("xb") as file:
            file.write(data)
            return True
        return False
    return True
