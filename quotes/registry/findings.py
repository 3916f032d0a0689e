"""What is valid in a project's registry and likely a mistake all the same."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quotes.registry.entries import Entry
from quotes.registry.loading import load_registry
from quotes.registry.names import normalise
from quotes.registry.project import ProjectEntries, read_project
from quotes.registry.registry import Registry
from quotes.registry.schema import Institution, Person, Role
from quotes.registry.transliteration import spelling_key


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something to look at.

    Attributes:
        path, line: The entry or the value in it; the line is 1-based.
        message: What is odd, one line.
        hint: What to do about it.
    """

    path: str
    line: int
    message: str
    hint: str


def check(place: Path) -> list[Finding]:
    """Look through a project's registry.

    Args:
        place: A folder of YAML files, or one such file.

    Returns:
        Findings by file and line: names that two entries share, spelling twins,
        entries that stand in the way of ours, single names that join nobody, and
        roles of one person that overlap.

    Raises:
        LexiconError: The registry is not valid.
    """
    registry = load_registry(place)
    project = read_project(place)
    findings = {
        *_people_alike(project, registry),
        *_single_names(project, registry),
        *_overlaps(project, registry),
        *_institutions_alike(project, registry),
    }
    return sorted(findings)


def _people_alike(project: ProjectEntries, registry: Registry) -> Iterator[Finding]:
    by_key: dict[str, dict[str, tuple[Person, str]]] = defaultdict(dict)
    for person in registry.people:
        for name in (person.name, *person.aliases):
            by_key[spelling_key(name)].setdefault(person.id, (person, name))
    for bearers in by_key.values():
        for (one, name), (other, other_name) in itertools.combinations(bearers.values(), 2):
            own, own_name, there, there_name = one, name, other, other_name
            if one.id not in project.people or _comes_later(project.people, one.id, other.id):
                own, own_name, there, there_name = other, other_name, one, name
            if own.id in project.people and not _can_be_told(own, there, registry):
                entry = project.people[own.id]
                yield _alike(entry, own_name, there, there_name, project.people)


def _comes_later(entries: Mapping[str, Entry], other: str, one: str) -> bool:
    """Whether an entry stands before another, so that the later one has the finding."""
    if other not in entries or one not in entries:
        return False
    first, second = entries[other], entries[one]
    return (str(first.path), first.line) < (str(second.path), second.line)


def _can_be_told(one: Person, other: Person, registry: Registry) -> bool:
    """Whether institutions keep two namesakes apart."""
    places = [
        {found.id for found in map(registry.institution_of, person.roles) if found is not None}
        for person in (one, other)
    ]
    return all(places) and not places[0] & places[1]


def _alike(
    entry: Entry,
    name: str,
    other: Person | Institution,
    other_name: str,
    entries: Mapping[str, Entry],
) -> Finding:
    """Two entries with one name, or with two spellings of one."""
    same = normalise(name) == normalise(other_name)
    what = f"is also {other.id}" if same else f"is a spelling of '{other_name}' ({other.id})"
    if other.id in entries:
        there = entries[other.id]
        kept = f"merge it with the entry at {there.path}:{there.line}, or tell the two apart"
        hint = kept + (" by the institutions of their roles" if isinstance(other, Person) else "")
    else:
        hint = f"that entry comes with quotes: to change it write `id: {other.id}` here"
    return _finding(entry, name, f"'{name}' {what}", hint)


def _single_names(project: ProjectEntries, registry: Registry) -> Iterator[Finding]:
    for id, entry in project.people.items():
        person = registry.person_by_id(id)
        for alias in person.aliases if person is not None else ():
            others = [p for p in registry.people_with_family_name(alias) if p.id != id]
            if " " not in alias and others:
                yield _finding(
                    entry,
                    alias,
                    f"alias '{alias}' is also the family name of {others[0].name}: it joins nobody",
                    "remove it; the bare name has a page of its own",
                )


def _overlaps(project: ProjectEntries, registry: Registry) -> Iterator[Finding]:
    for id, entry in project.people.items():
        person = registry.person_by_id(id)
        if person is None or "roles" not in entry.fields:
            continue
        lines = [node.line for node in entry.items("roles")]
        numbered = list(zip(person.roles, lines, strict=True))
        for (one, first), (other, second) in itertools.combinations(numbered, 2):
            if _is_one_office(one, other, registry) and _overlap(one, other):
                yield Finding(
                    str(entry.path),
                    second,
                    f"{entry.label}: '{other.title}' overlaps '{one.title}' of line {first}",
                    "give each `from` and `to`, so that a day has one of them",
                )


def _is_one_office(one: Role, other: Role, registry: Registry) -> bool:
    """Whether nobody has two roles at once: in one institution, or of one title."""
    place = registry.institution_of(one)
    same_place = place is not None and place == registry.institution_of(other)
    return same_place or one.title == other.title


def _overlap(one: Role, other: Role) -> bool:
    first, second = (role.start or dt.date.min for role in (one, other))
    return first <= other.last_day and second <= one.last_day


def _institutions_alike(project: ProjectEntries, registry: Registry) -> Iterator[Finding]:
    base = load_registry()
    owners: dict[str, Institution] = {}
    for id, entry in project.institutions.items():
        own = registry.institution_by_id(id)
        if own is None:
            continue
        for name in _names(own):
            known = owners.setdefault(spelling_key(normalise(name)), own)
            ours = base.institution(name)
            if known.id != id:
                yield _alike(entry, name, known, _spelled(known, name), project.institutions)
            elif ours is not None and ours.id != id:
                yield _alike(entry, name, ours, name, project.institutions)


def _names(institution: Institution) -> Iterable[str]:
    return (institution.name, *institution.aliases, *institution.metonyms)


def _spelled(institution: Institution, name: str) -> str:
    """The name of an institution of which another name is a spelling."""
    key = spelling_key(normalise(name))
    return next(known for known in _names(institution) if spelling_key(normalise(known)) == key)


def _finding(entry: Entry, name: str, message: str, hint: str) -> Finding:
    return Finding(str(entry.path), _line(entry, name), f"{entry.label}: {message}", hint)


def _line(entry: Entry, name: str) -> int:
    """Where a name stands in an entry."""
    for key in ("aliases", "metonyms"):
        for node in entry.items(key):
            if isinstance(node.value, str) and " ".join(node.value.split()) == name:
                return node.line
    return entry.fields["name"].line if "name" in entry.fields else entry.line
