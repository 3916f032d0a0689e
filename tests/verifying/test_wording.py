"""Texts that differ in nothing a reader sees are the same; all else is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.verifying.wording import Stream, shown_words, tokens_of, without_markup

PLAIN = "“We can't wait,” she said - twice... “Not a long-term plan.”"


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(without_markup(text))]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("“", '"').replace("”", '"'),
        PLAIN.replace("“", "``").replace("”", "''"),
        PLAIN.replace("“", "«").replace("”", "»"),
        PLAIN.replace("“", "&ldquo;").replace("”", "&#8221;").replace("'", "&rsquo;"),
        PLAIN.replace("'", "’"),
        PLAIN.replace(" - ", " — "),
        PLAIN.replace("...", "…"),
        PLAIN.replace(" ", "\n"),
        PLAIN.replace(" ", "\N{NO-BREAK SPACE}"),
        PLAIN.replace("long-term", "long‑term").replace("plan", "pl\u00adan"),
        PLAIN.replace("she", "[she](https://a.example/b)").replace("wait", "*wait*"),
        f"> {PLAIN}",
        f"## {PLAIN}",
        PLAIN.replace("wait,", "<b>wait</b>,"),
    ],
)
def test_looks_alone_make_no_difference(text: str) -> None:
    assert keys(text) == keys(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("We", "we"),
        PLAIN.replace("wait,", "wait"),
        PLAIN.replace("“We can't wait,”", "We can't wait,"),
        PLAIN.replace("can't", "can"),
        PLAIN.replace("twice", "two times"),
        PLAIN.replace("plan", "p***"),
        PLAIN.replace("plan", "pl*n"),
    ],
)
def test_words_marks_and_case_do(text: str) -> None:
    assert keys(text) != keys(PLAIN)


def test_a_line_for_a_reader() -> None:
    tokens = tokens_of(without_markup("He *said*:\n“We  are\n> ready.”"))
    assert shown_words(tokens) == "He said: “We are ready.”"


def test_stars_of_censored_words_stay() -> None:
    tokens = tokens_of(without_markup("“That f*** s**t,” **he** _said_."))
    assert shown_words(tokens) == "“That f*** s**t,” he said."


def test_paragraphs_open() -> None:
    tokens = tokens_of("One two.\n\nThree.\n \n\nFour.")
    assert [token.shown for token in tokens if token.opens] == ["One", "Three", "Four"]


@given(st.text(), st.integers(0), st.integers(0))
def test_a_stretch_of_a_text_is_found_in_it(text: str, one: int, other: int) -> None:
    stream = Stream(tokens_of(without_markup(text.replace("\0", ""))))
    size = len(stream)
    start, end = sorted((one % (size + 1), other % (size + 1)))
    stretch = stream.tokens[start:end]
    assert (start in stream.places(stretch)) is bool(stretch)
    if stretch:
        nearest = stream.nearest(stretch)
        near = [token.key for token in stream.tokens[nearest : nearest + len(stretch)]]
        assert sorted(near) == sorted(token.key for token in stretch)


@given(st.text())
def test_markup_is_blotted_out_in_place(text: str) -> None:
    blotted = without_markup(text)
    assert len(blotted) == len(text)
    assert all(new in (old, "\0") for old, new in zip(text, blotted, strict=True))
