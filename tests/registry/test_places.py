import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.registry import Registry, load_registry


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("Russia", "russia"),
        ("Russian", "russia"),
        ("Russians", "russia"),
        ("Kyiv", "ukraine"),
        ("Kiev", "ukraine"),
        ("U.S.", "united-states"),
        ("the US", "united-states"),
        ("American", "united-states"),
        ("Britain", "united-kingdom"),
        ("Briton", "united-kingdom"),
        ("the Netherlands", "netherlands"),
        ("The Hague", "netherlands"),
        ("Cote d'Ivoire", "ivory-coast"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Malé", "maldives"),
        ("Republic of Korea", "south-korea"),
        ("Democratic People's Republic of Korea", "north-korea"),
    ],
)
def test_a_word_for_a_country(registry: Registry, word: str, id: str) -> None:
    country = registry.country(word)
    assert country is not None
    assert country.id == id


@pytest.mark.parametrize("word", ["us", "Male", "polish", "Kremlin", "Atlantis", "New Mexico", ""])
def test_other_words_are_no_country(registry: Registry, word: str) -> None:
    assert registry.country(word) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("KYIV (Reuters) - Russia struck.", [("KYIV", "capital"), ("Russia", "name")]),
        ("the U.S. and U.K.-led talks", [("U.S.", "name"), ("U.K.", "name")]),
        ("the United\nStates said", [("United\nStates", "name")]),
        ("Ukraine's Russian-backed foes", [("Ukraine", "name"), ("Russian", "adjective")]),
        ("Poles polish Polish shoes", [("Poles", "demonym"), ("Polish", "adjective")]),
        ("Guinea-Bissau, Guinea", [("Guinea-Bissau", "name"), ("Guinea", "name")]),
        ("the Kremlin and Downing Street", [("Kremlin", "seat"), ("Downing Street", "seat")]),
        ("South Korean envoys", [("South Korean", "adjective")]),
        ("Côte d’Ivoire won", [("Côte d’Ivoire", "name")]),
        ("he told the Washington Post", []),
        ("born in New Mexico", []),
        ("Michael Jordan scored", []),
        ("In Jordan, rain fell", [("Jordan", "name")]),
        ("Jordan Foreign Minister Ayman Safadi", [("Jordan", "name")]),
        ("Chad Wolf resigned", []),
        ("Georgia and Chad", [("Georgia", "name"), ("Chad", "name")]),
        ("let us go", []),
        ("Russiagate", []),
        ("", []),
    ],
)
def test_places_in_a_text(registry: Registry, text: str, places: list[tuple[str, str]]) -> None:
    found = registry.countries_in(text)
    assert [(text[place.start : place.end], place.how) for place in found] == places


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Russia",
                "U.S.",
                "US",
                "the",
                "said",
                "Washington",
                "Post",
                "Guinea-Bissau",
                "É",
                "’s",
            ]
        )
        | st.text(max_size=6),
        max_size=12,
    ),
    st.sampled_from([" ", "\n", "", ", "]),
)
def test_places_are_in_order_and_known(words: list[str], gap: str) -> None:
    registry = load_registry()
    text = gap.join(words)
    reached = 0
    for place in registry.countries_in(text):
        assert reached <= place.start < place.end <= len(text)
        reached = place.end
        if place.how != "seat":
            assert registry.country(" ".join(text[place.start : place.end].split())) is not None
