"""Corrections as gold: what editors decided, to compare the rules alone with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from quotes import yaml_tree
from quotes.corrections.applying import find_words
from quotes.corrections.correction import Correction
from quotes.corrections.locating import NOT_THERE, doubt, likely, orphaned
from quotes.evaluation.gold import Expect, GoldDocument, GoldQuotation, Label, Row, read_gold_text
from quotes.evaluation.gold_yaml import BEGIN
from quotes.model import Document, Record

_LABELS: dict[Expect, Label] = {
    "attributed": "attributed",
    "implicit": "unsourced",
    "none": "none",
}


def holds_corrections(file: Path) -> bool:
    """Whether a YAML file holds corrections and not gold: its first entry names a `document`.

    Raises:
        QuotesError: It is empty or not YAML.
        OSError: It cannot be read.
    """
    root, _ = yaml_tree.read_yaml(read_gold_text(file, BEGIN), file.as_posix())
    first = root.items[0] if isinstance(root, yaml_tree.Items) and root.items else None
    keys = first.pairs if isinstance(first, yaml_tree.Mapping) else ()
    return any(isinstance(key, yaml_tree.Scalar) and key.value == "document" for key, _ in keys)


def gold_of_corrections(
    corrections: Sequence[Correction],
    documents: Mapping[str, Document],
    records: Mapping[str, Sequence[Record]],
) -> list[GoldDocument]:
    """The quotations that editors decided about, at their places.

    Quotations without a correction count neither way.

    Args:
        corrections: In the order of their file.
        documents: The articles by id.
        records: What the rules alone make of each, with what they leave out.

    Raises:
        CorrectionError: A correction does not fit its article any more.
    """
    by_document: dict[str, list[GoldQuotation]] = defaultdict(list)
    for correction in corrections:
        document = documents.get(correction.document)
        if document is None:
            raise orphaned(correction, "there is no such article", None, None)
        there = records[document.id]
        found = next((record for record in there if record.id == correction.id), None)
        reason = NOT_THERE if found is None else doubt(correction, there, document)
        if found is None or reason is not None:
            successor = likely(correction, there, document)
            raise orphaned(correction, reason or NOT_THERE, successor, document)
        by_document[document.id].append(_gold(correction, found, document))
    return [
        GoldDocument(documents[name], tuple(quotations), ((0, len(documents[name].text)),))
        for name, quotations in by_document.items()
    ]


def _gold(correction: Correction, record: Record, document: Document) -> GoldQuotation:
    place = (record.start, record.end)
    if correction.exact is not None:
        place = find_words(correction.exact, document.text, record.start) or place
    row = _row(correction, record)
    readings = (row.speakers,) if row.speakers else ()
    return GoldQuotation(*place, label=_LABELS[row.expect], readings=readings, row=row)


def _row(correction: Correction, record: Record) -> Row:
    """What an entry says, as a row; of what it leaves open, what the rules say is right."""
    words = correction.exact or correction.words
    if correction.not_a_quotation:
        return Row(words, "none", correction.line)
    if correction.nobody:
        return Row(words, "implicit", correction.line)
    if correction.speakers:
        names = tuple(speaker.name for speaker in correction.speakers)
        return Row(words, "attributed", correction.line, speakers=names, or_implicit=names)
    expect: Expect = "attributed" if record.status == "attributed" else "implicit"
    return Row(words, expect, correction.line, speakers=tuple(one.name for one in record.speakers))
