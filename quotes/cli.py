"""The command line: one command a module in `quotes/commands/`, and how errors end them.

Everything but Typer is imported inside the commands, so that `quotes --help`
answers at once.
"""

from __future__ import annotations

from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from quotes.commands.accept import accept
from quotes.commands.add import add
from quotes.commands.build import build
from quotes.commands.evaluate import evaluate
from quotes.commands.explain import explain
from quotes.commands.export import export
from quotes.commands.extract import extract
from quotes.commands.gold import gold
from quotes.commands.init import init
from quotes.commands.registry import registry
from quotes.commands.review import review
from quotes.commands.rules import rules
from quotes.commands.serve import serve
from quotes.commands.site import site
from quotes.commands.verify import verify
from quotes.console import report_problems
from quotes.errors import ConfigError, QuotesError


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


def _fail(error: QuotesError, *, debug: bool) -> NoReturn:
    """Show an error that ends the command, and end it."""
    if debug:
        import traceback

        traceback.print_exc()
    report_problems([error])
    raise typer.Exit(2) from error


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


app.command()(build)
app.command()(add)
app.command()(extract)
app.command()(explain)
app.command()(rules)
app.command(name="eval")(evaluate)
app.command()(export)
app.command()(site)
app.command()(serve)
app.command()(gold)
app.command()(init)
app.add_typer(registry, name="registry")
app.command()(review)
app.command()(accept)
app.command()(verify)
