"""The pages of the tags that users give to articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.cards.desk import Desk
from quotes.cards.gathering import Cards, cards_of, newest
from quotes.cards.lists import article_row, list_pages
from quotes.cards.pages import ArticlePage, ListPage, Page, TopicPage
from quotes.cards.views import Counted, ListRow, PageLink
from quotes.model import Record
from quotes.plural import counted
from quotes.slugs import unique_slugs

MOST_PEOPLE = 20
MOST_NEWEST = 10


def topic_links(desk: Desk) -> dict[str, PageLink]:
    """The page of each tag, by number of articles, then name."""
    uses = Counter(tag for d in desk.documents.values() for tag in set(d.provenance.tags))
    slugs = unique_slugs({tag: tag for tag in uses})
    ordered = sorted(uses, key=lambda tag: (-uses[tag], tag))
    return {tag: PageLink(tag, f"topics/{slugs[tag]}.md", uses[tag]) for tag in ordered}


def topic_pages(
    desk: Desk,
    cards: Cards,
    articles: Sequence[ArticlePage],
    links: Mapping[str, PageLink],
) -> tuple[Page, ...]:
    """A page for each tag, and a list of them all; none where there are no tags.

    Args:
        desk: The look-ups.
        cards: Of all records.
        articles: The newest first.
        links: What `topic_links` made.
    """
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in desk.records:
        by_document[record.document].append(record)
    tagged: dict[str, list[ArticlePage]] = defaultdict(list)
    for page in articles:
        for tag in dict.fromkeys(desk.documents[page.id or ""].provenance.tags):
            tagged[tag].append(page)
    pages: list[Page] = []
    for tag, link in links.items():
        records = [record for page in tagged[tag] for record in by_document[page.id or ""]]
        pages += _topic(desk, cards, link, tagged[tag], records)
    rows = [ListRow(link.title, link.path, None, link.count) for link in links.values()]
    return (*list_pages("topics", "Topics", rows), *pages)


def _topic(
    desk: Desk,
    cards: Cards,
    link: PageLink,
    articles: Sequence[ArticlePage],
    records: Sequence[Record],
) -> list[Page]:
    said = Counter(ref.id for r in records for ref in r.speakers if ref.id in desk.known)
    people = sorted(said.items(), key=lambda item: (-item[1], desk.known[item[0]].name, item[0]))
    folder = link.path.removesuffix(".md")
    first, *others = list_pages(
        "articles", link.title, [article_row(page) for page in articles], folder=folder
    )
    attributed = [record for record in records if record.speakers]
    page = TopicPage(
        path=link.path,
        slug=folder.rpartition("/")[2],
        title=link.title,
        description=f"{link.title}: {counted(len(records), 'quotation')}"
        f" in {counted(len(articles), 'article')}.",
        date=newest(desk, records),
        tags=("topic",),
        id=link.title,
        quotations=len(records),
        count=len(articles),
        people=tuple(Counted(desk.known[key], count) for key, count in people[:MOST_PEOPLE]),
        newest=cards_of(desk, cards, attributed)[:MOST_NEWEST],
        articles=first.rows,
        parts=tuple(PageLink(other.title, other.path, len(other.rows)) for other in others),
    )
    here = PageLink(link.title, link.path, len(first.rows))
    return [page, *(_with_first(other, first.path, here) for other in others)]


def _with_first(other: ListPage, path: str, here: PageLink) -> ListPage:
    """A further list of articles; where it links the first one, it links the topic's page."""
    return replace(other, parts=tuple(here if p.path == path else p for p in other.parts))
