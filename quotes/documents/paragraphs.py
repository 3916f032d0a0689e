"""Text to paragraphs: blank lines, single line breaks and hard-wrapped lines."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.model import Paragraph

WRAP_WIDTHS = range(50, 111)
_SHORTEST_WRAPPED = 45
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]*_]*\Z")
_CONTINUES = re.compile(r"[\"“‘'(\[]?[a-z]")

_Line = tuple[int, int]


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs, all with the role `body`.

    A paragraph is what stands between blank lines. Where lines follow each
    other without one, each is a paragraph of its own, unless they are one
    paragraph wrapped at a fixed width, or a line goes on in lower case.

    Args:
        text: Any text; offsets refer to it.

    Returns:
        Paragraphs in order, without surrounding white space, covering every
        character that is not white space.
    """
    blocks = _blocks(text)
    width = max((_width(block) for block in blocks if _is_wrapped(text, block)), default=0)
    return tuple(
        Paragraph(start, end) for block in blocks for start, end in _split_block(text, block, width)
    )


def _blocks(text: str) -> list[list[_Line]]:
    """The lines between blank lines, each without surrounding white space."""
    blocks: list[list[_Line]] = []
    after_blank = True
    position = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            if after_blank:
                blocks.append([])
            start = position + line.index(bare[0])
            blocks[-1].append((start, start + len(bare)))
        after_blank = not bare
        position += len(line) + 1
    return blocks


def _split_block(text: str, lines: list[_Line], width: int) -> list[_Line]:
    """Paragraphs of a block, in a text wrapped at `width` (0: not wrapped)."""
    if len(lines) == 1:
        return lines
    whole = [(lines[0][0], lines[-1][1])]
    if _is_wrapped(text, lines) or (_width(lines) <= width and _is_full(text, lines, width)):
        return whole
    joined = [lines[0]]
    for line in lines[1:]:
        if _runs_on(text, joined[-1], line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _width(lines: list[_Line]) -> int:
    return max(end - start for start, end in lines)


def _is_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether lines are, by themselves, clearly one paragraph broken at a fixed width."""
    if len(lines) == 1:
        return False
    width = _width(lines)
    if width not in WRAP_WIDTHS:
        return False
    lower = sum(_runs_on(text, line, after) for line, after in pairwise(lines))
    if lower and _is_full(text, lines, width):
        return True
    return 2 * lower >= len(lines) - 1 and all(
        2 * (end - start) >= width for start, end in lines[:-1]
    )


def _is_full(text: str, lines: list[_Line], width: int) -> bool:
    """Whether each line was broken because its next word did not fit into `width`."""
    return all(
        end - start + 1 + len(text[after[0] : after[1]].split(None, 1)[0]) > width
        for (start, end), after in pairwise(lines)
    )


def _runs_on(text: str, line: _Line, after: _Line) -> bool:
    """Whether a sentence goes on in the next line: no end here, lower case there."""
    return (
        line[1] - line[0] >= _SHORTEST_WRAPPED
        and _SENTENCE_END.search(text, max(line[0], line[1] - 8), line[1]) is None
        and _CONTINUES.match(text, after[0], after[1]) is not None
    )
