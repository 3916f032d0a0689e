"""`quotes registry`: the people and institutions that are known, and those to add."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import (
    Articles,
    Jobs,
    article_paths,
    finish,
    processes,
    project_settings,
)
from quotes.console import busy, print_json, print_rows, print_text, say
from quotes.errors import results_and_errors

if TYPE_CHECKING:
    from quotes.registry.listing import Row

registry = typer.Typer(
    no_args_is_help=True, help="People and institutions: list them, check yours, find missing ones."
)


class TableFormat(StrEnum):
    """How a table is written."""

    TEXT = "text"
    JSON = "json"


@registry.command("list")
def list_entries(
    own: Annotated[
        bool, typer.Option("--own", help="Only the entries of the project's own registry.")
    ] = False,
    on: Annotated[
        dt.datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="Roles on a day."),
    ] = None,
    form: Annotated[
        TableFormat, typer.Option("--format", help="How to write the table.")
    ] = TableFormat.TEXT,
) -> None:
    """List who and what is known: id, name, aliases, role on a day, and where that stands."""
    from quotes.registry.listing import list_entries as entries_of

    day = on.date() if on is not None else dt.datetime.now(tz=dt.UTC).date()
    rows = entries_of(project_settings().registry, day, own=own)
    if form is TableFormat.JSON:
        print_json([row.as_dict() for row in rows])
    else:
        print_rows(("kind", "id", "name", "aliases", "role", "from"), map(_cells, rows))


def _cells(row: Row) -> Sequence[str]:
    return row.kind, row.id, row.name, "; ".join(row.aliases), row.role or "", row.place


@registry.command()
def check() -> None:
    """Look for mistakes in the project's registry.

    Exits with 1 for findings, with 2 where a file is not valid.
    """
    from quotes.registry.findings import check as check_registry

    settings = project_settings()
    if settings.registry is None:
        say("warning", f"there is no registry: no folder {settings.root / 'registry'}")
        return
    findings = check_registry(settings.registry)
    print_text(
        "\n".join(f"{one.path}:{one.line}: {one.message}\n  hint: {one.hint}" for one in findings)
        or "nothing found"
    )
    finish((), findings=bool(findings))


@registry.command()
def suggest(
    paths: Articles = None,
    most: Annotated[
        int, typer.Option("--most", min=1, metavar="N", help="How many people, and institutions.")
    ] = 20,
    jobs: Jobs = None,
) -> None:
    """Print YAML for the most quoted speakers without an entry, and who may be the same."""
    from quotes.corpus.suggestions import as_yaml
    from quotes.corpus.suggestions import suggest as suggest_entries
    from quotes.pipeline import extract
    from quotes.registry import load_registry

    settings = project_settings()
    articles = article_paths(paths, settings)
    with busy("Reading the articles"):
        records, problems = results_and_errors(
            extract(articles, project=settings, jobs=processes(jobs, settings))
        )
    found = suggest_entries(records, load_registry(settings.registry), most)
    if found:
        print_text(as_yaml(found))
    elif not problems:
        say("hint", "everybody who is quoted has an entry")
    finish(problems)
