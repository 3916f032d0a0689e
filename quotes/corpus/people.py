"""One name in many articles: how many people it is, and who.

What keeps namesakes apart is stated evidence alone: another given name, another
entry of the registry, another institution. Whoever cannot be told from several
is nobody of them, and gets a page of the name's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.corpus.affiliations import Affiliations
from quotes.corpus.person_names import PersonName, read_name
from quotes.corpus.spellings import gather
from quotes.registry import Person, Registry

LATEST = "9999"
# A namesake in fewer of the articles than one in so many makes no other article doubtful: as
# often, the article was misread.
RARE = 20


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody in one article.

    Attributes:
        document: The article.
        speaker: The id that its records give.
        name: The fullest form that the article has.
        quotations: How many are theirs there.
        published: ISO date of the article, or None.
        roles: As the article gives them.
        institutions: Ids of those that the person belongs to, by the article.
        elsewhere: Ids of those that they left or hope for ("former", "nominee").
    """

    document: str
    speaker: str
    name: str
    quotations: int = 1
    published: str | None = None
    roles: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(slots=True)
class Somebody:
    """A person over all articles, or a name whose bearer is not known.

    Attributes:
        form: The fullest form of the name.
        entry: Of the registry, or None.
        unresolved: Several people can be meant, and nothing tells who.
        institutions: All that speak for this person.
        appearances: In no order that counts.
    """

    form: PersonName
    entry: Person | None = None
    unresolved: bool = False
    institutions: frozenset[str] = frozenset()
    appearances: list[Appearance] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The registry's, else the spelling of most quotations that has a given name."""
        if self.entry is not None:
            return self.entry.name
        counts: Counter[str] = Counter()
        for appearance in self.appearances:
            counts[appearance.name] += appearance.quotations
        return min(counts, key=lambda name: (not read_name(name).given, -counts[name], name))

    @property
    def first_seen(self) -> str:
        """ISO date of the first article; late where no date is known."""
        return min(appearance.published or LATEST for appearance in self.appearances)

    @property
    def documents(self) -> int:
        """How many articles quote this person."""
        return len({appearance.document for appearance in self.appearances})

    @property
    def main_institution(self) -> str | None:
        """The institution that most articles give, of several the first by its id."""
        counts = Counter(id for one in self.appearances for id in one.institutions)
        return min(counts, key=lambda id: (-counts[id], id), default=None)


def tell_apart(appearances: Iterable[Appearance], registry: Registry) -> list[Somebody]:
    """Say which appearances are one person's.

    Args:
        appearances: One for each speaker of each article.
        registry: Of the project: its entries stand for the people that they name.

    Returns:
        Everybody, by the form of the name; each appearance is in one of them.
    """
    known = sorted(appearances, key=lambda one: (one.document, one.speaker, one.name))
    read = {one.name: read_name(one.name) for one in known}
    of_registry = _forms_of_registry(read.values(), registry)
    forms, ambiguous = gather(read.values(), of_registry)
    by_form: dict[PersonName, list[Appearance]] = defaultdict(list)
    for one in known:
        by_form[forms[read[one.name]]].append(one)
    affiliations = Affiliations(registry)
    everybody: list[Somebody] = []
    for form in sorted(by_form):
        entries = _entries(by_form[form], registry)
        if form.is_single:
            entries = [e for e in entries if _is_alone(form, e, (*forms.values(), *of_registry))]
        if not entries and (form.is_single or form in ambiguous):
            everybody.append(Somebody(form, unresolved=True, appearances=by_form[form]))
        else:
            everybody += _share(form, by_form[form], entries, affiliations)
    return everybody


def _forms_of_registry(names: Iterable[PersonName], registry: Registry) -> frozenset[PersonName]:
    """The names of people of the registry who share a family name with one of the articles."""
    families = sorted({name.rest[-1] if name.rest else name.given for name in names})
    return frozenset(
        read_name(name)
        for family in families
        for person in registry.people_with_family_name(family)
        for name in (person.name, *person.aliases)
    )


