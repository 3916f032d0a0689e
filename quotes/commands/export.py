"""`quotes export`: records in the formats of others."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import Jobs, Output, finish, processes, project_settings
from quotes.console import busy, print_results
from quotes.errors import ConfigError, QuotesError, results_and_errors

if TYPE_CHECKING:
    from quotes.config import Settings
    from quotes.model import Record


class ExportFormat(StrEnum):
    """What records can be exported to."""

    CSV = "csv"
    PARQUET = "parquet"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    WEB_ANNOTATION = "web-annotation"
    JSON_LD = "json-ld"


def export(
    form: Annotated[
        ExportFormat, typer.Argument(metavar="FORMAT", help="One of the formats below.")
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Articles; default: the records of the last build."),
    ] = None,
    output: Output = None,
    jobs: Jobs = None,
) -> None:
    """Write the quotations as csv, parquet, csl-json, bibtex, web-annotation or json-ld."""
    from quotes.export.formats import export as export_records
    from quotes.export.texts import article_texts
    from quotes.whole_file import write_file

    if form is ExportFormat.PARQUET and output is None and sys.stdout.isatty():
        raise ConfigError("Parquet is not for the eye", hint="name a file with -o FILE")
    settings = project_settings()
    with busy("Reading the articles"):
        records, problems = _records(paths, settings, processes(jobs, settings))
        texts = {}
        if form is ExportFormat.WEB_ANNOTATION:
            texts = article_texts(paths or [settings.seeds])
    pieces = export_records(records, form, texts)
    if output is None:
        print_results(pieces)
    else:
        write_file(output, pieces)
    finish(problems)


def _records(
    paths: list[Path] | None, settings: Settings, jobs: int
) -> tuple[list[Record], list[QuotesError]]:
    """The records of the articles, else those of the last build; and what went wrong."""
    if not paths:
        from quotes.published import RECORDS, read_records

        return read_records(settings.out / RECORDS), []
    from quotes.pipeline import extract

    return results_and_errors(extract(paths, project=settings, jobs=jobs))
