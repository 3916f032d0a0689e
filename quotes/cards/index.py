"""The front page: the most quoted, the newest, and what needs a look, each part bounded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quotes.cards.desk import Desk
from quotes.cards.gathering import Cards, cards_of, newest, newest_first
from quotes.cards.lists import (
    article_lists,
    article_row,
    institution_row,
    link_to_all,
    list_pages,
    outlet_row,
    person_row,
    question_pages,
)
from quotes.cards.pages import ArticlePage, IndexPage, InstitutionPage, Page, PersonPage
from quotes.cards.views import Card, Disagreement, HeatMap, OutletRow, PageLink, PictureRef
from quotes.model import Record
from quotes.plural import counted

MOST_ROWS = 10
MOST_NEWEST = 10
MOST_QUESTIONS = 5
MAP_PEOPLE, MAP_OUTLETS = 12, 8
MAP_PATH = "images/people-by-outlet.svg"


class Listed(NamedTuple):
    """The pages of a list, and how many entries it has."""

    pages: tuple[Page, ...]
    entries: int


def front_pages(
    desk: Desk,
    cards: Cards,
    people: Sequence[PersonPage],
    institutions: Sequence[InstitutionPage],
    articles: Sequence[ArticlePage],
    topics: Mapping[str, PageLink],
    rulebook: PageLink | None,
) -> tuple[IndexPage, tuple[Page, ...]]:
    """The index, and the pages with what it has no room for.

    Args:
        desk: The look-ups.
        cards: Of all records.
        people, institutions: By number of quotations.
        articles: The newest first.
        topics: The pages of tags, by number of articles.
        rulebook: Its page, or None.
    """
    named = len(people) + sum(1 for page in institutions if page.quotations)
    attributed = [record for record in desk.records if record.speakers]
    unnamed = _newest_cards(desk, cards, filter(_has_unnamed, attributed))
    nobody = _newest_cards(desk, cards, (r for r in desk.records if not r.speakers))
    disagreements = _disagreements(desk)
    outlets = _outlets(articles)
    lists = {
        **_lists(people, institutions, articles, outlets),
        **_questions(disagreements, unnamed, nobody),
    }
    links = {
        name: link
        for name, (pages, entries) in lists.items()
        if (link := link_to_all(pages, entries)) is not None
    }
    if topics:
        links["topics"] = PageLink("Topics", "topics/index.md", len(topics))
    if rulebook is not None:
        links["rules"] = rulebook
    index = IndexPage(
        path="index.md",
        slug="index",
        title="Who said what",
        description=f"{counted(len(desk.records), 'quotation')} and {counted(named, 'speaker')}"
        f" in {counted(len(articles), 'article')}.",
        date=newest(desk, desk.records),
        quotations=len(desk.records),
        speakers=named,
        articles=len(articles),
        people=tuple(person_row(page) for page in people[:MOST_ROWS]),
        institutions=tuple(institution_row(page) for page in institutions[:MOST_ROWS]),
        outlets=outlets[:MOST_ROWS],
        heat_map=_heat_map(desk, people, outlets),
        newest=cards_of(desk, cards, attributed)[:MOST_NEWEST],
        newest_articles=tuple(article_row(page) for page in articles[:MOST_ROWS]),
        topics=tuple(topics.values())[:MOST_ROWS],
        disagreements=disagreements[:MOST_QUESTIONS],
        unnamed=unnamed[:MOST_QUESTIONS],
        unattributed=nobody[:MOST_QUESTIONS],
        lists=links,
    )
    return index, tuple(page for pages, _ in lists.values() for page in pages)


def _has_unnamed(record: Record) -> bool:
    return any(ref.kind in ("group", "unnamed") for ref in record.speakers)


def _newest_cards(desk: Desk, cards: Cards, records: Iterable[Record]) -> tuple[Card, ...]:
    return tuple(cards[record.key] for record in newest_first(desk, records))


def _lists(
    people: Sequence[PersonPage],
    institutions: Sequence[InstitutionPage],
    articles: Sequence[ArticlePage],
    outlets: Sequence[OutletRow],
) -> dict[str, Listed]:
    """The pages that list all there are."""
    places = [institution_row(page) for page in institutions]
    return {
        "people": Listed(
            list_pages("people", "People", [person_row(page) for page in people]), len(people)
        ),
        "institutions": Listed(list_pages("institutions", "Institutions", places), len(places)),
        "articles": Listed(article_lists([article_row(page) for page in articles]), len(articles)),
        "outlets": Listed(
            list_pages("outlets", "Outlets", [outlet_row(row) for row in outlets]), len(outlets)
        ),
    }


def _questions(
    disagreements: Sequence[Disagreement], unnamed: Sequence[Card], nobody: Sequence[Card]
) -> dict[str, Listed]:
    """The pages with what needs a look."""
    return {
        "disagreements": Listed(
            question_pages(
                "disagreements",
                "Outlets disagree",
                "The same words, given to different speakers.",
                disagreements=disagreements,
            ),
            len(disagreements),
        ),
        "unnamed": Listed(
            question_pages(
                "unnamed",
                "Groups and unnamed speakers",
                "Somebody is quoted, but not by name.",
                cards=unnamed,
            ),
            len(unnamed),
        ),
        "unresolved": Listed(
            question_pages(
                "unresolved",
                "Without a speaker",
                "Nothing in the article says clearly enough whose words these are.",
                cards=nobody,
            ),
            len(nobody),
        ),
    }


def _outlets(articles: Iterable[ArticlePage]) -> tuple[OutletRow, ...]:
    written, quoted = Counter[str](), Counter[str]()
    for page in articles:
        if page.outlet:
            written[page.outlet] += 1
            quoted[page.outlet] += len(page.cards)
    rows = (OutletRow(name, written[name], quoted[name]) for name in written)
    return tuple(sorted(rows, key=lambda row: (-row.quotations, row.name)))


def _heat_map(
    desk: Desk, people: Sequence[PersonPage], outlets: Sequence[OutletRow]
) -> HeatMap | None:
    """The most quoted people by the outlets that quote most; two of each at least."""
    columns = tuple(row.name for row in outlets[:MAP_OUTLETS] if row.quotations)
    shown = people[:MAP_PEOPLE]
    if len(columns) < 2 or len(shown) < 2:
        return None
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in desk.records:
        outlet = desk.articles[record.document].outlet
        for ref in record.speakers:
            if outlet:
                counts[ref.id][outlet] += 1
    return HeatMap(
        columns,
        tuple(
            (desk.known[page.id or ""], tuple(counts[page.id or ""][name] for name in columns))
            for page in shown
        ),
        PictureRef(MAP_PATH, "How often each outlet quotes each person; the table has the numbers"),
    )


def _disagreements(desk: Desk) -> tuple[Disagreement, ...]:
    found = [cluster for cluster in desk.clustering.clusters.values() if cluster.conflict]
    found.sort(key=lambda cluster: (cluster.members[0], cluster.id))
    found.sort(key=lambda cluster: desk.articles[cluster.members[0][0]].date or "", reverse=True)
    return tuple(
        Disagreement(cluster.variants[0].words, desk.readings(cluster)) for cluster in found
    )
