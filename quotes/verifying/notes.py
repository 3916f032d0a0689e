"""`verified.jsonl`: what looks at the live pages found, kept as data from one look to the next.

Each article that was looked at has a line, and each of its quotations:

    {"document": …, "url": …, "checked": date, "sha256": …, "etag": …, "last_modified": …}
    {"document": …, "id": …, "state": …, "since": date, "why": …, "was": …, "now": …, "before": …}

The day of the last look stands once for each article, so that a look which finds
nothing new changes one line an article. What is not known is left out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

from quotes.documents.decoding import decode
from quotes.errors import VerifyError
from quotes.model import LiveNote, LiveState
from quotes.output import json_line
from quotes.whole_file import write_file

_REMEDY = "delete the line, or take back what was changed by hand"
_STATES = frozenset(get_args(LiveState))


@dataclass(frozen=True, slots=True)
class PageNote:
    """The last look at an article's page.

    Attributes:
        checked: ISO date.
        sha256: Of the saved text that it was compared with.
        etag, last_modified: What the server gave to ask whether the page changed; both
            None where the page could not be read.
    """

    document: str
    url: str
    checked: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What was clear before the page became unclear."""

    state: LiveState
    checked: str
    since: str


@dataclass(frozen=True, slots=True)
class QuotationNote:
    """What a look found of a quotation.

    Attributes:
        since: ISO date of the first look that found this state.
        why: Why it is unclear, or how the page is gone.
        was, now: The quotation with the words around it, in the saved article and on
            the live page, where they differ.
        before: For an unclear state, the last clear one.
    """

    document: str
    id: str
    state: LiveState
    since: str
    why: str | None = None
    was: str | None = None
    now: str | None = None
    before: Before | None = None


@dataclass(slots=True)
class Notes:
    """All of a project, by document, and by document and record id."""

    pages: dict[str, PageNote] = field(default_factory=dict)
    quotations: dict[tuple[str, str], QuotationNote] = field(default_factory=dict)

    def live_note(self, document: str, id: str) -> LiveNote | None:
        """What a record tells of its live page; None where nobody looked.

        A look that found nothing clear does not take back the change that an earlier
        one found.
        """
        note, page = self.quotations.get((document, id)), self.pages.get(document)
        if note is None or page is None:
            return None
        if note.before is not None and note.before.state != "unchanged":
            return LiveNote(note.before.state, note.before.checked, note.before.since)
        return LiveNote(note.state, page.checked, note.since)

    def keep(self, records: Collection[tuple[str, str]]) -> None:
        """Forget all but these records, by document and id, and articles without any."""
        self.quotations = {key: note for key, note in self.quotations.items() if key in records}
        left = {document for document, _ in self.quotations}
        self.pages = {name: page for name, page in self.pages.items() if name in left}

    def lines(self) -> Iterator[str]:
        """The file's lines, by document; the article's own first, then its quotations by id."""
        by_document: dict[str, list[QuotationNote]] = {name: [] for name in self.pages}
        for note in self.quotations.values():
            by_document[note.document].append(note)
        for document in sorted(by_document):
            yield _line(self.pages[document])
            yield from map(_line, sorted(by_document[document], key=lambda note: note.id))


def read_notes(file: Path) -> Notes:
    """Read the file; nothing is known where it is not there.

    Raises:
        VerifyError: A line is not as described above, stands there twice, or is of a
            quotation whose article has none.
    """
    notes = Notes()
    if not file.is_file():
        return notes
    data, path = file.read_bytes(), file.as_posix()
    if not data.strip():
        return notes
    numbers: dict[tuple[str, str], int] = {}
    for number, line in enumerate(decode(data, path, VerifyError).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            note = _note(json.loads(line))
            key = (note.document, getattr(note, "id", ""))
            if key in numbers:
                raise _WrongLineError(f"this stands on line {numbers[key]} already")
        except _WrongLineError as problem:
            raise VerifyError(str(problem), path=path, line=number, hint=_REMEDY) from None
        except (ValueError, RecursionError):
            raise VerifyError("this is not JSON", path=path, line=number, hint=_REMEDY) from None
        numbers[key] = number
        if isinstance(note, PageNote):
            notes.pages[note.document] = note
        else:
            notes.quotations[key] = note
    for key in notes.quotations:
        if key[0] not in notes.pages:
            raise VerifyError(
                f"the article {key[0]!r} of this quotation has no line of its own",
                path=path,
                line=numbers[key],
                hint=_REMEDY,
            )
    return notes


def write_notes(notes: Notes, file: Path) -> None:
    """Write the file whole; it is not touched where nothing changed.

    Raises:
        ConfigError: It cannot be written.
    """
    data = "".join(notes.lines()).encode()
    if file.is_file() and file.read_bytes() == data:
        return
    if data or file.is_file():
        write_file(file, [data])


def _line(note: PageNote | QuotationNote) -> str:
    return json_line({key: value for key, value in asdict(note).items() if value is not None})


class _WrongLineError(Exception):
    """A line that is no note."""


_Check = Callable[[Any], bool]
_Note = TypeVar("_Note", PageNote, QuotationNote, Before)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_state(value: Any) -> bool:
    return isinstance(value, str) and value in _STATES


def _is_date(value: Any) -> bool:
    try:
        return bool(dt.date.fromisoformat(value).isoformat() == value)
    except (TypeError, ValueError):
        return False


_PAGE: Mapping[str, _Check] = {"url": _is_text, "checked": _is_date, "sha256": _is_text}
_PAGE_MAY: Mapping[str, _Check] = {"etag": _is_text, "last_modified": _is_text}
_QUOTATION: Mapping[str, _Check] = {"id": _is_text, "state": _is_state, "since": _is_date}
_QUOTATION_MAY: Mapping[str, _Check] = {
    **dict.fromkeys(("why", "was", "now"), _is_text),
    "before": lambda value: isinstance(value, Before),
}
_BEFORE: Mapping[str, _Check] = {"state": _is_state, "checked": _is_date, "since": _is_date}


def _note(row: Any) -> PageNote | QuotationNote:
    if not isinstance(row, dict):
        raise _WrongLineError("this line is no JSON object")
    named: Mapping[str, _Check] = {"document": _is_text}
    if "id" not in row:
        return _made(PageNote, row, {**named, **_PAGE}, _PAGE_MAY)
    before = row.get("before")
    if isinstance(before, dict):
        row = {**row, "before": _made(Before, before, _BEFORE, {})}
    return _made(QuotationNote, row, {**named, **_QUOTATION}, _QUOTATION_MAY)


def _made(
    kind: type[_Note], row: Mapping[str, Any], must: Mapping[str, _Check], may: Mapping[str, _Check]
) -> _Note:
    """A row as a note of a kind, every value checked."""
    checks = {**must, **may}
    for key, value in row.items():
        if key not in checks:
            raise _WrongLineError(f"unknown key {key!r}")
        if not checks[key](value):
            raise _WrongLineError(f"{key} cannot be {json.dumps(value, ensure_ascii=False)}")
    for key in must:
        if key not in row:
            raise _WrongLineError(f"{key} is missing")
    return kind(**row)
