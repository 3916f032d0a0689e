"""Records from a `quotes.jsonl` that a build wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from quotes.errors import DocumentError
from quotes.model import (
    CorrectionNote,
    InstitutionRef,
    LiveNote,
    Record,
    ResolutionNote,
    Source,
    Span,
    SpeakerRef,
)


def read_records(path: Path) -> list[Record]:
    """The records of a JSON Lines file, in its order.

    Args:
        path: A `quotes.jsonl` as `quotes build` and `quotes extract` write it.

    Raises:
        DocumentError: It cannot be read, or a line is not a record; with the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(
            "cannot read the records", path=path, hint="make the cards with: quotes build"
        ) from error
    return parse_records(text, path)


def parse_records(text: str, path: Path) -> list[Record]:
    """The records of JSON Lines.

    Args:
        text: One record a line.
        path: What to call it where a line is wrong.

    Raises:
        DocumentError: A line is not a record; with its number.
    """
    records = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.append(_record(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise DocumentError(
                    f"this line is not a record: {error}",
                    path=path,
                    line=number,
                    hint="make the file anew with: quotes build",
                ) from error
    return records


def _span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"], value["text"])


def _resolution(value: Mapping[str, Any]) -> ResolutionNote:
    antecedent = value.get("antecedent")
    return ResolutionNote(
        value["rule"], value["evidence"], None if antecedent is None else _span(antecedent)
    )


_PARTS: dict[str, Callable[[Any], Any]] = {
    "source": lambda value: Source(**{**value, "tags": tuple(value.get("tags") or ())}),
    "speakers": lambda value: tuple(SpeakerRef(**speaker) for speaker in value),
    "mention": _span,
    "cue": _span,
    "addressee": _span,
    "institution": lambda value: InstitutionRef(**value),
    "resolution": _resolution,
    "correction": lambda value: CorrectionNote(**value),
    "live": lambda value: LiveNote(**value),
}


def _record(row: Mapping[str, Any]) -> Record:
    known = {field.name for field in fields(Record)}
    values = {
        name: value if value is None or name not in _PARTS else _PARTS[name](value)
        for name, value in row.items()
        if name in known
    }
    return Record(**values)
