"""`quotes explain`: who said each quotation of an article, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.commands.project import finish, project_settings
from quotes.console import print_text


def explain(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="An article.")],
    quotation: Annotated[
        str | None, typer.Option("--quotation", metavar="ID", help="Only this quotation.")
    ] = None,
) -> None:
    """Tell in words who said each quotation, and which rules say so."""
    from quotes.explanation import explanation_and_problems

    settings = project_settings()
    told, problems = explanation_and_problems(path, quotation, settings.pipeline, settings.registry)
    print_text(told)
    finish(problems)
