"""Records as `quotes.jsonl` holds them: what a comparison needs, read with care.

The file may come from another branch, another version or an unfinished merge,
so nothing of it is believed before it is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from quotes.errors import QuotesError
from quotes.model import Record, SpeakerRef

_REBUILD = "make it anew: quotes build"


class ReviewError(QuotesError):
    """A side of a comparison that cannot be found or read."""


class NothingPublishedError(ReviewError):
    """A side of a comparison without published records."""


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """The fields of a record that a comparison looks at; their meaning is that of `Record`.

    Attributes:
        path, published, url, title: Of its source.
        evidence: Why that speaker, or why none.
        resolution: The rule that found out who the mention is.
        mention: The words of the mention.
        corrected: Whether an editor checked it.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    words: str
    status: str
    speakers: tuple[SpeakerRef, ...] = ()
    rule: str | None = None
    evidence: str | None = None
    resolution: str | None = None
    mention: str | None = None
    path: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    corrected: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What names the record anywhere: its document and its id."""
        return (self.document, self.id)

    @property
    def said_by(self) -> frozenset[SpeakerRef]:
        """The speakers, to compare with those of another side.

        The id of whom only one article knows begins with that article's name, which is
        left out here: nobody becomes another one because a file was renamed.
        """
        own = f"{self.document}/"
        return frozenset(
            replace(one, id=one.id.removeprefix(self.document)) if one.id.startswith(own) else one
            for one in self.speakers
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the speakers, sorted."""
        return tuple(sorted(speaker.name for speaker in self.speakers))


def read_stored(text: str, path: str) -> list[StoredRecord]:
    """Read `quotes.jsonl`.

    Args:
        text: What stands in the file.
        path: Its name, for messages.

    Raises:
        ReviewError: A line is not a record, or stands there twice.
    """
    records: list[StoredRecord] = []
    lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise ReviewError(
                "two branches are in conflict here", path=path, line=number, hint=_REBUILD
            )
        try:
            record = stored(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ReviewError(
                "this line is not a record", path=path, line=number, hint=_REBUILD
            ) from error
        if record.key in lines:
            raise ReviewError(
                f"a second record {record.document}:{record.id}; "
                f"the first is on line {lines[record.key]}",
                path=path,
                line=number,
                hint=_REBUILD,
            )
        lines[record.key] = number
        records.append(record)
    return records


def stored_records(records: Iterable[Record]) -> list[StoredRecord]:
    """Records that were just made, as a file would hold them."""
    return [stored(record.as_dict()) for record in records]


def stored(row: Mapping[str, Any]) -> StoredRecord:
    """One record.

    Args:
        row: As `Record.as_dict` gives it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: It is not a record.
    """
    source = row["source"]
    resolution, mention = row.get("resolution"), row.get("mention")
    return StoredRecord(
        id=_text(row["id"]),
        document=_text(row["document"]),
        start=_offset(row["start"]),
        end=_offset(row["end"]),
        text=_text(row["text"]),
        words=_text(row["words"]),
        status=_text(row["status"]),
        speakers=tuple(
            SpeakerRef(_text(one["id"]), _text(one["name"]), one["kind"]) for one in row["speakers"]
        ),
        rule=_text_or_none(row.get("rule")),
        evidence=_text_or_none(row.get("evidence")),
        resolution=_text_or_none(resolution["rule"]) if resolution else None,
        mention=_text_or_none(mention["text"]) if mention else None,
        path=_text_or_none(source.get("path")),
        published=_text_or_none(source.get("published")),
        url=_text_or_none(source.get("url")),
        title=_text_or_none(source.get("title")),
        corrected=row.get("correction") is not None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _offset(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value
