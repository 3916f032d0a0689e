"""`quotes eval`: figures and errors against gold."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.commands.project import Jobs, finish, processes, project_settings
from quotes.console import busy, print_json, print_text


class ReportFormat(StrEnum):
    """How an evaluation is written."""

    TEXT = "text"
    JSON = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Who said what, as a person found it.")
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Articles, or folders of them; default: those of the gold."
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option("--errors", min=0, metavar="N", help="How many errors to list.")
    ] = 20,
    form: Annotated[
        ReportFormat, typer.Option("--format", help="How to write the figures.")
    ] = ReportFormat.TEXT,
    min_f1: Annotated[
        float | None,
        typer.Option(
            "--min-f1", min=0, max=1, metavar="X", help="The least F1 of attribution (overlap)."
        ),
    ] = None,
    jobs: Jobs = None,
) -> None:
    """Compare with gold: precision, recall, F1 and the errors.

    Exits with 1 where a row of the gold does not hold, or F1 is below --min-f1.
    """
    from quotes.evaluation.evaluating import evaluate as evaluate_against

    settings = project_settings()
    with busy("Comparing with gold"):
        evaluation = evaluate_against(
            gold,
            paths or (),
            project=settings,
            jobs=processes(jobs, settings),
            min_f1=min_f1,
        )
    if form is ReportFormat.JSON:
        print_json(evaluation.as_dict())
    else:
        print_text(evaluation.report(errors))
    finish((), findings=not evaluation.holds)
