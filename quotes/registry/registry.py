"""The registry: one object to ask about people, institutions, organs and countries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from quotes.registry.names import any_case, normalise, spellings, without_accents
from quotes.registry.organs import Organs
from quotes.registry.people import People
from quotes.registry.places import Place, Places
from quotes.registry.schema import Country, Institution, Organ, Person, Role


class Registry:
    """People and institutions in general, before any document is read.

    Every look-up is a few dict accesses. Where two institutions share a name,
    the later one in the order given has it.

    Args:
        countries: All countries.
        organs: The organs of states.
        institutions: Institutions that are listed by hand.
        people: People, in the order in which look-ups return them.
        lookalikes: Names that hold a country's word and mean something else.
        openers: Words that begin sentences with a capital ("In").
    """

    def __init__(
        self,
        countries: Iterable[Country],
        organs: Iterable[Organ],
        institutions: Iterable[Institution],
        people: Iterable[Person],
        lookalikes: Iterable[str] = (),
        openers: Iterable[str] = (),
    ) -> None:
        self.countries = tuple(countries)
        self.organs = tuple(organs)
        self.institutions = tuple(institutions)
        self.people = tuple(people)
        self._organs = Organs(self.organs, self.countries)
        self._places = Places(
            self.countries,
            self._organs.seats(),
            (*lookalikes, *self._names_without_country()),
            self._organs.title_words(),
            openers,
        )
        self._people = People(self.people)
        self._people_by_id = {person.id: person for person in self.people}
        self._by_id = {institution.id: institution for institution in self.institutions}
        self._countries_by_id = {country.id: country for country in self.countries}
        self._exact: dict[str, Institution] = {}
        self._folded: dict[str, Institution] = {}
        for institution in self.institutions:
            for name in (institution.name, *institution.aliases, *institution.metonyms):
                self._index(name, institution)
        self._answers: dict[str, Institution | None] = {}

    def _names_without_country(self) -> Iterator[str]:
        """Yield names of several words that tell no country: "Organization of American States"."""
        words = {
            word
            for country in self.countries
            for word in (country.name, *country.adjectives, *country.demonyms, *country.capitals)
        }
        for institution in self.institutions:
            if institution.country is None and institution.kind != "country":
                for name in (institution.name, *institution.aliases):
                    if " " in name and not words.isdisjoint(name.split()):
                        yield name

    def _index(self, name: str, institution: Institution) -> None:
        for spelling in spellings(normalise(name)):
            self._exact[spelling] = institution
            if any_case(spelling):
                self._folded[spelling.lower()] = institution

    def institution(self, name: str) -> Institution | None:
        """Return the institution that a complete name or alias means, on its own.

        An article does not matter. Letter case matters for acronyms and single
        words. A country's name is the country, its capital the government.

        Args:
            name: "NATO", "the Russian Foreign Ministry", "Ukraine’s Defense
                Ministry", "Ministry of Foreign Affairs of Russia", "Beijing".

        Returns:
            None for a name that is unknown or needs a country from its context
            ("the Foreign Ministry"): for that see `organ`.
        """
        key = normalise(name)
        if key not in self._answers:
            self._answers[key] = self._find(key) or self._find_plain(key)
        return self._answers[key]

    def _find(self, key: str) -> Institution | None:
        listed = self._listed(key)
        if listed is not None:
            return listed
        place = self._places.lookup(key)
        if place is not None and place[1] == "name":
            return self.country_institution(place[0])
        if place is not None and place[1] == "capital":
            return self.government_of(place[0])
        made = self._organs.read(key, self._places)
        if made is not None:
            return self._by_id.get(made.id, made)
        for country, rest in self._organs.owned(key, self._places):
            listed = self._listed(normalise(rest))
            if listed is not None and listed.country == country.id:
                return listed
        return None

    def _find_plain(self, key: str) -> Institution | None:
        plain = without_accents(key)
        return None if plain == key else self._find(plain)

    def _listed(self, key: str) -> Institution | None:
        return self._exact.get(key) or self._folded.get(key.lower())

    def institution_by_id(self, id: str) -> Institution | None:
        """Return the institution with an id, listed or made ("russian-foreign-ministry")."""
        if id in self._by_id:
            return self._by_id[id]
        if id in self._countries_by_id:
            return self.country_institution(self._countries_by_id[id])
        return self._organs.with_id(id)

    def country_institution(self, country: Country) -> Institution:
        """Return a country as an institution of its own ("Russia said …")."""
        made = Institution(
            id=country.id,
            name=country.name,
            kind="country",
            country=country.id,
            parent=country.part_of,
            aliases=country.aliases,
        )
        return self._by_id.get(country.id, made)

    def government_of(self, country: Country) -> Institution:
        """Return the government of a country."""
        made = self._organs.government(country)
        return self._by_id.get(made.id, made)

    def organ(self, name: str) -> Organ | None:
        """Return the organ of a state that a name without a country means.

        Args:
            name: "Foreign Ministry", "the ministry of defence", "parliament".

        Returns:
            The organ; its `country` is set where only one country has it under
            this name (State Department), its `default_country` where one is
            meant unless the context says otherwise (Congress).
        """
        return self._organs.organ(name)

    def office(self, title: str) -> Organ | None:
        """Return the organ in which a title is an office ("foreign minister").

        `country` of the result is set for titles of one country ("home secretary").
        """
        return self._organs.office(title)

    def organ_of(self, organ: Organ, country: Country) -> Institution:
        """Return the institution that an organ is in a country ("Russian Foreign Ministry")."""
        made = self._organs.of(organ, country)
        return self._by_id.get(made.id, made)

    def country(self, word: str) -> Country | None:
        """Return the country with a name, adjective, demonym or capital, None if there is none."""
        place = self._places.lookup(word)
        return place[0] if place is not None and place[1] != "seat" else None

    def country_by_id(self, id: str) -> Country | None:
        """Return the country with an id."""
        return self._countries_by_id.get(id)

    def countries_in(self, text: str) -> list[Place]:
        """Find the words for countries in a text.

        Args:
            text: A sentence or more.

        Returns:
            Tuples (start, end, country, how) in order, half-open offsets into
            `text`; how is "name", "adjective", "demonym", "capital" or "seat".
        """
        return self._places.find(text)

    def person(self, name: str) -> tuple[Person, ...]:
        """Return everybody with a full name or alias, else with a spelling twin of it.

        Args:
            name: "Sergei Lavrov", "Sergey Lavrov".

        Returns:
            People in the order of the registry; none if nobody is called so.
        """
        return self._people.named(name)

    def person_by_id(self, id: str) -> Person | None:
        """Return the person with an id."""
        return self._people_by_id.get(id)

    def role_on(self, person_id: str, day: dt.date) -> Role | None:
        """Return the role that a person held on a day, as far as the registry knows.

        Args:
            person_id: As records give it; that of somebody unknown has no role.
            day: Of the article.
        """
        person = self.person_by_id(person_id)
        return person.role_on(day) if person is not None else None

    def links(self, id: str) -> tuple[str, ...]:
        """Return the addresses that the user gave for a person or an institution.

        Args:
            id: As records give it.

        Returns:
            http and https addresses as they stand in the file; none for an
            unknown id.
        """
        known = self.person_by_id(id) or self.institution_by_id(id)
        return known.links if known is not None else ()

    def people_with_family_name(self, name: str) -> tuple[Person, ...]:
        """Return everybody with a family name, in any of its spellings."""
        return self._people.with_family_name(name)

    def institution_of(self, role: Role) -> Institution | None:
        """Return the institution of a role, which names it or gives its id."""
        if role.institution is None:
            return None
        return self.institution(role.institution) or self.institution_by_id(role.institution)
