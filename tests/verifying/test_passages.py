"""What became of a quotation in a text that was edited."""

from __future__ import annotations

import pytest

from quotes.documents.building import document_from_text
from quotes.verifying.passages import compare, passage_of
from quotes.verifying.wording import Stream, tokens_of, without_markup

LONG = "“We will build it for everybody before the winter,” Mayor Ana Ruiz said on Monday."
SHORT = "Engineer Joe Paz told reporters that the bridge was a “gift” to all of the town."
REST = (
    "The council of Strelsau met to decide on the bridge, which had divided the town.\n\n"
    "Residents had waited outside, many with banners, while the members argued over a gift.\n\n"
)
SAVED = f"{REST}{LONG}\n\n{SHORT}\n\nA vote on the final plan is expected before the summer.\n"
OF_LONG = "We will build it for everybody before the winter,"


def became(words: str, live: str) -> tuple[str, str | None]:
    document = document_from_text(SAVED, id="a")
    start = SAVED.index(f"“{words}") + 1
    passage = passage_of(document, start, start + len(words))
    found = compare(passage, Stream(tokens_of(without_markup(live))))
    return found.verdict, found.now


@pytest.mark.parametrize("words", [OF_LONG, "gift"])
def test_unchanged_wherever_it_stands(words: str) -> None:
    assert became(words, SAVED) == ("unchanged", None)
    assert became(words, "\n\n".join(reversed(SAVED.split("\n\n")))) == ("unchanged", None)
    assert became(words, SAVED.replace("\n\n", "\n")) == ("unchanged", None)
    assert became(words, SAVED.replace("The council", "The old council")) == ("unchanged", None)


@pytest.mark.parametrize(
    ("words", "old", "new", "now"),
    [
        (OF_LONG, "said", "shouted", LONG.replace("said", "shouted")),
        (OF_LONG, "Ana Ruiz", "Eva Lind", LONG.replace("Ana Ruiz", "Eva Lind")),
        (OF_LONG, "everybody", "nobody", LONG.replace("everybody", "nobody")),
        (OF_LONG, " before the winter", "", LONG.replace(" before the winter", "")),
        (OF_LONG, f"{OF_LONG}”", f"{OF_LONG}", LONG.replace("”", "")),
        (OF_LONG, "on Monday.", "on Monday, and left.", LONG.replace("Monday", "Monday, and left")),
        ("gift", "“gift”", "“burden”", SHORT.replace("gift", "burden")),
        ("gift", "the bridge was", "it was", SHORT.replace("the bridge was", "it was")),
    ],
)
def test_edited(words: str, old: str, new: str, now: str) -> None:
    assert became(words, SAVED.replace(old, new)) == ("edited", now)


def test_a_long_wording_in_another_sentence_is_edited() -> None:
    other = f"Ruiz had told the council: “{OF_LONG}” Nobody laughed."
    assert became(OF_LONG, SAVED.replace(LONG, other)) == ("edited", other)


@pytest.mark.parametrize(
    ("words", "live"),
    [
        (OF_LONG, SAVED.replace(f"{LONG}\n\n", "")),
        (OF_LONG, SAVED.replace(OF_LONG, "Ask the engineers how they want to pay for that,")),
        ("gift", SAVED.replace(f"{SHORT}\n\n", "")),
        ("gift", SAVED.replace("a “gift”", "something good")),
        (OF_LONG, "Quite another text."),
        (OF_LONG, ""),
    ],
)
def test_gone(words: str, live: str) -> None:
    assert became(words, live)[0] == "gone"


def test_a_short_wording_in_other_surroundings_is_not_certain() -> None:
    live = SAVED.replace(SHORT, "Some people in the crowd shouted “gift” and laughed at it.")
    assert became("gift", live)[0] == "elsewhere"


def test_what_stands_in_its_place_is_told() -> None:
    live = SAVED.replace("a “gift”", "something good")
    assert became("gift", live)[1] == SHORT.replace("a “gift”", "something good")
