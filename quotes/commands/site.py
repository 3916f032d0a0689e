"""`quotes site`: the cards as a web site."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.commands.project import project_settings
from quotes.console import busy


class Builder(StrEnum):
    """What makes HTML of Markdown."""

    ZENSICAL = "zensical"
    MKDOCS = "mkdocs"


BuilderOption = Annotated[
    Builder, typer.Option("--builder", help="What makes the site; both read the same project.")
]


def site(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; default: site.")
    ] = None,
    cards: Annotated[
        Path | None,
        typer.Option("--cards", metavar="DIR", help="The cards; default: those of the last build."),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option("--work", metavar="DIR", help="Keep the builder's project in this folder."),
    ] = None,
    builder: BuilderOption = Builder.ZENSICAL,
) -> None:
    """Make a web site of the cards."""
    from quotes.plural import counted
    from quotes.site.builders import build, check_installed
    from quotes.site.project import published_pages, write_project
    from quotes.site.publishing import check_site_place, publish_site

    settings = project_settings()
    source = cards or settings.out
    target = out or settings.root / "site"
    check_installed(builder)
    check_site_place(target, [source, settings.seeds])
    pages = published_pages(source)
    with tempfile.TemporaryDirectory(prefix="quotes-site-") as temporary, busy("Making the site"):
        project = (work or Path(temporary)).resolve()
        write_project(project, pages, settings, seeds=[settings.seeds], address=settings.address)
        publish_site(build(builder, project), target)
    number = counted(sum(path.endswith(".md") for path in pages), "page")
    typer.echo(f"{target}: a site of {number}, by {builder.value}", err=True)
