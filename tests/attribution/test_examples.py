import importlib
import pkgutil
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes.attribution
from quotes.attribution.engine import RULES
from quotes.attribution.examples import (
    MARKS,
    Answer,
    ExampleError,
    engine_answer,
    expected_answer,
    read_counterexample,
    read_example,
    read_pieces,
    rule_answer,
)
from quotes.attribution.rule import Rule
from quotes.model import Span

BY_ID = {rule.id: rule for rule in RULES}
EXAMPLES = [
    pytest.param(rule, notation, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, notation in enumerate(rule.finds, start=1)
]
COUNTEREXAMPLES = [
    pytest.param(rule, notation, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, (notation, _) in enumerate(rule.ignores, start=1)
]
NAMES = [pytest.param(rule, id=rule.id) for rule in RULES]


@pytest.mark.parametrize(("rule", "notation"), EXAMPLES)
def test_rule_alone_finds_what_its_example_marks(rule: Rule, notation: str) -> None:
    example = read_example(notation)
    assert rule_answer(rule, example) == expected_answer(example)


@pytest.mark.parametrize(("rule", "notation"), EXAMPLES)
def test_engine_gives_the_same_answer_to_the_example(rule: Rule, notation: str) -> None:
    example = read_example(notation)
    assert engine_answer(example) == expected_answer(example)


@pytest.mark.parametrize(("rule", "notation"), COUNTEREXAMPLES)
def test_rule_abstains_from_its_counterexample(rule: Rule, notation: str) -> None:
    assert rule_answer(rule, read_counterexample(notation)) is None


@pytest.mark.parametrize("rule", NAMES)
def test_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.id)
    assert rule.why.endswith(".")
    assert len(rule.finds) >= 2
    assert len(rule.ignores) >= 1
    assert all(reason.strip() for _, reason in rule.ignores)
    assert len(set(rule.finds)) == len(rule.finds)
    assert 0 < rule.confidence <= 1


def family_rules() -> list[Rule]:
    """All rules that the modules of the package define."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.iter_modules(quotes.attribution.__path__, "quotes.attribution.")
    ]
    families = [module.RULES for module in modules if hasattr(module, "RULES")]
    return [rule for family in families if family is not RULES for rule in family]


def test_every_rule_of_a_family_has_one_place_in_the_order() -> None:
    assert Counter(rule.id for rule in RULES) == Counter(rule.id for rule in family_rules())
    assert len(BY_ID) == len(RULES)


def test_example_becomes_text_and_spans() -> None:
    example = read_example("“{content:Go},” {cue:said} {speaker:Ruiz}.\\n\\nThey went.")
    assert example.text == "“Go,” said Ruiz.\n\nThey went."
    assert example.content == Span(1, 3, "Go")
    assert example.cue == Span(6, 10, "said")
    assert example.speaker == Span(11, 15, "Ruiz")


words = st.text(st.characters(exclude_characters="{}\\:"), min_size=1).filter(str.strip)


@given(st.permutations(MARKS), st.lists(words, min_size=7, max_size=7))
def test_pieces_put_together_are_the_text_of_the_example(
    marks: list[str], texts: list[str]
) -> None:
    notation = texts[0]
    for number, mark in enumerate(marks):
        notation += f"{{{mark}:{texts[2 * number + 1]}}}{texts[2 * number + 2]}"
    example = read_example(notation)
    assert example.text == "".join(texts)
    assert "".join(text for _, text in read_pieces(notation)) == example.text
    for span in (example.content, example.speaker, example.cue):
        assert span is not None
        assert example.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("notation", "problem"),
    [
        ("“{content:Go},” said Ruiz}.", "a brace stands alone"),
        ("“{content:Go,” said Ruiz.", "a brace stands alone"),
        ("“{content:Go},” said {Ruiz}.", "a brace stands alone"),
        ("“{content:Go},” said {who:Ruiz}.", "unknown mark 'who'"),
        ("“{content:Go},” said “{content:Ruiz}”.", "two marks 'content'"),
        ("“{content:Go},” {cue: } Ruiz.", "a mark without words"),
        ("“Go,” {cue:said} {speaker:Ruiz}.", "no quotation is marked as content"),
    ],
)
def test_notation_is_strict(notation: str, problem: str) -> None:
    with pytest.raises(ExampleError, match=f"^{problem} in the example") as caught:
        read_example(notation)
    assert caught.value.hint


def test_counterexample_marks_its_quotation_alone() -> None:
    with pytest.raises(ExampleError, match="marks its quotation alone"):
        read_counterexample("“{content:Go},” said {speaker:Ruiz}.")


@pytest.mark.parametrize(
    "notation", ["{content:Go}, said Ruiz.", "“We must {content:go},” he said."]
)
def test_content_begins_a_quotation(notation: str) -> None:
    with pytest.raises(ExampleError, match="no quotation begins at the content"):
        engine_answer(read_example(notation))


def test_rule_borrows_from_quotations_that_the_engine_decided() -> None:
    example = read_example("“We are ready,” {cue:said} {speaker:Ruiz}. “{content:Let us go}.”")
    assert rule_answer(BY_ID["continues"], example) == Answer(
        Span(21, 25, "Ruiz"), Span(16, 20, "said"), nobody=False
    )


def test_rule_alone_may_abstain_where_the_engine_answers() -> None:
    example = read_example("“{content:We are ready},” {cue:said} {speaker:Ruiz}.")
    assert rule_answer(BY_ID["name-before-colon"], example) is None
    assert engine_answer(example) == expected_answer(example)


def test_engine_may_leave_an_example_open() -> None:
    assert engine_answer(read_example("It was “{content:green}” in the city.")) is None
