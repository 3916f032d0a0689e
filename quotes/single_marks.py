"""Single quotation marks in running text, for articles that set all speech in them.

British books and some newspapers write ‘We are ready,’ she said. The mark that closes is the
apostrophe too, so it is believed only where the whole article is set like that: it has no
double marks but inside single ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.marks import AFTER_CLOSING, BEFORE_OPENING, Mark, double_marks, is_within
from quotes.model import Paragraph

SINGLE = re.compile(r"(?<!['‘’])['‘’](?!['‘’])")
OPENS_SOMEWHERE = re.compile(r"(?<![\w'‘’])['‘](?=\w)")
ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|twere|cause|cos|bout|round|n)\b", re.IGNORECASE)
ENDS = frozenset(",.?!…")
GENITIVE = re.compile(r"(?<=s)['’](?= [a-z])")
LONG = 3  # words


def is_set_in_single_marks(
    text: str, paragraphs: Sequence[Paragraph], markup: Sequence[tuple[int, int]]
) -> bool:
    """Whether an article sets what people say in single marks.

    Args:
        text: The document's text.
        paragraphs: Of the document; only its body is looked at.
        markup: As `marks.markup_spans` gives it.

    Returns:
        True where no double mark stands outside single ones, and two stretches
        between single ones are long, or one reads like speech: it ends in a comma or a
        full stop.
    """
    if OPENS_SOMEWHERE.search(text) is None:
        return False
    long = 0
    spoken = False
    for paragraph in paragraphs:
        if paragraph.role != "body":
            continue
        stretches = list(_stretches(single_marks(text, paragraph.start, paragraph.end, markup)))
        for mark in double_marks(text, paragraph.start, paragraph.end, markup):
            if not is_within(mark.start, stretches):
                return False
        for start, end in stretches:
            words = text[start:end]
            long += len(words.split()) >= LONG
            spoken = spoken or (" " in words and words[-1:] in ENDS)
    return spoken or long > 1


def single_marks(text: str, start: int, end: int, markup: Sequence[tuple[int, int]]) -> list[Mark]:
    """The single quotation marks of a paragraph, in order, apostrophes left out.

    Args:
        text: The document's text.
        start, end: The paragraph; what stands outside is not looked at.
        markup: As `marks.markup_spans` gives it.

    Returns:
        Marks that open or close. After a plural ("the workers' rights") one is a
        genitive where another closes the quotation later.
    """
    found: list[tuple[int, bool]] = []  # where, and whether it opens
    for match in SINGLE.finditer(text, start, end):
        offset = match.start()
        if markup and is_within(offset, markup):
            continue
        opens = _opens(text, offset, start, end)
        if opens or _closes(text, offset, end):
            found.append((offset, opens))
    marks: list[Mark] = []
    is_open = False
    for (offset, opens), (_, opens_after) in pairwise([*found, (end, True)]):
        if opens:
            marks.append(Mark(offset, offset + 1, "“", True, False, False))
            is_open = True
        elif is_open and (opens_after or GENITIVE.match(text, offset, end) is None):
            marks.append(Mark(offset, offset + 1, "”", False, True, False))
            is_open = False
    return marks


def _opens(text: str, offset: int, first: int, last: int) -> bool:
    before = text[offset - 1] if offset > first else " "
    after = text[offset + 1] if offset + 1 < last else " "
    if text[offset] == "’" or not (before.isspace() or before in BEFORE_OPENING or before in '"“'):
        return False
    return not (after.isspace() or after in AFTER_CLOSING) and not ELISION.match(text, offset + 1)


def _closes(text: str, offset: int, last: int) -> bool:
    before = text[offset - 1]
    after = text[offset + 1] if offset + 1 < last else " "
    if text[offset] == "‘" or before.isspace():
        return False
    return after.isspace() or after in AFTER_CLOSING or after in '"”'


def _stretches(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    opened: Mark | None = None
    for mark in marks:
        if mark.opens:
            opened = mark
        elif opened is not None:
            yield opened.end, mark.start
            opened = None
