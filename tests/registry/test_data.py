"""What must hold for the data that ships with the package."""

from quotes.registry import Registry
from quotes.registry.names import slug
from quotes.registry.schema import INSTITUTION_KINDS


def test_the_tables_are_there(registry: Registry) -> None:
    assert len(registry.countries) > 200
    assert len(registry.organs) > 50
    assert len(registry.institutions) > 400
    assert len(registry.people) > 100


def test_references_lead_somewhere(registry: Registry) -> None:
    countries = {country.id for country in registry.countries}
    used = [institution.country for institution in registry.institutions]
    used += [country.part_of for country in registry.countries]
    used += [organ.default_country for organ in registry.organs]
    used += [national.country for organ in registry.organs for national in organ.national]
    assert {id for id in used if id is not None} <= countries
    for institution in registry.institutions:
        assert institution.parent is None or registry.institution_by_id(institution.parent)


def test_every_role_has_a_known_institution(registry: Registry) -> None:
    for person in registry.people:
        for role in person.roles:
            assert role.institution is None or registry.institution_of(role), (person.id, role)


def test_no_two_institutions_share_a_name(registry: Registry) -> None:
    owners: dict[str, str] = {}
    for institution in registry.institutions:
        for name in (institution.name, *institution.aliases, *institution.metonyms):
            assert owners.setdefault(name, institution.id) == institution.id, name


def test_every_name_of_an_institution_leads_to_it(registry: Registry) -> None:
    for institution in registry.institutions:
        for name in (institution.name, *institution.aliases, *institution.metonyms):
            assert registry.institution(name) == institution, name


def test_names_and_ids_follow_the_house(registry: Registry) -> None:
    for person in registry.people:
        assert person.id == slug(person.name)
        assert person.pronouns in ("he", "she", "they")
        assert person.family in person.name
    for institution in registry.institutions:
        assert institution.kind in INSTITUTION_KINDS
        assert not institution.name.startswith("The ")
    for country in registry.countries:
        assert country.id == slug(country.name)


def test_countries_share_no_words(registry: Registry) -> None:
    owners: dict[str, str] = {}
    for country in registry.countries:
        words = (country.name, *country.aliases, *country.adjectives, *country.demonyms)
        for word in (*words, *country.capitals):
            assert owners.setdefault(word, country.id) == country.id, word
            found = registry.country(word)
            assert found is not None
            assert found.id == country.id, word
