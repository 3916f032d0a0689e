"""Institutions, documents and several speakers: the ways to go wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.resolution.speaker import Resolution

Speakers = Callable[..., list[tuple[str, ...]]]
Said = Callable[..., list[tuple[str, Resolution]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“No,” the Foreign Ministry said.",
            [("Foreign Ministry",)],
            id="organ-without-a-country",
        ),
        pytest.param(
            "Norway met Peru.\n\nIn Peru, the Foreign Ministry said “no.”",
            [("Peruvian Foreign Ministry",)],
            id="two-countries-one-in-the-sentence",
        ),
        pytest.param(
            "Norway and Peru met. “No,” the Foreign Ministry said.",
            [("Foreign Ministry",)],
            id="two-countries-in-the-sentence",
        ),
        pytest.param(
            "The Norwegian Foreign Ministry agreed with Peru. “No,” the ministry said.",
            [("Norwegian Foreign Ministry",)],
            id="back-reference",
        ),
        pytest.param(
            "The Lima River Trust (LRT) came. “No,” the LRT said. “Yes,” the trust said.",
            [("Lima River Trust",), ("Lima River Trust",)],
            id="acronym",
        ),
        pytest.param(
            "Ana Ruiz lost. “No,” her campaign said. “Yes,” said Ruiz’s campaign.",
            [("Ruiz campaign",), ("Ruiz campaign",)],
            id="campaign-of-a-person",
        ),
        pytest.param(
            "“No,” said the Israeli newspaper Zqvx.", [("Zqvx",)], id="noun-before-the-name"
        ),
        pytest.param("“No,” some Republicans said.", [("Republicans",)], id="members-are-no-party"),
        pytest.param(
            "“No,” said former governor and party chairman Bo Lind.",
            [("Bo Lind",)],
            id="two-roles-are-one-person",
        ),
        pytest.param(
            "Ana Ruiz met Bo Lind. “No,” they said.", [()], id="they-who-were-not-named-together"
        ),
        pytest.param(
            "“No,” according to the report.", [("report",)], id="a-document-of-nobody-keeps-itself"
        ),
    ],
)
def test_institutions(speakers: Speakers, text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


def test_evidence_for_a_journalist(said: Said) -> None:
    text = "Norway wrote to Peru.\n\nThe Norwegian Foreign Ministry agreed.\n\nSo be it.\n\n"
    ((_, resolution),) = said(text + "“No,” the ministry said.")
    assert resolution.rule == "back-reference"
    assert resolution.evidence == "the Norwegian Foreign Ministry, named two paragraphs before"
    assert resolution.antecedent is not None
    assert resolution.antecedent.text == "Norwegian Foreign Ministry"


def test_an_institution_without_a_name_belongs_to_the_article(said: Said) -> None:
    ((_, resolution),) = said("“No,” a company said.")
    (speaker,) = resolution.speakers
    assert speaker.id == "article/company"
    assert speaker.kind == "unnamed"
