import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.registry import slug
from quotes.registry.names import any_case, normalise, spellings, without_accents


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("the  U.S. State Department", "US State Department"),
        ("The U.N", "UN"),
        ("Ukraine’s Defence\nMinistry", "Ukraine's Defence Ministry"),
        ("No. 10", "No 10"),
        ("Theresa May", "Theresa May"),
        ("Apple Inc.", "Apple Inc."),
    ],
)
def test_normalise(name: str, normal: str) -> None:
    assert normalise(name) == normal


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Élysée Palace", "elysee-palace"),
        ("US State Department", "us-state-department"),
        ("the U.S. State Department", "us-state-department"),
        ("People's Bank of China", "peoples-bank-of-china"),
        ("Łódź", "lodz"),
    ],
)
def test_slug(name: str, id: str) -> None:
    assert slug(name) == id


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("foreign ministry", True),
        ("State Department", True),
        ("World Health Organization", True),
        ("Turkey", False),
        ("WHO", False),
        ("Red Cross", False),
        ("US Army", False),
    ],
)
def test_when_letter_case_does_not_matter(name: str, free: bool) -> None:
    assert any_case(name) is free


def test_short_words_keep_their_accents() -> None:
    assert spellings("Malé") == ("Malé",)
    assert spellings("Bogotá") == ("Bogotá", "Bogota")


@given(st.text(max_size=40))
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert without_accents(without_accents(text)) == without_accents(text)
