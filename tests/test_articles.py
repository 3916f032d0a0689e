"""What we read in the sample articles, one block a quotation, for a person to review."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from newsroom import ROOT
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.model import Record, Span
from quotes.pipeline import extract

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@cache
def records() -> tuple[Record, ...]:
    items = list(extract([ROOT / "seeds"], everything=True))
    assert all(isinstance(item, Record) for item in items)
    return tuple(item for item in items if isinstance(item, Record))


def shown(record: Record, line: int) -> Iterator[str]:
    """A record as a few lines: who, how it is said, why, and the words."""

    def words(span: Span | None) -> str:
        return f"“{span.text}”" if span else "-"

    yield f"line {line}  {record.id}"
    if record.excluded:
        yield f"  left out    {record.excluded}"
    else:
        names = ", ".join(f"{who.name} ({who.kind})" for who in record.speakers) or "nobody named"
        belongs = [record.role, record.institution.name if record.institution else None]
        yield f"  speaker     {names}"
        yield f"  role        {', '.join(filter(None, belongs)) or '-'}"
        yield f"  kind        {record.kind}, {record.status}"
        yield f"  mention     {words(record.mention)}"
        yield f"  cue         {words(record.cue)}, to {words(record.addressee)}"
        resolution = record.resolution.rule if record.resolution else None
        yield f"  rules       {record.rule or '-'}, {resolution or '-'}"
    yield textwrap.fill(
        record.words,
        92,
        initial_indent="  words       ",
        subsequent_indent=" " * 14,
        break_on_hyphens=False,
    )


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_quotations_of_a_sample(seed: Path, file_regression: FileRegressionFixture) -> None:
    text = seed.read_text("utf-8")
    blocks = [
        "\n".join(shown(record, text.count("\n", 0, record.start) + 1))
        for record in records()
        if record.document == seed.stem
    ]
    assert blocks
    file_regression.check("\n\n".join(blocks) + "\n", encoding="utf-8")
