from pathlib import Path

import pytest
import yaml

from quotes.attribution.engine import attribute
from quotes.documents import document_from_text
from quotes.quotations import find_quotations

GROUPS = yaml.safe_load(Path(__file__).with_name("constructions.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(case["text"], case["mentions"], id=f"{group}-{number}")
    for group, cases in GROUPS.items()
    for number, case in enumerate(cases, start=1)
]


@pytest.mark.parametrize(("text", "mentions"), CASES)
def test_construction_gives_its_mentions(text: str, mentions: list[str]) -> None:
    document = document_from_text(text, id="example")
    attributions = attribute(document, find_quotations(document))
    assert [a.mention.text if a.mention else "-" for a in attributions] == mentions


def test_whose_turn_it_is_is_inferred_not_attributed() -> None:
    document = document_from_text(
        "“Why?” Ruiz asked.\n\n“I was tired,” Paz replied.\n\n“And now?”", id="example"
    )
    third = attribute(document, find_quotations(document))[2]
    assert (third.rule, third.status) == ("takes-turns", "implicit")
    assert third.mention is not None
    assert third.mention.text == "Ruiz"


def test_most_specific_rule_names_the_decision() -> None:
    document = document_from_text("“We are ready,” Ana Ruiz said.", id="example")
    (decision,) = attribute(document, find_quotations(document))
    assert decision.rule == "speaker-cue-after"
