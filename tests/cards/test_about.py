"""Names inside other people's words."""

from __future__ import annotations

import pytest
from seed_records import make_document, make_record

from quotes.cards.about import quotations_about
from quotes.model import Record, SpeakerRef

ANA = SpeakerRef("ana", "Ana Ruiz", "person")
BO = SpeakerRef("bo", "Bo Lind", "person")
EVA = SpeakerRef("eva", "Eva Ruiz", "person")
NAMES = {"ana": ("Ana Ruiz", "Ana María Ruiz"), "bo": ("Bo Lind",)}


def said(document: str, speaker: SpeakerRef, words: str) -> Record:
    return make_record(make_document(document, f"“{words}” she said."), words, speaker)


@pytest.mark.parametrize(
    "words",
    [
        "I have met Ana Ruiz twice",
        "Ana María Ruiz’s plan is sound",
        "nobody likes Ana Ruiz.",
    ],
)
def test_a_full_name_in_others_words_is_found(words: str) -> None:
    record = said("a", BO, words)
    assert quotations_about([record], NAMES) == {"ana": [record]}


@pytest.mark.parametrize(
    "words", ["I met Ana", "I met ana ruiz", "I met Anna Ruiz", "Ana and Ruiz", "Bo Lind is here"]
)
def test_half_a_name_another_name_and_ones_own_are_not(words: str) -> None:
    assert quotations_about([said("a", BO, words)], NAMES) == {}


def test_a_surname_counts_where_its_only_bearer_is_quoted_too() -> None:
    about, own = said("a", BO, "Ruiz will come"), said("a", ANA, "I am coming")
    assert quotations_about([about, own], NAMES) == {"ana": [about]}
    assert quotations_about([about], NAMES) == {}


def test_a_surname_that_two_people_have_counts_for_neither() -> None:
    records = [said("a", BO, "Ruiz will come"), said("a", ANA, "I am coming")]
    assert quotations_about(records, {**NAMES, "eva": ("Eva Ruiz",)}) == {}


def test_a_full_name_that_two_people_have_counts_for_neither() -> None:
    records = [said("a", BO, "Ana Ruiz will come")]
    assert quotations_about(records, {**NAMES, "other": ("Ana Ruiz",)}) == {}


def test_a_surname_after_another_given_name_is_somebody_else() -> None:
    records = [said("a", BO, "Pedro Ruiz will come"), said("a", ANA, "I am coming")]
    assert quotations_about(records, NAMES) == {}
