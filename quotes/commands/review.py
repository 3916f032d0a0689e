"""`quotes review`: what changed in who said what."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import Jobs, Output, finish, processes, project_settings
from quotes.console import busy, note, print_results, printable, say

if TYPE_CHECKING:
    from quotes.review.comparison import Review


class ReviewFormat(StrEnum):
    """How a review is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


class Policy(StrEnum):
    """Which changes are findings."""

    NEVER = "never"
    ANY = "any"
    REMOVED = "removed"
    REATTRIBUTED = "reattributed"


def review(
    base: Annotated[
        str, typer.Argument(metavar="BASE", help="A revision of git, or a folder: what was.")
    ],
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help="The same for what is; default: the working tree."),
    ] = None,
    form: Annotated[
        ReviewFormat, typer.Option("--format", help="How to write it.")
    ] = ReviewFormat.TEXT,
    fail_on: Annotated[
        Policy, typer.Option("--fail-on", help="Exit with 1 if there is such a change.")
    ] = Policy.NEVER,
    output: Output = None,
    rerun: Annotated[
        bool,
        typer.Option(
            "--rerun", help="Read the articles of both again, to tell what the rules changed."
        ),
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Tell what changed in who said what, between two revisions or folders.

    The published records of both are compared: out/quotes.jsonl.
    """
    from quotes.review import review as review_sides
    from quotes.whole_file import write_file

    settings = project_settings()
    with busy("Comparing"):
        reviewed = review_sides(base, head, settings, rerun=rerun, jobs=processes(jobs, settings))
    if reviewed.note:
        note(reviewed.note)
    for warning in reviewed.warnings:
        say("warning", warning)
    to_terminal = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    pieces = _written(reviewed.review, form, reviewed.prefix, coloured=to_terminal)
    if output is None:
        print_results(pieces)
    else:
        write_file(output, pieces)
    finish(reviewed.problems, findings=reviewed.review.fails(fail_on.value))


def _written(review: Review, form: ReviewFormat, prefix: str, *, coloured: bool) -> Iterator[bytes]:
    """The review in a format, as bytes."""
    if form is ReviewFormat.MARKDOWN:
        from quotes.review.markdown import markdown

        lines = [markdown(review)]
    elif form is ReviewFormat.JSON:
        from quotes.review.as_json import json_text

        lines = [json_text(review)]
    elif form is ReviewFormat.GITHUB:
        from quotes.review.github import github_lines

        lines = [f"{printable(line)}\n" for line in github_lines(review, prefix)]
    else:
        from quotes.review.text import text_lines

        lines = [
            f"{_coloured(printable(line), colour if coloured else None)}\n"
            for line, colour in text_lines(review)
        ]
    for line in lines:
        yield line.encode("utf-8", "backslashreplace")


def _coloured(line: str, colour: str | None) -> str:
    return line if colour is None else typer.style(line, fg=colour)
