"""The rows of an article's gold beside what is read in it now, nothing lost on either side."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.evaluation.gold import GoldDocument, GoldError, Row
from quotes.evaluation.gold_yaml import GoldEntry, find_rows
from quotes.evaluation.verdicts import Difference, differences, judge
from quotes.model import Document, Record

ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of gold and the record that stands for it now.

    Attributes:
        row: None for a record that nobody wrote down.
        record: None where there is no record any more, or none was expected.
        differences: What is not as written down; empty where the row holds.
    """

    row: Row | None
    record: Record | None
    differences: tuple[Difference, ...] = ()


def pair(entry: GoldEntry, document: Document, records: Sequence[Record]) -> list[Pair]:
    """Put the records of an article beside its gold.

    A row whose words are no longer in the article is paired with the new record
    that has most of its words in their order, if there is one: it was re-worded.

    Args:
        entry: The gold of the article.
        document: The article.
        records: All its records, those that were left out included.

    Returns:
        A pair for each row and each record without a row, in the article's order.
    """
    places = list(find_rows(entry, document))
    placed = tuple(place for place in places if not isinstance(place, GoldError))
    verdicts = judge(GoldDocument(document, placed), records)
    of_rows = iter(verdicts[: len(placed)])
    new = [verdict.record for verdict in verdicts[len(placed) :] if verdict.record is not None]
    pairs: list[tuple[int, Pair]] = []
    position = 0
    for row, place in zip(entry.rows, places, strict=True):
        if isinstance(place, GoldError):
            record = _nearest(row, new)
            if record is not None:
                new.remove(record)
                position = record.start
            pairs.append((position, Pair(row, record, _of_lost(row, record))))
        else:
            verdict = next(of_rows)
            position = place.start
            pairs.append((position, Pair(row, verdict.record, verdict.differences)))
    pairs += [(record.start, Pair(None, record, (Difference("row"),))) for record in new]
    return [item for _, item in sorted(pairs, key=lambda placed_pair: placed_pair[0])]


def _nearest(row: Row, records: Sequence[Record]) -> Record | None:
    likeness = {id(record): _likeness(row.text, record.words) for record in records}
    near = [record for record in records if likeness[id(record)] >= ALIKE]
    return max(near, key=lambda record: likeness[id(record)], default=None)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _of_lost(row: Row, record: Record | None) -> tuple[Difference, ...]:
    """The differences of a row that could not be found in the article as it is written."""
    if record is None:
        return (Difference("record"),)
    found = differences(row, record)
    if row.text.split() == record.text.split():
        return found or (Difference("mention", row.mention),)
    return (Difference("words", row.text, record.text), *found)
