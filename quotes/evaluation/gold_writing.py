"""Write YAML gold: a first file of an article, and single rows of one that a person keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from quotes.evaluation.gold import Expect, GoldError, Row, read_gold_text
from quotes.evaluation.gold_pairs import Pair
from quotes.evaluation.gold_yaml import BEGIN, GoldEntry, read_yaml_gold
from quotes.model import Document, Record
from quotes.whole_file import write_file

FIELDS = ("speakers", "mention", "cue")


def first_gold(source: str, document: Document, records: Sequence[Record]) -> str:
    """The gold of an article as it is read now, for a person to correct.

    Args:
        source: The article's file, relative to where the gold will lie.
        document: The article.
        records: All its records. Those that were left out have a row only where
            the same words stand in another row, so that each is found again.

    Returns:
        A whole file, which holds as it stands.
    """
    texts = {record.text for record in records if record.excluded is None}
    rows = [
        line
        for record in records
        if record.text in texts
        for line in _row(record, _expect(record, document), FIELDS, "    ")
    ]
    head = [f"- source: {_flow(source)}"]
    return (
        "\n".join([*head, "  quotations:", *rows] if rows else [*head, "  quotations: []"]) + "\n"
    )


def rewrite(file: Path, source: str, document: Document, pairs: Sequence[Pair]) -> None:
    """Write what is read now into a file of gold, where it differs.

    Rows that hold stay as they are written, with their comments; a row that
    differs is written anew with the fields it had, one without a record goes,
    one for a new record comes.

    Args:
        file: The gold.
        source: Which of its entries.
        document: The article.
        pairs: The entry's rows beside the article's records, see `gold_pairs`.

    Raises:
        GoldError: The rows are not written one below the other, each with a dash.
        ConfigError: The file cannot be written; it stays as it was then.
    """
    lines = read_gold_text(file, BEGIN).splitlines()
    entries = read_yaml_gold(file)
    entry = next(entry for entry in entries if entry.source == source)
    after = min((e.line for e in entries if e.line > entry.line), default=len(lines) + 1)
    layout = _layout(lines, entry, after)
    written: list[str] = []
    for pair in pairs:
        if pair.row is not None and not pair.differences:
            written += layout.rows[entry.rows.index(pair.row)]
        elif pair.record is not None and pair.record.excluded is None:
            fields = FIELDS if pair.row is None else _fields_of(pair.row)
            written += _row(pair.record, _expect(pair.record, document), fields, layout.indent)
    key = lines[layout.key].partition("quotations:")[0] + "quotations:"
    lines[layout.begin : layout.end] = written
    lines[layout.key] = key if written else f"{key} []"
    write_file(file, [("\n".join(lines) + "\n").encode()])


class _Layout(NamedTuple):
    """Where an entry's key `quotations:` and its rows stand: 0-based lines, end excluded."""

    key: int
    begin: int
    end: int
    indent: str
    rows: list[list[str]]


def _layout(lines: Sequence[str], entry: GoldEntry, after: int) -> _Layout:
    """Find the rows of an entry, which reaches to the line `after` (1-based, excluded)."""
    begins = [row.line - 1 for row in entry.rows]
    last = begins[0] if begins else after - 1
    keys = [k for k in range(entry.line - 1, last) if re.match(r"[\s-]*quotations:", lines[k])]
    if not begins and keys:
        return _Layout(keys[0], keys[0] + 1, keys[0] + 1, "    ", [])
    dashes = {found[0] if (found := re.match(r" *(?=- )", lines[k])) else None for k in begins}
    if not keys or len(dashes) != 1 or None in dashes or len(set(begins)) < len(begins):
        raise GoldError(
            "these rows are written in a way that cannot be rewritten",
            path=entry.path,
            line=entry.line,
            hint="put quotations: on a line of its own and below it each row, with a dash",
        )
    indent = dashes.pop() or ""
    end = begins[-1] + 1
    for k in range(end, after - 1):
        if re.match(rf"{indent} +\S", lines[k]):
            end = k + 1
        elif lines[k].strip():
            break
    bounds = zip(begins, [*begins[1:], end], strict=True)
    rows = [list(lines[start:stop]) for start, stop in bounds]
    return _Layout(keys[-1], begins[0], end, indent, rows)


def _expect(record: Record, document: Document) -> Expect:
    if record.excluded is None:
        return "attributed" if record.status == "attributed" else "implicit"
    outside = any(
        part.start <= record.start < part.end and part.role == "excluded"
        for part in document.paragraphs
    )
    return "boilerplate" if outside else "none"


def _fields_of(row: Row) -> tuple[str, ...]:
    """The fields that a row gives beside its words, the speakers always."""
    more = ("kind", "mention", "cue", "institution", "addressee")
    return ("speakers", *(name for name in more if getattr(row, name) is not None))


def _row(record: Record, expect: Expect, fields: Sequence[str], indent: str) -> Iterator[str]:
    yield f"{indent}- text: {_quoted(' '.join(record.text.split()))}"
    yield f"{indent}  expect: {expect}"
    values = {
        "kind": record.kind,
        "mention": record.mention.text if record.mention else None,
        "cue": record.cue.text if record.cue else None,
        "institution": record.institution.name if record.institution else None,
        "addressee": record.addressee.text if record.addressee else None,
    }
    if expect in ("none", "boilerplate"):
        return
    for name in fields:
        if name == "speakers" and record.speakers:
            names = ", ".join(_flow(speaker.name) for speaker in record.speakers)
            yield f"{indent}  speakers: [{names}]"
        elif values.get(name) and record.speakers:
            yield f"{indent}  {name}: {_flow(' '.join(str(values[name]).split()))}"


def _flow(text: str) -> str:
    """A text as YAML on one line, with marks only where it needs them."""
    return _scalar(text, None)


def _quoted(text: str) -> str:
    return _scalar(text, '"')


def _scalar(text: str, style: str | None) -> str:
    dumped = yaml.safe_dump(
        [text], default_flow_style=True, default_style=style, allow_unicode=True, width=10**9
    )
    return dumped.strip().removeprefix("[").removesuffix("]").removeprefix("!!str ")
