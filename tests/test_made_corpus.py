"""The made corpus is the same on every run, and has in it what it is made for."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_corpus import HOSTILE_TITLES, made_articles, write_corpus

from quotes.model import Record
from quotes.pipeline import extract


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_corpus(tmp_path / name, 60) for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_every_hostile_title_is_some_articles() -> None:
    titles = {article.title for article in made_articles(300)}
    assert {" ".join(title.split()) for title in HOSTILE_TITLES} <= titles


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    file = write_corpus(tmp_path_factory.mktemp("made"), 300)
    return [item for item in extract([file]) if isinstance(item, Record)]


def test_most_of_its_quotations_find_a_speaker(records: list[Record]) -> None:
    named = sum(record.status == "attributed" for record in records)
    assert named / len(records) > 0.9


def test_words_stand_in_several_articles_and_speakers_differ(records: list[Record]) -> None:
    readings: dict[str | None, set[str]] = {}
    articles: dict[str | None, set[str]] = {}
    for record in records:
        articles.setdefault(record.cluster, set()).add(record.document)
        readings.setdefault(record.cluster, set()).update(ref.id for ref in record.speakers)
    assert sum(len(found) > 1 for found in articles.values()) > 10
    assert any(len(found) > 1 for found in readings.values())
