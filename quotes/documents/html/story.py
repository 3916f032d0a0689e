"""Which blocks of a page are its article: trafilatura's choice, and what belongs to it.

Each block gets a mark of its own before trafilatura reads the page; the marks that
are left in its result tell which blocks it took. What it left out is looked at
again: a block between two that it took, in the same element, is the article's too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quotes.documents.html import places
from quotes.documents.html.blocks import Block
from quotes.documents.html.losses import count_marks
from quotes.documents.html.tree import html_library

_STORIES = ("article", "main")
_LETTERS = re.compile(r"\W+")
_SHORTEST_REPEATED = 12
_LONGEST_BYLINE = 160


@dataclass(frozen=True, slots=True)
class Story:
    """The article's blocks, by index into the page's.

    Attributes:
        kept: The article.
        lost: What stands among the article's blocks, and was not taken for it.
    """

    kept: tuple[int, ...]
    lost: tuple[int, ...]


def find_story(root: Any, blocks: Sequence[Block], where: str) -> Story:
    """Choose the article's blocks.

    Args:
        root: The page; marks are left in it, so it is good for nothing afterwards.
        blocks: Its blocks.
        where: The page's address or path, for messages.
    """
    chosen = _chosen_by_trafilatura(root, blocks, where)
    chosen = {index for index in chosen if not _is_byline(blocks[index])}
    if not chosen:
        return Story((), ())
    texts = [index for index in sorted(chosen) if not blocks[index].level] or sorted(chosen)
    parents = {_home(blocks[index]) for index in texts if blocks[index].quote is None}
    first, last = min(chosen), max(chosen)
    common = _common([_home(blocks[index]) for index in texts])
    region = next((e for e in _upwards(common) if e.tag in _STORIES), root)
    kept, lost = [], []
    for index, block in enumerate(blocks):
        within = _is_in(block.element, common) or first <= index <= last
        if index in chosen:
            kept.append(index)
        elif not _is_in(block.element, region) or block.of_the_page or _is_byline(block):
            continue
        elif block.quote is not None or block.caption:
            if within:
                kept.append(index)
            elif not block.caption:
                lost.append(index)
        elif (
            within
            and not block.aside
            and (2 * block.linked < len(block.text) or block.is_link)
            and _home(block) in parents
        ):
            kept.append(index)
        elif not block.aside and 2 * block.linked < len(block.text) and not block.level:
            lost.append(index)
    repeated = _repeated(blocks, kept)
    return Story(tuple(index for index in kept if index not in repeated), tuple(lost))


def _chosen_by_trafilatura(root: Any, blocks: Sequence[Block], where: str) -> set[int]:
    words = "".join(root.itertext())
    key = next(key for n in itertools.count() if (key := f"zq{n}zq") not in words)
    for index, block in enumerate(blocks):
        element, slot = block.slot
        setattr(element, slot, f"{key}{index}z {getattr(element, slot)}")
    page = html_library("trafilatura", where).bare_extraction(
        root, include_comments=False, with_metadata=False
    )
    if page is None:
        return set()
    taken = " ".join(page.body.itertext()) if page.body is not None else page.text or ""
    return {int(index) for index in re.findall(rf"{key}(\d+)z", taken)}


def _is_byline(block: Block) -> bool:
    """Whether a block is only who wrote it and when, which is provenance."""
    return (
        block.byline
        and not block.level
        and len(block.text) <= _LONGEST_BYLINE
        and not count_marks(block.text)
    )


def _home(block: Block) -> Any:
    """The element that holds a block and its neighbours: its own where others lie in it too."""
    element = block.element
    if element.tag != "p" and any(places.is_block(child) for child in element):
        return element
    above = element.getparent()
    return element if above is None else above


def _repeated(blocks: Sequence[Block], kept: Sequence[int]) -> set[int]:
    """The pull quotes that say again what stands in the running text, their sources included."""
    running = " ".join(_folded(blocks[index].text) for index in kept if blocks[index].quote is None)
    left_out: set[int] = set()
    quoted = (index for index in kept if blocks[index].quote is not None)
    for _, group in itertools.groupby(quoted, key=lambda index: id(blocks[index].quote)):
        of_quote = list(group)
        words = _folded(" ".join(blocks[i].text for i in of_quote if not blocks[i].source))
        if len(words) >= _SHORTEST_REPEATED and words in running and not blocks[of_quote[0]].post:
            left_out.update(of_quote)
    return left_out


def _folded(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _upwards(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]


def _is_in(element: Any, outer: Any) -> bool:
    return any(above is outer for above in _upwards(element))


def _common(elements: Sequence[Any]) -> Any:
    """The innermost element around all of these."""
    shared = list(reversed(_upwards(elements[0])))
    for element in elements[1:]:
        path = list(reversed(_upwards(element)))
        depth = 0
        while depth < min(len(shared), len(path)) and shared[depth] is path[depth]:
            depth += 1
        shared = shared[:depth]
    return shared[-1]
