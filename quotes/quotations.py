"""Text -> quotations: which stretches stand between quotation marks.

The finder reads marks, not words. It walks over the paragraphs once, with one
piece of state: the quotation that is open. A mark that never closes costs its
paragraph and not the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.marks import Mark, double_marks, markup_spans, single_marked
from quotes.model import Document, Paragraph, Quotation
from quotes.pairing import SENTENCE_END, Open, pair, trimmed
from quotes.quotation_kind import kind_of
from quotes.single_marks import is_set_in_single_marks, single_marks

DECORATION = " >*_\u200b\u200d\u202a\u202b\u2066\u2067\ufeff"
BLOCK_MARK = re.compile(r"(?:>[ \t]*)+")
SIGNATURE = re.compile(r"(?:[—–]|--)[ \t]*\S")
NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]*,?\s+)+[A-Z].{1,80}")


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Find the quoted spans of a document.

    Args:
        document: With its paragraphs; marks outside them are not read.

    Returns:
        Quotations in order of their start, outermost only, so that none
        overlap, with offsets into `document.text`. Those in excluded paragraphs
        carry the paragraph's reason in `excluded`.
    """
    found = sorted(_Finder(document).find(), key=lambda q: (q.outer_start, -q.outer_end))
    outermost: list[Quotation] = []
    for quotation in found:
        if not outermost or quotation.outer_start >= outermost[-1].outer_end:
            outermost.append(quotation)
    return tuple(outermost)


