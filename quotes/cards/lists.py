"""Lists of pages on pages of bounded size, and lists of what needs a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from quotes.cards.pages import (
    ArticlePage,
    InstitutionPage,
    ListPage,
    Page,
    PersonPage,
    QuestionsPage,
)
from quotes.cards.views import Card, Disagreement, ListRow, OutletRow, PageLink
from quotes.plural import counted

MOST_ROWS = 500
MOST_QUESTIONS = 200

Item = TypeVar("Item")
Part = TypeVar("Part", ListPage, QuestionsPage)


def person_row(page: PersonPage) -> ListRow:
    """A person in a list."""
    role = page.roles[0] if page.roles else None
    return ListRow(page.title, page.path, role, page.quotations, date=page.date)


def institution_row(page: InstitutionPage) -> ListRow:
    """An institution in a list."""
    return ListRow(page.title, page.path, None, page.quotations, page.spoken_for, page.date)


def article_row(page: ArticlePage) -> ListRow:
    """An article in a list."""
    where = ", ".join(text for text in (page.outlet, page.day) if text)
    return ListRow(page.title, page.path, where or None, len(page.cards), date=page.date)


def outlet_row(row: OutletRow) -> ListRow:
    """An outlet in a list."""
    return ListRow(row.name, None, None, row.quotations, row.articles)


def list_pages(
    kind: str, title: str, rows: Sequence[ListRow], *, folder: str | None = None
) -> tuple[ListPage, ...]:
    """A list in `index.md`, and what is too long for it in `list-2.md` …

    Args:
        kind: What the rows are, as `ListPage` names it.
        title: Of the first page.
        rows: All of them, in order; none makes no page.
        folder: Where the pages are; `kind` if None.
    """
    parts = _chunks(rows, MOST_ROWS)
    pages = []
    for number, part in enumerate(parts, 1):
        name = "index" if number == 1 else f"list-{number}"
        pages.append(
            ListPage(
                path=f"{folder or kind}/{name}.md",
                slug=kind if number == 1 else name,
                title=title if number == 1 else f"{title}, part {number}",
                description=f"{title}: {len(part):,} of {len(rows):,}.",
                date=max((row.date for row in part if row.date), default=None),
                kind=kind,
                rows=tuple(part),
            )
        )
    return _linked(pages, lambda page: len(page.rows))


def article_lists(rows: Sequence[ListRow]) -> tuple[ListPage, ...]:
    """All articles in one list, or a list a year where they are many, with the newest before."""
    if len(rows) <= MOST_ROWS:
        return list_pages("articles", "Articles", rows)
    years: dict[str, list[ListRow]] = defaultdict(list)
    for row in rows:
        years[row.date[:4] if row.date else "undated"].append(row)
    pages = []
    for year, group in years.items():
        for number, part in enumerate(_chunks(group, MOST_ROWS), 1):
            name = f"year-{year}" if number == 1 else f"year-{year}-{number}"
            title = f"Articles, {year}" if number == 1 else f"Articles, {year}, part {number}"
            pages.append(
                ListPage(
                    path=f"articles/{name}.md",
                    slug=name,
                    title=title,
                    description=f"{title}: {counted(len(part), 'article')}.",
                    date=part[0].date,
                    kind="articles",
                    rows=tuple(part),
                )
            )
    links = tuple(PageLink(page.title, page.path, len(page.rows)) for page in pages)
    first = ListPage(
        path="articles/index.md",
        slug="articles",
        title="Articles",
        description=f"{counted(len(rows), 'article')}, by year.",
        date=rows[0].date,
        kind="articles",
        rows=tuple(rows[:50]),
        parts=links,
    )
    return (first, *pages)


def question_pages(
    name: str,
    title: str,
    about: str,
    *,
    cards: Sequence[Card] = (),
    disagreements: Sequence[Disagreement] = (),
) -> tuple[QuestionsPage, ...]:
    """What a person should look at, on `name.md`, `name-2.md` …; nothing makes no page."""
    items: list[tuple[tuple[Card, ...], tuple[Disagreement, ...]]] = [
        *((tuple(part), ()) for part in _chunks(cards, MOST_QUESTIONS)),
        *(((), tuple(part)) for part in _chunks(disagreements, MOST_QUESTIONS)),
    ]
    pages = []
    for number, (some, others) in enumerate(items, 1):
        slug = name if number == 1 else f"{name}-{number}"
        pages.append(
            QuestionsPage(
                path=f"{slug}.md",
                slug=slug,
                title=title if number == 1 else f"{title}, part {number}",
                description=f"{title}: {len(some) or len(others):,}"
                f" of {len(cards) or len(disagreements):,}.",
                about=about,
                cards=some,
                disagreements=others,
            )
        )
    return _linked(pages, lambda page: len(page.cards) or len(page.disagreements))


def link_to_all(pages: Sequence[Page], count: int) -> PageLink | None:
    """A link to the first page of a list, None where there is none."""
    return PageLink(pages[0].title, pages[0].path, count) if pages else None


def _chunks(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    return [items[start : start + most] for start in range(0, len(items), most)]


def _linked(pages: Sequence[Part], rows: Callable[[Part], int]) -> tuple[Part, ...]:
    """The pages, each with links to the others."""
    links = [PageLink(page.title, page.path, rows(page)) for page in pages]
    return tuple(
        replace(page, parts=tuple(link for link in links if link.path != page.path))
        for page in pages
    )
