"""Markdown with YAML front matter: the body as it stands is the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quotes.documents.article import Article
from quotes.documents.decoding import decode
from quotes.documents.provenance import (
    PROVENANCE_KEYS,
    check_provenance,
    suggestion,
    values_from_yaml,
)
from quotes.errors import DocumentError, ProvenanceError, QuotesError
from quotes.model import Provenance
from quotes.yaml_tree import Mapping, Node, Scalar, read_yaml

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def read_markdown(file: Path) -> Iterator[Article | QuotesError]:
    """Read a Markdown file as one article.

    Yields:
        An error for each wrong value of the front matter, then the article.

    Raises:
        DocumentError: The file is empty, binary, or in another encoding.
    """
    path = file.as_posix()
    yield from article_from_markdown(decode(file.read_bytes(), path), file.stem, path, 1)


def article_from_markdown(
    text: str, id: str, path: str, line: int
) -> Iterator[Article | QuotesError]:
    """Read Markdown with or without front matter as one article.

    Keys of the front matter that are not provenance belong to other programs
    and are ignored; one that looks like a misspelt provenance key is a warning.

    Args:
        text: The Markdown, every line break as `\\n`.
        id: The article's id.
        path: Its file or address, for messages.
        line: The 1-based line of that file on which `text` begins.

    Yields:
        An error for each wrong value of the front matter, then the article.

    Raises:
        DocumentError: There is nothing below the front matter.
    """
    provenance = Provenance()
    warnings: tuple[str, ...] = ()
    match = _FRONT_MATTER.match(text)
    if match is not None:
        root, errors = _parse(match[1], path, line + 1)
        if not isinstance(root, Scalar) or root.value is None:
            provenance, warnings, invalid = _provenance(root, path)
            yield from errors + invalid
            line += text.count("\n", 0, match.end())
            text = text[match.end() :]
    if not text.strip():
        raise DocumentError(
            "nothing but front matter", path=path, hint="write the article's text below it"
        )
    yield Article(
        id=id,
        text=text,
        path=path,
        line=line,
        given=provenance,
        given_by="the front matter",
        warnings=warnings,
    )


def _parse(block: str, path: str, first_line: int) -> tuple[Node | None, list[ProvenanceError]]:
    try:
        return read_yaml(block, path, first_line=first_line)
    except ProvenanceError as problem:
        return None, [problem]


def _provenance(
    root: Node | None, path: str
) -> tuple[Provenance, tuple[str, ...], list[ProvenanceError]]:
    if not isinstance(root, Mapping):
        return Provenance(), (), []
    values, errors = values_from_yaml(root, path)
    known = {key: value for key, value in values.items() if key in PROVENANCE_KEYS}
    provenance, invalid = check_provenance(known, path, "the front matter")
    warnings = tuple(
        f"the front matter's key {key!r} is not read: {hint}"
        for key in values
        if key not in PROVENANCE_KEYS and (hint := suggestion(key)) is not None
    )
    return provenance, warnings, errors + invalid
