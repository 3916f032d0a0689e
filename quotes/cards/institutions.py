"""An institution's records -> its page, and those with the cards it has no room for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quotes.cards.desk import Desk
from quotes.cards.gathering import (
    Cards,
    cards_of,
    first_and_last,
    newest,
    offices,
    parted,
    timeline_of,
)
from quotes.cards.pages import InstitutionPage, MorePage
from quotes.cards.views import SpokespersonCards
from quotes.cards.years import by_year, inferred
from quotes.model import Record, SpeakerRef
from quotes.plural import counted

MOST_SPOKESPEOPLE = 20
MOST_SPOKEN = 5


def institution_pages(
    desk: Desk, cards: Cards, key: str, own: Sequence[Record], spoken: Sequence[Record]
) -> tuple[InstitutionPage, tuple[MorePage, ...]]:
    """Make an institution's pages.

    Args:
        desk: The look-ups.
        cards: Of all records.
        key: The institution's id.
        own: What it said itself.
        spoken: What its people said.
    """
    name, *others = desk.spellings[key]
    speaker = desk.known[key]
    everything = [*own, *spoken]
    articles = len({record.document for record in everything})
    said, guessed = parted(own)
    years = by_year(cards_of(desk, cards, said), speaker)
    rest = inferred(cards_of(desk, cards, guessed), speaker)
    first, last = first_and_last(desk, everything)
    page = InstitutionPage(
        path=f"institutions/{desk.institution_slugs[key]}.md",
        slug=desk.institution_slugs[key],
        title=name,
        description=f"{name}: {_counts(own, spoken)} in {counted(articles, 'article')}.",
        date=newest(desk, everything),
        tags=("institution",),
        id=key,
        aliases=tuple(others),
        other_names=tuple(others),
        links=desk.links(key),
        quotations=len(own),
        spoken_for=len(spoken),
        articles=articles,
        first=first,
        last=last,
        timeline=timeline_of(f"institutions/{desk.institution_slugs[key]}", name, everything, desk),
        years=years.groups,
        other_years=years.links,
        cards=tuple(card for group in years.groups for card in group.cards),
        inferred=tuple(card for group in rest.groups for card in group.cards),
        other_inferred=rest.links,
        spokespeople=_spokespeople(desk, cards, spoken),
        offices=offices(desk, spoken, holders=True),
    )
    return page, (*years.pages, *rest.pages)


def _counts(own: Sequence[Record], spoken: Sequence[Record]) -> str:
    said = [f"{counted(len(own), 'quotation')} of its own"] if own else []
    if spoken:
        said.append(f"{len(spoken) if own else counted(len(spoken), 'quotation')} by its people")
    return " and ".join(said)


def _spokespeople(
    desk: Desk, cards: Cards, spoken: Sequence[Record]
) -> tuple[SpokespersonCards, ...]:
    refs: dict[str, SpeakerRef] = {}
    by_person: dict[str, list[Record]] = defaultdict(list)
    for record in spoken:
        for ref in record.speakers:
            refs[ref.id] = ref
            by_person[ref.id].append(record)
    ordered = sorted(by_person.items(), key=lambda item: (-len(item[1]), refs[item[0]].name))
    made = []
    for key, records in ordered[:MOST_SPOKESPEOPLE]:
        own = cards_of(desk, cards, records)
        more = max(0, len(own) - MOST_SPOKEN)
        made.append(SpokespersonCards(desk.speaker(refs[key]), own[:MOST_SPOKEN], more))
    return tuple(made)
