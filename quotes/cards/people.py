"""A person's records -> the person's page, and those with the cards it has no room for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from quotes.cards.desk import Desk
from quotes.cards.gathering import (
    Cards,
    cards_of,
    first_and_last,
    newest,
    newest_first,
    offices,
    parted,
    timeline_of,
)
from quotes.cards.pages import MorePage, PersonPage
from quotes.cards.phrases import commonest
from quotes.cards.views import Counted
from quotes.cards.years import by_year, inferred
from quotes.model import Record
from quotes.plural import counted

MOST_ABOUT = 20
MOST_BESIDE = 12


def person_pages(
    desk: Desk,
    cards: Cards,
    key: str,
    records: Sequence[Record],
    about: Sequence[Record],
    beside: Mapping[str, int],
) -> tuple[PersonPage, tuple[MorePage, ...]]:
    """Make a person's pages.

    Args:
        desk: The look-ups.
        cards: Of all records.
        key: The person's id.
        records: What the person said.
        about: What others said with the person's name in it.
        beside: People quoted in the same articles -> in how many.
    """
    name, *others = desk.spellings[key]
    speaker = desk.known[key]
    roles = Counter(record.role for record in records if record.role)
    institutions = sorted({ref.id for record in records if (ref := record.institution)})
    articles = len({record.document for record in records})
    said, guessed = parted(records)
    years = by_year(cards_of(desk, cards, said), speaker)
    rest = inferred(cards_of(desk, cards, guessed), speaker)
    first, last = first_and_last(desk, records)
    role = f", {commonest(roles)[0]}" if roles else ""
    page = PersonPage(
        path=f"people/{desk.person_slugs[key]}.md",
        slug=desk.person_slugs[key],
        title=name,
        description=f"{name}{role}: {counted(len(records), 'quotation')}"
        f" in {counted(articles, 'article')}.",
        date=newest(desk, records),
        tags=("person", *sorted(desk.spellings[id][0] for id in institutions)),
        id=key,
        aliases=tuple(others),
        other_names=tuple(others),
        links=desk.links(key),
        unresolved=speaker.unresolved,
        roles=commonest(roles),
        offices=offices(desk, records, holders=False),
        institutions=tuple(desk.known[id] for id in institutions),
        quotations=len(records),
        articles=articles,
        made=years.count + rest.count,
        first=first,
        last=last,
        timeline=timeline_of(f"people/{desk.person_slugs[key]}", name, records, desk),
        years=years.groups,
        other_years=years.links,
        cards=tuple(card for group in years.groups for card in group.cards),
        inferred=tuple(card for group in rest.groups for card in group.cards),
        other_inferred=rest.links,
        about=tuple(cards[record.key] for record in newest_first(desk, about)[:MOST_ABOUT]),
        about_more=max(0, len(about) - MOST_ABOUT),
        beside=_beside(desk, beside),
    )
    return page, (*years.pages, *rest.pages)


def people_beside(said: Mapping[str, Sequence[Record]]) -> dict[str, Counter[str]]:
    """For each person, in how many articles each other one is quoted too.

    Args:
        said: Person id -> records.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    for key, records in said.items():
        for record in records:
            articles[record.document].add(key)
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for keys in articles.values():
        for key in keys:
            beside[key].update(keys - {key})
    return beside


def _beside(desk: Desk, beside: Mapping[str, int]) -> tuple[Counted, ...]:
    ordered = sorted(beside.items(), key=lambda item: (-item[1], desk.known[item[0]].name, item[0]))
    return tuple(Counted(desk.known[key], count) for key, count in ordered[:MOST_BESIDE])
