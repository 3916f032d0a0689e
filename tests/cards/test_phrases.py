"""Dates, confidence, corrections and the live page in words."""

from __future__ import annotations

import pytest

from quotes.cards.phrases import checked_words, display_iso, live_words, sureness
from quotes.model import CorrectionNote, LiveNote, LiveState


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "almost certain"),
        (0.95, "almost certain"),
        (0.9, "very likely"),
        (0.7, "likely"),
        (0.5, "more likely than not"),
        (0.2, "doubtful"),
    ],
)
def test_confidence_in_words(confidence: float, words: str) -> None:
    assert sureness(confidence) == words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (None, None),
        (CorrectionNote(), "checked by an editor"),
        (CorrectionNote("Jo", "2023-06-01"), "checked by an editor (Jo, 1 June 2023)"),
        (CorrectionNote(why="on tape"), "checked by an editor: on tape"),
    ],
)
def test_a_correction_in_words(note: CorrectionNote | None, words: str | None) -> None:
    assert checked_words(note) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unchanged", None),
        ("edited", "changed on the live page since 1 June 2023"),
        ("quotation-gone", "gone from the live page since 1 June 2023"),
        ("page-gone", "the live page is gone since 1 June 2023"),
        ("unclear", "could not be checked on the live page on 2 July 2023"),
    ],
)
def test_the_live_page_in_words(state: LiveState, words: str | None) -> None:
    assert live_words(LiveNote(state, checked="2023-07-02", since="2023-06-01")) == words


def test_what_is_no_date_stays_as_it_is() -> None:
    assert display_iso("soon") == "soon"
    assert display_iso(None) is None
