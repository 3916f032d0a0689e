import pytest

from quotes.registry import Registry


@pytest.mark.parametrize(
    ("name", "id", "country", "default"),
    [
        ("Foreign Ministry", "foreign-ministry", None, None),
        ("the ministry of defence", "defence-ministry", None, None),
        ("Ministry of Defense", "defence-ministry", None, None),
        ("government", "government", None, None),
        ("Parliament", "parliament", None, None),
        ("police", "police", None, None),
        ("State Department", "foreign-ministry", "united-states", None),
        ("the Home Office", "interior-ministry", "united-kingdom", None),
        ("Kremlin", "presidency", "russia", None),
        ("Congress", "congress", None, "united-states"),
        ("the Senate", "senate", None, "united-states"),
        ("House of Commons", "house-of-commons", None, "united-kingdom"),
        ("Justice Department", "justice-ministry", None, "united-states"),
        ("ministry of justice", "justice-ministry", None, None),
    ],
)
def test_an_organ_without_its_country(
    registry: Registry, name: str, id: str, country: str | None, default: str | None
) -> None:
    organ = registry.organ(name)
    assert organ is not None
    assert (organ.id, organ.country, organ.default_country) == (id, country, default)


@pytest.mark.parametrize("name", ["congress", "diet", "kremlin", "Ministry of Magic", ""])
def test_other_words_are_no_organ(registry: Registry, name: str) -> None:
    assert registry.organ(name) is None


@pytest.mark.parametrize(
    ("name", "country", "canonical"),
    [
        ("foreign ministry", "Russia", "Russian Foreign Ministry"),
        ("foreign ministry", "United States", "US State Department"),
        ("foreign ministry", "Britain", "British Foreign Office"),
        ("army", "Israel", "Israel Defense Forces"),
        ("parliament", "Ukraine", "Verkhovna Rada"),
        ("central bank", "United States", "Federal Reserve"),
        ("Congress", "Peru", "Peruvian Congress"),
        ("Justice Department", "Philippines", "Philippine Department of Justice"),
    ],
)
def test_an_organ_of_a_country(registry: Registry, name: str, country: str, canonical: str) -> None:
    organ, owner = registry.organ(name), registry.country(country)
    assert organ is not None
    assert owner is not None
    assert registry.organ_of(organ, owner).name == canonical


@pytest.mark.parametrize(
    ("title", "id", "countries"),
    [
        ("foreign minister", "foreign-ministry", ()),
        ("Defense Secretary", "defence-ministry", ()),
        ("prime minister", "government", ()),
        ("president", "presidency", ()),
        ("ambassador", "embassy", ()),
        ("MP", "parliament", ()),
        ("secretary of state", "foreign-ministry", ("united-states",)),
        ("Foreign Secretary", "foreign-ministry", ("united-kingdom",)),
        ("Kremlin spokesman", "presidency", ("russia",)),
        ("chancellor", "government", ("austria", "germany")),
    ],
)
def test_a_title_is_an_office_in_an_organ(
    registry: Registry, title: str, id: str, countries: tuple[str, ...]
) -> None:
    organ = registry.office(title)
    assert organ is not None
    assert (organ.id, organ.countries) == (id, countries)


def test_a_title_of_nobody_is_no_office(registry: Registry) -> None:
    assert registry.office("goalkeeper") is None


def test_organs_of_one_national_name_are_one_institution(registry: Registry) -> None:
    country = registry.country("US")
    congress, parliament = registry.organ("Congress"), registry.organ("parliament")
    assert country is not None
    assert congress is not None
    assert parliament is not None
    assert registry.organ_of(congress, country) is not None
    assert registry.organ_of(congress, country) == registry.organ_of(parliament, country)
    assert "Capitol Hill" in registry.organ_of(congress, country).metonyms


def test_every_made_name_leads_back_to_its_institution(registry: Registry) -> None:
    lost = [
        made.name
        for country in registry.countries
        for organ in registry.organs
        if registry.institution((made := registry.organ_of(organ, country)).name) != made
    ]
    assert lost == []


def test_one_id_is_one_institution(registry: Registry) -> None:
    known: dict[str, object] = {}
    for country in registry.countries:
        for organ in registry.organs:
            made = registry.organ_of(organ, country)
            assert known.setdefault(made.id, made) == made
