"""Speakers without an entry, as YAML to paste."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture
from seed_records import make_document, make_record

from quotes.corpus.identity import join
from quotes.corpus.suggestions import as_yaml, suggest
from quotes.model import InstitutionRef, Record, SpeakerRef
from quotes.registry import load_registry, slug

POLICE = InstitutionRef("strelsau-police", "Strelsau Police")


def said(name: str, document: str, kind: str = "person", role: str | None = None) -> Record:
    made = make_document(document, 'It was "ready" on Monday.')
    speaker = SpeakerRef(slug(name), name, kind)  # type: ignore[arg-type]
    return make_record(made, "ready", speaker, role=role, institution=POLICE if role else None)


def suggested(*records: Record, most: int = 20) -> str:
    registry = load_registry()
    return as_yaml(suggest(join(list(records), registry), registry, most))


RECORDS = (
    *(said("Robert Orlovin", name, role="police chief") for name in "abcde"),
    said("Robert Orlovin", "a", role="officer"),
    said("Bob Orlovin", "f"),
    said("Orlovin", "g"),
    said("Lady Zqvist: the #1", "g"),
    said("Angela Merkel", "g"),
    said("Angela Merkle", "h"),
    said("Acme Bank", "a", "institution"),
    said("NATO", "a", "institution"),
    said("resident", "a", "unnamed"),
)


def test_suggestions(file_regression: FileRegressionFixture) -> None:
    file_regression.check(suggested(*RECORDS), extension=".yaml")


def test_what_is_suggested_can_be_pasted(tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_text(suggested(*RECORDS), encoding="utf-8")
    registry = load_registry(tmp_path)
    assert registry.person("Robert Orlovin")
    assert registry.institution("Acme Bank")
    left = suggest(join(list(RECORDS), registry), registry, 20)
    assert [one.name for one in left.people] == ["Orlovin"]
    assert left.institutions == ()


def test_the_most_quoted_come_first_and_no_more_than_asked() -> None:
    found = yaml.safe_load(suggested(*RECORDS, most=1))
    assert [entry["id"] for entry in found["people"]] == ["robert-orlovin"]


def test_nobody_to_suggest() -> None:
    assert suggested(said("Angela Merkel", "a")) == ""


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_no_name_breaks_the_file(name: str) -> None:
    text = suggested(said(f"Ana Ru{name}", "a\nb", role=f"chief {name}"))
    (entry,) = yaml.safe_load(text)["people"]
    assert set(entry) == {"id", "name"}
