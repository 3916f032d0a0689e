"""What became of the records of an article, as far as its live page tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.model import Document, LiveState, Record
from quotes.verifying.live import LivePage, Unread, doubt
from quotes.verifying.notes import QuotationNote
from quotes.verifying.passages import TELLING, Comparison, Passage, compare, passage_of
from quotes.verifying.wording import Stream, tokens_of, without_markup, words_of


def judge(
    document: Document, records: Sequence[Record], page: LivePage | Unread, today: str
) -> Iterator[QuotationNote]:
    """What became of each record on the live page.

    Args:
        document: The saved article.
        records: Of that article.
        page: Of that article, today.
        today: ISO date.
    """
    if isinstance(page, Unread):
        for record in records:
            yield QuotationNote(document.id, record.id, page.state, today, why=page.why)
        return
    why_not = doubt(_saved_text(document), page)
    for record in records:
        passage = passage_of(document, record.start, record.end)
        found = compare(passage, page.article)
        state, why = _state(passage, found, page, why_not)
        told = state != "unchanged"
        yield QuotationNote(
            document=document.id,
            id=record.id,
            state=state,
            since=today,
            why=why,
            was=str(passage) if told else None,
            now=found.now if told else None,
        )


def _state(
    passage: Passage, found: Comparison, page: LivePage, why_not: str | None
) -> tuple[LiveState, str | None]:
    """What can be said of a record, and why no more."""
    if found.verdict == "unchanged":
        return "unchanged", None
    if found.verdict == "edited" and not (why_not and found.cut):
        return "edited", None
    if found.verdict == "elsewhere":
        return "unclear", "the words stand in other surroundings"
    if why_not is not None:
        return "unclear", why_not
    telling = len(words_of(passage.words)) >= TELLING
    if page.everything.places(passage.words if telling else passage.whole):
        return "unclear", "the words stand on the page, but not in what was taken for the article"
    return "quotation-gone", None


def _saved_text(document: Document) -> Stream:
    """The article's own text."""
    own = (p for p in document.paragraphs if p.role != "excluded")
    text = "\n\n".join(document.text[p.start : p.end] for p in own)
    return Stream(tokens_of(without_markup(text)))
