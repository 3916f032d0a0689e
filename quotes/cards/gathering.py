"""What several pages say of the same records: dates, offices, and the cards to show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quotes.cards.desk import Desk
from quotes.cards.phrases import display_iso
from quotes.cards.views import Card, Office, PictureRef
from quotes.corpus.clusters import Key
from quotes.model import Record

MOST_OFFICES = 100

Cards = dict[Key, Card]


def first_and_last(desk: Desk, records: Iterable[Record]) -> tuple[str | None, str | None]:
    """The days of the first and the last quotation, for readers."""
    dates = [date for record in records if (date := desk.date(record))]
    return display_iso(min(dates, default=None)), display_iso(max(dates, default=None))


def newest(desk: Desk, records: Iterable[Record]) -> str | None:
    """The ISO date of the newest record, None where no article has a date."""
    return max((desk.date(record) for record in records), default="") or None


def cards_of(desk: Desk, cards: Cards, records: Iterable[Record]) -> tuple[Card, ...]:
    """The cards of some records, newest first, the same words once (as first printed)."""
    chosen: dict[str | Key, Record] = {}
    for record in sorted(records, key=lambda record: _age(desk, record)):
        cluster = desk.clustering.cluster_of(record)
        chosen.setdefault(cluster.id if cluster else record.key, record)
    return tuple(cards[record.key] for record in newest_first(desk, chosen.values()))


def _age(desk: Desk, record: Record) -> tuple[bool, str, str, int, str]:
    """Sorts the oldest first, undated ones last."""
    date = desk.date(record)
    return not date, date, record.document, record.start, record.id


def newest_first(desk: Desk, records: Iterable[Record]) -> list[Record]:
    """Records by date, the newest first; those of one day by article and place."""
    ordered = sorted(records, key=lambda record: (record.document, record.start, record.id))
    ordered.sort(key=desk.date, reverse=True)
    return ordered


def parted(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Records whose speaker stands beside the words, and those whose speaker is inferred."""
    said: list[Record] = []
    inferred: list[Record] = []
    for record in records:
        (inferred if record.status == "implicit" else said).append(record)
    return said, inferred


def offices(desk: Desk, records: Sequence[Record], *, holders: bool) -> tuple[Office, ...]:
    """Roles and institutions over time, the latest first.

    Args:
        desk: Where names and dates are.
        records: Of one person, or of an institution's people.
        holders: Also tell who has the office.
    """
    uses: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        institution = record.institution.id if record.institution else ""
        for ref in record.speakers if holders else record.speakers[:1]:
            holder = ref.id if holders else ""
            if record.role or (institution and not holders):
                uses[record.role or "", institution, holder].append(record)
    made = []
    for key in sorted(uses, key=lambda key: (-len(uses[key]), key))[:MOST_OFFICES]:
        role, institution, holder = key
        first, last = first_and_last(desk, uses[key])
        office = Office(
            role=role or None,
            institution=desk.known[institution] if institution else None,
            quotations=len(uses[key]),
            first=first,
            last=last,
            holder=desk.known.get(holder),
        )
        made.append((newest(desk, uses[key]) or "", office))
    made.sort(key=lambda item: item[0], reverse=True)
    return tuple(office for _, office in made)


def timeline_of(path: str, name: str, records: Sequence[Record], desk: Desk) -> PictureRef | None:
    """How to show the timeline of some records; None where all are of one day or undated."""
    days = Counter(date for record in records if (date := desk.date(record)))
    if len(days) < 2:
        return None
    first, last = first_and_last(desk, records)
    return PictureRef(
        f"images/{path.removesuffix('.md')}.svg",
        f"Quotations of {name} over time, from {first} to {last}",
    )