def _entries(appearances: Iterable[Appearance], registry: Registry) -> list[Person]:
    """The people of the registry who are called so."""
    names = sorted({one.name for one in appearances})
    found = {person.id: person for name in names for person in registry.person(name)}
    return [found[id] for id in sorted(found)]


def _is_alone(single: PersonName, entry: Person, others: Iterable[PersonName]) -> bool:
    """Whether nobody else of the articles or the registry has a word for the family name."""
    own = {read_name(name) for name in (entry.name, *entry.aliases)}
    return not any(
        single.given in (other.given, other.rest[-1])
        for other in others
        if other.rest and other not in own
    )


def _share(
    form: PersonName,
    appearances: Sequence[Appearance],
    entries: Sequence[Person],
    affiliations: Affiliations,
) -> list[Somebody]:
    """Divide the appearances of one name among those who have it."""
    listed = [Somebody(form, e, institutions=affiliations.of_person(e)) for e in entries]
    others: list[Somebody] = []
    loose = [one for one in appearances if not one.institutions]
    given = (one.institutions for one in appearances if one.institutions)
    for part in affiliations.components(given):
        those = [one for one in appearances if one.institutions & part]
        owners = _owners(part, those, listed, affiliations)
        if len(owners) == 1:
            owners[0].appearances += those
        elif owners:
            loose += those
        else:
            others.append(Somebody(form, institutions=part, appearances=those))
    others = _joined_by_diplomacy(others, affiliations)
    enough = len({one.document for one in appearances}) / RARE
    candidates = listed + [who for who in others if who.documents >= enough]
    rest = Somebody(form, unresolved=bool(candidates))
    chosen = [(one, _only(one, candidates, affiliations) or rest) for one in loose]
    for one, who in chosen:
        who.appearances.append(one)
    return [somebody for somebody in (*listed, *others, rest) if somebody.appearances]


def _owners(
    part: frozenset[str],
    those: Sequence[Appearance],
    listed: Sequence[Somebody],
    affiliations: Affiliations,
) -> list[Somebody]:
    """The people of the registry who can be the one that belongs to some institutions."""
    tied = [who for who in listed if affiliations.tied(part, who.institutions)]
    if len(tied) > 1:
        titled = [who for who in tied if any(_has_role(who, one) for one in those)]
        return titled if len(titled) == 1 else tied
    unlimited = [who for who in listed if not who.institutions]
    near = [who for who in listed if affiliations.near(part, who.institutions)]
    return tied or unlimited or near


def _joined_by_diplomacy(others: list[Somebody], affiliations: Affiliations) -> list[Somebody]:
    """Who goes to an international body is the only one who can have gone there."""
    near = {
        index: [
            k
            for k, other in enumerate(others)
            if k != index and affiliations.near(who.institutions, other.institutions)
        ]
        for index, who in enumerate(others)
    }
    joined: list[Somebody] = []
    for index, who in enumerate(others):
        partner = near[index][0] if len(near[index]) == 1 else index
        if partner == index or near[partner] != [index]:
            joined.append(who)
        elif index < partner:
            both = others[partner]
            who.institutions |= both.institutions
            who.appearances += both.appearances
            joined.append(who)
    return joined


def _only(
    one: Appearance, candidates: Sequence[Somebody], affiliations: Affiliations
) -> Somebody | None:
    """The one person whom an appearance without an institution can be."""
    if len(candidates) == 1:
        return candidates[0]
    left = [who for who in candidates if affiliations.tied(one.elsewhere, who.institutions)]
    titled = [who for who in candidates if _has_role(who, one)]
    for fitting in (left, titled):
        if len(fitting) == 1:
            return fitting[0]
    return None


def _has_role(who: Somebody, one: Appearance) -> bool:
    """Whether a role of the article is one that the person is known for."""
    titles = [role.title for role in who.entry.roles] if who.entry is not None else []
    titles += [role for other in who.appearances for role in other.roles]
    mine = [frozenset(role.casefold().split()) for role in one.roles]
    theirs = [frozenset(title.casefold().split()) for title in titles]
    return any(title <= role or role <= title for role in mine for title in theirs)
