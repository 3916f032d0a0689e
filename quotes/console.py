"""Results on standard output, messages on standard error.

Rich is imported where there is something to say: most commands have nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import typer

from quotes.errors import QuotesError

Label = Literal["error", "warning", "hint"]

# Control characters that could command a terminal, and marks that reorder text.
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text of unknown origin, safe to show on a terminal."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def print_text(text: str) -> None:
    """Print a result for a reader, one line feed at its end."""
    print_results([f"{printable(text).rstrip()}\n".encode()])


def print_json(data: Any) -> None:
    """Print plain data as indented JSON; halves of characters, which no encoding has, escaped."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    print_results([f"{text}\n".encode("utf-8", "backslashreplace")])


def print_results(pieces: Iterable[bytes]) -> None:
    """Write to standard output; quietly stop where its reader has seen enough, as `head` does."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        raise typer.Exit from None


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: for the eye on a terminal, else one line a row, tabs between its cells."""
    if not sys.stdout.isatty():
        lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in (columns, *rows))
        print_text("\n".join(lines))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)


_COLOURS: dict[Label, str] = {"error": "red", "warning": "yellow", "hint": "cyan"}


def say(label: Label, text: str) -> None:
    """A message: what it is, in colour on a terminal, and one line of words."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, soft_wrap=True)
    console.print(Text.assemble((f"{label}:", _COLOURS[label]), f" {printable(text)}"))


def note(text: str) -> None:
    """A message that is neither error nor warning, as one line on standard error."""
    typer.echo(printable(text), err=True)


@contextlib.contextmanager
def busy(words: str) -> Iterator[None]:
    """Show on a terminal that we are at work."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield


@contextlib.contextmanager
def counting(words: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal for work in steps.

    Args:
        words: What is being done.
        total: How many steps there are, None where that is not known.

    Yields:
        What to call after each step, with the name of what was worked on.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (
        TextColumn(words),
        BarColumn(),
        TextColumn("{task.completed}" if total is None else "{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, last="")

        def tell(name: str) -> None:
            progress.update(task, advance=1, last=Text(printable(name[-60:])).markup)

        yield tell


def report_problems(problems: Iterable[QuotesError]) -> None:
    """Tell of errors: what, where, and what to do."""
    for problem in problems:
        say("error", str(problem))
        if problem.hint:
            say("hint", problem.hint)
