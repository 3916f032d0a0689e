"""Records -> clusters: the same words in several articles.

Two outlets that print the same words print the same event. Long wordings are
the same when their words are; nearly the same (swapped, dropped or added words,
a quotation cut short) when printed within days of each other. A short fragment
("prospect") is the same only where the sentence around it is nearly the same
too. Shingles of three words find the pairs to compare (Broder, "On the
resemblance and containment of documents", 1997), so that the cost grows with
the number of records and not with its square.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from quotes.corpus.wording import Words, nearly_same, normalised_words, overlap, sentence_around
from quotes.model import Document, Record, SpeakerRef

Key = tuple[str, str]

SHORT_WORDS = 5
SHINGLE = 3
CONTEXT_NEAR = 0.6
WORDING_DAYS = 14
CONTEXT_DAYS = 4
MOST_COMPARED = 32


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording within a cluster.

    Attributes:
        words: As its first record has them.
        members: (document, record id) of the records with this wording, ordered
            as in the cluster.
    """

    words: str
    members: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom some records of a cluster name as its speakers."""

    speakers: tuple[SpeakerRef, ...]
    members: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records with the same words.

    Attributes:
        id: Made from the words (for short fragments, from the sentence too).
        members: (document, record id), by date, then document, then offset;
            undated ones last.
        variants: The wordings, the commonest first. Case, punctuation and the
            shape of marks make no variant.
        readings: Who is named, the commonest first; only records that name
            somebody by a cue count.
        conflict: Different articles name different speakers. A spokesperson and
            the institution spoken for agree, and so do a speaker and an unnamed
            one, and a joint statement and one of its speakers.
    """

    id: str
    members: tuple[Key, ...]
    variants: tuple[Variant, ...]
    readings: tuple[Reading, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class Clustering:
    """Every cluster, singletons included, by id; and each record's cluster id."""

    clusters: Mapping[str, Cluster]
    of_record: Mapping[Key, str]

    def cluster_of(self, record: Record) -> Cluster | None:
        """The cluster of a record, or None for one that was left out."""
        cluster_id = self.of_record.get(record.key)
        return None if cluster_id is None else self.clusters[cluster_id]


@dataclass(frozen=True, slots=True)
class _Item:
    record: Record
    words: Words
    context: Words
    day: int | None


def cluster(records: Sequence[Record], documents: Sequence[Document]) -> Clustering:
    """Group records that hold the same words.

    Args:
        records: In any order. Those that are excluded belong to no cluster.
        documents: Their articles; text around short fragments is read from
            them, and dates.

    Returns:
        The same clustering for the same records, whatever their order.
    """
    texts = {document.id: document for document in documents}
    items = [_item(record, texts.get(record.document)) for record in records if not record.excluded]
    items.sort(key=_order)
    groups = _Groups(len(items))
    _join_wordings(items, groups)
    _join_fragments(items, groups)
    clusters: dict[str, Cluster] = {}
    of_record: dict[Key, str] = {}
    repeats: Counter[str] = Counter()
    for indexes in groups.members():
        made = _cluster([items[index] for index in indexes], clusters, repeats)
        clusters[made.id] = made
        of_record.update(dict.fromkeys(made.members, made.id))
    return Clustering(dict(sorted(clusters.items())), of_record)


def assign(records: Iterable[Record], clustering: Clustering) -> tuple[Record, ...]:
    """The same records, each with the id of its cluster."""
    return tuple(
        replace(record, cluster=clustering.of_record.get(record.key)) for record in records
    )


def _item(record: Record, document: Document | None) -> _Item:
    words = normalised_words(record.words)
    context: Words = ()
    if len(words) < SHORT_WORDS and document is not None:
        context = normalised_words(sentence_around(document.text, record.start, record.end))
    published = document.provenance.published if document else _date(record.source.published)
    return _Item(record, words, context, published.toordinal() if published else None)


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _order(item: _Item) -> tuple[bool, int, str, int, str]:
    record = item.record
    return item.day is None, item.day or 0, record.document, record.start, record.id


class _Groups:
    """Disjoint sets of the numbers 0 to size - 1; the least number leads its set."""

    def __init__(self, size: int) -> None:
        self._leader = list(range(size))

    def find(self, index: int) -> int:
        """The leader of a number's set."""
        while self._leader[index] != index:
            self._leader[index] = self._leader[self._leader[index]]
            index = self._leader[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._leader[second] = first

    def members(self) -> Iterator[list[int]]:
        """The sets, by leader, each sorted."""
        sets = defaultdict(list)
        for index in range(len(self._leader)):
            sets[self.find(index)].append(index)
        yield from sets.values()


def _join_wordings(items: list[_Item], groups: _Groups) -> None:
    """Join records of five words or more with the same or nearly the same words."""
    same: dict[Words, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if len(item.words) >= SHORT_WORDS:
            same[item.words].append(index)
    postings: dict[Words, list[int]] = defaultdict(list)
    for words, indexes in same.items():
        for one, other in pairwise(indexes):
            groups.join(one, other)
        first = indexes[0]
        shingles = set(zip(*(words[k:] for k in range(SHINGLE)), strict=False))
        holders = [postings[shingle] for shingle in shingles]
        for other, count in Counter(chain.from_iterable(holders)).items():
            if count < 2 or _days_apart(items[first], items[other]) > WORDING_DAYS:
                continue
            if nearly_same(words, items[other].words):
                groups.join(first, other)
        for held in holders:
            if len(held) < MOST_COMPARED:
                held.append(first)


def _join_fragments(items: list[_Item], groups: _Groups) -> None:
    """Join short fragments with the same words in nearly the same sentence."""
    recent: dict[Words, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if len(item.words) >= SHORT_WORDS:
            continue
        candidates = recent[item.words]
        for other in candidates[-MOST_COMPARED:]:
            if _same_sentence(item, items[other]):
                groups.join(index, other)
                break
        else:
            candidates.append(index)


def _same_sentence(one: _Item, other: _Item) -> bool:
    if one.record.document == other.record.document:
        return False
    if _days_apart(one, other) > CONTEXT_DAYS:
        return False
    return overlap(one.context, other.context) >= CONTEXT_NEAR


def _days_apart(one: _Item, other: _Item) -> int:
    """Days between two records; an unknown date keeps nothing apart."""
    return abs(one.day - other.day) if one.day is not None and other.day is not None else 0


def _cluster(items: list[_Item], taken: Mapping[str, Cluster], repeats: Counter[str]) -> Cluster:
    wordings: dict[Words, list[_Item]] = defaultdict(list)
    readings: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for item in items:
        wordings[item.words].append(item)
        if item.record.status == "attributed" and item.record.speakers:
            readings[tuple(sorted(ref.id for ref in item.record.speakers))].append(item)
    return Cluster(
        id=_cluster_id(items, taken, repeats),
        members=tuple(item.record.key for item in items),
        variants=tuple(
            Variant(group[0].record.words, tuple(item.record.key for item in group))
            for group in sorted(wordings.values(), key=len, reverse=True)
        ),
        readings=tuple(
            Reading(group[0].record.speakers, tuple(item.record.key for item in group))
            for group in sorted(readings.values(), key=len, reverse=True)
        ),
        conflict=_conflict(list(readings.values())),
    )


def _cluster_id(items: list[_Item], taken: Mapping[str, Cluster], repeats: Counter[str]) -> str:
    """A hash of the alphabetically first wording, numbered where others have the same."""
    stated = min(" ".join((*item.words, "/", *item.context)) for item in items)
    repeats[stated] += 1
    hashed = stated if repeats[stated] == 1 else f"{stated} {repeats[stated]}"
    while True:
        made = f"c-{hashlib.sha256(hashed.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        if made not in taken:
            return made
        hashed += "+"


def _conflict(readings: list[list[_Item]]) -> bool:
    """Do records of different documents name speakers with nothing in common?"""
    if len(readings) < 2:
        return False
    named = [
        item.record
        for items in readings
        for item in items
        if all(ref.kind != "unnamed" for ref in item.record.speakers)
    ]
    if len({record.document for record in named}) < 2:
        return False
    groups = _Groups(len(named))
    first_with: dict[str, int] = {}
    for index, record in enumerate(named):
        voices = {ref.id for ref in record.speakers}
        if record.institution is not None:
            voices.add(record.institution.id)
        for voice in sorted(voices):
            groups.join(first_with.setdefault(voice, index), index)
    return len(list(groups.members())) > 1
