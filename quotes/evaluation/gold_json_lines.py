"""JSON Lines gold: one article a row, with the offsets of its quotations.

    {"id": "…", "text": "…",
     "quotes": [{"start": 0, "end": 9, "label": "attributed",
                 "speaker": {"start": 15, "end": 23}, "speaker_name": "Ana Ruiz"}],
     "ignore": [[40, 60]]}

`label` is `attributed`, `unsourced` or `none`; `speaker` (the mention) belongs
to the attributed ones. Optional: `parts` ([[start, end], …], where marks reopen),
`text` (checked against the article), `speaker_name` with further right names
under `aliases` and `also_accept`. Other keys are left to other programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from quotes.evaluation.gold import GoldError, GoldQuotation, Label, Offsets, read_gold_text

_HINT = (
    'each line holds one article: {"id": "…", "text": "…", '
    '"quotes": [{"start": 0, "end": 9, "label": "none"}]}'
)


class GoldText(NamedTuple):
    """A row: the article's id and text, its quotations, zones that count neither way."""

    id: str
    text: str
    quotations: tuple[GoldQuotation, ...]
    ignore: tuple[Offsets, ...]
    path: str
    line: int


def read_json_lines_gold(file: Path) -> list[GoldText]:
    """Read a file of JSON Lines gold.

    Raises:
        GoldError: A row, a label or a span that is not valid; two rows with one id.
        DocumentError: Not text.
        OSError: The file cannot be read.
    """
    path = file.as_posix()
    rows = list(_rows(read_gold_text(file, _HINT), path))
    lines: dict[str, int] = {}
    for row in rows:
        if row.id in lines:
            raise GoldError(
                f"a second row {row.id!r}; the first is on line {lines[row.id]}",
                path=path,
                line=row.line,
                hint="change one of the two ids",
            )
        lines[row.id] = row.line
    return rows


def _rows(text: str, path: str) -> Iterator[GoldText]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _RowReader(path, number).row(line)


class _RowReader:
    """Reads one row; knows its line for its messages."""

    def __init__(self, path: str, line: int) -> None:
        self.path = path
        self.line = line

    def row(self, line: str) -> GoldText:
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError):
            raise self.wrong("not JSON") from None
        if not isinstance(row, dict):
            raise self.wrong("not a JSON object")
        id_, text, quotes = row.get("id"), row.get("text"), row.get("quotes")
        if not isinstance(id_, str | int) or isinstance(id_, bool):
            raise self.wrong("the row has no id")
        if not isinstance(text, str):
            raise self.wrong(f"the row {id_!r} has no text")
        if not isinstance(quotes, list):
            raise self.wrong(f"the row {id_!r} has no list of quotes")
        quotations = tuple(self.quotation(quote, text) for quote in quotes)
        ignore = self.spans(row.get("ignore"), text)
        return GoldText(str(id_), text, quotations, ignore, self.path, self.line)

    def quotation(self, quote: Any, text: str) -> GoldQuotation:
        start, end = self.span(quote, text)
        label = quote.get("label")
        if label not in get_args(Label):
            known = ", ".join(get_args(Label))
            raise self.wrong(f"the label {label!r} at {start} is none of: {known}")
        if "text" in quote and quote["text"] != text[start:end]:
            raise self.wrong(f"the quotation at {start} does not stand there")
        attributed = label == "attributed"
        return GoldQuotation(
            start,
            end,
            label=cast(Label, label),
            speaker=self.span(quote.get("speaker"), text) if attributed else None,
            readings=_readings(quote) if attributed else (),
            parts=self.spans(quote.get("parts"), text),
        )

    def spans(self, value: Any, text: str) -> tuple[Offsets, ...]:
        if value is None:
            return ()
        if not isinstance(value, list) or not all(
            isinstance(v, list) and len(v) == 2 for v in value
        ):
            raise self.wrong("parts and ignore are lists of [start, end]")
        return tuple(self.span({"start": v[0], "end": v[1]}, text) for v in value)

    def span(self, value: Any, text: str) -> Offsets:
        start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (0, 0)
        if (
            not isinstance(start, int)
            or not isinstance(end, int)
            or not 0 <= start < end <= len(text)
        ):
            raise self.wrong(f"a span that is not in the text: {value!r}")
        return start, end

    def wrong(self, message: str) -> GoldError:
        return GoldError(message, path=self.path, line=self.line, hint=_HINT)


def _readings(quote: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The right names, each a reading of its own; a nickname of one word is none."""
    names = list(_texts([quote.get("speaker_name")]))
    if not names:
        return ()
    aliases = [alias for alias in _texts(quote.get("aliases")) if len(alias.split()) > 1]
    return tuple((name,) for name in (*names, *aliases, *_texts(quote.get("also_accept"))))


def _texts(value: Any) -> Iterator[str]:
    return (
        (item for item in value if isinstance(item, str)) if isinstance(value, list) else iter(())
    )