class _Finder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.paragraphs = document.paragraphs
        self.open: Open | None = None
        self.markup = markup_spans(document.text)
        self.single = is_set_in_single_marks(document.text, document.paragraphs, self.markup)
        self.last = -1  # the paragraph of running text before this one

    def find(self) -> Iterator[Quotation]:
        """The quotations, inner ones in headlines and excluded paragraphs too, in any order."""
        index = 0
        while index < len(self.paragraphs):
            end = self._block_end(index)
            if self.paragraphs[index].role != "body":
                yield from self._apart(index)
            elif end == index or self._has_marks(index, end):
                for k in range(index, max(end, index + 1)):
                    yield from self._running_text(k)
            else:
                yield from self._give_up()
                yield from self._block(index, end)
            index = max(end, index + 1)
        yield from self._give_up()

    def _marks(self, paragraph: Paragraph) -> list[Mark]:
        if self.single and paragraph.role == "body":
            return single_marks(self.text, paragraph.start, paragraph.end, self.markup)
        return double_marks(self.text, paragraph.start, paragraph.end, self.markup)

    def _apart(self, index: int) -> Iterator[Quotation]:
        """Headlines end what is open; a caption or an advertisement can stand in its midst."""
        paragraph = self.paragraphs[index]
        if paragraph.role != "excluded":
            yield from self._give_up()
        marks = self._marks(paragraph)
        for closed in pair(self.text, index, marks, None).closed:
            yield from self._closed(*closed)
        for start, end in single_marked(self.text, paragraph.start, paragraph.end):
            span = (start, end)
            yield Quotation(
                start, end, start - 1, end + 1, "headline", index, (span,), paragraph.reason
            )

    def _running_text(self, index: int) -> Iterator[Quotation]:
        paragraph = self.paragraphs[index]
        if not self.text[paragraph.start : paragraph.end].strip(DECORATION):
            return
        marks = self._marks(paragraph)
        if not marks and self.open is None:
            self.last = index
            return
        if self.open is not None:
            before = self.paragraphs[self.last]
            if self._reopens(paragraph, marks):
                self.open = self.open.reopened(before.end, marks.pop(0).end)
            elif self._is_signature(before, paragraph, marks):
                yield from self._closed(self.open, before.end, before.end)
                self.open = None
            elif not self._goes_on(before, paragraph, marks):
                yield from self._give_up()
        pairs = pair(self.text, index, marks, self.open)
        for closed in pairs.closed:
            yield from self._closed(*closed)
        self.open = pairs.open
        self.last = index

    def _give_up(self) -> Iterator[Quotation]:
        """Leave what is open; what reopened in a later paragraph ends with that paragraph."""
        if self.open is not None and self.open.before is not None:
            end = self.paragraphs[self.last].end
            yield from self._closed(self.open, end, end)
        self.open = None

    def _reopens(self, paragraph: Paragraph, marks: list[Mark]) -> bool:
        """A quotation over paragraphs repeats its opening mark at the start of each."""
        return (
            bool(marks)
            and marks[0].opens
            and not self.text[paragraph.start : marks[0].start].strip(DECORATION)
        )

    def _goes_on(self, before: Paragraph, paragraph: Paragraph, marks: list[Mark]) -> bool:
        """A blank line fell into the middle of a sentence: the next words go on in lower case."""
        return (
            (not marks or not marks[0].opens)
            and self.text[before.end - 1] not in SENTENCE_END
            and self.text[paragraph.start].islower()
        )

    def _is_signature(self, before: Paragraph, paragraph: Paragraph, marks: list[Mark]) -> bool:
        """The last line of a pull quote names the speaker, within its marks."""
        if self.open is None or len(marks) != 1 or marks[0].opens or not marks[0].closes:
            return False
        opening = self.paragraphs[self.open.paragraph]
        line = self.text[paragraph.start : marks[0].start]
        return (
            self.text[before.end : paragraph.start].count("\n") == 1
            and not self.text[opening.start : self.open.mark.start].strip(DECORATION)
            and not self.text[marks[0].end : paragraph.end].strip(DECORATION)
            and self.text[before.end - 1] in SENTENCE_END
            and NAME_LINE.fullmatch(line) is not None
            and kind_of(line.rstrip(".")) == "partial"
        )

    def _closed(self, opened: Open, end: int, outer_end: int) -> Iterator[Quotation]:
        """The quotation, unless nothing stands between its marks."""
        paragraph = self.paragraphs[opened.paragraph]
        parts = opened.parts(self.text, end)
        if not parts:
            return
        start, end = parts[0][0], parts[-1][1]
        headline = paragraph.role in ("title", "heading")
        yield Quotation(
            start=start,
            end=end,
            outer_start=opened.mark.start,
            outer_end=outer_end,
            kind="headline" if headline else kind_of(self.text[start:end]),
            paragraph=opened.paragraph,
            parts=parts,
            excluded=paragraph.reason,
        )

    def _block_end(self, index: int) -> int:
        """After the last paragraph of a Markdown block quotation; `index` where none begins."""
        end = index
        while (
            end < len(self.paragraphs)
            and self.paragraphs[end].role == "body"
            and self.text.startswith(">", self.paragraphs[end].start)
        ):
            end += 1
        return end

    def _has_marks(self, index: int, end: int) -> bool:
        """In a block with marks, what stands between them is quoted and not the whole."""
        return any(
            mark.opens
            for paragraph in self.paragraphs[index:end]
            for mark in self._marks(paragraph)
        )

    def _block(self, index: int, end: int) -> Iterator[Quotation]:
        """The block's lines; one that begins with a dash names the speaker."""
        lines = [
            span
            for paragraph in self.paragraphs[index:end]
            for span in _block_lines(self.text, paragraph)
        ]
        if len(lines) > 1 and SIGNATURE.match(self.text, *lines[-1]):
            lines.pop()
        if lines:
            yield Quotation(
                start=lines[0][0],
                end=lines[-1][1],
                outer_start=self.paragraphs[index].start,
                outer_end=lines[-1][1],
                kind="block",
                paragraph=index,
                parts=tuple(lines),
            )


def _block_lines(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The lines of a block quotation without its marks; blank ones left out."""
    at = paragraph.start
    for line in text[paragraph.start : paragraph.end].split("\n"):
        mark = BLOCK_MARK.match(line)
        start, end = trimmed(text, at + (mark.end() if mark else 0), at + len(line))
        if start < end:
            yield start, end
        at += len(line) + 1
