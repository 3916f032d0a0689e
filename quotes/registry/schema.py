"""What the registry knows, as frozen dataclasses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["name", "adjective", "demonym", "capital", "seat"]

PRONOUNS = ("he", "she", "they")
INSTITUTION_KINDS = (
    "agency",
    "armed-group",
    "central-bank",
    "company",
    "council",
    "country",
    "court",
    "embassy",
    "government",
    "intelligence",
    "international",
    "military",
    "ministry",
    "monarchy",
    "news-agency",
    "organisation",
    "outlet",
    "parliament",
    "party",
    "police",
    "presidency",
    "university",
)


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution.

    Attributes:
        id: A slug.
        name: Its canonical name, without article.
        kind: One of `INSTITUTION_KINDS`.
        country: The id of its country, None for an international one.
        parent: The id of the institution that it is part of.
        aliases: Its other names.
        metonyms: Places that stand for it ("Turtle Bay").
        links: Addresses of pages about it, given by the user.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is or was.

    Attributes:
        title: In lower case but for names: "foreign minister".
        institution: The name or id of an institution, as the file gives it.
        start, end: First and last day, both included; None where open or unknown.
        known_until: For an open role of our own data, the last day for which
            it was checked; None where whoever wrote it vouches for today.
    """

    title: str
    institution: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    known_until: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The last day of which it is known that the role was held."""
        return self.end or self.known_until or dt.date.max

    def covers(self, day: dt.date) -> bool:
        """Whether the role is known to have been held on a day."""
        return (self.start or dt.date.min) <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Person:
    """A person.

    Attributes:
        id: A slug.
        name: The canonical full name.
        family: The family name, which is not always the last word ("Xi").
        aliases: Other spellings and names, full ones and single ones.
        pronouns: "he", "she", "they", or None where not known.
        roles: In the order of the file.
        links: Addresses of pages about the person, given by the user.
    """

    id: str
    name: str
    family: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    roles: tuple[Role, ...] = ()
    links: tuple[str, ...] = ()

    def role_on(self, day: dt.date) -> Role | None:
        """Return the role held on a day; of several the one begun last, None if there is none."""
        held = [role for role in self.roles if role.covers(day)]
        return max(held, key=lambda role: role.start or dt.date.min, default=None)


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a constituent country, or the European Union.

    Attributes:
        id: A slug.
        name: Its usual English name, without article.
        aliases: Other names.
        adjectives: The first one is used in names of its organs.
        demonyms: Its people, in the plural and where different the singular.
        capitals: Spellings of the capital, which stands for the government.
        part_of: The id of the country that it is a part of.
        given_names: Those of its words that are names of people as well.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    part_of: str | None = None
    given_names: tuple[str, ...] = ()

    @property
    def adjective(self) -> str:
        """The adjective that begins the names of its organs."""
        return self.adjectives[0] if self.adjectives else self.name


@dataclass(frozen=True, slots=True)
class NationalOrgan:
    """How one country calls an organ.

    Attributes:
        country: The country's id.
        name: The institution's canonical name; None to follow the organ's pattern.
        forms: Names that mean this country's organ, in any context.
        usual_forms: Names that mean it where the context tells no country.
        holders: Nouns for its office holders in this country.
        seats: Buildings and addresses that stand for it ("Kremlin").
    """

    country: str
    name: str | None = None
    forms: tuple[str, ...] = ()
    usual_forms: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of organ that states have ("foreign ministry").

    Attributes:
        id: A slug.
        kind: One of `INSTITUTION_KINDS`.
        pattern: The institution's name, with "{adjective}" for the country's.
        forms: Names without a country. Written in lower case they match in any case.
        holders: Nouns for its office holders: "foreign minister".
        default_country: The country meant where a text names none (Congress);
            a look-up may set it for single names (Justice Department).
        national: Names of this organ in single countries.
        countries: Ids of the countries that the name looked up can belong to;
            empty where it can be any.
    """

    id: str
    kind: str
    pattern: str
    forms: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    default_country: str | None = None
    national: tuple[NationalOrgan, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """The id of the only country that has this name for it (State Department), or None."""
        return self.countries[0] if len(self.countries) == 1 else None
