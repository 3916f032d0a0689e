"""A document and its records -> the article's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quotes.cards.article_data import data_path
from quotes.cards.desk import Desk
from quotes.cards.gathering import Cards
from quotes.cards.pages import ArticlePage
from quotes.cards.phrases import display_day
from quotes.cards.prose import Beside, Marked, paragraphs, without_markup
from quotes.cards.views import Card, Counted, LeftOut, PageLink, Speaker
from quotes.links import safe_url
from quotes.model import Document, Record
from quotes.plural import counted

EXTRACT = 80


def article_page(
    desk: Desk,
    cards: Cards,
    document: Document,
    kept: Sequence[Record],
    dropped: Sequence[Record],
    topics: Mapping[str, PageLink],
) -> ArticlePage:
    """Make an article's page.

    Args:
        desk: The look-ups.
        cards: Of all records.
        document: The article.
        kept: Its records, by place.
        dropped: Its records that are nobody's words or not of its own text.
        topics: The pages of tags, by tag.
    """
    provenance = document.provenance
    ref = desk.articles[document.id]
    own = [cards[record.key] for record in kept]
    marked = [
        Marked(record.start, record.end, card.number, card.anchor, _names(card))
        for record, card in zip(kept, own, strict=True)
    ]
    beside = [
        Beside(span.start, span.end, mark)
        for record in kept
        for span, mark in ((record.mention, "mention"), (record.cue, "cue"))
        if span is not None and record.speakers
    ]
    stated = [text for text in (provenance.outlet, display_day(provenance.published)) if text]
    return ArticlePage(
        path=ref.path,
        slug=desk.article_slugs[document.id],
        title=ref.title,
        description=", ".join([counted(len(own), "quotation"), *stated]) + ".",
        date=ref.date,
        tags=("article", *provenance.tags),
        id=document.id,
        outlet=provenance.outlet,
        author=provenance.author,
        day=ref.day,
        url=safe_url(provenance.url),
        archive=desk.archives[document.id],
        topics=tuple(topics[tag] for tag in provenance.tags if tag in topics),
        paragraphs=paragraphs(document, marked, beside),
        speakers=_speakers(own),
        cards=tuple(own),
        left_out=_left_out(desk, document, dropped),
        ref=ref,
        file=document.path,
        data=data_path(desk.article_slugs[document.id]) if own else None,
    )


def _names(card: Card) -> str:
    return " and ".join(speaker.name for speaker in card.speakers)


def _speakers(cards: Iterable[Card]) -> tuple[Counted, ...]:
    said: Counter[Speaker] = Counter(speaker for card in cards for speaker in card.speakers)
    ordered = sorted(said.items(), key=lambda item: (-item[1], item[0].name, item[0].path or ""))
    return tuple(Counted(speaker, count) for speaker, count in ordered)


def _left_out(desk: Desk, document: Document, dropped: Iterable[Record]) -> tuple[LeftOut, ...]:
    """Quotations that are nobody's words, then the page's other text by reason."""
    begins: dict[str, str] = {}
    counts: Counter[str] = Counter()
    outside = [paragraph for paragraph in document.paragraphs if paragraph.role == "excluded"]
    for paragraph in outside:
        reason = paragraph.reason or "outside the article"
        counts[reason] += 1
        if reason not in begins:
            text = without_markup(document.text[paragraph.start : paragraph.end])
            begins[reason] = _extract(text)
    quotations = [
        LeftOut(record.excluded, _extract(record.words), rule_path=desk.rule_path(record.excluded))
        for record in sorted(dropped, key=lambda record: (record.start, record.id))
        if record.excluded and not any(p.start <= record.start < p.end for p in outside)
    ]
    paragraphs_ = (LeftOut(key, begins[key], counts[key], desk.rule_path(key)) for key in begins)
    return (*quotations, *paragraphs_)


def _extract(text: str) -> str:
    words = " ".join(text[: EXTRACT * 2].split())
    if len(words) <= EXTRACT:
        return words
    return f"{words[:EXTRACT].rpartition(' ')[0] or words[:EXTRACT]} …"
