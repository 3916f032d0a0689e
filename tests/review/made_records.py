"""Records for tests, and strategies that make them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from quotes.model import Record, ResolutionNote, Source, SpeakerRef

NAMES = ("Ana Ruiz", "Joe Paz", "Ida Holm")
WORDS = ("we", "will", "not", "cut", "taxes", "this", "year")


def record(
    words: str = "We are ready,",
    name: str | None = "Ana Ruiz",
    *,
    document: str = "harbour",
    start: int = 0,
    path: str | None = "",
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    **fields: Any,
) -> Record:
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
        "kind": "direct",
        "status": "attributed" if name else "unattributed",
        "speakers": speakers,
        "rule": "speaker-cue-after" if name else None,
        "resolution": ResolutionNote("full-name", "the name in full") if name else None,
        "source": Source(
            title=title,
            url=url,
            published=published,
            path=f"seeds/{document}.txt" if path == "" else path,
        ),
    }
    return Record(**{**given, **fields})


@st.composite
def sides(draw: st.DrawFn) -> list[Record]:
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
            made = replace(made, id=f"{made.id}_{times}")
        records.append(made)
    return records
