"""The registry as a table: who and what is known, and from where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.registry.entries import Entry
from quotes.registry.loading import load_registry
from quotes.registry.project import ProjectEntries, read_project
from quotes.registry.registry import Registry
from quotes.registry.schema import Person

SHIPPED = "quotes"


@dataclass(frozen=True, slots=True)
class Row:
    """A person or an institution.

    Attributes:
        kind: "person", or the institution's kind.
        aliases: Other names, metonyms too.
        role: Of a person on the day asked for, with its institution; or None.
        place: `file:line` of the project's entry, "quotes" where there is none.
    """

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...]
    role: str | None
    links: tuple[str, ...]
    place: str

    def as_dict(self) -> dict[str, Any]:
        """Plain strings and lists, for JSON."""
        return {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "aliases": list(self.aliases),
            "role": self.role,
            "links": list(self.links),
            "from": self.place,
        }


def list_entries(place: Path | None, day: dt.date, *, own: bool = False) -> list[Row]:
    """List the people, then the institutions, each by id.

    Args:
        place: The project's registry; None where it has none.
        day: Whose roles to tell.
        own: Only the project's entries.

    Raises:
        LexiconError: The registry is not valid.
    """
    registry = load_registry(place)
    project = read_project(place) if place is not None else ProjectEntries()
    people = [
        Row(
            "person",
            person.id,
            person.name,
            person.aliases,
            _role(person, day, registry),
            person.links,
            _place(project.people, person.id),
        )
        for person in registry.people
        if not own or person.id in project.people
    ]
    institutions = [
        Row(
            known.kind,
            known.id,
            known.name,
            (*known.aliases, *known.metonyms),
            None,
            known.links,
            _place(project.institutions, known.id),
        )
        for known in registry.institutions
        if not own or known.id in project.institutions
    ]
    return [*sorted(people, key=_by_id), *sorted(institutions, key=_by_id)]


def _by_id(row: Row) -> str:
    return row.id


def _place(entries: Mapping[str, Entry], id: str) -> str:
    return f"{entries[id].path}:{entries[id].line}" if id in entries else SHIPPED


def _role(person: Person, day: dt.date, registry: Registry) -> str | None:
    role = person.role_on(day)
    if role is None:
        return None
    institution = registry.institution_of(role)
    return f"{role.title}, {institution.name}" if institution is not None else role.title
