"""Several articles in one file, where the file says so."""

from __future__ import annotations

import re

from quotes.documents.provenance import PROVENANCE_KEYS

# A page break, as wire archives and printers put between articles, or a block of front
# matter with a key of ours; what stands between two other rules is text.
_FRONT_MATTER = (
    rf"^---[ \t]*\n(?=(?:{'|'.join(PROVENANCE_KEYS)}):[ \t])(?:[^\n]+\n)+?(?:---|\.\.\.)[ \t]*$"
)
_EDGE = re.compile(rf"\f|{_FRONT_MATTER}", re.MULTILINE)


def split_articles(text: str) -> list[tuple[int, str]]:
    """The articles of a text.

    Args:
        text: A whole file, every line break as `\\n`.

    Returns:
        The 1-based line on which each begins, and its text, front matter included.
        A file that does not say that it holds several is one.
    """
    edges = [match.end() if match[0] == "\f" else match.start() for match in _EDGE.finditer(text)]
    starts = sorted({0, *edges})
    ends = [*starts[1:], len(text)]
    return [
        (text.count("\n", 0, start) + 1, text[start:end].strip("\f"))
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]
