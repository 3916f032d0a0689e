"""Gold and records of one article, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from quotes.evaluation.agreement import Agreement, agree
from quotes.evaluation.gold import GoldDocument, GoldQuotation, Offsets, Row
from quotes.evaluation.matching import match
from quotes.model import Record, Span
from quotes.registry import spelling_key
from quotes.registry.names import normalise

Fault = Literal[
    "missed",
    "not in gold",
    "false attribution",
    "no speaker",
    "wrong speaker",
    "wrong name",
    "differs",
]


class Difference(NamedTuple):
    """What keeps a row from holding.

    Attributes:
        what: A field ("speakers", "cue", …), or "record" where there is none at all.
        gold, found: Its value on either side, as words; None for nothing.
    """

    what: str
    gold: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        if self.what == "record":
            return "no record"
        return f"{self.what}: {self.gold} in gold, {self.found or 'none'} found"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gold quotation and the record that stands for it; one of the two may be missing.

    Attributes:
        gold_document: The article with all its gold.
        gold: None for a record that gold does not have.
        record: None for a quotation without a record.
        left_out: The record that was left out at this place, with its reason
            in `excluded`, where there is no other.
        agreement: Of the mentions; None where gold has no mention.
        named_right: Whether the speakers' names are those of gold; None where
            gold has no names.
        differences: What keeps a row of YAML gold from holding.
    """

    gold_document: GoldDocument
    gold: GoldQuotation | None
    record: Record | None
    left_out: Record | None = None
    agreement: Agreement | None = None
    named_right: bool | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def mention(self) -> Span | None:
        """The predicted mention."""
        return self.record.mention if self.record else None

    @property
    def right(self) -> bool | None:
        """Whether the attribution is right; None where gold cannot tell.

        That is the overlap of the mentions or, where gold has none, the names.
        """
        if self.gold is None or self.gold.label == "none":
            return False
        return self.agreement.overlap if self.agreement else self.named_right

    @property
    def fault(self) -> Fault | None:
        """What is wrong; None if nothing is."""
        if self.gold is None:
            return "not in gold"
        if self.gold.row is not None and not self.differences:
            return None
        if self.gold.label == "none":
            return "false attribution" if self.mention or self.differences else None
        if self.record is None:
            return "missed"
        if self.gold.label == "attributed":
            if self.mention is None or (self.gold.readings and not self.record.speakers):
                return "no speaker"
            if self.right is False:
                return "wrong speaker"
            if self.named_right is False:
                return "wrong name"
        return "differs" if self.differences else None


def judge(gold_document: GoldDocument, records: Sequence[Record]) -> list[Verdict]:
    """Put the records of an article beside its gold.

    Args:
        gold_document: The article with its gold.
        records: All records of the article, those that were left out included.

    Returns:
        A verdict for each gold quotation, in its order, then one for each
        record that gold does not have.
    """
    text, gold = gold_document.document.text, gold_document.quotations
    kept = [record for record in records if record.excluded is None]
    left_out = [record for record in records if record.excluded is not None]
    pairs, unmatched = match(text, gold, _spans(kept), gold_document.ignore)
    beside = match(text, gold, _spans(left_out)).pairs
    verdicts = []
    for index, quotation in enumerate(gold):
        record = kept[pairs[index]] if index in pairs else None
        mention = record.mention[:2] if record and record.mention else None
        verdicts.append(
            Verdict(
                gold_document,
                quotation,
                record,
                left_out[beside[index]] if record is None and index in beside else None,
                agree(text, quotation.speaker, mention) if quotation.speaker else None,
                _named_right(quotation, record),
                differences(quotation.row, record) if quotation.row else (),
            )
        )
    return verdicts + [Verdict(gold_document, None, kept[index]) for index in unmatched]


def name_key(name: str) -> str:
    """What all spellings of a name have in common, middle initials left out."""
    first, *middle = spelling_key(normalise(name)).split() or [""]
    return " ".join([first, *(part for part in middle[:-1] if len(part) > 1), *middle[-1:]])


def _spans(records: Sequence[Record]) -> list[Offsets]:
    return [(record.start, record.end) for record in records]


def _same_names(names: Sequence[str], record: Record) -> bool:
    return {name_key(name) for name in names} == {name_key(s.name) for s in record.speakers}


def _named_right(gold: GoldQuotation, record: Record | None) -> bool | None:
    if gold.label != "attributed" or not gold.readings:
        return None
    return record is not None and any(_same_names(names, record) for names in gold.readings)


def differences(row: Row, record: Record | None) -> tuple[Difference, ...]:
    """What keeps a row from holding, given the record at its place; empty where it holds."""
    if row.expect in ("none", "boilerplate"):
        named = record is not None and record.speakers
        return (Difference("speakers", "nobody", _names(record)),) if named else ()
    if record is None:
        return (Difference("record"),)
    found = list(_status_and_speakers(row, record))
    if row.kind not in (None, record.kind):
        found.append(Difference("kind", row.kind, record.kind))
    if record.status == "attributed":
        found += _other_differences(row, record)
    return tuple(found)


def _status_and_speakers(row: Row, record: Record) -> Iterator[Difference]:
    if record.status == "unattributed":
        if row.expect != "implicit":
            yield Difference("status", row.expect, record.status)
        return
    if record.status == "attributed":
        wanted = row.speakers if row.expect == "attributed" else row.or_attributed
    else:
        wanted = row.speakers if row.expect == "implicit" else row.or_implicit
    if wanted and not _same_names(wanted, record):
        yield Difference("speakers", ", ".join(wanted), _names(record))
    elif not wanted and not record.status == row.expect == "attributed":
        yield Difference("status", row.expect, record.status)


def _other_differences(row: Row, record: Record) -> list[Difference]:
    differences = []
    for what, gold, span in (
        ("mention", row.mention, record.mention),
        ("cue", row.cue, record.cue),
        ("addressee", row.addressee, record.addressee),
    ):
        found = span.text if span else None
        if gold is not None and (found is None or _plain(gold) != _plain(found)):
            differences.append(Difference(what, gold, found))
    name = record.institution.name if record.institution else None
    if row.institution is not None and name_key(row.institution) != name_key(name or ""):
        differences.append(Difference("institution", row.institution, name))
    return differences


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def _names(record: Record | None) -> str:
    return ", ".join(speaker.name for speaker in record.speakers) if record else ""
