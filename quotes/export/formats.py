"""The formats by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quotes.export.bibtex import to_bibtex
from quotes.export.csl import to_csl_json
from quotes.export.schema_org import to_json_ld
from quotes.export.web_annotation import to_web_annotation
from quotes.model import Record
from quotes.output import encode


def export(
    records: Iterable[Record], form: str, texts: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """The bytes of a file, piece by piece.

    Args:
        records: The quotations.
        form: `csv`, `parquet`, `csl-json`, `bibtex`, `web-annotation` or `json-ld`.
        texts: Text by document id, for the words around a quotation.

    Raises:
        ConfigError: Parquet without pyarrow.
    """
    if form in ("csv", "parquet"):
        yield from encode(records, form)
        return
    lines = {
        "csl-json": to_csl_json,
        "bibtex": to_bibtex,
        "web-annotation": lambda found: to_web_annotation(found, texts),
        "json-ld": to_json_ld,
    }[form](records)
    for line in lines:
        yield line.encode("utf-8", "replace")
