"""Entries of the registry's files read as people, institutions, countries and organs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from quotes.errors import LexiconError
from quotes.links import safe_url
from quotes.registry.entries import Entry
from quotes.registry.reading import read_yaml
from quotes.registry.schema import (
    INSTITUTION_KINDS,
    PRONOUNS,
    Country,
    Institution,
    NationalOrgan,
    Organ,
    Person,
    Role,
)

INSTITUTION_KEYS = ("id", "name", "kind", "country", "parent", "aliases", "metonyms", "links")
PERSON_KEYS = ("id", "name", "family", "aliases", "pronouns", "roles", "links")
ROLE_KEYS = ("title", "institution", "from", "to")
COUNTRY_KEYS = (
    "id",
    "name",
    "aliases",
    "adjectives",
    "demonyms",
    "capitals",
    "part_of",
    "given_names",
)
ORGAN_KEYS = ("id", "kind", "name", "forms", "holders", "default_country", "national")
NATIONAL_KEYS = ("country", "name", "forms", "usual_forms", "holders", "seats")


def institution_of(entry: Entry, base: Institution | None = None) -> Institution:
    """Read an institution; keys that it leaves out are taken from `base`.

    Raises:
        LexiconError: If a value is missing or not valid.
    """
    given = entry.fields
    if base is None:
        base = Institution(entry.required("id"), entry.required("name"), kind="organisation")
    return Institution(
        id=base.id,
        name=entry.text("name") or base.name,
        kind=entry.choice("kind", INSTITUTION_KINDS) or base.kind,
        country=entry.slug("country") or base.country,
        parent=entry.slug("parent") or base.parent,
        aliases=entry.words("aliases") if "aliases" in given else base.aliases,
        metonyms=entry.words("metonyms") if "metonyms" in given else base.metonyms,
        links=_links(entry) if "links" in given else base.links,
    )


def person_of(entry: Entry, base: Person | None = None) -> Person:
    """Read a person; keys that it leaves out are taken from `base`.

    Raises:
        LexiconError: If a value is missing or not valid.
    """
    given = entry.fields
    if base is None:
        name = entry.required("name")
        base = Person(id=entry.required("id"), name=name, family=name.split()[-1])
    return Person(
        id=base.id,
        name=entry.text("name") or base.name,
        family=entry.text("family") or base.family,
        aliases=entry.words("aliases") if "aliases" in given else base.aliases,
        pronouns=entry.choice("pronouns", PRONOUNS) or base.pronouns,
        roles=_roles(entry) if "roles" in given else base.roles,
        links=_links(entry) if "links" in given else base.links,
    )


def _links(entry: Entry) -> tuple[str, ...]:
    links = entry.words("links")
    for link in links:
        if safe_url(link) is None or any(map(str.isspace, link)):
            hint = "write it in full, beginning with https://"
            raise entry.error("links", f"'{link}' is not a web address", hint)
    return links


def _roles(entry: Entry) -> tuple[Role, ...]:
    roles = []
    for node in entry.items("roles"):
        item = Entry.of(node, entry.path, f"{entry.label}: role", ROLE_KEYS)
        start, end = item.date("from"), item.date("to", last=True)
        if start and end and end < start:
            raise item.error("to", "is before `from`", "exchange the two dates")
        roles.append(Role(item.required("title"), item.text("institution"), start, end))
    return tuple(roles)


def country_of(entry: Entry) -> Country:
    """Read a country.

    Raises:
        LexiconError: If a value is missing or not valid.
    """
    return Country(
        id=entry.required("id"),
        name=entry.required("name"),
        aliases=entry.words("aliases"),
        adjectives=entry.words("adjectives"),
        demonyms=entry.words("demonyms"),
        capitals=entry.words("capitals"),
        part_of=entry.slug("part_of"),
        given_names=entry.words("given_names"),
    )


def organ_of(entry: Entry) -> Organ:
    """Read an organ with its national names.

    Raises:
        LexiconError: If a value is missing or not valid.
    """
    entry.required("kind")
    return Organ(
        id=entry.required("id"),
        kind=entry.choice("kind", INSTITUTION_KINDS) or "organisation",
        pattern=entry.required("name"),
        forms=entry.words("forms"),
        holders=entry.words("holders"),
        default_country=entry.slug("default_country"),
        national=tuple(
            _national(Entry.of(node, entry.path, f"{entry.label}: national", NATIONAL_KEYS))
            for node in entry.items("national")
        ),
    )


def _national(entry: Entry) -> NationalOrgan:
    return NationalOrgan(
        country=entry.required("country"),
        name=entry.text("name"),
        forms=entry.words("forms"),
        usual_forms=entry.words("usual_forms"),
        holders=entry.words("holders"),
        seats=entry.words("seats"),
    )


def duplicate(entry: Entry, earlier: Entry) -> LexiconError:
    """Make the error about an id that an earlier entry has."""
    return entry.error(
        "id",
        "the same id stands twice",
        f"merge it with the entry at {earlier.path}:{earlier.line}, or give it another id",
    )


def top_of(path: Path, sections: Collection[str]) -> Entry:
    """Read a registry file, which may have only these sections.

    Raises:
        LexiconError: It cannot be read, or has another key.
    """
    return Entry.of(read_yaml(path), path, "registry file", sections)


def section_of(top: Entry, section: str, keys: Collection[str]) -> list[Entry]:
    """The entries of a section of a file, each with an id.

    Raises:
        LexiconError: An entry has no id, an unknown key, or the id of another.
    """
    known: dict[str, Entry] = {}
    for node in top.items(section):
        entry = Entry.of(node, top.path, f"{section} entry", keys)
        entry.required("id")
        id = entry.slug("id")
        if id in known:
            raise duplicate(entry, known[id])
        if id is not None:
            known[id] = entry
    return list(known.values())
