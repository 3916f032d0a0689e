"""Other wordings, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.cards.differences import differences

WORDS = st.lists(
    st.sampled_from(["we", "will", "not", "go", "there,", "now", "Now", "NOW.", "“go”"]),
    max_size=12,
)


def test_a_word_that_is_another_is_marked_and_the_first_told() -> None:
    pieces, instead = differences("We will not go", "We shall not go")
    assert pieces == (("We ", False), ("shall ", True), ("not go", False))
    assert instead == ("will",)


def test_a_word_too_many_and_a_word_too_few() -> None:
    assert differences("We go", "We never go") == (
        (("We ", False), ("never ", True), ("go", False)),
        (),
    )
    assert differences("We never go", "We go") == ((("We ", False), ("go", False)), ("never",))


def test_case_and_punctuation_make_no_difference() -> None:
    pieces, instead = differences("we will, go", "We will go.")
    assert pieces == (("We will go.", False),)
    assert instead == ()


def test_long_texts_are_not_compared() -> None:
    long = "word " * 500
    assert differences("We go", long) == (((long, False),), ())


@given(WORDS, WORDS)
def test_the_stretches_join_to_the_other_wording(ours: list[str], theirs: list[str]) -> None:
    pieces, _ = differences(" ".join(ours), " ".join(theirs))
    assert "".join(text for text, _ in pieces) == " ".join(theirs)
