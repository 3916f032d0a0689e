"""Where the links of rendered pages lead, and which lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

LINK = re.compile(r"\]\(([^()\s]+)(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINKED_WORDS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and the site builders make them."""
    headings = (LINKED_WORDS.sub(r"\1", heading) for heading in HEADING.findall(page))
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def links(page: str) -> Iterator[str]:
    """The addresses of a page's links and pictures that are not on the web."""
    for address in LINK.findall(page):
        if not address.startswith("http"):
            yield address


def dead_links(pages: Mapping[str, str]) -> list[str]:
    """`page: address` of every link to a page or an anchor that does not exist."""
    known: dict[str, set[str]] = {}
    dead = []
    for path, page in pages.items():
        if not path.endswith(".md"):
            continue
        for address in links(page):
            file, _, anchor = address.partition("#")
            here = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(here, file)) if file else path
            if target in pages and anchor and target not in known:
                known[target] = anchors(pages[target])
            if target not in pages or (anchor and anchor not in known[target]):
                dead.append(f"{path}: {address}")
    return dead


def reachable(pages: Mapping[str, str], start: str = "index.md") -> set[str]:
    """The paths that a reader comes to from a page by links alone."""
    seen = {start}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if not path.endswith(".md"):
            continue
        for address in links(pages[path]):
            file = address.partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file or path))
            if file and target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen
