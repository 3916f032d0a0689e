from __future__ import annotations

import pytest

from quotes.language.entities import (
    entities_within,
    entity_ending_at,
    name_parts,
    names_among,
    with_entities,
)
from quotes.language.tokens import tokenize
from quotes.model import Document, Entity


def entity(text: str, words: str, label: str = "ORG") -> Entity:
    start = text.index(words)
    return Entity(start, start + len(words), label)


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        ("Ana Ruiz", "PERSON", "Ana Ruiz"),
        ("ana ruiz", "PER", "ana ruiz"),
        ("An Nguyen", "PERSON", "An Nguyen"),
        ("the Port of Mere", "ORG", "Port of Mere"),
        ("the port", "ORG", None),
        ("Mere’s", "GPE", "Mere"),
        ("the Smiths'", "NORP", "Smiths"),
        ("Ana Ruiz said", "PERSON", "Ana Ruiz"),
        ("Ana Ruiz's", "PERSON", "Ana Ruiz"),
        ("said", "PERSON", None),
        ("The", "ORG", "The"),
        ("Thursday", "DATE", None),
        (" ", "ORG", None),
    ],
)
def test_names_have_nothing_around_them(words: str, label: str, name: str | None) -> None:
    text = f"On {words} it rained."
    found = names_among(text, [entity(text, words, label)])
    assert [(text[start:end], kept) for start, end, kept in found] == (
        [] if name is None else [(name, label)]
    )


def test_entities_are_found_by_offset() -> None:
    entities = [Entity(0, 4, "ORG"), Entity(6, 9, "ORG"), Entity(12, 20, "ORG")]
    assert entities_within(entities, 0, 9) == entities[:2]
    assert entities_within(entities, 1, 19) == entities[1:2]
    assert entities_within([], 0, 9) == []
    assert entity_ending_at(entities, 9) == entities[1]
    assert entity_ending_at(entities, 12) is None
    assert entity_ending_at(entities, 0) is None


def test_a_token_that_an_entity_cuts_is_no_part_of_it() -> None:
    assert name_parts([Entity(0, 4, "GPE"), Entity(10, 14, "ORG")], [0, 10, 13], [8, 12, 14]) == {
        1,
        2,
    }


@pytest.mark.parametrize(
    ("text", "name", "alone", "with_name"),
    [
        ("will smith said so.", "will smith", "xwVa.", "NNVa."),
        ("Ports and Harbours said so.", "Ports and Harbours", "N&NVa.", "NNNVa."),
        ("Yahoo! said so.", "Yahoo!", "N.Va.", "NNVa."),
        ("A port said so.", "port", "dwVa.", "dNVa."),
    ],
)
def test_the_tokens_of_a_name_are_name_parts(
    text: str, name: str, alone: str, with_name: str
) -> None:
    assert tokenize(text, 0, len(text)).tags == alone
    assert tokenize(text, 0, len(text), names=[entity(text, name)]).tags == with_name


def test_without_a_pipeline_a_document_stays_as_it_is() -> None:
    document = Document("a", "Ana Ruiz said so.")
    assert with_entities(document, None) is document
