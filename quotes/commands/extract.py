"""`quotes extract`: attributions alone, as data."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import Jobs, Output, finish, processes, project_settings
from quotes.console import busy, print_results
from quotes.errors import ConfigError, QuotesError

if TYPE_CHECKING:
    from quotes.model import Record


class RecordFormat(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of them.")
    ],
    form: Annotated[
        RecordFormat, typer.Option("--format", help="How to write the records.")
    ] = RecordFormat.JSONL,
    output: Output = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also quoted words that are nobody's, with the reason.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Write the quotations with their speakers, one record a line."""
    from quotes.output import encode
    from quotes.pipeline import extract as extract_records
    from quotes.whole_file import write_file

    if form is RecordFormat.PARQUET and output is None and sys.stdout.isatty():
        raise ConfigError("Parquet is not for the eye", hint="name a file with -o FILE")
    settings = project_settings()
    problems: list[QuotesError] = []
    records = extract_records(
        paths,
        jobs=processes(jobs, settings),
        everything=everything,
        project=settings,
    )
    pieces = encode(_set_aside(records, problems), form)
    if output is None:
        print_results(pieces)
    else:
        with busy("Reading the articles"):
            write_file(output, pieces)
    finish(problems)


def _set_aside(
    items: Iterable[Record | QuotesError], problems: list[QuotesError]
) -> Iterator[Record]:
    """The records; the articles that could not be read are put into `problems`."""
    for item in items:
        if isinstance(item, QuotesError):
            problems.append(item)
        else:
            yield item
