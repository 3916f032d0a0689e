"""`quotes add`: bring articles in, from the web or from files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quotes.commands.project import finish, project_settings
from quotes.console import counting, note, print_json, print_text, say

if TYPE_CHECKING:
    from quotes.ingest import Outcome


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Addresses, lists of them, feeds, WARC, HTML, Markdown, text, JSONL, folders.",
        ),
    ],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Where to; default: the seeds.")
    ] = None,
    keep_page: Annotated[
        bool, typer.Option("--keep-page", help="Keep the raw pages too, in .pages below it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell the results as JSON.")] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Also fetch from this machine and private networks."),
    ] = False,
) -> None:
    """Bring articles in, each as a Markdown file with its provenance."""
    import datetime as dt

    from quotes.fetching import Guest
    from quotes.ingest import add as add_articles

    outcomes: list[Outcome] = []
    with counting("Adding articles") as tell:
        for outcome in add_articles(
            sources,
            to or project_settings().seeds,
            guest=Guest(allow_private=allow_private),
            today=dt.datetime.now(dt.UTC).date(),
            keep_page=keep_page,
        ):
            outcomes.append(outcome)
            tell(outcome.where)
    if as_json:
        print_json({"schema": 1, "articles": [_as_dict(outcome) for outcome in outcomes]})
    elif added := [
        outcome.path for outcome in outcomes if outcome.path and outcome.state == "added"
    ]:
        print_text("\n".join(added))
    _say_what_became(outcomes)
    finish([outcome.error for outcome in outcomes if outcome.error is not None])


def _as_dict(outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    return {
        "state": outcome.state,
        "source": outcome.where,
        "path": outcome.path,
        "title": outcome.title,
        "why": outcome.why,
        "warnings": list(outcome.warnings),
        "error": {"message": str(error), "hint": error.hint} if error is not None else None,
    }


def _say_what_became(outcomes: Sequence[Outcome]) -> None:
    from quotes.plural import counted

    for outcome in outcomes:
        for warning in outcome.warnings:
            say("warning", f"{outcome.path}: {warning}")
        if outcome.state == "known":
            note(f"known already: {outcome.where} is {outcome.path} ({outcome.why})")
    counts = {
        state: sum(outcome.state == state for outcome in outcomes)
        for state in ("added", "known", "failed")
    }
    typer.echo(
        f"{counted(counts['added'], 'article')} added, {counts['known']} known already,"
        f" {counts['failed']} failed",
        err=True,
    )
