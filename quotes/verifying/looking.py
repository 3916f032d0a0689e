"""The flow of `quotes verify --online`: each live page once, and what became of each record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag

from quotes.documents.html.tree import html_library
from quotes.errors import FetchError
from quotes.fetching import Guest, Validators
from quotes.model import Document, Record
from quotes.verifying.judging import judge
from quotes.verifying.live import LivePage, Unread, read_live
from quotes.verifying.notes import Before, Notes, PageNote, QuotationNote
from quotes.verifying.standing import digest_of


@dataclass(frozen=True, slots=True)
class Article:
    """A saved article with its records that stand in it.

    Attributes:
        url: The address of its page.
    """

    document: Document
    url: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at an article's page found, a note for each of its records."""

    article: Article
    notes: tuple[QuotationNote, ...]


def articles_to_look_at(documents: Sequence[Document], records: Sequence[Record]) -> list[Article]:
    """The articles that have an address and records.

    Args:
        documents: Saved articles.
        records: Those that stand, word for word, in one of the documents.
    """
    of_document: dict[str, list[Record]] = {}
    for record in records:
        of_document.setdefault(record.document, []).append(record)
    return [
        Article(document, document.provenance.url, tuple(of_document[document.id]))
        for document in sorted(documents, key=lambda document: document.id)
        if document.provenance.url and document.id in of_document
    ]


def look(articles: Sequence[Article], notes: Notes, *, guest: Guest, today: str) -> Iterator[Look]:
    """Look at the live pages, one after the other.

    Args:
        articles: Those to look at; two with one address are one page.
        notes: Of earlier looks. They are brought up to date as the looks happen.
        guest: Who fetches the pages.
        today: ISO date.

    Yields:
        What was found, an article at a time; no page stops the others.

    Raises:
        DocumentError: The extra `html` is not installed.
    """
    html_library("trafilatura", "quotes verify --online")
    pages: dict[str, list[Article]] = {}
    for article in articles:
        pages.setdefault(urldefrag(article.url).url, []).append(article)
    for url, of_page in pages.items():
        for article, looked in _look_at(url, of_page, notes, guest, today):
            for note in looked:
                notes.quotations[note.document, note.id] = note
            yield Look(article, looked)


def _look_at(
    url: str, articles: Sequence[Article], notes: Notes, guest: Guest, today: str
) -> Iterator[tuple[Article, tuple[QuotationNote, ...]]]:
    """Fetch a page, and compare the articles that come from it."""
    validators = _validators(articles, notes)
    page: LivePage | Unread | None
    try:
        fetched = guest.fetch(url, validators)
    except FetchError as problem:
        page, given = Unread("unclear", problem.message), None
    else:
        unchanged = fetched.status == 304 and validators is not None
        page = None if unchanged else read_live(url, fetched)
        given = fetched.validators if isinstance(page, LivePage) else None
    for article in articles:
        old = notes.pages.get(article.document.id)
        if page is None and old is not None:
            looked = tuple(notes.quotations[article.document.id, r.id] for r in article.records)
            notes.pages[article.document.id] = replace(old, checked=today)
        else:
            assert page is not None
            looked = tuple(_noted(article, page, notes, today))
            notes.pages[article.document.id] = PageNote(
                document=article.document.id,
                url=article.url,
                checked=today,
                sha256=digest_of(article.document),
                etag=given.etag if given else None,
                last_modified=given.last_modified if given else None,
            )
        yield article, looked


def _validators(articles: Sequence[Article], notes: Notes) -> Validators | None:
    """To ask whether the page changed: only where the last look compared all that we have now."""
    given = None
    for article in articles:
        known = article.document.id
        page = notes.pages.get(known)
        if (
            page is None
            or page.url != article.url
            or page.sha256 != digest_of(article.document)
            or any((known, record.id) not in notes.quotations for record in article.records)
        ):
            return None
        given = Validators(page.etag, page.last_modified)
    return given if given and given.headers() else None


def _noted(
    article: Article, page: LivePage | Unread, notes: Notes, today: str
) -> Iterator[QuotationNote]:
    """A note for each record, dated by the earlier ones of the same address."""
    document = article.document
    earlier = notes.pages.get(document.id)
    known = earlier if earlier is not None and earlier.url == article.url else None
    judged = judge(document, article.records, page, today)
    for record, note in zip(article.records, judged, strict=True):
        old = notes.quotations.get((document.id, record.id)) if known else None
        yield _dated(note, old, known.checked if known else today)


def _dated(note: QuotationNote, old: QuotationNote | None, checked: str) -> QuotationNote:
    """A note with the day of the first look that found its state.

    Args:
        note: Of today.
        old: The one before, None for none.
        checked: The day of that look.
    """
    if old is None:
        return note
    before = old.before if old.state == "unclear" else Before(old.state, checked, old.since)
    if note.state == old.state:
        return replace(note, since=old.since, before=old.before)
    if note.state == "unclear":
        return replace(note, before=before)
    if before is not None and before.state == note.state:
        return replace(note, since=before.since)
    return note
