"""`quotes accept`: what an editor decides about single quotations, kept in corrections.yaml."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import project_settings
from quotes.console import printable, report_problems, say
from quotes.errors import ConfigError

if TYPE_CHECKING:
    from quotes.config import Settings
    from quotes.corrections.correction import Correction
    from quotes.corrections.deciding import Decision
    from quotes.model import CorrectionNote, Record
    from quotes.review.comparison import Change

_QUESTION = "[a]ccept, [c]orrect, [r]eject, [s]kip or [q]uit"


class Kind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    UNNAMED = "unnamed"


def accept(
    base: Annotated[
        str, typer.Argument(metavar="BASE", help="Walk through what changed since then.")
    ] = "HEAD",
    record: Annotated[
        str | None,
        typer.Option("--record", metavar="DOCUMENT:ID", help="Decide about this one; ask nothing."),
    ] = None,
    speaker: Annotated[
        list[str] | None,
        typer.Option("--speaker", metavar="NAME", help="Who said it; again for a joint statement."),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="What those speakers are; default: as known.")
    ] = None,
    nobody: Annotated[
        bool, typer.Option("--nobody", help="The article does not tell who said it.")
    ] = False,
    not_a_quotation: Annotated[
        bool, typer.Option("--not-a-quotation", help="Nobody was quoted; there shall be no card.")
    ] = False,
    words: Annotated[
        str | None,
        typer.Option("--words", metavar="TEXT", help="The words that were really quoted."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who decides; default: as git knows you."),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="The reason, for later readers.")
    ] = None,
) -> None:
    """Say what is right, so that it stays right: the present speaker, or another.

    With --record alone the record is accepted as it is.
    """
    from quotes.corrections.deciding import Decision, named
    from quotes.corrections.writing import append_corrections
    from quotes.plural import counted
    from quotes.review.sides import WORKING_TREE, Side

    settings = project_settings()
    said = sum((bool(speaker), nobody, not_a_quotation))
    if said > 1 or (not_a_quotation and words is not None):
        raise ConfigError(
            "two answers at once", hint="say --speaker, --nobody or --not-a-quotation"
        )
    if record is None and (said or words is not None):
        raise ConfigError("which record?", hint="name it: --record DOCUMENT:ID")
    if kind is not None and not speaker:
        raise ConfigError("--kind says what a --speaker is", hint="name the speaker")
    corrections: Iterable[Correction]
    if record is None:
        _need_terminal()
        corrections = _walk(base, settings, by, why)
    else:
        records = Side(WORKING_TREE, settings).records()
        speakers = named(speaker or (), kind.value if kind else None, records)
        if speaker and len(speakers) < len(speaker):
            raise ConfigError("a speaker without a name", hint="write --nobody if nobody is named")
        decision = Decision(speakers, nobody, not_a_quotation, words)
        corrections = [_single(record, decision, records, settings, _note(by, why, settings))]
    written = 0
    for correction in corrections:
        append_corrections(settings.corrections, [correction])
        written += 1
    if not written:
        typer.echo("Nothing was decided.", err=True)
        return
    typer.echo(
        f"{counted(written, 'decision')} written to {settings.corrections}. Now run: quotes build",
        err=True,
    )


def _single(
    name: str,
    decision: Decision,
    records: list[Record],
    settings: Settings,
    note: CorrectionNote,
) -> Correction:
    """The decision of the command line."""
    from quotes.corrections.deciding import Decision, as_it_is, correction_of, find_record
    from quotes.review.places import documents_of
    from quotes.review.sides import WORKING_TREE, Side

    found = find_record(name, records)
    documents = documents_of([found], Side(WORKING_TREE, settings))
    if decision == Decision():
        decision = as_it_is(found)
    return correction_of(found, decision, documents.get(found.document), note, settings.corrections)


def _note(by: str | None, why: str | None, settings: Settings) -> CorrectionNote:
    """Who decides, and when: the clock is asked here only, for what a person enters."""
    import datetime as dt

    from quotes.errors import ReviewError
    from quotes.model import CorrectionNote
    from quotes.review.git import open_repository

    if by is None:
        try:
            by = open_repository(settings.root).user
        except ReviewError:
            by = None
    if by is None or not by.strip():
        raise ConfigError("who decides?", hint='say --by "Your Name"')
    return CorrectionNote(by.strip(), dt.date.today().isoformat(), (why or "").strip() or None)


def _need_terminal() -> None:
    if not sys.stdin.isatty():
        raise ConfigError(
            "there is nobody to ask: this is not a terminal",
            hint="decide on the command line: quotes accept --record DOCUMENT:ID …",
        )


def _walk(base: str, settings: Settings, by: str | None, why: str | None) -> Iterator[Correction]:
    """Ask about each change, until there is none left or the editor has enough."""
    from dataclasses import replace

    from quotes.corrections.correction import CorrectionError
    from quotes.corrections.deciding import correction_of
    from quotes.review import review
    from quotes.review.places import documents_of
    from quotes.review.sides import WORKING_TREE, Side

    note = _note(by, why, settings)
    reviewed = review(base, None, settings)
    for warning in reviewed.warnings:
        say("warning", warning)
    changes = [c for c in reviewed.review.changes if c.after is not None and not c.after.correction]
    side = Side(WORKING_TREE, settings)
    documents = documents_of([change.record for change in changes], side)
    for number, change in enumerate(changes, start=1):
        _show(change, f"{number} of {len(changes)}")
        answer = _choice(_QUESTION, "acrsq", "s")
        if answer == "q":
            break
        if answer == "s":
            continue
        decision = _decision(answer, change, side.records())
        reason = why or typer.prompt("Why", default="", show_default=False, err=True)
        document = documents.get(change.record.document)
        kept = replace(note, why=reason.strip() or None)
        try:
            yield correction_of(change.record, decision, document, kept, settings.corrections)
        except CorrectionError as error:
            report_problems([error])


def _show(change: Change, which: str) -> None:
    from quotes.review import phrases
    from quotes.review.text import change_lines

    typer.echo(f"\n{which}", err=True)
    lines = list(change_lines(change))
    if change.before is not None and not phrases.re_spoken(change):
        lines.append(f"    {phrases.said(change.record)}")
    for line in lines:
        typer.echo(printable(line), err=True)


def _decision(answer: str, change: Change, records: list[Record]) -> Decision:
    """What the answer means: what is there is right, what was there before, or what is typed."""
    from quotes.corrections.deciding import Decision, as_it_is, named

    if answer == "a":
        return as_it_is(change.record)
    if answer == "r":
        return as_it_is(change.before) if change.before else Decision(nobody=True)
    what = _choice("[s]peaker, [n]obody, not a [q]uotation or other [w]ords", "snqw", "s")
    if what == "n":
        return Decision(nobody=True)
    if what == "q":
        return Decision(not_a_quotation=True)
    if what == "w":
        return Decision(exact=typer.prompt("The words, as in the article", err=True).strip())
    names = typer.prompt("Who said it (several: with a semicolon between)", err=True)
    return Decision(speakers=named(names.split(";"), None, records))


def _choice(question: str, letters: str, default: str) -> str:
    while True:
        given = str(typer.prompt(question, default=default, err=True)).strip().lower()[:1]
        if given and given in letters:
            return given
        typer.echo(f"one of: {', '.join(letters)}", err=True)
