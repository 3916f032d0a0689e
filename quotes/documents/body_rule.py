"""What a rule about an article's body is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class BodyRule:
    """A kind of paragraph that is left out.

    Attributes:
        id: Stable name, the `reason` of the paragraphs it leaves out.
        why: Why such a paragraph is not the article's.
        pattern: Regular expression for the whole paragraph, case ignored,
            without capturing groups; emphasis and heading marks around it do
            not count. None for the rules of position in `body.py`.
        words: Strings in lower case of which the paragraph must hold one for the
            pattern to be tried; empty tries it always. They only save time.
        examples: Paragraphs it leaves out; for a rule of position whole texts
            in which `[-` and `-]` enclose what is left out.
        keeps: Paragraphs (or texts) that look alike and are kept.
        quotes: Whether the paragraph may hold quotation marks. A rule without
            never takes a quotation out.
        extent: `paragraph`, or `rest` for a heading that ends the article.
        confirmed_by: For `rest`: ids of rules of which one must leave out a
            later paragraph; empty for no such condition.
    """

    id: str
    why: str
    pattern: str | None
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    words: tuple[str, ...] = ()
    quotes: bool = False
    extent: Literal["paragraph", "rest"] = "paragraph"
    confirmed_by: tuple[str, ...] = ()
