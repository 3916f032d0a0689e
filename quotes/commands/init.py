"""`quotes init`: a ready project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.console import say
from quotes.errors import ConfigError


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; made if it is missing.")],
    github: Annotated[
        bool,
        typer.Option(
            "--github", help="Also the workflow for GitHub; alone, where there is a project."
        ),
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="WHEEL|PATH|GIT-ADDRESS",
            help="Where the project installs quotes from; default: from where this one came.",
        ),
    ] = None,
) -> None:
    """Make a project: a sample article, registry, corrections, templates, tests, settings.

    Nothing that is there is ever overwritten.
    """
    from quotes.init.origin import find_origin
    from quotes.init.scaffold import github_files, new_project, write_project

    is_project = (folder / "quotes.toml").exists()
    if is_project and not github:
        raise ConfigError(
            "this is a project already", path=folder, hint="--github adds the workflow for GitHub"
        )
    if is_project:
        write_project(github_files(), folder)
        typer.echo(f"{folder}: the workflow for GitHub was added", err=True)
        return
    origin = find_origin(source)
    if github and origin.here_only:
        say("warning", "GitHub cannot reach what requirements.txt names: use --from WHEEL")
    write_project(new_project(origin, github=github), folder)
    typer.echo(f"{folder}: a new project. Go there, then run make and make test", err=True)
