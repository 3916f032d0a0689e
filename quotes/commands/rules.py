"""`quotes rules`: the rulebook, from the rules themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from quotes.console import print_text


class RulebookFormat(StrEnum):
    """How the rulebook is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


def rules(
    rule: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only this rule; default: all.")
    ] = None,
    form: Annotated[
        RulebookFormat, typer.Option("--format", help="How to write it.")
    ] = RulebookFormat.TEXT,
) -> None:
    """Print the rulebook: each rule, why it holds, and its examples."""
    from quotes.rulebook import rulebook

    print_text(rulebook(rule, form.value))
