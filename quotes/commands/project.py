"""What the commands share: the project they work on, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.console import report_problems
from quotes.errors import ConfigError, QuotesError

if TYPE_CHECKING:
    from quotes.config import Settings

Articles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Articles, or folders of them; default: the seeds."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to; default: standard output."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one for each core."),
]


def project_settings() -> Settings:
    """The settings of the project that the command was called in."""
    from quotes.config import load_settings

    return load_settings(Path())


def article_paths(paths: Sequence[Path] | None, settings: Settings) -> list[Path]:
    """The articles that were named, else those of the project.

    Raises:
        ConfigError: None was named, and the project has no folder of articles.
    """
    if paths:
        return list(paths)
    if not settings.seeds.exists():
        raise ConfigError(
            f"there are no articles: no folder {settings.seeds}",
            path=settings.file,
            hint="name articles or folders on the command line, or put them there",
        )
    return [settings.seeds]


def processes(jobs: int | None, settings: Settings) -> int:
    """How many processes to use: as asked, else as set; 0 is one for each core."""
    return settings.jobs if jobs is None else jobs


def finish(problems: Sequence[QuotesError], *, findings: bool = False) -> None:
    """Report what failed, and choose the exit code: 2 for errors, 1 for findings.

    Raises:
        typer.Exit: There were errors or findings.
    """
    report_problems(problems)
    if problems:
        raise typer.Exit(2)
    if findings:
        raise typer.Exit(1)
