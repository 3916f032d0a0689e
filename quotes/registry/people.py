"""People by full name, by spelling twins of it, and by family name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from quotes.registry.names import normalise, spellings
from quotes.registry.schema import Person
from quotes.registry.transliteration import spelling_key


class People:
    """People in dicts.

    Args:
        people: All people, in the order in which look-ups return them.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        self._exact: dict[str, list[Person]] = {}
        self._answers: dict[str, tuple[Person, ...]] = {}
        for person in self._people:
            for name in (person.name, *person.aliases):
                for spelling in spellings(normalise(name)):
                    _add(self._exact, spelling, person)

    @cached_property
    def _twins(self) -> dict[str, list[Person]]:
        twins: dict[str, list[Person]] = {}
        for person in self._people:
            for name in (person.name, *person.aliases):
                _add(twins, spelling_key(name), person)
        return twins

    @cached_property
    def _families(self) -> dict[str, list[Person]]:
        families: dict[str, list[Person]] = {}
        for person in self._people:
            _add(families, spelling_key(person.family), person)
        return families

    def named(self, name: str) -> tuple[Person, ...]:
        """Return everybody with a full name or alias, else with a spelling twin of it."""
        if name not in self._answers:
            exact = self._exact.get(normalise(name), [])
            self._answers[name] = tuple(exact or self._twins.get(spelling_key(name), []))
        return self._answers[name]

    def with_family_name(self, name: str) -> tuple[Person, ...]:
        """Return everybody with a family name, in any of its spellings."""
        return tuple(self._families.get(spelling_key(name), ()))


def _add(index: dict[str, list[Person]], key: str, person: Person) -> None:
    known = index.setdefault(key, [])
    if person not in known:
        known.append(person)
