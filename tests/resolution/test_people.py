"""Who a name, a pronoun or a role is: the ways to go wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.model import Entity
from quotes.resolution.speaker import Resolution

Speakers = Callable[..., list[tuple[str, ...]]]
Said = Callable[..., list[tuple[str, Resolution]]]

OPEN: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sen. Robert Lind spoke. “No,” Bob Lind said.", [("Robert Lind",)], id="nickname"
        ),
        pytest.param(
            "Laura J. Orlova came. “No,” said Laura Orlova.", [("Laura J. Orlova",)], id="initial"
        ),
        pytest.param(
            "Sergei Orlov came. “No,” Sergey Orlov said. “Yes,” Sergei Orlov added.",
            [("Sergei Orlov",), ("Sergei Orlov",)],
            id="spelling-twins",
        ),
        pytest.param(
            "“No,” said Ana Ruiz. Ruiz left. “Yes,” said Ruiz.",
            [("Ana Ruiz",), ("Ana Ruiz",)],
            id="sentences-do-not-join-names",
        ),
        pytest.param(
            "Ana Ruiz Says Lind Lied\n\nBo Lind denied it. “No,” Ana Ruiz said.",
            [("Ana Ruiz",)],
            id="headline-verb",
        ),
        pytest.param(
            "“No,” said Secretary of State Ana Ruiz.", [("Ana Ruiz",)], id="title-with-of"
        ),
        pytest.param(
            "“No,” said the U.S. ambassador to the UN Ana Ruiz.",
            [("Ana Ruiz",)],
            id="office-at-an-institution",
        ),
        pytest.param(
            "“No,” said Peru's Ana Ruiz. “Yes,” said Acme Bank’s Bo Lind.",
            [("Ana Ruiz",), ("Bo Lind",)],
            id="possessor-before-the-name",
        ),
        pytest.param(
            "“No,” said a spokesman for Ana Ruiz.",
            [("spokesman for Ana Ruiz",)],
            id="spokesman-for-a-person",
        ),
        pytest.param(
            "“No,” said aides to Mr. Lind. Bo Lind left.",
            [("aides to Mr. Lind",)],
            id="aides-to-a-person",
        ),
        pytest.param("Ana Ruiz, 54, came. “No,” the 54-year-old said.", [("Ana Ruiz",)], id="age"),
    ],
)
def test_names(speakers: Speakers, text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ana Ruiz met Luis Ruiz. “No,” Ruiz said.", [OPEN], id="both-named"),
        pytest.param(
            "Ana Ruiz met Luis Ruiz. “No,” Mrs. Ruiz said. “Yes,” Mr. Ruiz said.",
            [("Ana Ruiz",), ("Luis Ruiz",)],
            id="spouses-by-title",
        ),
        pytest.param(
            "Ana Ruiz came. “No,” Ruiz said.\n\nLuis Ruiz came later.",
            [("Ana Ruiz",)],
            id="only-one-so-far",
        ),
        pytest.param(
            "Ana Ruiz and her husband, Luis Ruiz, came.\n\nIt rained.\n\n“No,” Ruiz said.",
            [("Ana Ruiz",)],
            id="the-other-is-a-relative",
        ),
        pytest.param(
            "Peter Lind met Peter Lind Jr. “No,” said the younger Mr. Lind. “Yes,” said Mr. Lind.",
            [("Peter Lind Jr.",), OPEN],
            id="father-and-son",
        ),
        pytest.param(
            "Peter Lind met Peter Lind Jr. “No,” said Mr. Lind. “Not now,” he said.",
            [OPEN, OPEN],
            id="a-pronoun-for-an-open-name",
        ),
        pytest.param(
            "Envoy Wang Yi met spokesman Wang Wenbin. “No,” Wang said.",
            [OPEN],
            id="family-name-first",
        ),
        pytest.param("“No,” Zelenskyy said.", [("Zelenskyy",)], id="never-the-famous-one"),
    ],
)
def test_namesakes(speakers: Speakers, text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


def test_an_open_name_keeps_its_reason(said: Said) -> None:
    ((_, resolution),) = said("Ana Ruiz met Luis Ruiz. “No,” Ruiz said.")
    assert resolution.rule == "namesake"
    assert resolution.evidence == "“Ruiz” can be Ana Ruiz and Luis Ruiz, and nothing tells which"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ana Ruiz told Bo Lind to go. “Fine,” he said. “Go,” she said.",
            [("Bo Lind",), ("Ana Ruiz",)],
            id="gender",
        ),
        pytest.param(
            "Paul Lind met Peter Roe in Lima. “No,” he said. “Never,” he added.",
            [("Paul Lind",), ("Paul Lind",)],
            id="subject-first-and-chain",
        ),
        pytest.param(
            "Paul Lind left. Peter Roe said it was late. “No,” he said.",
            [("Peter Roe",)],
            id="nearest-sentence",
        ),
        pytest.param(
            "Paul Lind left. He praised Peter Roe. “Good man,” he said.",
            [("Paul Lind",)],
            id="pronoun-subject-goes-on",
        ),
        pytest.param(
            "Paul Lind came. “Peter Roe knows it,” he said.",
            [("Paul Lind",)],
            id="not-the-person-in-the-quotation",
        ),
        pytest.param("It rained. “No,” he said.", [OPEN], id="nobody-named"),
        pytest.param("Ana Ruiz came. “No,” he said.", [OPEN], id="never-against-the-gender"),
        pytest.param(
            "“No,” said a nurse. “Not now,” she said.",
            [("nurse",), ("nurse",)],
            id="somebody-without-a-name",
        ),
    ],
)
def test_pronouns(speakers: Speakers, text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


def test_role_and_institution_of_a_person(said: Said) -> None:
    text = "Kremlin spokesman Igor Orlov came. “No,” Orlov said."
    ((_, resolution),) = said(text)
    assert resolution.role == "Kremlin spokesman"
    assert resolution.institution is not None
    assert resolution.institution.name == "Kremlin"
    ((_, resolution),) = said("“No,” said Ana Ruiz, a professor at Lima University.")
    assert resolution.role == "professor at Lima University"
    assert resolution.institution is not None
    assert resolution.institution.name == "Lima University"


def test_the_article_told_where_it_stands(said: Said) -> None:
    text = "Minister Ana Ruiz came.\n\nIt rained.\n\n“No,” Ruiz said. “Not now,” she said."
    (_, short), (_, pronoun) = said(text)
    assert short.antecedent is not None
    assert text[short.antecedent.start : short.antecedent.end] == "Ana Ruiz"
    assert (
        pronoun.evidence
        == "Ana Ruiz, the likeliest of those named before it, in the same paragraph"
    )


def test_who_is_unnamed_belongs_to_the_article(said: Said) -> None:
    ((_, resolution),) = said("“No,” said one senior official.")
    (speaker,) = resolution.speakers
    assert (speaker.id, speaker.name, speaker.kind) == (
        "article/senior-official",
        "senior official",
        "unnamed",
    )
    ((_, resolution),) = said("“No,” said some residents of Lima.")
    assert [speaker.kind for speaker in resolution.speakers] == ["group"]


def test_names_of_a_trained_pipeline(speakers: Speakers) -> None:
    text = "Zqv Prx came. “No,” Prx said. “Yes,” said Abcd & Sons."
    person = Entity(0, 7, "PERSON")
    start = text.index("Abcd")
    assert speakers(text, person, Entity(start, start + 11, "ORG")) == [
        ("Zqv Prx",),
        ("Abcd & Sons",),
    ]
