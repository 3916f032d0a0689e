"""An article's quotations as linked data: one file beside its page, which links it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.export.schema_org import to_json_ld
from quotes.model import Record


def data_path(slug: str) -> str:
    """Where the file of an article lies, relative to the output folder."""
    return f"data/articles/{slug}.jsonld"


def article_data(records: Sequence[Record]) -> str:
    """The records of one article as JSON-LD; a lone surrogate, which no file can hold, is `?`."""
    text = "".join(to_json_ld(records))
    return text.encode("utf-8", "replace").decode("utf-8")
