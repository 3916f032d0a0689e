"""A page to an article: its text as Markdown, its provenance, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.documents.html.blocks import Block, find_blocks
from quotes.documents.html.head import read_head
from quotes.documents.html.losses import lost_marks
from quotes.documents.html.story import find_story
from quotes.documents.html.tree import no_article, parse_page
from quotes.documents.html.writing import write_blocks
from quotes.model import Provenance

_NOT_FREE = "the page says that it is not free to read: check that the text is whole"


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """An article as it will be saved.

    Attributes:
        text: Markdown, one blank line between paragraphs.
        provenance: What the page says of itself.
        canonical: The address that the page calls its own, if it names one.
        warnings: Quotation marks that were lost, a text that may be cut; one sentence each.
        free: Whether all may read all of it, as far as the page says.
    """

    text: str
    provenance: Provenance
    canonical: str | None
    warnings: tuple[str, ...]
    free: bool


def extract_page(html: str, where: str, url: str | None = None) -> ExtractedPage:
    """Find the article of a page.

    Args:
        html: The page's source.
        where: Its address or path, for messages.
        url: The address it was fetched from; None for a saved page.

    Raises:
        DocumentError: No article is found, or trafilatura is not installed.
    """
    root = parse_page(html, where)
    head = read_head(root, html, where, url)
    body = root.find("body")
    blocks = find_blocks(body) if body is not None else []
    story = find_story(root, blocks, where)
    kept = [blocks[index] for index in story.kept]
    title = head.provenance.title
    _raise_headline(kept, title)
    headed = any(block.level == 1 for block in kept)
    if any(not block.level for block in kept):
        text = write_blocks(kept, head.provenance.url)
    elif head.body and head.body.strip():
        text, headed = head.body.strip(), False
    else:
        raise no_article(where)
    if title and not headed:
        text = f"# {title}\n\n{text}"
    return ExtractedPage(
        text=text,
        provenance=head.provenance,
        canonical=head.canonical,
        warnings=(*lost_marks(blocks, story.lost), *(() if head.free else (_NOT_FREE,))),
        free=head.free,
    )


def _raise_headline(kept: Sequence[Block], title: str | None) -> None:
    """Make the heading that is the page's title one of the first level."""
    for block in kept:
        if block.level and block.text.casefold() == (title or "").casefold():
            block.level = 1
