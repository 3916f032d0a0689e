"""YAML gold: one entry an article, one row a quotation, written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from quotes.documents.provenance import PROVENANCE_KEYS
from quotes.evaluation.gold import (
    Expect,
    GoldDocument,
    GoldError,
    GoldQuotation,
    Label,
    Offsets,
    Row,
    read_gold_text,
)
from quotes.model import Document, QuotationKind
from quotes.yaml_entries import EntryReader, read_root
from quotes.yaml_tree import Items, Node

BEGIN = "begin with - source: FILE"
_TEXTS = ("mention", "cue", "institution", "addressee")
_NAMES = ("speakers", "or_implicit", "or_attributed")
_ROW_KEYS = ("text", "expect", "kind", *_NAMES, *_TEXTS)
_ENTRY_KEYS = ("source", "quotations", *PROVENANCE_KEYS)
_LABELS: dict[Expect, Label] = {
    "attributed": "attributed",
    "implicit": "unsourced",
    "none": "none",
    "boilerplate": "none",
}
_ALIKE = ("'‘’", '"“”')
_MARKS = "\"'“”‘’«»‹›„‟`"


@dataclass(frozen=True, slots=True)
class GoldEntry:
    """The rows of one article.

    Attributes:
        source: The article's file, relative to the gold or to the seeds.
        rows: In the order in which the quotations stand in the article.
        path: The gold file.
        line: 1-based line of the entry in it.
    """

    source: str
    rows: tuple[Row, ...]
    path: str
    line: int


def read_yaml_gold(file: Path) -> list[GoldEntry]:
    """Read a file of YAML gold.

    Args:
        file: A list of entries `{source, quotations: [{text, expect, …}]}`. An
            entry may also hold provenance, which is for its reader only.

    Raises:
        GoldError: Not plain YAML; or something is missing, unknown or of the wrong form.
        OSError: The file cannot be read.
    """
    path = file.as_posix()
    root = read_root(read_gold_text(file, BEGIN), path, GoldError)
    if root is None:
        raise GoldError("the gold is empty", path=path, hint=BEGIN)
    reader = _Reader(path, GoldError)
    entries = [reader.entry(node) for node in reader.items(root, "the gold")]
    lines: dict[str, int] = {}
    for entry in entries:
        if entry.source in lines:
            raise GoldError(
                f"a second entry for {entry.source}; the first is on line {lines[entry.source]}",
                path=path,
                line=entry.line,
                hint="put the rows of both into one",
            )
        lines[entry.source] = entry.line
    return entries


class _Reader(EntryReader):
    """Turns nodes into entries."""

    def entry(self, node: Node) -> GoldEntry:
        values = self.mapping(node, "the entry", _ENTRY_KEYS, required=("source", "quotations"))
        rows = tuple(self.row(item) for item in self.items(values["quotations"], "quotations"))
        return GoldEntry(self.text(values["source"], "source"), rows, self.path, node.line)

    def row(self, node: Node) -> Row:
        values = self.mapping(node, "the row", _ROW_KEYS, required=("text", "expect"))
        names = {key: self.names(values[key], key) for key in _NAMES if key in values}
        texts = {key: self.text(values[key], key) for key in _TEXTS if key in values}
        kinds = get_args(QuotationKind)
        kind = self.choice(values["kind"], "kind", kinds) if "kind" in values else None
        return Row(
            text=self.text(values["text"], "text"),
            expect=cast(Expect, self.choice(values["expect"], "expect", tuple(_LABELS))),
            line=node.line,
            kind=cast(QuotationKind | None, kind),
            mention=texts.get("mention"),
            cue=texts.get("cue"),
            institution=texts.get("institution"),
            addressee=texts.get("addressee"),
            speakers=names.get("speakers", ()),
            or_implicit=names.get("or_implicit", ()),
            or_attributed=names.get("or_attributed", ()),
        )

    def names(self, node: Node, what: str) -> tuple[str, ...]:
        if not isinstance(node, Items) or not node.items:
            raise self.wrong(f"{what} is not a list of names", node, f"write {what}: [Ana Ruiz]")
        return tuple(self.text(item, what) for item in node.items)


def place(entry: GoldEntry, document: Document) -> GoldDocument:
    """Find the rows of an entry in its article.

    Rows are looked for in order, each after the beginning of the one before,
    first where marks stand around the words. White space and the form of
    apostrophes and marks may differ. The mention is the occurrence nearest to
    the quotation.

    Raises:
        GoldError: A row's words or mention are not in the article.
    """
    quotations = []
    for item in find_rows(entry, document):
        if isinstance(item, GoldError):
            raise item
        quotations.append(item)
    return GoldDocument(document, tuple(quotations))


def find_rows(entry: GoldEntry, document: Document) -> Iterator[GoldQuotation | GoldError]:
    """As `place`, row by row: the quotation at its place, or why it has none."""
    begin = 0
    for row in entry.rows:
        found = _quoted(row.text, document.text, begin)
        if found is None:
            yield GoldError(
                f"“{_short(row.text)}” does not stand in {document.path}, or not in this order",
                path=entry.path,
                line=row.line,
                hint="copy the words from the article; rows follow its order",
            )
            continue
        begin = found[0] + 1
        speaker = _nearest(row.mention, document.text, found) if row.mention else None
        if row.mention and speaker is None:
            yield GoldError(
                f"the mention “{_short(row.mention)}” does not stand in {document.path}",
                path=entry.path,
                line=row.line,
                hint="copy the words from the article",
            )
            continue
        readings = (row.speakers, row.or_implicit, row.or_attributed)
        yield GoldQuotation(
            *found,
            label=_LABELS[row.expect],
            speaker=speaker,
            readings=tuple(names for names in readings if names),
            row=row,
        )


def _quoted(words: str, text: str, begin: int) -> Offsets | None:
    places = list(_occurrences(words, text, begin))
    around = [(text[max(0, start - 1) : start], text[end : end + 1]) for start, end in places]
    between_marks = [
        place
        for place, (before, after) in zip(places, around, strict=True)
        if before and after and before in _MARKS and after in _MARKS
    ]
    return next(iter(between_marks or places), None)


def _nearest(words: str, text: str, quotation: Offsets) -> Offsets | None:
    start, end = quotation
    outside = [span for span in _occurrences(words, text) if span[1] <= start or end <= span[0]]
    return min(outside, key=lambda span: max(start - span[1], span[0] - end), default=None)


def _occurrences(words: str, text: str, begin: int = 0) -> Iterator[Offsets]:
    """Where whole words stand, whatever the white space and the form of the marks."""
    pattern = r"\s+".join("".join(map(_alike, word)) for word in words.split())
    for found in re.compile(rf"(?<!\w){pattern}(?!\w)").finditer(text, begin):
        yield found.span()


def _alike(char: str) -> str:
    return next((f"[{chars}]" for chars in _ALIKE if char in chars), re.escape(char))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
