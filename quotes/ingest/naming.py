"""File names of articles: `2023-05-26-the-moscow-times-serious-obstacles.md`."""

from __future__ import annotations

from urllib.parse import urlsplit

from quotes.model import Provenance
from quotes.slugs import slug

_LONGEST_TITLE = 48
_LONGEST_OUTLET = 30
_LONGEST_LOOK = 300


def file_stem(known: Provenance) -> str:
    """A readable name from date, outlet and headline; the same for the same provenance.

    What is not known is left out; nothing of an article can become a path.
    """
    host = urlsplit(known.url).hostname if known.url else None
    outlet = known.outlet or (host or "").removeprefix("www.")
    parts = [
        known.published.isoformat() if known.published else "undated",
        slug(_cut(outlet, _LONGEST_OUTLET)) if outlet else "",
        slug(_cut(known.title or "untitled", _LONGEST_TITLE)),
    ]
    return "-".join(part for part in parts if part)


def _cut(text: str, longest: int) -> str:
    """The first whole words, at least one of them or a piece of it."""
    words = text[:_LONGEST_LOOK].split()
    taken = words[0][:longest] if words else text[:longest]
    for word in words[1:]:
        if len(taken) + 1 + len(word) > longest:
            break
        taken = f"{taken} {word}"
    return taken
