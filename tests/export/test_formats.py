"""What other programs read, as they read it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pybtex.database
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from export.made_records import MAYOR, RECORDS, SOURCE, TEXT
from quotes.export.bibtex import escaped
from quotes.export.formats import export
from quotes.output import write_jsonl
from quotes.published import read_records

OUT = Path(__file__).parent.parent.parent / "out"
TEXTS = {"harbour": TEXT}
SUFFIXES = {
    "csl-json": ".json",
    "bibtex": ".bib",
    "web-annotation": ".annotations.json",
    "json-ld": ".jsonld",
}

# The part of csl-data.json (schema 1.0.2) that our items use; no other key is known to it.
TEXT_KEYS = ("title", "container-title", "URL", "language", "keyword", "note")
NAME = {"type": "object", "properties": {"literal": {"type": "string"}}}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "maxItems": 3},
            "maxItems": 2,
        }
    },
    "additionalProperties": False,
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["article-newspaper", "document"]},
            "author": {"type": "array", "items": {**NAME, "additionalProperties": False}},
            "issued": DATE,
            "accessed": DATE,
            **{
                key: {"type": "string"}
                for key in ("title", "container-title", "URL", "language", "keyword", "note")
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}

# https://www.w3.org/TR/annotation-model/: what must be there, and what may.
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "highlighting"]},
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "value"],
                "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
            },
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^(https?:|ni:|urn:)"},
                "selector": {"type": "array", "minItems": 2, "maxItems": 2},
            },
        },
    },
    "additionalProperties": False,
}

# https://schema.org (release 26): properties of our types, their own and inherited ones.
PROPERTIES = {
    "Quotation": {
        *("identifier", "text", "creator", "creditText", "isPartOf", "datePublished", "url"),
        "description",
    },
    "NewsArticle": {
        *("identifier", "headline", "url", "author", "publisher", "datePublished", "inLanguage"),
        "keywords",
    },
    "NewsMediaOrganization": {"name"},
    "Organization": {"name"},
    "Person": {"name", "jobTitle", "affiliation"},
}


def exported(form: str, records: list[Any] = RECORDS) -> str:
    return b"".join(export(records, form, TEXTS)).decode("utf-8")


@pytest.mark.parametrize("form", sorted(SUFFIXES))
def test_the_files_as_a_person_reads_them(
    form: str, file_regression: FileRegressionFixture
) -> None:
    file_regression.check(exported(form), extension=SUFFIXES[form], encoding="utf-8")


@pytest.mark.parametrize("form", sorted({*SUFFIXES, "csv"}))
def test_the_order_of_the_records_does_not_matter(form: str) -> None:
    if form != "csv":  # a table keeps the order that it is given
        assert exported(form, RECORDS) == exported(form, RECORDS[::-1])
    assert exported(form) == exported(form)


def test_csl_json_follows_its_schema() -> None:
    for records in (RECORDS, read_records(OUT / "quotes.jsonl")):
        items = json.loads(exported("csl-json", records))
        jsonschema.validate(items, CSL)
        assert {item["id"] for item in items} == {record.document for record in records}


def test_bibtex_is_read_back_word_for_word() -> None:
    entries = pybtex.database.parse_string(exported("bibtex"), "bibtex").entries
    assert sorted(entries) == ["harbour", "letter"]
    fields = entries["harbour"].fields
    assert fields["title"] == (
        r"{Harbour \textbraceleft{}opens\textbraceright{} \& 100\% ready\_now}"
    )
    assert (fields["year"], fields["month"], fields["day"]) == ("2024", "March", "5")
    assert fields["url"] == MAYOR.source.url
    assert "“We are ready,” (Ana Ruiz, Mayor; q\\_1)" in fields["annote"]
    assert entries["harbour"].persons["author"][0].last_names == ["{Dana Holm}"]


@pytest.mark.parametrize(
    "hostile", ["\\input{/etc/passwd}", "}{", "{" * 9, "%", "a\n\n@x{", "#1$~^"]
)
def test_bibtex_text_means_nothing_to_tex(hostile: str) -> None:
    plain = escaped(hostile)
    bare = re.sub(r"\\text[a-z]+\{\}|\\[$&#%_]", "", plain)
    assert not set(bare) & set("\\{}$&#%_^~\n")
    record = replace(MAYOR, source=replace(SOURCE, title=hostile))
    (entry,) = pybtex.database.parse_string(exported("bibtex", [record]), "bibtex").entries.values()
    assert entry.fields["title"] == f"{{{plain}}}"


def test_annotations_follow_the_model() -> None:
    collection = json.loads(exported("web-annotation"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert collection["total"] == len(page["items"]) == len(RECORDS)
    for item in page["items"]:
        jsonschema.validate(item, ANNOTATION)
    assert len({item["id"] for item in page["items"]}) == len(RECORDS)


def test_selectors_lead_back_to_the_words() -> None:
    items = json.loads(exported("web-annotation"))["first"]["items"]
    quote, position = items[0]["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"] == MAYOR.text
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
    assert items[0]["target"]["source"] == MAYOR.source.url


def test_a_text_that_changed_gives_no_context() -> None:
    pieces = export([MAYOR], "web-annotation", {"harbour": "x" + TEXT})
    (item,) = json.loads(b"".join(pieces))["first"]["items"]
    assert set(item["target"]["selector"][0]) == {"type", "exact"}


def test_linked_data_uses_words_of_the_vocabulary() -> None:
    for records in (RECORDS, read_records(OUT / "quotes.jsonl")):
        document = json.loads(exported("json-ld", records))
        articles = {n["@id"] for n in document["@graph"] if n["@type"] == "NewsArticle"}
        quotations = [n for n in document["@graph"] if n["@type"] == "Quotation"]
        assert len(quotations) == len(records)
        assert {n["isPartOf"]["@id"] for n in quotations} == articles
        for node in _typed(document["@graph"]):
            keys = {key for key in node if not key.startswith("@")}
            assert keys <= PROPERTIES[node["@type"]], node["@type"]


def _typed(value: Any) -> list[dict[str, Any]]:
    """All nodes with a type, however deep."""
    if isinstance(value, list):
        return [node for item in value for node in _typed(item)]
    if not isinstance(value, dict):
        return []
    inside = [node for item in value.values() for node in _typed(item)]
    return [value, *inside] if "@type" in value else inside


def test_who_has_no_name_is_nobodys_creator() -> None:
    graph = json.loads(exported("json-ld"))["@graph"]
    crew = next(node for node in graph if node.get("identifier") == "q_2")
    assert "creator" not in crew
    assert crew["creditText"] == "the crew"
    nobody = next(node for node in graph if node.get("identifier") == "q_3")
    assert not {"creator", "creditText"} & set(nobody)


def test_csv_is_the_table_of_extract() -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv", [MAYOR]))))
    assert [row["speakers_name"] for row in rows] == ["Ana Ruiz"]


def test_parquet_is_read_back() -> None:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(b"".join(export(RECORDS, "parquet"))))
    assert table.column("id").to_pylist() == ["q_3", "q_2", "q_1"]


def test_records_survive_their_file(tmp_path: Path) -> None:
    file = tmp_path / "quotes.jsonl"
    file.write_text("".join(write_jsonl(RECORDS)), encoding="utf-8")
    assert read_records(file) == RECORDS
