"""`quotes serve`: a preview of the site that follows the articles."""

from __future__ import annotations

import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import Articles, Jobs, article_paths, processes, project_settings
from quotes.commands.site import Builder, BuilderOption
from quotes.console import busy, report_problems
from quotes.errors import QuotesError, SiteError

if TYPE_CHECKING:
    from quotes.config import Settings


def serve(
    paths: Articles = None,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="N", help="Where to listen.")
    ] = 8000,
    jobs: Jobs = None,
    builder: BuilderOption = Builder.ZENSICAL,
) -> None:
    """Show the site on this machine, and make it anew whenever an article changes."""
    from quotes.site.builders import HOST, check_installed, check_port, serving
    from quotes.site.preview import changes, watched

    settings = project_settings()
    articles = article_paths(paths, settings)
    check_installed(builder)
    check_port(port)
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryDirectory(prefix="quotes-serve-") as temporary:
        project = Path(temporary).resolve()
        _make(project, articles, settings, processes(jobs, settings), port)
        with serving(builder, project, port) as process:
            typer.echo(f"http://{HOST}:{port}/ shows the site; Ctrl+C ends it", err=True)
            for changed in changes(watched(settings, articles)):
                if process.poll() is not None:
                    raise SiteError(
                        f"{builder.value} cannot serve on {HOST}:{port}",
                        hint="what it says itself: quotes site --work DIR, then serve there",
                    )
                if changed:
                    _make_again(project, articles, processes(jobs, settings), port)


def _stop(*_: object) -> None:
    """End as on Ctrl+C, so that the builder ends too."""
    raise KeyboardInterrupt


def _make(project: Path, articles: list[Path], settings: Settings, jobs: int, port: int) -> None:
    from quotes.plural import counted
    from quotes.site.preview import write_preview

    with busy("Making the cards"):
        result = write_preview(project, articles, settings, jobs=jobs, port=port)
    report_problems(result.problems)
    read = f"{counted(result.documents, 'article')}, {counted(len(result.records), 'quotation')}"
    typer.echo(read, err=True)


def _make_again(project: Path, articles: list[Path], jobs: int, port: int) -> None:
    """The same after a change; a mistake is told, and the last good site stays."""
    try:
        _make(project, articles, project_settings(), jobs, port)
    except QuotesError as error:
        report_problems([error])
