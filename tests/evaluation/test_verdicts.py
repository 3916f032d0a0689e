"""When a row holds, and what is wrong with a record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quotes.evaluation.gold import GoldDocument, GoldQuotation, Row
from quotes.evaluation.gold_yaml import GoldEntry, place
from quotes.evaluation.verdicts import Verdict, judge, name_key
from quotes.model import Document, InstitutionRef, Record, Source, Span, SpeakerRef

TEXT = "“We go,” Ana Ruiz’s aide told Bob."
DOCUMENT = Document("a", TEXT, path="a.txt")


def speakers(*names: str) -> tuple[SpeakerRef, ...]:
    return tuple(SpeakerRef(name, name, "person") for name in names)


RECORD = Record(
    id="q",
    document="a",
    source=Source(),
    start=1,
    end=7,
    text="We go,",
    words="We go,",
    kind="direct",
    status="attributed",
    speakers=speakers("Sergey Ruiz", "Bob"),
    mention=Span(9, 24, "Ana Ruiz’s aide"),
    cue=Span(25, 29, "told"),
    institution=InstitutionRef("u", "the U.N."),
    addressee=Span(30, 33, "Bob"),
)
SILENT = replace(RECORD, status="unattributed", speakers=(), mention=None, cue=None)
IMPLICIT = replace(RECORD, status="implicit")
ROW: dict[str, Any] = {"text": "We go,", "expect": "attributed", "line": 1}
NAMED: dict[str, Any] = {"speakers": ("Bob", "Sergei Ruiz")}


def verdicts(row: dict[str, Any], *records: Record) -> list[Verdict]:
    gold = place(GoldEntry("a.txt", (Row(**{**ROW, **row}),), "gold", 1), DOCUMENT)
    return judge(gold, records)


@pytest.mark.parametrize(
    ("row", "record"),
    [
        ({}, RECORD),
        (NAMED, RECORD),
        ({"kind": "direct", "mention": "Ana Ruiz's aide", "cue": "told"}, RECORD),
        ({"institution": "UN", "addressee": "Bob"}, RECORD),
        ({"speakers": ("C",), "or_implicit": ("Bob", "Sergei Ruiz"), "cue": "added"}, IMPLICIT),
        ({"expect": "implicit", **NAMED, "cue": "added"}, IMPLICIT),
        ({"expect": "implicit", **NAMED}, SILENT),
        ({"expect": "implicit", "or_attributed": ("Bob", "Sergey Ruiz")}, RECORD),
        ({"expect": "none"}, SILENT),
        ({"expect": "none"}, None),
        ({"expect": "boilerplate"}, replace(RECORD, excluded="teaser")),
    ],
)
def test_a_row_holds(row: dict[str, Any], record: Record | None) -> None:
    (verdict,) = verdicts(row, *([record] if record else []))
    assert verdict.differences == ()
    assert verdict.fault is None


@pytest.mark.parametrize(
    ("row", "record", "difference", "fault"),
    [
        ({"speakers": ("Bob",)}, RECORD, "speakers: Bob in gold, Sergey Ruiz, Bob found", "wrong"),
        (NAMED, SILENT, "status: attributed in gold, unattributed found", "no speaker"),
        (NAMED, IMPLICIT, "status: attributed in gold, implicit found", "differs"),
        ({"expect": "implicit"}, IMPLICIT, "status: implicit in gold, implicit found", "differs"),
        ({"expect": "implicit", **NAMED}, RECORD, "status: implicit in gold, attrib", "differs"),
        ({"kind": "partial"}, RECORD, "kind: partial in gold, direct found", "differs"),
        ({"mention": "Ana"}, RECORD, "mention: Ana in gold, Ana Ruiz’s aide found", "differs"),
        ({"cue": "said"}, RECORD, "cue: said in gold, told found", "differs"),
        ({"cue": "said"}, replace(RECORD, cue=None), "cue: said in gold, none found", "differs"),
        ({"addressee": "Ana"}, RECORD, "addressee: Ana in gold, Bob found", "differs"),
        ({"institution": "EU"}, RECORD, "institution: EU in gold, the U.N. found", "differs"),
        ({"expect": "none"}, IMPLICIT, "speakers: nobody in gold, Serg", "false attribution"),
        ({"expect": "implicit"}, None, "no record", "missed"),
        ({}, replace(RECORD, excluded="teaser"), "no record", "missed"),
    ],
)
def test_a_row_does_not_hold(
    row: dict[str, Any], record: Record | None, difference: str, fault: str
) -> None:
    (verdict,) = verdicts(row, *([record] if record else []))
    assert len(verdict.differences) == 1
    assert str(verdict.differences[0]).startswith(difference)
    assert (verdict.fault or "").startswith(fault)


def test_a_record_that_was_left_out_is_shown() -> None:
    (verdict,) = verdicts({}, replace(RECORD, excluded="teaser"))
    assert verdict.record is None
    assert verdict.left_out is not None
    assert verdict.left_out.excluded == "teaser"


def test_a_record_that_gold_does_not_have() -> None:
    extra = replace(RECORD, start=30, end=33)
    first, second = verdicts({}, RECORD, extra)
    assert (first.fault, second.fault) == (None, "not in gold")
    assert second.record == extra
    assert second.right is False


def test_faults_of_gold_with_offsets() -> None:
    quotation = GoldQuotation(0, 8, "attributed", (9, 17), (("Ana Ruiz",),))

    def fault(record: Record | None, gold: GoldQuotation = quotation) -> str | None:
        (verdict,) = judge(GoldDocument(DOCUMENT, (gold,)), [record] if record else [])
        return verdict.fault

    right = replace(RECORD, speakers=speakers("Ana M. Ruiz"))
    assert fault(right) is None
    assert fault(None) == "missed"
    assert fault(SILENT) == "no speaker"
    assert fault(replace(right, mention=Span(30, 33, "Bob"))) == "wrong speaker"
    assert fault(replace(right, speakers=speakers("Eve Ruiz"))) == "wrong name"
    assert fault(RECORD, GoldQuotation(0, 8, "none")) == "false attribution"
    assert fault(SILENT, GoldQuotation(0, 8, "none")) is None
    assert fault(RECORD, GoldQuotation(0, 8, "unsourced")) is None
    assert fault(None, GoldQuotation(0, 8, "unsourced")) == "missed"


def test_spellings_of_one_name_have_one_key() -> None:
    assert name_key("Sergei V. Lavrov") == name_key("Sergey Lavrov")
    assert name_key("the U.S. State Department") == name_key("US State Department")
    assert name_key("O’Neill") == name_key("O'Neill")
    assert name_key("Ana Ruiz") != name_key("Eva Ruiz")
    assert name_key("") == ""
