"""Whose names stand inside whose words: quotations about people.

A name is matched with care, since a wrong one is worse than none. A full name
counts where one person of the corpus alone has it. A surname alone counts only
where one person alone has it in the whole corpus, and is quoted in the same
article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quotes.model import Record

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
SHORTEST_SURNAME = 4

Name = tuple[str, ...]


def quotations_about(
    records: Sequence[Record], spellings: Mapping[str, Sequence[str]]
) -> dict[str, list[Record]]:
    """For each person, others' quotations that name them.

    Args:
        records: Of all articles.
        spellings: Id of a person -> all names the person has.

    Returns:
        Person id -> records in the order given; nobody's own words are among them.
    """
    full = _only_ones((key, _words(name)) for key, names in spellings.items() for name in names)
    full = {name: key for name, key in full.items() if len(name) > 1}
    surnames = _only_ones(
        (key, _words(name)[-1:]) for key, names in spellings.items() for name in names
    )
    beginnings: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(full, key=lambda name: (-len(name), name)):
        beginnings[name[0]].append(name)
    present: dict[str, set[str]] = defaultdict(set)
    for record in records:
        present[record.document].update(ref.id for ref in record.speakers)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        own = {ref.id for ref in record.speakers}
        for key in dict.fromkeys(_named(record, full, surnames, beginnings, present)):
            if key not in own:
                found[key].append(record)
    return found


def _named(
    record: Record,
    full: Mapping[Name, str],
    surnames: Mapping[Name, str],
    beginnings: Mapping[str, Sequence[Name]],
    present: Mapping[str, set[str]],
) -> Iterator[str]:
    words = WORD.findall(record.words)
    at = 0
    while at < len(words):
        if not words[at][0].isupper():
            at += 1
            continue
        word = _bare(words[at])
        name = next(
            (
                n
                for n in beginnings.get(word, ())
                if tuple(map(_bare, words[at : at + len(n)])) == n
            ),
            None,
        )
        if name is not None:
            yield full[name]
            at += len(name)
            continue
        key = surnames.get((word,))
        alone = at == 0 or not words[at - 1][0].isupper()
        if key and alone and len(word) >= SHORTEST_SURNAME and key in present[record.document]:
            yield key
        at += 1


def _words(text: str) -> Name:
    return tuple(map(_bare, WORD.findall(text)))


def _bare(word: str) -> str:
    """A word without a full stop or the ending of a genitive."""
    return word.rstrip(".").removesuffix("'s").removesuffix("’s")


def _only_ones(pairs: Iterable[tuple[str, Name]]) -> dict[Name, str]:
    """The names that one person alone has."""
    holders: dict[Name, set[str]] = defaultdict(set)
    for key, name in pairs:
        if name:
            holders[name].add(key)
    return {name: next(iter(keys)) for name, keys in holders.items() if len(keys) == 1}
