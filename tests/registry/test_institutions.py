import pytest

from quotes.registry import Registry

NAMES = [
    ("Russian Foreign Ministry", "Russian Foreign Ministry"),
    ("the Russian foreign ministry", "Russian Foreign Ministry"),
    ("Ministry of Foreign Affairs of Russia", "Russian Foreign Ministry"),
    ("Ministry of Foreign Affairs of the Russian Federation", "Russian Foreign Ministry"),
    ("Russia's Foreign Ministry", "Russian Foreign Ministry"),
    ("Moscow's foreign ministry", "Russian Foreign Ministry"),
    ("the Chinese government", "Chinese government"),
    ("Foreign Ministry of the People's Republic of China", "Chinese Foreign Ministry"),
    ("People's Republic of China's Foreign Ministry", "Chinese Foreign Ministry"),
    ("US State Department", "US State Department"),
    ("State Department", "US State Department"),
    ("U.S. Department of State", "US State Department"),
    ("the United States' State Department", "US State Department"),
    ("U.S. Justice Department", "US Justice Department"),
    ("British Foreign Office", "British Foreign Office"),
    ("the FCDO", "British Foreign Office"),
    ("Ukraine’s Defense Ministry", "Ukrainian Defence Ministry"),
    ("Ministry of Defence of Ukraine", "Ukrainian Defence Ministry"),
    ("Ukraine government", "Ukrainian government"),
    ("UK government", "British government"),
    ("Chinese embassy", "Chinese embassy"),
    ("Chinese Embassy in London", "Chinese embassy"),
    ("French parliament", "French parliament"),
    ("Philippines' government", "Philippine government"),
    ("Israeli army", "Israel Defense Forces"),
    ("Israel's Shin Bet", "Shin Bet"),
    ("Central Bank of Russia", "Bank of Russia"),
    ("Britain's Treasury", "British Treasury"),
    ("Canadian House of Commons", "Canadian House of Commons"),
    ("Office of the President of Ukraine", "Ukrainian presidency"),
    ("U.S. Department of Defense", "Pentagon"),
    ("the Duma", "State Duma"),
    ("US Congress", "US Congress"),
    ("EU parliament", "European Parliament"),
    ("U.N. Security Council", "UN Security Council"),
    ("Iran's Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
    ("WHO", "World Health Organization"),
    ("NATO", "NATO"),
    ("the AP", "Associated Press"),
    ("The New York Times", "New York Times"),
    ("GOP", "Republican Party"),
    ("Scotland Yard", "Metropolitan Police"),
    ("Elysee", "Élysée Palace"),
    ("the Elysée Palace", "Élysée Palace"),
    ("Dail", None),
    ("Beijing", "Chinese government"),
    ("Kiev", "Ukrainian government"),
    ("Brussels", "European Union"),
    ("the Kremlin", "Kremlin"),
    ("the White House", "White House"),
    ("Downing Street", "Downing Street"),
    ("No. 10", "Downing Street"),
    ("Whitehall", "British government"),
    ("Russia", "Russia"),
    ("the U.S.", "United States"),
    ("The Vatican", "Vatican"),
]

UNKNOWN = [
    "the Foreign Ministry",
    "Senate",
    "who",
    "us",
    "nato",
    "apple",
    "turkey",
    "diet",
    "Male",
    "Russian",
    "Russians",
    "Russian State Department",
    "French Knesset",
    "Paris police",
    "Kremlin's press service",
    "",
    "'s",
    " of ",
]


@pytest.mark.parametrize(("name", "canonical"), NAMES)
def test_a_complete_name_gives_its_institution(
    registry: Registry, name: str, canonical: str | None
) -> None:
    institution = registry.institution(name)
    assert (institution.name if institution else None) == canonical


@pytest.mark.parametrize("name", UNKNOWN)
def test_other_words_are_no_institution(registry: Registry, name: str) -> None:
    assert registry.institution(name) is None


@pytest.mark.parametrize(
    ("name", "id", "kind", "parent"),
    [
        ("Kremlin", "kremlin", "presidency", "russian-government"),
        ("White House", "white-house", "presidency", "us-government"),
        ("Russia", "russia", "country", None),
        ("Scotland", "scotland", "country", "united-kingdom"),
        ("Russian government", "russian-government", "government", None),
        ("Russian Foreign Ministry", "russian-foreign-ministry", "ministry", "russian-government"),
        ("French Supreme Court", "french-supreme-court", "court", "france"),
        ("UN Security Council", "un-security-council", "international", "united-nations"),
    ],
)
def test_kinds_ids_and_parents(
    registry: Registry, name: str, id: str, kind: str, parent: str | None
) -> None:
    institution = registry.institution(name)
    assert institution is not None
    assert (institution.id, institution.kind, institution.parent) == (id, kind, parent)
    assert registry.institution_by_id(id) == institution


def test_a_country_leads_to_its_government(registry: Registry) -> None:
    country = registry.country("Russia")
    assert country is not None
    assert registry.government_of(country).name == "Russian government"
    assert registry.government_of(country).metonyms == ("Moscow",)


def test_an_unknown_id_is_none(registry: Registry) -> None:
    assert registry.institution_by_id("russian-ministry-of-magic") is None
    assert registry.institution_by_id("nobody") is None
