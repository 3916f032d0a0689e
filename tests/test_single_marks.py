"""Articles that set all speech in single marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.documents import document_from_text
from quotes.quotations import find_quotations


def found(text: str) -> list[str]:
    document = document_from_text(text, id="article")
    return [document.text[q.start : q.end] for q in find_quotations(document)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'We are ready,' Ana Ruiz said.", ["We are ready,"]),
        ("‘We are ready,’ Ana Ruiz said. ‘Now.’", ["We are ready,", "Now."]),
        ("'It's the workers' rights,' she said.", ["It's the workers' rights,"]),
        ("'The '90s are over,' she said.", ["The '90s are over,"]),
        ("'We won't,' she said. The clubs' fans left.", ["We won't,"]),
        ("It was 'a thing of joy' and 'a gift for us'.", ["a thing of joy", "a gift for us"]),
        ("'She said \"no\" to me,' Paz said.", ['She said "no" to me,']),
        ("'We are ready.\n\n'We will go,' Paz said.", ["We are ready.\n\n'We will go,"]),
    ],
)  # fmt: skip
def test_all_speech_in_single_marks(text: str, quoted: list[str]) -> None:
    assert found(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The 'golden gate' is open.",
        "The dogs' dinner and the clubs' fans were cold.",
        "Rock 'n' roll of the '90s, 'tis said, was loud.",
    ],
)
def test_a_few_words_in_single_marks_are_no_speech(text: str) -> None:
    assert found(text) == []


def test_beside_double_marks_single_ones_quote_nothing() -> None:
    assert found("“We are ready,” Ana Ruiz said.\n\nThe 'golden gate,' was open, 'it was,'.") == [
        "We are ready,"
    ]


@given(st.text(alphabet="ab s.,\n'‘’\"", max_size=80).filter(str.strip))
def test_whatever_the_marks_no_quotation_is_blank_or_overlaps(text: str) -> None:
    document = document_from_text(text, id="article")
    end = 0
    for quotation in find_quotations(document):
        assert quotation.outer_start >= end
        assert document.text[quotation.start : quotation.end].strip()
        end = quotation.outer_end
