"""Documents, records and clusters -> the pages of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotes.cards import pictures
from quotes.cards.about import quotations_about
from quotes.cards.article_data import article_data
from quotes.cards.articles import article_page
from quotes.cards.desk import Desk, make_desk
from quotes.cards.gathering import Cards
from quotes.cards.index import front_pages
from quotes.cards.institutions import institution_pages
from quotes.cards.pages import ArticlePage, InstitutionPage, MorePage, PersonPage, Site
from quotes.cards.people import people_beside, person_pages
from quotes.cards.rule_pages import rule_ids, rule_pages
from quotes.cards.topics import topic_links, topic_pages
from quotes.cards.views import HeatMap, PageLink
from quotes.corpus.clusters import Clustering
from quotes.model import Document, Record
from quotes.registry import Registry
from quotes.rulebook import Chapter

Said = dict[str, list[Record]]


def build_site(
    documents: Sequence[Document],
    records: Sequence[Record],
    clustering: Clustering,
    rules: Sequence[Chapter] = (),
    registry: Registry | None = None,
) -> Site:
    """Make every page's view model.

    Args:
        documents: All articles; one without quotations has a page too.
        records: Excluded ones are shown only as left out of their article.
        clustering: Of the same records.
        rules: The rulebook, whose rules then have pages.
        registry: Of the project, for roles that articles do not give, and links.

    Raises:
        DocumentError: A record belongs to none of the documents.
    """
    desk = make_desk(documents, records, clustering, rule_ids(rules), registry)
    cards = {record.key: desk.card(record) for record in desk.records}
    dropped = [record for record in records if record.excluded]
    topics = topic_links(desk)
    said = _by_speaker(desk.records)
    spoken_for = _by_institution(desk.records)
    people, more_people = _people(desk, cards, said)
    institutions, more_institutions = _institutions(desk, cards, said, spoken_for)
    kept = _by_document(desk.records)
    articles = _articles(desk, cards, kept, dropped, topics)
    rulebook = rule_pages(desk, cards, dropped, rules)
    index, lists = front_pages(
        desk,
        cards,
        people,
        institutions,
        articles,
        topics,
        PageLink("Rulebook", rulebook[0].path, len(rulebook) - 1) if rulebook else None,
    )
    return Site(
        index,
        people,
        institutions,
        articles,
        more=(
            *more_people,
            *more_institutions,
            *lists,
            *topic_pages(desk, cards, articles, topics),
            *rulebook,
        ),
        pictures=_pictures(desk, people, institutions, said, spoken_for, index.heat_map),
        data={page.data: article_data(kept[page.id or ""]) for page in articles if page.data},
    )


def _by_speaker(records: Iterable[Record]) -> Said:
    said: Said = defaultdict(list)
    for record in records:
        for key in {ref.id for ref in record.speakers}:
            said[key].append(record)
    return said


def _by_document(records: Iterable[Record]) -> Said:
    found: Said = defaultdict(list)
    for record in records:
        found[record.document].append(record)
    return found


def _by_institution(records: Iterable[Record]) -> Said:
    """What is said for each institution by somebody who is not the institution."""
    spoken: Said = defaultdict(list)
    for record in records:
        key = record.institution.id if record.institution else None
        if key and record.status == "attributed" and key not in {r.id for r in record.speakers}:
            spoken[key].append(record)
    return spoken


def _people(desk: Desk, cards: Cards, said: Said) -> tuple[tuple[PersonPage, ...], list[MorePage]]:
    spellings = {key: desk.spellings[key] for key in desk.person_slugs}
    about = quotations_about(desk.records, spellings)
    beside = people_beside({key: said[key] for key in desk.person_slugs})
    pages: list[PersonPage] = []
    more: list[MorePage] = []
    for key in desk.person_slugs:
        page, others = person_pages(
            desk, cards, key, said[key], about.get(key, ()), beside.get(key, {})
        )
        pages.append(page)
        more += others
    pages.sort(key=lambda page: (-page.quotations, page.title, page.slug))
    return tuple(pages), more


def _institutions(
    desk: Desk, cards: Cards, said: Said, spoken_for: Said
) -> tuple[tuple[InstitutionPage, ...], list[MorePage]]:
    pages: list[InstitutionPage] = []
    more: list[MorePage] = []
    for key in desk.institution_slugs:
        page, others = institution_pages(
            desk, cards, key, said.get(key, []), spoken_for.get(key, [])
        )
        pages.append(page)
        more += others
    pages.sort(key=lambda page: (-page.quotations - page.spoken_for, page.title, page.slug))
    return tuple(pages), more


def _articles(
    desk: Desk, cards: Cards, kept: Said, left_out: Iterable[Record], topics: dict[str, PageLink]
) -> tuple[ArticlePage, ...]:
    """The articles' pages, newest first."""
    dropped = _by_document(left_out)
    pages = [
        article_page(desk, cards, document, kept.get(key, ()), dropped.get(key, ()), topics)
        for key, document in desk.documents.items()
    ]
    pages.sort(key=lambda page: (page.title, page.slug))
    pages.sort(key=lambda page: page.ref.date or "", reverse=True)
    return tuple(pages)


def _pictures(
    desk: Desk,
    people: Iterable[PersonPage],
    institutions: Iterable[InstitutionPage],
    said: Said,
    spoken_for: Said,
    heat_map: HeatMap | None,
) -> dict[str, str]:
    """The SVG text of every picture that a page shows, by its path."""
    made: dict[str, str] = {}
    shown: list[tuple[PersonPage | InstitutionPage, list[Record]]] = [
        (page, said[page.id or ""]) for page in people
    ]
    shown += [(page, [*said[page.id or ""], *spoken_for[page.id or ""]]) for page in institutions]
    for page, records in shown:
        if page.timeline is not None:
            dates = [date for record in records if (date := desk.date(record))]
            made[page.timeline.path] = pictures.timeline(page.timeline.alt, dates)
    if heat_map is not None:
        made[heat_map.picture.path] = pictures.heat_map(
            heat_map.picture.alt,
            heat_map.outlets,
            [(speaker.name, counts) for speaker, counts in heat_map.rows],
        )
    return made
