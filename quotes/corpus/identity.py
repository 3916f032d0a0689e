"""The same speaker over documents: a join on names, never a second reading.

Spellings of one full name merge (Sergei and Sergey Lavrov); a bare surname
that no article completes stays a page of its own, since it may be anybody's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.model import Record, SpeakerRef
from quotes.registry import Registry, slug, spelling_key


def join(records: Sequence[Record], registry: Registry) -> list[Record]:
    """Give the same person the same id and name in all records.

    Args:
        records: Of all documents.
        registry: Whose names win over the spellings of articles.

    Returns:
        The records in the same order.
    """
    people = (
        speaker.name
        for record in records
        for speaker in record.speakers
        if speaker.kind == "person"
    )
    names = _canonical(people, registry)
    return [_named(record, names) for record in records]


def _named(record: Record, names: dict[str, str]) -> Record:
    speakers = tuple(_renamed(speaker, names) for speaker in record.speakers)
    return record if speakers == record.speakers else replace(record, speakers=speakers)


def _renamed(speaker: SpeakerRef, names: dict[str, str]) -> SpeakerRef:
    if speaker.kind != "person":
        return speaker
    name = names[speaker.name]
    return SpeakerRef(slug(name), name, "person")


def _canonical(spellings: Iterable[str], registry: Registry) -> dict[str, str]:
    """Spelling -> the name that stands for it: the registry's, else the most frequent."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for name in spellings:
        groups[spelling_key(name)][name] += 1
    canonical: dict[str, str] = {}
    for counts in groups.values():
        best = min(counts, key=lambda name: (-counts[name], name))
        known = registry.person(best) if " " in best else ()
        if len(known) == 1:
            best = known[0].name
        canonical.update(dict.fromkeys(counts, best))
    return canonical
