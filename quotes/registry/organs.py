"""Organs of states: which organ a name means, and the institution it is in one country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from quotes.registry.names import any_case, normalise, slug, spellings
from quotes.registry.places import Places
from quotes.registry.schema import Country, Institution, NationalOrgan, Organ

GOVERNMENT = "government"
_INDEPENDENT = frozenset(
    {"central-bank", "court", "monarchy", "organisation", "outlet", "parliament"}
)
_CAPITAL_OWNS = frozenset({"government", "ministry", "embassy"})
_ABROAD = re.compile(r"((?:embassy|consulate|high commission)) in .+\Z", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]+")
_POSSESSIVE = re.compile(r"'s? ")


class Organs:
    """Names of organs and of their office holders, in dicts.

    Args:
        organs: All organs.
        countries: All countries.
    """

    def __init__(self, organs: Iterable[Organ], countries: Iterable[Country]) -> None:
        self._organs = {organ.id: organ for organ in organs}
        self._countries = {country.id: country for country in countries}
        self._national = {
            (organ.id, national.country): national
            for organ in self._organs.values()
            for national in organ.national
        }
        self._named: dict[tuple[str, str], Organ] = {}
        for (organ_id, country), national in self._national.items():
            if national.name:
                self._named.setdefault((national.name, country), self._organs[organ_id])
        self._forms = _Names()
        self._holders = _Names()
        self._index()
        self._made: dict[tuple[str, str], Institution] = {}

    def _index(self) -> None:
        for (organ_id, country), national in self._national.items():
            organ = self._organs[organ_id]
            for form in national.usual_forms:
                others = [other.country for other in organ.national if form in other.forms]
                possible = tuple(sorted((country, *others))) if others else ()
                usual = replace(organ, default_country=country, countries=possible)
                self._forms.add(form, usual)
        for organ in self._organs.values():
            for form in organ.forms:
                self._forms.add(form, organ)
            for holder in organ.holders:
                self._holders.add(holder, organ)
        for (organ_id, country), national in self._national.items():
            restricted = replace(self._organs[organ_id], countries=(country,))
            own_name = (national.name,) if national.name else ()
            for form in (*national.forms, *national.seats, *own_name):
                self._forms.add(form, restricted)
            for holder in national.holders:
                self._holders.add(holder, restricted)

    def organ(self, name: str) -> Organ | None:
        """Return the organ that a name without a country means ("ministry of defence")."""
        return self._forms.get(normalise(name))

    def office(self, title: str) -> Organ | None:
        """Return the organ in which a title is an office ("foreign minister")."""
        return self._holders.get(normalise(title))

    def title_words(self) -> Iterator[str]:
        """Yield the first words of all names of organs and offices, capitalised."""
        for names in (self._forms, self._holders):
            for name in names.names():
                first = name.split()[0]
                yield first[:1].upper() + first[1:]

    def seats(self) -> Iterator[tuple[str, Country]]:
        """Yield the seats of government with their countries."""
        for (_, country), national in self._national.items():
            for seat in national.seats:
                yield seat, self._countries[country]

    def government(self, country: Country) -> Institution:
        """Return the government of a country."""
        return self.of(self._organs[GOVERNMENT], country)

    def of(self, organ: Organ, country: Country) -> Institution:
        """Return the institution that an organ is in a country.

        Args:
            organ: The organ, as looked up or as listed.
            country: The country.

        Returns:
            "Russian Foreign Ministry" for the foreign ministry and Russia. Organs
            of one national name are one institution (parliament and congress of
            the United States), made of the one listed first.
        """
        key = (organ.id, country.id)
        if key not in self._made:
            organ = self._organs[organ.id]
            primary = self._named.get((self._name(organ, country), country.id), organ)
            self._made[key] = self._make(primary, country)
        return self._made[key]

    def _name(self, organ: Organ, country: Country) -> str:
        national = self._national.get((organ.id, country.id))
        if national is not None and national.name:
            return national.name
        return organ.pattern.replace("{adjective}", country.adjective)

    def _make(self, organ: Organ, country: Country) -> Institution:
        national = self._national.get((organ.id, country.id), NationalOrgan(country.id))
        name = self._name(organ, country)
        parent: str | None = country.id
        if organ.id == GOVERNMENT:
            parent = None
        elif organ.kind not in _INDEPENDENT:
            parent = self.government(country).id
        capitals = country.capitals if organ.id == GOVERNMENT else ()
        return Institution(
            id=slug(name),
            name=name,
            kind=organ.kind,
            country=country.id,
            parent=parent,
            aliases=tuple(form for form in national.forms if form != name),
            metonyms=(*capitals, *(seat for seat in national.seats if seat != name)),
        )

    def with_id(self, wanted: str) -> Institution | None:
        """Return the made institution that has an id, None where there is none."""
        named = self._ids_of_named.get(wanted)
        if named is not None:
            return self.of(*named)
        for hyphen in re.finditer("-", wanted):
            country = self._adjective_ids.get(wanted[: hyphen.start()])
            if country is None:
                continue
            for organ in self._organs.values():
                institution = self.of(organ, country)
                if institution.id == wanted:
                    return institution
        return None

    @cached_property
    def _ids_of_named(self) -> dict[str, tuple[Organ, Country]]:
        return {
            slug(name): (organ, self._countries[country])
            for (name, country), organ in reversed(self._named.items())
        }

    @cached_property
    def _adjective_ids(self) -> dict[str, Country]:
        return {slug(country.adjective): country for country in self._countries.values()}

    def owned(self, name: str, places: Places) -> Iterator[tuple[Country, str]]:
        """Yield the ways to read a name as a country and something that it has.

        Args:
            name: A normalised name.
            places: The words for countries.

        Yields:
            The country and the rest: for "Russia's Foreign Ministry", "Russian
            Foreign Ministry" and "Foreign Ministry of Russia" Russia and
            "Foreign Ministry", for "MFA Russia" Russia and "MFA".
        """
        for mark in _POSSESSIVE.finditer(name):
            for owner in (name[: mark.start()], name[: mark.start() + 1].rstrip("'")):
                place = places.lookup(owner)
                rest = name[mark.end() :]
                if place is not None and place[1] == "capital":
                    organ = self.organ(rest)
                    if organ is not None and organ.kind in _CAPITAL_OWNS:
                        yield place[0], rest
                elif place is not None and place[1] == "name":
                    yield place[0], rest
        for gap in re.finditer(" ", name):
            place = places.lookup(name[: gap.start()])
            if place is not None and place[1] in ("name", "adjective"):
                yield place[0], name[gap.end() :]
        for gap in re.finditer(" of ", name):
            place = places.lookup(name[gap.end() :])
            if place is not None and place[1] == "name":
                yield place[0], name[: gap.start()]
        acronym, _, owner = name.partition(" ")
        if _ACRONYM.fullmatch(acronym):
            place = places.lookup(owner)
            if place is not None and place[1] == "name":
                yield place[0], acronym

    def read(self, name: str, places: Places) -> Institution | None:
        """Return the institution that a name of an organ with its country means.

        Args:
            name: A normalised name; without a country only where it belongs to
                one country alone ("State Department").
            places: The words for countries.
        """
        name = _ABROAD.sub(r"\1", name)
        organ = self.organ(name)
        if organ is not None and organ.country is not None:
            return self.of(organ, self._countries[organ.country])
        for country, rest in self.owned(name, places):
            organ = self.organ(rest)
            if organ is not None and (not organ.countries or country.id in organ.countries):
                return self.of(organ, country)
        return None


class _Names:
    """Organs by name: as written, and in any letter case where the name allows it."""

    def __init__(self) -> None:
        self._exact: dict[str, Organ] = {}
        self._folded: dict[str, Organ] = {}

    def add(self, name: str, organ: Organ) -> None:
        for spelling in spellings(normalise(name)):
            self._put(self._exact, spelling, organ)
            if any_case(spelling):
                self._put(self._folded, spelling.lower(), organ)

    @staticmethod
    def _put(names: dict[str, Organ], name: str, organ: Organ) -> None:
        known = names.get(name)
        if known is None:
            names[name] = organ
        elif known.id == organ.id and known.countries and organ.countries:
            countries = sorted({*known.countries, *organ.countries})
            names[name] = replace(known, countries=tuple(countries))

    def get(self, name: str) -> Organ | None:
        return self._exact.get(name) or self._folded.get(name.lower())

    def names(self) -> Iterator[str]:
        return iter(self._exact)
