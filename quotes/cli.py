"""The command line: parse, call one function, print.

Everything but Typer is imported inside the commands, so that `quotes --help`
answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from quotes.console import busy, print_results, print_text, report_problems, say
from quotes.errors import ConfigError, QuotesError

if TYPE_CHECKING:
    from quotes.config import Settings
    from quotes.model import Record
    from quotes.publish import PublishReport


class RecordFormat(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class RulebookFormat(StrEnum):
    """How the rulebook is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


class ReportFormat(StrEnum):
    """How an evaluation is written."""

    TEXT = "text"
    JSON = "json"


class Commands(TyperGroup):
    """All commands; what goes wrong in one becomes a message and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            _fail(error, debug=ctx.params["debug"])
        except BrokenPipeError:
            raise
        except OSError as error:
            message = error.strerror or str(error)
            _fail(
                ConfigError(
                    message, path=error.filename, hint="check the path and its permissions"
                ),
                debug=ctx.params["debug"],
            )
        except KeyboardInterrupt:
            raise typer.Exit(130) from None


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Articles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Articles, or folders of them; default: the seeds."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 is one for each core."),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"quotes {version('newsroom-quotes')}")
        raise typer.Exit


@app.callback()
def quotes(
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Who said what, where and when: quotations of news articles, as fact cards."""


@app.command()
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
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the cards are stale.")
    ] = False,
) -> None:
    """Make the fact cards of all articles."""
    from quotes.pipeline import build_pages
    from quotes.publish import check_place, compare, publish

    settings = _settings()
    articles = _articles(paths, settings)
    target = out or settings.out
    check_place(target, articles)
    if templates is not None and not templates.is_dir():
        raise ConfigError(
            "there is no such folder of templates", path=templates, hint="check --templates"
        )
    with busy("Reading the articles"):
        result = build_pages(
            articles,
            templates=templates or settings.templates,
            jobs=_processes(jobs, settings),
            settings=settings,
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
        print_results(_stale_pages(report, target))
    else:
        report = publish(result.pages, target, inputs=articles)
        for page in report.edited:
            say("warning", f"{target / page} had been changed by hand, and was made anew")
    _say_summary(result.documents, result.records, report, target)
    _end(result.problems, findings=check and report.stale)


@app.command()
def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of them.")
    ],
    form: Annotated[
        RecordFormat, typer.Option("--format", help="How to write the records.")
    ] = RecordFormat.JSONL,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; default: standard output."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also quoted words that are nobody's, with the reason.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Write the quotations with their speakers, one record a line."""
    from quotes.output import encode, write_file
    from quotes.pipeline import extract as extract_records

    if form is RecordFormat.PARQUET and output is None and sys.stdout.isatty():
        raise ConfigError("Parquet is not for the eye", hint="name a file with -o FILE")
    settings = _settings()
    problems: list[QuotesError] = []
    records = extract_records(
        paths,
        jobs=_processes(jobs, settings),
        everything=everything,
        pipeline=settings.pipeline,
    )
    pieces = encode(_set_aside(records, problems), form)
    if output is None:
        print_results(pieces)
    else:
        with busy("Reading the articles"):
            write_file(output, pieces)
    _end(problems)


@app.command()
def explain(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="An article.")],
    quotation: Annotated[
        str | None, typer.Option("--quotation", metavar="ID", help="Only this quotation.")
    ] = None,
) -> None:
    """Tell in words who said each quotation, and which rules say so."""
    from quotes.explain import explain as explain_article

    print_text(explain_article(path, quotation, _settings().pipeline))


@app.command()
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


@app.command(name="eval")
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
    from quotes.corpus.evaluate import evaluate as evaluate_against

    settings = _settings()
    with busy("Comparing with gold"):
        evaluation = evaluate_against(
            gold,
            paths or (),
            seeds=settings.seeds,
            pipeline=settings.pipeline,
            jobs=_processes(jobs, settings),
            min_f1=min_f1,
        )
    if form is ReportFormat.JSON:
        import json

        figures = json.dumps(evaluation.as_dict(), ensure_ascii=False, indent=2)
        print_results([f"{figures}\n".encode("utf-8", "backslashreplace")])
    else:
        print_text(evaluation.report(errors))
    _end((), findings=not evaluation.holds)


# What the commands work on


def _settings() -> Settings:
    from quotes.config import load_settings

    return load_settings(Path())


def _articles(paths: Sequence[Path] | None, settings: Settings) -> list[Path]:
    if paths:
        return list(paths)
    if not settings.seeds.exists():
        raise ConfigError(
            f"there are no articles: no folder {settings.seeds}",
            path=settings.file,
            hint="name articles or folders on the command line, or put them there",
        )
    return [settings.seeds]


def _processes(jobs: int | None, settings: Settings) -> int:
    wanted = settings.jobs if jobs is None else jobs
    return wanted or os.cpu_count() or 1


def _set_aside(
    items: Iterable[Record | QuotesError], problems: list[QuotesError]
) -> Iterator[Record]:
    """The records; the articles that could not be read are put into `problems`."""
    for item in items:
        if isinstance(item, QuotesError):
            problems.append(item)
        else:
            yield item


def _stale_pages(report: PublishReport, out: Path) -> Iterator[bytes]:
    for verb, pages in (("write", report.written), ("remove", report.removed)):
        for page in pages:
            yield f"would {verb} {out / page}\n".encode()


# How they end


def _say_summary(
    documents: int, records: Sequence[Record], report: PublishReport, out: Path
) -> None:
    from quotes.cards.phrases import counted

    attributed = sum(record.status != "unattributed" for record in records)
    said = f"{counted(documents, 'article')}, {counted(len(records), 'quotation')}"
    typer.echo(
        f"{said}, {attributed} attributed. "
        f"{out}: {len(report.written)} written, {len(report.unchanged)} unchanged, "
        f"{len(report.removed)} removed",
        err=True,
    )


def _fail(error: QuotesError, *, debug: bool) -> None:
    """Show an error that ends the command, and end it."""
    if debug:
        import traceback

        traceback.print_exc()
    report_problems([error])
    raise typer.Exit(2) from error


def _end(problems: Sequence[QuotesError], *, findings: bool = False) -> None:
    """Report the articles that failed, and choose the exit code."""
    report_problems(problems)
    if problems:
        raise typer.Exit(2)
    if findings:
        raise typer.Exit(1)
