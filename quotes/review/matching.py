"""Which record of one side is which of the other.

First by name: the document and the id, which is made from the words. An article
that was renamed is found by the words it shares with a new one. What is left of
an article is paired by likeness of the words, so that an edited quotation is one
change and not two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from quotes.corpus.wording import Words, normalised_words
from quotes.model import Record, SpeakerRef

Pair = tuple[Record, Record]
Bag = frozenset[tuple[str, int]]

SHARED = 0.5  # the least share of quotations that a renamed article keeps
REACH = 100  # how far an edited quotation may have moved, counted in changed quotations
LIKE = 0.6  # the least likeness of two wordings of one quotation, 0 to 1
MOST_CANDIDATES = 4  # how many wordings are compared in their order with one

_REPEAT = re.compile(r"_\d+$")


def match(base: Sequence[Record], head: Sequence[Record]) -> list[Pair]:
    """Pair the records of two sides, one to one.

    Args:
        base, head: In any order, each record once.

    Returns:
        The pairs, in the order of the head's document and start. Who is in none
        was removed or added.
    """
    new_names = _renamed(base, head)
    old, new = _Left(base), _Left(head)
    pairs: list[Pair] = []

    def here(record: Record) -> str:
        return new_names.get(record.document, record.document)

    def pair_by(
        key_of_old: Callable[[Record], Hashable],
        key_of_new: Callable[[Record], Hashable],
    ) -> None:
        waiting: dict[Hashable, list[Record]] = defaultdict(list)
        for record in new:
            waiting[key_of_new(record)].append(record)
        for record in old:
            if found := waiting[key_of_old(record)]:
                pairs.append((record, found.pop(0)))
                old.take(record)
                new.take(pairs[-1][1])

    pair_by(lambda r: (here(r), r.id, names_of(r)), lambda r: (r.document, r.id, names_of(r)))
    pair_by(
        lambda r: (here(r), _said(r), names_of(r)), lambda r: (r.document, _said(r), names_of(r))
    )
    pair_by(lambda r: (here(r), _said(r)), lambda r: (r.document, _said(r)))
    by_document: dict[str, tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for record in old:
        by_document[here(record)][0].append(record)
    for record in new:
        by_document[record.document][1].append(record)
    for before, after in by_document.values():
        pairs += _alike(before, after)
    return sorted(pairs, key=lambda pair: _place(pair[1]))


def names_of(record: Record) -> tuple[str, ...]:
    """The names of the speakers, sorted."""
    return tuple(sorted(speaker.name for speaker in record.speakers))


def speakers_of(record: Record) -> frozenset[SpeakerRef]:
    """The speakers, to compare with those of another side.

    The id of whom only one article knows begins with that article's name, which is
    left out here: nobody becomes another one because a file was renamed.
    """
    own = f"{record.document}/"
    return frozenset(
        replace(
            one,
            id=one.id.removeprefix(record.document) if one.id.startswith(own) else one.id,
            unresolved=False,
        )
        for one in record.speakers
    )


class _Left:
    """Records that have no partner yet, in the order of their places."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.key: record for record in sorted(records, key=_place)}

    def __iter__(self) -> Iterator[Record]:
        return iter(tuple(self._records.values()))

    def take(self, record: Record) -> None:
        del self._records[record.key]


def _place(record: Record) -> tuple[str, int, str]:
    return (record.document, record.start, record.id)


def _said(record: Record) -> str:
    """The id without the number that tells repeated words apart."""
    return _REPEAT.sub("", record.id)


def _renamed(base: Sequence[Record], head: Sequence[Record]) -> dict[str, str]:
    """Old -> new id of articles that have another id by now, those most alike first."""
    old, new = _articles(base), _articles(head)
    with_words: dict[str, list[str]] = defaultdict(list)
    for document in sorted(new.keys() - old.keys()):
        for said in new[document].said:
            with_words[said].append(document)
    candidates = [
        (-new[other].shared(old[document]), sorted((document, other)), document, other)
        for document in sorted(old.keys() - new.keys())
        for other in {other for said in old[document].said for other in with_words[said]}
        if new[other].may_be(old[document])
    ]
    names: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, document, other in sorted(candidates):
        if document not in names and other not in taken:
            names[document] = other
            taken.add(other)
    return names


@dataclass(frozen=True, slots=True)
class _Article:
    """What the records of an article tell of it."""

    url: str | None
    title: str | None
    said: Counter[str]

    def shared(self, other: _Article) -> float:
        """The share of quotations that both have, 0 to 1."""
        return (self.said & other.said).total() / max(self.said.total(), other.said.total())

    def may_be(self, other: _Article) -> bool:
        """Whether the two are one article.

        Agencies give many papers the same quotations, so the address or the title has to
        agree, with half of the quotations; without them, two quotations or more, and all.
        """
        if self.url and other.url:
            return self.url == other.url
        if self.title and self.title == other.title:
            return self.shared(other) >= SHARED
        return self.said == other.said and self.said.total() > 1


def _articles(records: Sequence[Record]) -> dict[str, _Article]:
    articles: dict[str, _Article] = {}
    for record in records:
        article = articles.setdefault(
            record.document, _Article(record.source.url, record.source.title, Counter())
        )
        article.said[_said(record)] += 1
    return articles


def _alike(old: Sequence[Record], new: Sequence[Record]) -> list[Pair]:
    """Pairs of like wordings of one article, the likest first; of two, the one in its order."""
    before = [normalised_words(record.words) for record in old]
    after = [normalised_words(record.words) for record in new]
    bags, other_bags = [_bag(words) for words in before], [_bag(words) for words in after]
    near = {(i, j) for i, bag in enumerate(bags) for j in _nearest(bag, other_bags, i)}
    near |= {(i, j) for j, bag in enumerate(other_bags) for i in _nearest(bag, bags, j)}
    candidates = sorted((-likeness(before[i], after[j]), abs(i - j), i + j, i, j) for i, j in near)
    pairs: list[Pair] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, _, _, i, j in candidates:
        if -score >= LIKE and i not in taken_old and j not in taken_new:
            pairs.append((old[i], new[j]))
            taken_old.add(i)
            taken_new.add(j)
    return pairs


def _bag(words: Words) -> Bag:
    """Words without their order, those that come again numbered."""
    seen: Counter[str] = Counter()
    bag = []
    for word in words:
        seen[word] += 1
        bag.append((word, seen[word]))
    return frozenset(bag)


def _nearest(bag: Bag, others: Sequence[Bag], place: int) -> list[int]:
    """The few wordings with most words in common; likeness is never above that share."""
    common = []
    for j in range(max(0, place - REACH), min(len(others), place + REACH + 1)):
        both = len(bag) + len(others[j])
        share = 2 * len(bag & others[j]) / both if both else 0.0
        if share >= LIKE:
            common.append((-share, abs(place - j), j))
    return [j for _, _, j in sorted(common)[:MOST_CANDIDATES]]


def likeness(one: Words, other: Words) -> float:
    """How like two wordings are, 0 to 1: words in common and in order.

    That is difflib's ratio, which depends a little on the order of the two: the larger one.
    """
    return max(
        SequenceMatcher(None, *pair, autojunk=False).ratio()
        for pair in ((one, other), (other, one))
    )
