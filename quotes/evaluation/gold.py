"""Gold: what a person found, quotation by quotation, in one shape for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quotes.documents.decoding import decode
from quotes.errors import QuotesError
from quotes.model import Document, QuotationKind

Offsets = tuple[int, int]
Expect = Literal["attributed", "implicit", "none", "boilerplate"]
Label = Literal["attributed", "unsourced", "none"]


class GoldError(QuotesError):
    """Gold that cannot be read, or that does not fit the articles."""


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation as YAML gold describes it; whatever is None or empty was not given.

    Attributes:
        text: The quoted words.
        expect: `attributed`: said by `speakers`. `implicit`: no speaker, or
            `speakers` marked as inferred. `none`: nobody's words. `boilerplate`:
            outside the article's own text.
        speakers: Names; several for a joint statement.
        or_implicit, or_attributed: The speakers of another reading that is
            right too, with that status.
        kind, mention, cue, institution, addressee: As in a record, as text.
        line: 1-based line of the gold file.
    """

    text: str
    expect: Expect
    line: int
    speakers: tuple[str, ...] = ()
    or_implicit: tuple[str, ...] = ()
    or_attributed: tuple[str, ...] = ()
    kind: QuotationKind | None = None
    mention: str | None = None
    cue: str | None = None
    institution: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation at its place.

    Attributes:
        start, end: Offsets into the article's text, with or without marks.
        label: `attributed` to somebody, `unsourced` (somebody's, but the text
            need not say whose), or `none` (nobody's, or not the article's).
        speaker: Offsets of the mention, None where gold has none.
        readings: The names that are right, one tuple of speakers a reading;
            empty where gold has no names.
        parts: The stretches of a quotation whose marks reopen; empty for an
            ordinary one.
        row: The row of YAML gold that it stands for; None for JSON Lines.
    """

    start: int
    end: int
    label: Label
    speaker: Offsets | None = None
    readings: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Offsets, ...] = ()
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The quotations of one article.

    Attributes:
        document: The article.
        quotations: In the order of the gold file.
        ignore: Zones in which a further record counts neither way.
    """

    document: Document
    quotations: tuple[GoldQuotation, ...]
    ignore: tuple[Offsets, ...] = ()


def read_gold_text(file: Path, hint: str) -> str:
    """Read and decode a gold file.

    Args:
        file: The gold.
        hint: What to write into it where it is empty.

    Raises:
        GoldError: There is nothing in it.
        DocumentError: Not text.
        OSError: It cannot be read.
    """
    data = file.read_bytes()
    if not data.strip():
        raise GoldError("the gold is empty", path=file.as_posix(), hint=hint)
    return decode(data, file.as_posix())
