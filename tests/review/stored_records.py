"""Stored records for tests, and strategies that make them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from quotes.model import SpeakerRef
from quotes.review.stored import StoredRecord

NAMES = ("Ana Ruiz", "Joe Paz", "Ida Holm")
WORDS = ("we", "will", "not", "cut", "taxes", "this", "year")


def record(
    words: str = "We are ready,",
    name: str | None = "Ana Ruiz",
    *,
    document: str = "harbour",
    start: int = 0,
    **fields: Any,
) -> StoredRecord:
    """A record whose id is made from its words."""
    key = "".join(filter(str.isalnum, words.lower()))
    speakers = (SpeakerRef(name.lower().replace(" ", "-"), name, "person"),) if name else ()
    given = {
        "id": f"q_{key}",
        "document": document,
        "start": start,
        "end": start + len(words),
        "text": words,
        "words": words,
        "status": "attributed" if name else "unattributed",
        "speakers": speakers,
        "rule": "speaker-cue-after" if name else None,
        "resolution": "full-name" if name else None,
        "path": f"seeds/{document}.txt",
    }
    return StoredRecord(**{**given, **fields})


@st.composite
def sides(draw: st.DrawFn) -> list[StoredRecord]:
    """All records of one side: some articles, words that repeat, speakers or none."""
    records = []
    seen: dict[tuple[str, str], int] = {}
    for number in range(draw(st.integers(0, 12))):
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
        made = record(
            words,
            draw(st.sampled_from((None, *NAMES))),
            document=draw(st.sampled_from("abc")),
            start=number * 100,
            published=draw(st.sampled_from((None, "2026-01-01"))),
            title=draw(st.sampled_from((None, "One", "Two"))),
        )
        times = seen[made.key] = seen.get(made.key, 0) + 1
        if times > 1:
            made = StoredRecord(**{**_fields(made), "id": f"{made.id}_{times}"})
        records.append(made)
    return records


def _fields(made: StoredRecord) -> dict[str, Any]:
    return {name: getattr(made, name) for name in StoredRecord.__dataclass_fields__}
