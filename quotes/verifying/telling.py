"""What a verification found, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NamedTuple

from quotes.documents.places import place
from quotes.links import archive_link
from quotes.model import LiveState, Record
from quotes.plural import counted
from quotes.verifying.looking import Look
from quotes.verifying.notes import QuotationNote
from quotes.verifying.standing import Finding
from quotes.verifying.wording import Stream, Token, shown_words, tokens_of

SCHEMA = 1
_CHANGED: frozenset[LiveState] = frozenset({"edited", "quotation-gone", "page-gone"})
_STATE_WORDS: dict[LiveState, str] = {
    "unchanged": "unchanged",
    "edited": "edited",
    "quotation-gone": "the quotation is gone",
    "page-gone": "the page is gone",
    "unclear": "unclear",
}


class Change(NamedTuple):
    """Words in the saved article, and what stands in their place; empty for nothing."""

    was: str
    now: str


def is_change(note: QuotationNote) -> bool:
    """Whether the live page is known to differ from the saved article."""
    return note.state in _CHANGED


def word_changes(was: str, now: str) -> list[Change]:
    """Two wordings laid beside each other: the stretches that differ, in order."""
    return [
        Change(shown_words(old), shown_words(new))
        for alike, old, new in _beside(was, now)
        if not alike
    ]


def marked_changes(was: str, now: str) -> str:
    """One line: what was taken out as `[-…-]`, what was put in as `{+…+}`."""
    line = ""
    for alike, old, new in _beside(was, now):
        if line and (new or old)[0].spaced:
            line += " "
        if alike:
            line += shown_words(new)
            continue
        if old:
            line += f"[-{shown_words(old)}-]"
        if new:
            line += f"{{+{shown_words(new)}+}}"
    return line


def _beside(was: str, now: str) -> Iterator[tuple[bool, list[Token], list[Token]]]:
    """Whether stretches of two wordings are alike, and the stretches."""
    old, new = tokens_of(was), tokens_of(now)
    matcher = SequenceMatcher(
        None, [token.key for token in old], [token.key for token in new], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag == "equal", old[a:b], new[c:d]


def told_findings(findings: Sequence[Finding]) -> Iterator[str]:
    """Lines for the saved articles' findings."""
    for finding in findings:
        name = f" ({finding.id})" if finding.id else ""
        yield f"{finding.where}: {finding.message}{name}"
        yield f"    remedy: {finding.remedy}"


def told_look(look: Look) -> Iterator[str]:
    """Lines for an article's live page; none where all is unchanged."""
    states = {(note.state, note.since, note.why) for note in look.notes}
    url = look.article.url
    if len(states) == 1 and look.notes[0].why and not look.notes[0].was:
        note = look.notes[0]
        yield f"{_path(look)}: {_state_words(note)}"
        yield f"    {counted(len(look.notes), 'quotation')} in {url}"
        yield from _offer(look, [note])
        return
    told = [
        (record, note, _state_words(note, words_stand=_words_stand(record, note)))
        for record, note in zip(look.article.records, look.notes, strict=True)
        if note.state != "unchanged"
    ]
    for (words, was, now), group in groupby(told, lambda one: (one[2], one[1].was, one[1].now)):
        together = list(group)
        ids = ", ".join(note.id for _, note, _ in together)
        where = place(look.article.document, together[0][0].start)
        yield f"{where}: {words} ({ids})"
        if was and now:
            yield f"    {marked_changes(was, now)}"
        else:
            yield from (f"    {record.words}" for record, _, _ in together)
        yield f"    {url}"
        yield from _offer(look, [note for _, note, _ in together])


def _words_stand(record: Record, note: QuotationNote) -> bool:
    """Whether what stands on the page now holds the very words of the quotation."""
    return bool(Stream(tokens_of(note.now or "")).places(tokens_of(record.words)))


def _offer(look: Look, notes: Sequence[QuotationNote]) -> Iterator[str]:
    """The archived copy, where the page does not show the quotation any longer."""
    archive = archive_of(look)
    if archive and any(note.state in ("page-gone", "quotation-gone") for note in notes):
        yield f"    archived copy: {archive}"


def _path(look: Look) -> str:
    return look.article.document.path or look.article.document.id


def _state_words(note: QuotationNote, *, words_stand: bool = True) -> str:
    state = _STATE_WORDS[note.state]
    if note.state == "edited":
        state = "the words near it were edited" if words_stand else "the quotation was edited"
    words = f"{state} since {note.since}"
    if note.why:
        words += f": {note.why}"
    if note.before is not None and note.before.state != "unchanged":
        words += f"; before that, {_STATE_WORDS[note.before.state]} since {note.before.since}"
    return words


def archive_of(look: Look) -> str | None:
    """The archived copy nearest to the day on which the article was retrieved, or published."""
    known = look.article.document.provenance
    return archive_link(look.article.url, known.retrieved or known.published)


def as_data(findings: Sequence[Finding], looks: Sequence[Look], records: int) -> dict[str, Any]:
    """All of it as plain data.

    Args:
        findings: Of the saved articles.
        looks: Of the live pages, none without `--online`.
        records: How many were checked.
    """
    return {
        "schema": SCHEMA,
        "records": records,
        "saved": [asdict(finding) for finding in findings],
        "counts": counts(looks),
        "live": [row for look in looks for row in _rows(look)],
    }


def counts(looks: Sequence[Look]) -> dict[str, int]:
    """How many quotations are in which state, of all states."""
    found = Counter(note.state for look in looks for note in look.notes)
    return {state: found[state] for state in _STATE_WORDS}


def _rows(look: Look) -> Iterator[dict[str, Any]]:
    for record, note in zip(look.article.records, look.notes, strict=True):
        both = note.was is not None and note.now is not None
        yield {
            **asdict(note),
            "where": place(look.article.document, record.start),
            "words": record.words,
            "words_stand": note.state == "unchanged" or (both and _words_stand(record, note)),
            "url": look.article.url,
            "archive": archive_of(look),
            "changes": [
                change._asdict()
                for change in (word_changes(note.was or "", note.now or "") if both else ())
            ],
        }
