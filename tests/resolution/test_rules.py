"""Every example of every rule of resolution, alone and inside the whole engine."""

from __future__ import annotations

import pytest

from quotes.resolution.engine import RULES
from quotes.resolution.examples import (
    ExampleError,
    engine_answer,
    read_example,
    read_pieces,
    rule_answer,
)
from quotes.resolution.rule import Rule

FINDS = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.finds)
]
IGNORES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, (example, _) in enumerate(rule.ignores)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples(rule: Rule) -> None:
    assert len(rule.finds) >= 2
    assert rule.ignores
    assert rule.why.endswith(".")


@pytest.mark.parametrize(("rule", "notation"), FINDS)
def test_a_rule_finds_what_its_example_marks(rule: Rule, notation: str) -> None:
    example = read_example(notation)
    answer = rule_answer(rule, example)
    assert answer is not None
    assert tuple(speaker.name for speaker in answer.speakers) == example.names
    if example.antecedent is not None:
        assert answer.antecedent == example.antecedent


@pytest.mark.parametrize(("rule", "notation"), FINDS)
def test_the_engine_answers_an_example_by_the_same_rule(rule: Rule, notation: str) -> None:
    example = read_example(notation)
    resolution = engine_answer(example)
    assert resolution.rule == rule.id
    assert tuple(speaker.name for speaker in resolution.speakers) == example.names


@pytest.mark.parametrize(("rule", "notation"), IGNORES)
def test_a_rule_abstains_from_its_counterexamples(rule: Rule, notation: str) -> None:
    assert rule_answer(rule, read_example(notation)) is None


@pytest.mark.parametrize(
    "notation",
    [
        "“No,” said Ana Ruiz. → Ana Ruiz",
        "“No,” said {speaker:Ana Ruiz}. → Ana Ruiz",
        "“No,” said {mention:Ana} {mention:Ruiz}. → Ana Ruiz",
        "“No,” said {mention: }. → Ana Ruiz",
        "“No,” said {mention:Ana Ruiz. → Ana Ruiz",
        "“No,” said Ana} {mention:Ruiz}. → Ana Ruiz",
    ],
)
def test_bad_notation(notation: str) -> None:
    with pytest.raises(ExampleError) as caught:
        read_example(notation)
    assert notation in caught.value.message
    assert caught.value.hint


def test_pieces_keep_every_word() -> None:
    notation = "“No,” said {mention:a report by {antecedent:Acme Bank}}. → Acme Bank"
    assert read_pieces(notation) == [
        (None, "“No,” said "),
        ("mention", "a report by Acme Bank"),
        (None, ". → Acme Bank"),
    ]
