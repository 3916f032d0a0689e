"""`quotes build`: the fact cards of all articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import (
    Articles,
    Jobs,
    article_paths,
    finish,
    processes,
    project_settings,
)
from quotes.console import busy, print_results, printable, report_problems, say
from quotes.errors import ConfigError

if TYPE_CHECKING:
    from quotes.model import Record
    from quotes.publish import PublishReport


def build(
    paths: Articles = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; default: out.")
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", help="Templates that override ours."),
    ] = None,
    jobs: Jobs = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Front matter for hugo, jekyll, obsidian, quarto or zola; default: plain.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the cards are stale.")
    ] = False,
) -> None:
    """Make the fact cards of all articles."""
    from quotes.config import PROFILES
    from quotes.pipeline import build_pages
    from quotes.publish import check_place, compare, publish

    settings = project_settings()
    articles = article_paths(paths, settings)
    target = out or settings.out
    check_place(target, articles)
    if templates is not None and not templates.is_dir():
        raise ConfigError(
            "there is no such folder of templates", path=templates, hint="check --templates"
        )
    if profile is not None and profile not in PROFILES:
        raise ConfigError(
            f"there is no profile {profile!r}", hint=f"choose one of {', '.join(PROFILES)}"
        )
    with busy("Reading the articles"):
        result = build_pages(
            articles,
            templates=templates or settings.templates,
            jobs=processes(jobs, settings),
            settings=settings,
            profile=profile,
        )
    for warning in result.warnings:
        say("warning", warning)
    if result.documents == 0:
        report_problems(result.problems)
        raise ConfigError(
            f"no article could be read in {', '.join(map(str, articles))}",
            hint="put articles there (.txt, .md, .html, .jsonl); the cards stay as they were",
        )
    if check:
        report = compare(result.pages, target)
        print_results(f"{printable(line)}\n".encode() for line in _stale_pages(report, target))
    else:
        report = publish(result.pages, target, inputs=articles)
        for page in report.edited:
            say("warning", f"{target / page} had been changed by hand, and was made anew")
    _say_summary(result.documents, result.records, report, target)
    finish(result.problems, findings=check and report.stale)


def _stale_pages(report: PublishReport, out: Path) -> Iterator[str]:
    for verb, pages in (("write", report.written), ("remove", report.removed)):
        for page in pages:
            yield f"would {verb} {out / page}"


def _say_summary(
    documents: int, records: Sequence[Record], report: PublishReport, out: Path
) -> None:
    from quotes.plural import counted

    attributed = sum(record.status != "unattributed" for record in records)
    said = f"{counted(documents, 'article')}, {counted(len(records), 'quotation')}"
    typer.echo(
        f"{said}, {attributed} attributed. "
        f"{out}: {len(report.written)} written, {len(report.unchanged)} unchanged, "
        f"{len(report.removed)} removed",
        err=True,
    )
