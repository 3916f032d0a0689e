import datetime as dt
import re
from pathlib import Path

import pytest

from quotes.errors import LexiconError
from quotes.registry.findings import Finding, check
from quotes.registry.listing import list_entries

PLACES = "institutions:\n- {id: lima-bank, name: Lima Bank}\n- {id: oslo-bank, name: Oslo Bank}\n"
FOUND = [
    (
        "people:\n- id: putin\n  name: Vladimir Putin\n",
        3,
        "people entry 'putin': 'Vladimir Putin' is also vladimir-putin",
        "write `id: vladimir-putin` here",
    ),
    (
        "people:\n- {id: a, name: Sergei Zqvist}\n- id: b\n  name: Sergey Zqvist\n",
        4,
        "'Sergey Zqvist' is a spelling of 'Sergei Zqvist' (a)",
        "merge it with the entry at",
    ),
    (
        "people:\n- {id: a, name: Ana Zqvist}\n- id: b\n  name: Bo Roe\n  aliases:\n"
        "  - Robert Roe\n  - Ana Zqvist\n",
        7,
        "'Ana Zqvist' is also a",
        "tell the two apart by the institutions",
    ),
    (
        "people:\n- {id: a, name: Ana Zqvist}\n- id: b\n  name: Bo Zqvist\n  aliases: [Zqvist]\n",
        5,
        "alias 'Zqvist' is also the family name of Ana Zqvist: it joins nobody",
        "remove it",
    ),
    (
        PLACES + "people:\n- id: a\n  name: Ana Zqvist\n  roles:\n"
        "  - {title: director, institution: lima-bank, from: 2020}\n"
        "  - {title: chair, institution: lima-bank, from: 2021}\n",
        9,
        "'chair' overlaps 'director' of line 8",
        "give each `from` and `to`",
    ),
    (
        "institutions:\n- id: cricket\n  name: International Cricket Council\n  aliases: [ICC]\n",
        4,
        "'ICC' is also international-criminal-court",
        "write `id: international-criminal-court` here",
    ),
    (
        PLACES + "- id: oslo\n  name: Bank of Oslo\n  aliases: [the Oslo Bank]\n",
        6,
        "institutions entry 'oslo': 'the Oslo Bank' is also oslo-bank",
        "merge it with the entry at",
    ),
]


def found(folder: Path, text: str) -> list[Finding]:
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return check(folder)


@pytest.mark.parametrize(("text", "line", "message", "hint"), FOUND)
def test_a_finding_says_what_where_and_what_to_do(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    (finding,) = found(tmp_path, text)
    assert message in finding.message
    assert (finding.path, finding.line) == (str(tmp_path / "mine.yaml"), line)
    assert hint in finding.hint


FINE = [
    "people:\n- {id: vladimir-putin, aliases: [VVP]}\n",
    "people:\n- {id: ana, name: Ana Zqvist, aliases: [Zqvist]}\n",
    "institutions:\n- {id: nato, aliases: [the Alliance]}\n",
    PLACES + "people:\n"
    "- {id: a, name: Ana Zqvist, roles: [{title: director, institution: lima-bank}]}\n"
    "- {id: b, name: Ana Zqvist, roles: [{title: director, institution: oslo-bank}]}\n",
    PLACES + "people:\n- id: a\n  name: Ana Zqvist\n  roles:\n"
    "  - {title: director, institution: lima-bank, from: 2020, to: 2020}\n"
    "  - {title: chair, institution: lima-bank, from: 2021}\n"
    "  - {title: trustee, institution: oslo-bank}\n",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_meant_is_not_found(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_what_is_not_valid_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is before `from`"):
        found(tmp_path, "people:\n- {id: a, name: A, roles: [{title: x, from: 2022, to: 2021}]}\n")


@pytest.mark.parametrize("document", ["docs/registry.md", "README.md"])
def test_the_entries_of_the_documents_are_sound(tmp_path: Path, document: str) -> None:
    text = (Path(__file__).parents[2] / document).read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n((?:people|institutions):\n.*?)```", text, re.DOTALL)
    assert found(tmp_path, block) == []
    assert [row.id for row in list_entries(tmp_path, dt.date(2020, 1, 1), own=True)] == [
        "ana-ruiz",
        "strelsau-police",
    ]
