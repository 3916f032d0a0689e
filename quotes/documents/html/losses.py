"""Quotation marks that a page has among its article's blocks, and the article has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.documents.html.blocks import Block
from quotes.plural import counted

_MARK = re.compile(r"[\"“”„«»]")
_SHOWN = 60


def count_marks(text: str) -> int:
    """How many double quotation marks a text has."""
    return len(_MARK.findall(text))


def lost_marks(blocks: Sequence[Block], lost: Sequence[int]) -> Iterator[str]:
    """A warning for each block with quotation marks that was not taken for the article's.

    Args:
        blocks: All of the page.
        lost: Indexes of those that stand among the article's and are not its own.
    """
    for index in lost:
        words = " ".join(blocks[index].text.split())
        marks = count_marks(words)
        if marks:
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
            yield (
                f"{counted(marks, 'quotation mark')} left out with the paragraph that begins:"
                f" {shown}"
            )
