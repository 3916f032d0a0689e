"""The records as files of the site, and the page that lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.export.formats import export
from quotes.model import Record

_FILES = (
    ("quotes.jsonld", "json-ld", "JSON-LD", "linked data with the words of schema.org"),
    ("annotations.jsonld", "web-annotation", "Web Annotation", "where the words stand, by W3C"),
    ("quotes.csv", "csv", "CSV", "for spreadsheets"),
    ("articles.json", "csl-json", "CSL-JSON", "the articles, for Zotero and Pandoc"),
    ("articles.bib", "bibtex", "BibTeX", "the articles, for LaTeX"),
)
_HEAD = """\
---
title: "Data"
description: "All quotations as files."
---

# Data

All quotations of this site as files. Each says the same as the cards.

| File | What it is |
| --- | --- |
| [quotes.jsonl](../quotes.jsonl) | JSON Lines: every record, with every field |
"""


def downloads(records: Sequence[Record], texts: Mapping[str, str]) -> dict[str, bytes]:
    """Path below the site's pages -> bytes.

    Args:
        records: All of them.
        texts: Text by document id, for the words around a quotation.
    """
    rows = "".join(f"| [{file}]({file}) | {name}: {use} |\n" for file, _, name, use in _FILES)
    pages = {"data/index.md": (_HEAD + rows).encode()}
    for file, form, _, _ in _FILES:
        pages[f"data/{file}"] = b"".join(export(records, form, texts))
    return pages
