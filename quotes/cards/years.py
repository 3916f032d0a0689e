"""Many cards on pages of bounded size: by year, the newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.cards.pages import MorePage
from quotes.cards.views import Card, CardGroup, PageLink, Speaker
from quotes.plural import counted

MOST_CARDS = 100
MOST_INFERRED = 20
UNDATED = "Undated"


@dataclass(frozen=True, slots=True)
class Split:
    """The cards that stand on a speaker's own page, and the pages with the others."""

    groups: tuple[CardGroup, ...]
    links: tuple[PageLink, ...]
    pages: tuple[MorePage, ...]

    @property
    def count(self) -> int:
        """How many cards there are on all pages."""
        own = sum(len(group.cards) for group in self.groups)
        return own + sum(len(page.cards) for page in self.pages)


def by_year(cards: Sequence[Card], speaker: Speaker) -> Split:
    """Split a speaker's cards into years.

    Args:
        cards: The newest first, undated ones last.
        speaker: Whose they are; with a page.

    Returns:
        At most 100 cards for the speaker's own page: whole years, or the newest
        cards of a year that is larger alone. The others are on pages of a year
        each, `2023.md`, `2023-2.md` … in a folder beside the speaker's page.
    """
    years: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        years[card.article.date[:4] if card.article.date else UNDATED].append(card)
    own: list[CardGroup] = []
    rest: list[CardGroup] = []
    room = MOST_CARDS
    for year, group in years.items():
        fits = len(group) if len(group) <= room else 0 if own else room
        if fits and not rest:
            own.append(CardGroup(year, tuple(group[:fits])))
            room -= fits
            group = group[fits:]
        if group:
            rest.append(CardGroup(year, tuple(group)))
    return _with_pages(own, rest, speaker)


def inferred(cards: Sequence[Card], speaker: Speaker) -> Split:
    """The same for cards whose speaker is inferred: the newest 20 on the speaker's own page."""
    own, rest = tuple(cards[:MOST_INFERRED]), tuple(cards[MOST_INFERRED:])
    return _with_pages(
        [CardGroup("Inferred", own)] if own else [],
        [CardGroup("Inferred", rest)] if rest else [],
        speaker,
    )


def _with_pages(own: list[CardGroup], rest: list[CardGroup], speaker: Speaker) -> Split:
    pages = [page for group in rest for page in _parts(group, speaker)]
    links = [PageLink(page.group, page.path, len(page.cards)) for page in pages]
    chained = [replace(page) for page in pages]
    for number, (one, other) in enumerate(pairwise(links)):
        chained[number] = replace(chained[number], after=other)
        chained[number + 1] = replace(chained[number + 1], before=one)
    return Split(tuple(own), tuple(links), tuple(chained))


def _parts(group: CardGroup, speaker: Speaker) -> list[MorePage]:
    assert speaker.path is not None
    folder = speaker.path.removesuffix(".md")
    pages = []
    for number, start in enumerate(range(0, len(group.cards), MOST_CARDS), 1):
        cards = group.cards[start : start + MOST_CARDS]
        part = "" if number == 1 else f"-{number}"
        slug = f"{group.title.lower()}{part}"
        title = group.title if number == 1 else f"{group.title}, part {number}"
        pages.append(
            MorePage(
                path=f"{folder}/{slug}.md",
                slug=slug,
                title=f"{speaker.name}, {title}",
                description=f"{speaker.name}, {title}: {counted(len(cards), 'quotation')}.",
                date=cards[0].article.date,
                tags=(speaker.kind,),
                speaker=speaker,
                group=title,
                cards=cards,
            )
        )
    return pages
