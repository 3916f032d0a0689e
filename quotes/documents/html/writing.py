"""The article's blocks as Markdown, as the Markdown reader and the body rules read it.

heading           ## words
block quotation   > words, also embedded posts and pull quotes that say something new
who is quoted     > — words, as its last line, or behind the mark that closes it
list              - words
live blog's time  ### words
caption           *Photo: words*
link alone        [words](target): a paragraph that only leads elsewhere
all else          words
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from quotes.documents.html.blocks import Block
from quotes.documents.provenance import address_of_link

_LINE_MARK = re.compile(r"^(?=[>#]|[-+*=_`~]{3,}\s*$)", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]\n]+")
_SOURCE_DASH = re.compile(r"^\s*(?:[—–]|--?(?=\s))[\s—–-]*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_CAPTION_WORD = re.compile(r"(?:file|photo|picture|image)s?\b[^:]{0,20}:", re.IGNORECASE)
_QUOTED = re.compile('> ["“«„][^"“”«»„]+["”»“]')
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b(?!.*\d{4})")
_LONGEST_CAPTION = 290


def write_blocks(blocks: Sequence[Block], base: str | None) -> str:
    """The article as Markdown, one blank line between paragraphs.

    Args:
        blocks: The article's.
        base: The page's address, which relative links are relative to.
    """
    parts = []
    for _, group in groupby(blocks, key=_together):
        members = list(group)
        if members[0].quote is not None:
            parts.append(_quotation(members))
        elif members[0].item:
            parts.append("\n".join(f"- {_plain(block).replace(chr(10), ' ')}" for block in members))
        else:
            parts.extend(written for block in members if (written := _paragraph(block, base)))
    return "\n\n".join(parts)


def _together(block: Block) -> tuple[int, bool]:
    """Lines of one quotation, items of a list."""
    return (0, block.item) if block.quote is None else (id(block.quote), False)


def _quotation(blocks: Sequence[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        if block.source or (lines and _SOURCE_DASH.match(block.text)):
            signature = f"— {_SOURCE_DASH.sub('', _in_line(block))}"
            if len(lines) == 1 and _QUOTED.fullmatch(lines[0]):
                lines = [f"{lines[0]} {signature}"]
            else:
                lines.append(f"> {signature}")
            continue
        if lines:
            lines.append(">")
        lines.extend(f"> {line}".rstrip() for line in _plain(block).split("\n"))
    return "\n".join(lines)


def _paragraph(block: Block, base: str | None) -> str:
    if block.caption:
        words = _in_line(block)
        marked = words if _CAPTION_WORD.match(words) else f"Photo: {words}"
        return f"*{marked}*" if len(words) <= _LONGEST_CAPTION else ""
    if block.level or (block.time and _CLOCK.match(block.text)):
        return f"{'#' * (block.level or 3)} {_in_line(block)}"
    if block.is_link:
        target = address_of_link(block.target or "", base)
        shown = target if target and not set("()") & set(target) else "#"
        return f"[{_BRACKETS.sub(' ', _in_line(block))}]({shown})"
    return _plain(block)


def _plain(block: Block) -> str:
    """The words; what Markdown would read as its own at the start of a line is escaped."""
    return _LINE_MARK.sub(r"\\", _TAG.sub(r"\\<", block.text))


def _in_line(block: Block) -> str:
    return " ".join(_TAG.sub(r"\\<", block.text).split())
