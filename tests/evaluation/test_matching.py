"""Pairing gold quotations with spans."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.evaluation.gold import GoldQuotation, Offsets
from quotes.evaluation.matching import match, trim

TEXT = "x" * 100


def gold(start: int, end: int, *parts: Offsets) -> GoldQuotation:
    return GoldQuotation(start, end, "attributed", parts=parts)


def test_marks_and_punctuation_at_the_ends_do_not_count() -> None:
    text = "He said: “We go,” and “…”"
    assert trim(text, (9, 17)) == (10, 15)
    assert trim(text, (22, 25)) == (22, 25)


def test_the_best_overlap_wins() -> None:
    assert match(TEXT, [gold(0, 10)], [(0, 7), (0, 9)]) == ({0: 1}, (0,))


def test_less_than_half_is_no_match() -> None:
    assert match(TEXT, [gold(0, 10)], [(0, 4)]) == ({}, (0,))
    assert match(TEXT, [gold(0, 10)], [(0, 5)]) == ({0: 0}, ())


def test_one_to_one() -> None:
    assert match(TEXT, [gold(0, 10), gold(1, 10)], [(0, 10)]) == ({0: 0}, ())


def test_of_several_parts_the_longest_is_judged_and_the_others_do_not_count() -> None:
    quotation = gold(0, 40, (0, 10), (12, 40))
    assert match(TEXT, [quotation], [(0, 10), (13, 40)]) == ({0: 1}, ())
    assert match(TEXT, [quotation], [(0, 10)]) == ({0: 0}, ())


def test_what_lies_in_a_zone_to_ignore_does_not_count() -> None:
    found = [(50, 60), (45, 51), (70, 80)]
    assert match(TEXT, [], found, [(50, 62)]) == ({}, (1, 2))


spans = st.tuples(st.integers(0, 99), st.integers(1, 30)).map(
    lambda drawn: (drawn[0], min(100, drawn[0] + drawn[1]))
)


@settings(max_examples=60)
@given(st.lists(spans, max_size=6, unique=True), st.lists(spans, max_size=6, unique=True))
def test_pairs_are_one_to_one_and_everything_is_accounted_for(
    gold_spans: list[Offsets], found: list[Offsets]
) -> None:
    pairs, unmatched = match(TEXT, [gold(*span) for span in gold_spans], found)
    assert len(set(pairs.values())) == len(pairs)
    assert sorted([*pairs.values(), *unmatched]) == list(range(len(found)))


@settings(max_examples=60)
@given(st.lists(spans, max_size=6, unique=True))
def test_a_span_matches_itself(found: list[Offsets]) -> None:
    pairs, unmatched = match(TEXT, [gold(*span) for span in found], found)
    assert pairs == {index: index for index in range(len(found))}
    assert unmatched == ()
