"""Records as JSON Lines, CSV or Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotes.errors import ConfigError
from quotes.model import Record, Span

# What JSON leaves raw and some reader takes for a line's end, and halves of
# characters, which no encoding can write.
_UNSAFE_IN_JSON_LINES = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

# What makes a spreadsheet take a cell for a formula; the wide forms do so too.
_FORMULA = re.compile("[=+\\-@\t\r\n\0＝＋－＠]")

# The columns of a table: fields of a record, `.` for a field of a field.
_COLUMNS = (
    "id",
    "document",
    *(f"source.{name}" for name in ("title", "url", "outlet", "author", "published")),
    *(f"source.{name}" for name in ("retrieved", "language", "sha256", "tags", "path")),
    *("start", "end", "text", "words", "kind", "status"),
    *("speakers.id", "speakers.name", "speakers.kind"),
    *("mention.start", "mention.end", "mention.text"),
    *("cue.start", "cue.end", "cue.text"),
    *("role", "institution.id", "institution.name"),
    *("addressee.start", "addressee.end", "addressee.text"),
    *("rule", "evidence", "confidence"),
    *("resolution.rule", "resolution.evidence"),
    *(f"resolution.antecedent.{name}" for name in Span._fields),
    *("cluster", "link", "excluded"),
    *("correction.by", "correction.when", "correction.why"),
    *("live.state", "live.checked", "live.since"),
)


def write_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line, keys in the order of `Record`, each line with its line feed."""
    for record in records:
        yield json_line(record.as_dict())


def json_line(row: Mapping[str, Any]) -> str:
    """One line of JSON Lines with its line feed, safe for every reader of lines."""
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _UNSAFE_IN_JSON_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n"


def to_csv(records: Iterable[Record]) -> Iterator[str]:
    """A header, then one row a record: `speakers.name` is the column `speakers_name`.

    Several values, such as those of a joint statement, are joined by `; `.

    A cell that a spreadsheet could run as a formula begins with an apostrophe
    (OWASP ASVS 1.2.10); JSON Lines and Parquet have the text as it stands.
    """
    yield _csv_row(column.replace(".", "_") for column in _COLUMNS)
    for record in records:
        yield _csv_row(_cell(_value(record, column)) for column in _COLUMNS)


def to_parquet(records: Iterable[Record]) -> bytes:
    """A Parquet file with the fields of `Record`, nested as in JSON Lines.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ConfigError(
            "Parquet needs pyarrow, which is not installed",
            hint="pip install 'newsroom-quotes[parquet]'",
        ) from error

    text, number = pa.string(), pa.int64()
    span = pa.struct([("start", number), ("end", number), ("text", text)])
    source = pa.struct(
        [
            *((name, text) for name in ("title", "url", "outlet", "author", "published")),
            *((name, text) for name in ("retrieved", "language", "sha256")),
            ("tags", pa.list_(text)),
            ("path", text),
        ]
    )
    speaker = pa.struct([("id", text), ("name", text), ("kind", text), ("unresolved", pa.bool_())])
    schema = pa.schema(
        [
            ("id", text),
            ("document", text),
            ("source", source),
            ("start", number),
            ("end", number),
            ("text", text),
            ("words", text),
            ("kind", text),
            ("status", text),
            ("speakers", pa.list_(speaker)),
            ("mention", span),
            ("cue", span),
            ("role", text),
            ("institution", pa.struct([("id", text), ("name", text)])),
            ("addressee", span),
            ("rule", text),
            ("evidence", text),
            ("confidence", pa.float64()),
            ("resolution", pa.struct([("rule", text), ("evidence", text), ("antecedent", span)])),
            ("cluster", text),
            ("link", text),
            ("excluded", text),
            ("correction", pa.struct([("by", text), ("when", text), ("why", text)])),
            ("live", pa.struct([("state", text), ("checked", text), ("since", text)])),
        ]
    )
    table = pa.Table.from_pylist([_whole(r.as_dict()) for r in records], schema=schema)
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def encode(records: Iterable[Record], form: str) -> Iterator[bytes]:
    """The bytes of `jsonl`, `csv` or `parquet`, piece by piece as the records come.

    Raises:
        ConfigError: Parquet without pyarrow.
    """
    if form == "parquet":
        yield to_parquet(records)
        return
    lines = write_jsonl(records) if form == "jsonl" else to_csv(records)
    for line in lines:
        yield line.encode("utf-8")


def _csv_row(cells: Iterable[object]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(cells)  # so that it quotes both in a cell
    return row.getvalue().removesuffix("\r\n") + "\n"


def _value(record: Record, column: str) -> Any:
    value: Any = record
    for name in column.split("."):
        if value is None:
            return None
        if isinstance(value, tuple) and not isinstance(value, Span):
            value = tuple(getattr(item, name) for item in value)
        else:
            value = getattr(value, name)
    return "; ".join(value) if isinstance(value, tuple) else value


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", value)
    return f"'{text}" if _FORMULA.match(text) else text


def _whole(value: Any) -> Any:
    """The same plain data, halves of characters replaced."""
    if isinstance(value, str):
        return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return value
