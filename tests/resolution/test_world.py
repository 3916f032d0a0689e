"""Passages in the style of news from many countries: who spoke, in order.

Written for these tests; the people and most of the institutions do not exist.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.resolution.speaker import Resolution

Speakers = Callable[..., list[tuple[str, ...]]]
Said = Callable[..., list[tuple[str, Resolution]]]

OPEN: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "PERTH - Shares in miner Zorvan fell after the company warned of “headwinds.”\n\n"
            "Rival Quellit said it was “calm.” “Our order book is full,” the Perth-based company "
            "added.",
            ["Zorvan", "Quellit", "Quellit"],
            id="miners",
        ),
        pytest.param(
            "The Law Society of Kenya welcomed the ruling. “It is a victory,” the society said.\n\n"
            "The attorney general’s office said it would appeal. “We disagree,” it said.",
            ["Law Society of Kenya", "Kenyan Attorney General's Office"],
            id="it-is-a-nominal",
        ),
        pytest.param(
            "The Economic and Financial Crimes Commission (EFCC) held 12 men. “They will be "
            "charged,” the agency said. EFCC spokesman Dele Zq said it was “a warning.”",
            ["Economic and Financial Crimes Commission", "Dele Zq"],
            id="one-name-with-and",
        ),
        pytest.param(
            "The National Association of Magistrates and District Judges met. “We are on strike,” "
            "the association said.",
            ["National Association of Magistrates and District Judges"],
            id="list-of-members",
        ),
        pytest.param(
            "Transport Workers' Union secretary Bo Lind left. The union called it “a failure.”",
            ["Transport Workers' Union"],
            id="plural-genitive",
        ),
        pytest.param(
            "The agency’s director-general, Tzq Vrr Ghx, urged “a pause.” “Now,” Tzq said.",
            ["Tzq Vrr Ghx", "Tzq Vrr Ghx"],
            id="person-by-apposition",
        ),
        pytest.param(
            "President Abdel Fattah el-Norvi spoke. “No,” Norvi said.",
            ["Abdel Fattah el-Norvi"],
            id="arabic-article",
        ),
        pytest.param(
            "Spokesman Majed Al Zafiri came. “We mediate,” Al Zafiri said.",
            ["Majed Al Zafiri"],
            id="end-of-a-longer-name",
        ),
        pytest.param(
            "The army’s media wing, Zorvan Public Relations, said troops would “stay.”",
            ["Zorvan Public Relations"],
            id="institution-in-apposition",
        ),
        pytest.param(
            "Zorvan Watch accused Peru of “torture” in a report. The 76-page report said people "
            "were “beaten.”",
            ["Zorvan Watch", "Zorvan Watch"],
            id="report-of-the-speaker",
        ),
        pytest.param(
            "State energy firm Zorvan said its tanker was “safe.” “All are well,” it said.",
            ["Zorvan", "Zorvan"],
            id="firm",
        ),
        pytest.param(
            "ACCRA, Ghana - The Bank of Ghana held its rate. The central bank said prices were "
            "“high.”",
            ["Bank of Ghana"],
            id="central-bank-with-a-name",
        ),
        pytest.param(
            "LUSAKA - Zambia’s finance ministry said on Friday it had a deal. “At last,” it said.",
            ["Zambian Finance Ministry"],
            id="organ-in-lower-case",
        ),
        pytest.param(
            "Ana Delgado’s campaign accused Tom Price of “fraud.” Price’s campaign denied it.\n\n"
            "The Delgado campaign said it would sue. “We have receipts,” it said.",
            ["Delgado campaign", "Delgado campaign"],
            id="two-campaigns",
        ),
        pytest.param(
            "Bo Lind praised the side. “We suffered,” the Norwegian said.",
            ["Bo Lind"],
            id="one-of-a-people",
        ),
    ],
)
def test_passages(speakers: Speakers, text: str, expected: list[str]) -> None:
    assert speakers(text) == [(name,) for name in expected]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "Acme Bank and Lima Bank merged. “Good,” the bank said.",
            "back-reference",
            id="two-banks",
        ),
        pytest.param(
            "Acme Bank fell.\n\nA rival bank in Lima closed. “Bad,” the bank said.",
            "back-reference",
            id="another-one-was-introduced",
        ),
        pytest.param(
            "Acme Group met Bo Lind. A letter came. “We must go now,” it read.",
            "institution-pronoun",
            id="a-letter-of-nobody",
        ),
        pytest.param("Paul Lind and Peter Roe came. “No,” he said.", "pronoun", id="two-men"),
    ],
)
def test_open_where_two_fit(said: Said, text: str, rule: str) -> None:
    ((_, resolution),) = said(text)
    assert resolution.speakers == ()
    assert resolution.rule == rule


def test_institutions_are_no_people(said: Said) -> None:
    text = (
        "The opposition Zorvan Democratic Congress accused the state of “theft.” Acme cut its "
        "prices. “Enough,” Acme said."
    )
    for _, resolution in said(text):
        assert [speaker.kind for speaker in resolution.speakers] == ["institution"]


def test_a_pronoun_beside_a_name_tells_the_gender(speakers: Speakers) -> None:
    text = (
        "Coach Tzq Vrr admitted she had erred. Paul Lind, the captain, met Bo Roe. "
        "“We lost,” she said."
    )
    assert speakers(text) == [("Tzq Vrr",)]
