"""Loading the registry: our data, and a project's own entries over it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from quotes.registry.parsing import (
    COUNTRY_KEYS,
    INSTITUTION_KEYS,
    ORGAN_KEYS,
    PERSON_KEYS,
    country_of,
    institution_of,
    organ_of,
    person_of,
    section_of,
    top_of,
)
from quotes.registry.project import ProjectEntries, read_project
from quotes.registry.registry import Registry
from quotes.registry.schema import Country, Institution, Organ, Person

_DATA = Path(__file__).parent / "data"


@dataclass(slots=True)
class _Base:
    countries: tuple[Country, ...]
    lookalikes: tuple[str, ...]
    openers: tuple[str, ...]
    organs: tuple[Organ, ...]
    institutions: dict[str, Institution]
    people: dict[str, Person]


def load_registry(user: Path | None = None) -> Registry:
    """Load the registry.

    Args:
        user: A folder of `*.yaml` files with `people:` and `institutions:`, or
            one such file. An entry with a known id changes the keys that it
            gives, any other is added. None for our data alone, loaded once.

    Raises:
        LexiconError: If a file cannot be read or does not follow the schema;
            it names file, line, entry and key.
    """
    return _default() if user is None else _overlaid(Path(user))


@cache
def _default() -> Registry:
    base = _base()
    return Registry(
        base.countries,
        base.organs,
        base.institutions.values(),
        base.people.values(),
        base.lookalikes,
        base.openers,
    )


@cache
def _base() -> _Base:
    countries = top_of(_DATA / "countries.yaml", ("countries", "lookalikes", "openers"))
    organs = top_of(_DATA / "organs.yaml", ("organs",))
    institutions = top_of(_DATA / "organisations.yaml", ("institutions",))
    people = top_of(_DATA / "people.yaml", ("checked", "people"))
    checked = people.date("checked")
    return _Base(
        countries=tuple(map(country_of, section_of(countries, "countries", COUNTRY_KEYS))),
        lookalikes=countries.words("lookalikes"),
        openers=countries.words("openers"),
        organs=tuple(map(organ_of, section_of(organs, "organs", ORGAN_KEYS))),
        institutions={
            institution.id: institution
            for institution in map(
                institution_of, section_of(institutions, "institutions", INSTITUTION_KEYS)
            )
        },
        people={
            person.id: _known_until(person, checked)
            for person in map(person_of, section_of(people, "people", PERSON_KEYS))
        },
    )


def _known_until(person: Person, checked: dt.date | None) -> Person:
    """A person of our data, whose open roles are vouched for up to a day only."""
    roles = (
        role if role.end is not None else replace(role, known_until=checked)
        for role in person.roles
    )
    return replace(person, roles=tuple(roles))


def _overlaid(user: Path) -> Registry:
    base = _base()
    institutions, people = dict(base.institutions), dict(base.people)
    overlay = read_project(user)
    for id, entry in overlay.institutions.items():
        made = _default().institution_by_id(id)
        institutions.pop(id, None)
        institutions[id] = institution_of(entry, made)
    for id, entry in overlay.people.items():
        people[id] = person_of(entry, people.get(id))
    registry = Registry(
        base.countries,
        base.organs,
        institutions.values(),
        people.values(),
        base.lookalikes,
        base.openers,
    )
    _check_references(overlay, registry)
    return registry


def _check_references(overlay: ProjectEntries, registry: Registry) -> None:
    for id, entry in overlay.institutions.items():
        country, parent = entry.text("country"), entry.text("parent")
        if country is not None and registry.country_by_id(country) is None:
            hint = "give the id of a country, as in united-kingdom"
            raise entry.error("country", f"'{country}' is not known", hint)
        if parent == id:
            raise entry.error("parent", "is the institution itself", "remove the key")
        if parent is not None and registry.institution_by_id(parent) is None:
            hint = "add it under institutions:, or give the id of a known one"
            raise entry.error("parent", f"'{parent}' is not known", hint)
    for id, entry in overlay.people.items():
        person = registry.person_by_id(id)
        for role in person.roles if person is not None and "roles" in entry.fields else ():
            if role.institution is not None and registry.institution_of(role) is None:
                hint = "add it under institutions:, or give its full name or its id"
                raise entry.error("roles", f"institution '{role.institution}' is not known", hint)
