"""`quotes verify`: whether every record still stands."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands.project import Articles, article_paths, finish, project_settings
from quotes.console import busy, counting, print_json, print_text, say
from quotes.errors import ConfigError, VerifyError, results_and_errors

if TYPE_CHECKING:
    import datetime as dt

    from quotes.config import Settings
    from quotes.verifying.looking import Article, Look
    from quotes.verifying.standing import Finding


class VerifyFormat(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"


def verify(
    paths: Articles = None,
    online: Annotated[
        bool, typer.Option("--online", help="Also look at the articles' live pages.")
    ] = False,
    form: Annotated[
        VerifyFormat, typer.Option("--format", help="How to tell what was found.")
    ] = VerifyFormat.TEXT,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day to write down; default: today, UTC."),
    ] = None,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Also fetch from this machine and private networks."),
    ] = False,
) -> None:
    """Tell whether every record still stands, word for word, in its article and its live page."""
    from quotes.documents import read_documents
    from quotes.published import RECORDS, numbered_records
    from quotes.verifying.looking import articles_to_look_at
    from quotes.verifying.standing import check_articles, standing
    from quotes.verifying.telling import as_data, is_change, told_findings, told_look

    today = _day(day)
    settings = project_settings()
    file = settings.out / RECORDS
    if not file.is_file():
        raise VerifyError(
            "there are no records to verify", path=file, hint="make the cards anew: quotes build"
        )
    published = list(numbered_records(file, VerifyError))
    with busy("Reading the articles"):
        read, problems = results_and_errors(read_documents(article_paths(paths, settings)))
    documents = {document.id: document for document in read}
    # Records of other articles than those that were named are left alone.
    records = [(n, r) for n, r in published if not paths or r.document in documents]
    findings = list(check_articles(documents, records, file.as_posix()))
    looks: list[Look] = []
    if online:
        stand = [
            r for _, r in records if r.document in documents and standing(documents[r.document], r)
        ]
        articles = articles_to_look_at(list(documents.values()), stand)
        keys = {record.key for _, record in published}
        looks = _look(articles, keys, settings, today, allow_private)
    if form is VerifyFormat.JSON:
        print_json(as_data(findings, looks, len(records)))
    else:
        lines = [*told_findings(findings), *(line for look in looks for line in told_look(look))]
        if lines:
            print_text("\n".join(lines))
    _say_summary(len(records), findings, looks, len(documents) if online else None)
    changed = any(is_change(note) for look in looks for note in look.notes)
    if changed:
        say("hint", "open the pages and look; `quotes build` puts it on the cards")
    finish(problems, findings=bool(findings) or changed)


def _day(text: str | None) -> dt.date:
    """The day that was named, else today's."""
    import datetime as dt

    if text is None:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            f"--date cannot be {text!r}", hint="write year-month-day, such as 2023-05-26"
        ) from None


def _look(
    articles: Sequence[Article],
    keys: set[tuple[str, str]],
    settings: Settings,
    today: dt.date,
    allow_private: bool,
) -> list[Look]:
    """Look at the live pages; what was found is written down, also where somebody interrupts."""
    from quotes.fetching import Guest
    from quotes.verifying.looking import look
    from quotes.verifying.notes import read_notes, write_notes

    notes = read_notes(settings.verified)
    looks = []
    try:
        with counting("Looking at live pages", len(articles)) as tell:
            guest = Guest(allow_private=allow_private)
            for looked in look(articles, notes, guest=guest, today=today.isoformat()):
                looks.append(looked)
                tell(looked.article.url)
    finally:
        notes.keep(keys)
        write_notes(notes, settings.verified)
    return looks


def _say_summary(
    records: int, findings: Sequence[Finding], looks: Sequence[Look], articles: int | None
) -> None:
    from quotes.plural import counted
    from quotes.verifying.telling import counts

    found = counted(len(findings), "finding") if findings else "all stand in the saved articles"
    typer.echo(f"{counted(records, 'record')}: {found}", err=True)
    if articles is None:
        return
    states = ", ".join(
        f"{number} {state.replace('-', ' ')}" for state, number in counts(looks).items() if number
    )
    unseen = articles - len(looks)
    pages = f"{counted(len(looks), 'live page')}: {states}" if looks else "no live page"
    more = f"; {counted(unseen, 'article')} without address or quotation" if unseen else ""
    typer.echo(f"{pages}{more}", err=True)
