"""`quotes gold`: a first file of gold beside each article."""

from __future__ import annotations

import typer

from quotes.commands.project import Articles, article_paths, finish, project_settings
from quotes.console import busy, print_text


def gold(paths: Articles = None) -> None:
    """Write down who said what, as it is read now: gold to correct, and for pytest to keep.

    Each article gets a file of its own beside it, named after it: for speech.txt it is
    speech.quotes.yaml. Gold that is there already stays as it is.
    """
    from quotes.testing.first_gold import write_first_gold

    settings = project_settings()
    with busy("Reading the articles"):
        done = write_first_gold(article_paths(paths, settings), settings)
    for file in done.written:
        print_text(file.as_posix())
    typer.echo(
        f"{len(done.written)} written, {len(done.kept)} there already: "
        "read what is new, correct it, commit it",
        err=True,
    )
    finish(done.problems)
