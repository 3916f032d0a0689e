"""The same speaker over documents: a join on names, never a second reading.

Spellings of one full name are one person (Sergei and Sergey Lavrov), namesakes
are several (`people` says on what evidence), and a name of which the bearer is
not known has a page of its own. Those without a name are of their article alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quotes.corpus.affiliations import Affiliations, is_elsewhere
from quotes.corpus.institutions import same_institutions
from quotes.corpus.people import Appearance, Somebody, tell_apart
from quotes.model import Record, SpeakerRef
from quotes.registry import Registry
from quotes.slugs import slug, unique_slugs

_Key = tuple[str, str, str]


def join(records: Sequence[Record], registry: Registry) -> list[Record]:
    """Give the same person and the same institution one id and one name in all records.

    Args:
        records: Of all documents, in any order.
        registry: Of the project; its names and ids win over the articles'.

    Returns:
        The records in the same order. Joining them again changes nothing.
    """
    named = same_institutions(records, registry)
    people = tell_apart(_appearances(named, registry), registry)
    refs = _refs(people, _taken(named, registry))
    return [_renamed(record, refs) for record in named]


def _appearances(records: Iterable[Record], registry: Registry) -> list[Appearance]:
    """What each article says of each of its people."""
    told: dict[_Key, list[Record]] = defaultdict(list)
    for record in records:
        for speaker in record.speakers:
            if speaker.kind == "person":
                told[_key(record, speaker)].append(record)
    affiliations = Affiliations(registry)
    appearances = []
    for (document, speaker_id, name), said in sorted(told.items(), key=lambda item: item[0]):
        alone = [record for record in said if len(record.speakers) == 1]
        there, not_there = (
            affiliations.telling(
                id
                for record in alone
                if is_elsewhere(record.role) == elsewhere
                for id in _institutions(record, affiliations)
            )
            for elsewhere in (False, True)
        )
        appearances.append(
            Appearance(
                document=document,
                speaker=speaker_id,
                name=name,
                quotations=len(said),
                published=said[0].source.published,
                roles=frozenset(record.role for record in alone if record.role),
                institutions=there,
                elsewhere=not_there - there,
            )
        )
    return appearances


def _institutions(record: Record, affiliations: Affiliations) -> frozenset[str]:
    """The institution of a record; where it has none, those that its role names."""
    if record.institution is not None:
        return frozenset({record.institution.id})
    return affiliations.stated(record.role)


def _taken(records: Iterable[Record], registry: Registry) -> frozenset[str]:
    """The ids that a person without an entry cannot have."""
    taken = {person.id for person in registry.people}
    for record in records:
        taken.update(speaker.id for speaker in record.speakers if speaker.kind != "person")
        if record.institution is not None:
            taken.add(record.institution.id)
    return frozenset(taken)


def _refs(people: Sequence[Somebody], taken: frozenset[str]) -> dict[_Key, SpeakerRef]:
    """Each appearance with the id and name that stand for it."""
    unlisted = [who for who in people if who.entry is None]
    wanted = _wanted_ids(unlisted, taken)
    ids = unique_slugs({_stable_key(who): id for who, id in zip(unlisted, wanted, strict=True)})
    refs: dict[_Key, SpeakerRef] = {}
    for who in people:
        id = who.entry.id if who.entry is not None else ids[_stable_key(who)]
        ref = SpeakerRef(id, who.name, "person", who.unresolved)
        for one in who.appearances:
            refs[one.document, one.speaker, one.name] = ref
    return refs


def _wanted_ids(people: Sequence[Somebody], taken: frozenset[str]) -> list[str]:
    """The id that each would like: of namesakes, who was quoted first has the plain one.

    So a page keeps its person when later articles bring another of the name.
    """
    wanted: dict[int, str] = {}
    used = set(taken)
    order = sorted(
        range(len(people)),
        key=lambda k: (
            people[k].unresolved,
            people[k].first_seen,
            -people[k].documents,
            _stable_key(people[k]),
        ),
    )
    for k in order:
        who = people[k]
        plain = slug(who.name)
        apart = "unresolved" if who.unresolved else who.main_institution or "person"
        wanted[k] = plain if plain not in used else slug(f"{plain} {apart}")
        used.add(wanted[k])
    return [wanted[k] for k in range(len(people))]


def _stable_key(who: Somebody) -> str:
    """What tells this person from all others, whatever the order of the articles."""
    parts = (*who.form.rest, who.form.given, who.form.initials, *sorted(who.institutions))
    return "/".join((*parts, "unresolved" if who.unresolved else ""))


def _renamed(record: Record, refs: Mapping[_Key, SpeakerRef]) -> Record:
    speakers = tuple(
        refs[_key(record, speaker)] if speaker.kind == "person" else speaker
        for speaker in record.speakers
    )
    return record if speakers == record.speakers else replace(record, speakers=speakers)


def _key(record: Record, speaker: SpeakerRef) -> _Key:
    return record.document, speaker.id, speaker.name
