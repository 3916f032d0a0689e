"""A page as a list of blocks: runs of words with nothing but inline elements between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from quotes.documents.html import places

_SPACE = re.compile(r"[ \t\r\n\f\v\xa0\u2002-\u200a\u202f\u3000]+")
_TWICE_ENCODED = re.compile(
    r"&(?:quot|apos|[lrb]d?s?quo|[lr]aquo|#(?:34|39|171|187|821[6-9]|822[0-2])|#x(?:2[27]|201[89a-f]));",
    re.IGNORECASE,
)
_SOFT_HYPHEN = "\xad"
_MARKS = "\"'“”‘’„«»"
_Q_MARKS = (("“", "”"), ("‘", "’"))
_LINE_BREAK = "\n"


@dataclass(slots=True)
class Block:
    """A block of a page.

    Attributes:
        element: The nearest block-level element around its words.
        text: Its words in one line, or several where the page breaks them; `<q>` is
            written as quotation marks.
        linked: How many characters of `text` are words of links.
        target: Where its first link leads.
        quote: The block quotation or pull quote around it, None for neither.
        post: Whether that is an embedded post.
        source: Whether the block tells who is quoted (`<footer>`, `<cite>` in a quotation).
        caption, byline: What it is called.
        of_the_page: Whether it stands among the page's own matter.
        aside: Whether it stands in an `<aside>`.
        level: 1 to 6 for a heading, else 0.
        item: Whether it opens an item of a list.
        time: Whether all its words are a `<time>`.
        slot: Where its first words stand: an element and `text` or `tail`.
    """

    element: Any
    text: str
    linked: int
    target: str | None
    quote: Any
    post: bool
    source: bool
    caption: bool
    byline: bool
    of_the_page: bool
    aside: bool
    level: int
    item: bool
    time: bool
    slot: tuple[Any, str]

    @property
    def is_link(self) -> bool:
        """Whether all its words are links."""
        return self.target is not None and self.linked >= len(self.text.replace("\n", ""))


@dataclass(slots=True)
class _Run:
    """The words since the last edge of a block."""

    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    target: str | None = None
    slot: tuple[Any, str] | None = None


class _Walk:
    def __init__(self) -> None:
        self.around: list[Any] = []
        self.run = _Run()
        self.links = 0
        self.times = 0
        self.q_depth = 0
        self.bare_q: list[bool] = []
        self.preformatted = 0

    def walk(self, body: Any) -> Iterator[Block]:
        from lxml import etree

        events = etree.iterwalk(body, events=("start", "end"))
        for event, element in events:
            block = places.is_block(element)
            if event == "start":
                if element is not body and places.is_unseen(element):
                    events.skip_subtree()
                    continue
                if block:
                    yield from self.flush()
                    self.around.append(element)
                else:
                    self.enter(element)
                self.preformatted += element.tag == "pre"
                self.add(element.text, (element, "text"))
            else:
                unseen = element is not body and places.is_unseen(element)
                if not unseen:
                    if block:
                        yield from self.flush()
                        self.around.pop()
                    else:
                        self.leave(element)
                    self.preformatted -= element.tag == "pre"
                if element is not body:
                    self.add(element.tail, (element, "tail"))

    def enter(self, element: Any) -> None:
        if element.tag == "br":
            self.piece(_LINE_BREAK)
        elif element.tag == "q":
            bare = not "".join(element.itertext()).strip().startswith(tuple(_MARKS))
            self.bare_q.append(bare)
            if bare:
                self.piece(_Q_MARKS[self.q_depth % 2][0])
                self.q_depth += 1
        elif element.tag == "a":
            self.links += 1
            self.run.target = self.run.target or element.get("href")
        elif element.tag == "time":
            self.times += 1

    def leave(self, element: Any) -> None:
        if element.tag == "q" and self.bare_q.pop():
            self.q_depth -= 1
            self.piece(_Q_MARKS[self.q_depth % 2][1])
        elif element.tag == "a":
            self.links -= 1
        elif element.tag == "time":
            self.times -= 1

    def piece(self, text: str) -> None:
        self.run.pieces.append((text, self.links > 0, self.times > 0))

    def add(self, text: str | None, slot: tuple[Any, str]) -> None:
        if not text:
            return
        text = _TWICE_ENCODED.sub(lambda mark: unescape(mark[0]), text.replace(_SOFT_HYPHEN, ""))
        if not self.preformatted:
            text = _SPACE.sub(" ", text)
        if text.strip() and self.run.slot is None:
            self.run.slot = slot
        if text:
            self.piece(text)

    def flush(self) -> Iterator[Block]:
        """The block that ends here, if it has words."""
        run, self.run = self.run, _Run()
        if run.slot is not None:
            yield self.block(run, run.slot)

    def block(self, run: _Run, slot: tuple[Any, str]) -> Block:
        around = self.around
        seen = [piece for piece in run.pieces if piece[0].strip()]
        # The outermost: quotations within it are lines of its own.
        quote = next((e for e in around if places.is_quotation(e)), None)
        figure = next((e for e in reversed(around) if e.tag == "figure"), None)
        caption = any(places.is_caption(e) for e in around)
        if caption and figure is not None and figure.find(".//blockquote") is not None:
            quote, caption = figure.find(".//blockquote"), False
            source = True
        else:
            source = quote is not None and (
                any(e.tag == "footer" for e in around) or _all_within(slot[0], "cite", run)
            )
        return Block(
            element=around[-1],
            text=_lines("".join(piece for piece, _, _ in run.pieces)),
            linked=sum(len(piece.strip()) for piece, linked, _ in seen if linked),
            target=run.target,
            quote=quote,
            post=any(places.is_post(e) for e in around),
            source=source,
            caption=caption,
            byline=quote is None and any(places.is_byline(e) for e in around[-2:]),
            of_the_page=quote is None and any(places.is_of_the_page(e) for e in around),
            aside=any(e.tag == "aside" for e in around),
            level=next((places.HEADINGS[e.tag] for e in around if e.tag in places.HEADINGS), 0),
            item=around[-1].tag == "li" and slot[0] is not None and _opens(slot, around[-1]),
            time=all(timed for _, _, timed in seen),
            slot=slot,
        )


def _opens(slot: tuple[Any, str], item: Any) -> bool:
    """Whether the words are the first of their list item, not what follows a list in it."""
    element, kind = slot
    return not (kind == "tail" and places.is_block(element) and element.getparent() is item)


def _all_within(element: Any, tag: str, run: _Run) -> bool:
    words = " ".join("".join(piece for piece, _, _ in run.pieces).split())
    while element is not None and not places.is_block(element):
        if element.tag == tag:
            return " ".join("".join(element.itertext()).split()) == words
        element = element.getparent()
    return False


def _lines(text: str) -> str:
    """The words line by line, without white space at the ends; two breaks are a blank line."""
    lines = [" ".join(line.split()) for line in text.split(_LINE_BREAK)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def find_blocks(body: Any) -> list[Block]:
    """The blocks of a page's body, in order, menus and scripts left out.

    Args:
        body: lxml's element, parsed without comments.
    """
    return list(_Walk().walk(body))
