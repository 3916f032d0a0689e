"""Comparing mentions, and telling their form."""

from __future__ import annotations

import pytest

from quotes.evaluation.agreement import agree, mention_form
from quotes.evaluation.gold import Offsets

TEXT = (
    "Ana Ruiz, the mayor, spoke. His manager, Robby Mook, left. She said that she knew. "
    "The mayor's aide met Senator Ted Cruz (R-Texas) and Sen. Cruz's wife. "
    "Analysts of the bank met analysts of the University of Oslo. Critics agreed."
)


def span(words: str, nth: int = 0) -> Offsets:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (span("Ana Ruiz"), span("Ana Ruiz, the mayor")),
        (span("the mayor"), span("mayor")),
        (span("The mayor's"), span("mayor", 1)),
        (span("His manager, Robby Mook"), span("Robby Mook")),
        (span("His manager"), span("His manager, Robby Mook,")),
        (span("Senator Ted Cruz (R-Texas)"), span("Senator Ted Cruz")),
        (span("She"), span("She")),
    ],
)
def test_the_same_mention(gold: Offsets, found: Offsets) -> None:
    assert agree(TEXT, gold, found) == (True, True)
    assert agree(TEXT, found, gold) == (True, True)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (span("Senator Ted Cruz"), span("Sen. Cruz's")),
        (span("the mayor"), span("mayor", 1)),
        (span("she knew"), span("she")),
        (span("Analysts of the bank"), span("analysts")),
    ],
)
def test_a_common_content_word(gold: Offsets, found: Offsets) -> None:
    assert agree(TEXT, gold, found) == (False, True)
    assert agree(TEXT, found, gold) == (False, True)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        (span("Ana Ruiz"), span("Robby Mook")),
        (span("She"), span("she")),
        (span("Ana Ruiz"), span("She")),
        (span("of the bank"), span("of the University of Oslo")),
        (span("Ana Ruiz"), None),
    ],
)
def test_another_mention(gold: Offsets, found: Offsets | None) -> None:
    assert agree(TEXT, gold, found) == (False, False)


@pytest.mark.parametrize(
    ("mention", "form"),
    [
        (span("Ana Ruiz, the mayor"), "proper"),
        (span("His manager, Robby Mook"), "proper"),
        (span("His manager"), "nominal"),
        (span("She"), "pronoun"),
        (span("The mayor's"), "nominal"),
        (span("Analysts of the bank"), "nominal"),
        (span("Analysts"), "nominal"),
        (span("University of Oslo"), "proper"),
        (span("Critics"), "proper"),
    ],
)
def test_form(mention: Offsets, form: str) -> None:
    assert mention_form(TEXT, mention) == form
