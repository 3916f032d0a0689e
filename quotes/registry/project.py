"""A project's own entries, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from quotes.errors import LexiconError
from quotes.registry.entries import Entry
from quotes.registry.parsing import (
    INSTITUTION_KEYS,
    PERSON_KEYS,
    duplicate,
    section_of,
    top_of,
)

SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(slots=True)
class ProjectEntries:
    """What the files of a project say, by id, in the order of the files."""

    institutions: dict[str, Entry] = field(default_factory=dict)
    people: dict[str, Entry] = field(default_factory=dict)


def read_project(place: Path) -> ProjectEntries:
    """Read the entries of a project.

    Args:
        place: A folder of `*.yaml` files with `people:` and `institutions:`, or
            one such file.

    Raises:
        LexiconError: A file cannot be read, or an id is missing, no id, or
            stands twice.
    """
    project = ProjectEntries()
    for path in registry_files(place):
        top = top_of(path, ("people", "institutions"))
        for section, keys, known in (
            ("institutions", INSTITUTION_KEYS, project.institutions),
            ("people", PERSON_KEYS, project.people),
        ):
            for entry in section_of(top, section, keys):
                id = entry.required("id")
                if id in known:
                    raise duplicate(entry, known[id])
                known[id] = entry
    return project


def registry_files(place: Path) -> list[Path]:
    """The files of a registry, by name; hidden ones and others are left alone.

    Raises:
        LexiconError: There is no such folder or file.
    """
    if place.is_file():
        return [place]
    if not place.is_dir():
        hint = "create the folder, or leave the registry out of the settings"
        raise LexiconError("there is no registry folder", path=place, hint=hint)
    return sorted(
        path
        for path in place.iterdir()
        if path.suffix in SUFFIXES and path.is_file() and not path.name.startswith(".")
    )
