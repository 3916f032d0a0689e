"""The words in which all formats tell a change."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from quotes.model import Record
from quotes.review.comparison import Change, ChangeKind, Review
from quotes.review.matching import names_of, speakers_of

CONTEXT = 4  # words shown on either side of words that changed
LONGEST = 90  # characters of a quotation that are shown to know it by

SYMBOLS: dict[ChangeKind | Literal["same"], str] = {
    "added": "+",
    "removed": "-",
    "re-attributed": "~",
    "re-worded": "≈",
    "re-dated": "*",
    "same": "=",
}
CAUSES = {"article": "the articles", "rules": "the rules", "correction": "corrections"}


class Piece(NamedTuple):
    """Words of a quotation that were left as they are, taken out, or put in."""

    change: str
    words: str


def totals(review: Review) -> str:
    """The first line of every format; re-dated records are named only where there are some."""
    told = [
        f"{SYMBOLS[kind]}{count} {kind}"
        for kind, count in review.counts.items()
        if count or kind != "re-dated"
    ]
    return "  ".join((f"{review.base}...{review.head}", *told))


def causes(review: Review) -> str | None:
    """Who made the changes, None where that was not asked or nothing changed."""
    told = [f"{count} by {CAUSES[cause]}" for cause, count in review.causes.items()]
    return f"Changed: {', '.join(told)}" if told else None


class Said(NamedTuple):
    """Who said it, and how we know: the rules, an editor, or why there is nobody."""

    who: str
    because: str

    def __str__(self) -> str:
        return f"{self.who} ({self.because})" if self.because else self.who


def said(record: Record) -> Said:
    """Who said it by a record."""
    who = ", ".join(names_of(record)) or "nobody"
    if record.correction is not None:
        return Said(who, "checked by an editor")
    if not record.speakers:
        return Said(who, record.evidence or "")
    resolution = record.resolution.rule if record.resolution else None
    return Said(who, ", ".join(rule for rule in (record.rule, resolution) if rule))


def said_before_and_after(before: Record, after: Record) -> tuple[Said, Said]:
    """Who said it on either side; namesakes are told apart by their ids."""
    if names_of(before) != names_of(after):
        return said(before), said(after)
    return _with_ids(before), _with_ids(after)


def _with_ids(record: Record) -> Said:
    ids = sorted(f"{one.name} [{one.kind} {one.id}]" for one in record.speakers)
    return said(record)._replace(who=", ".join(ids))


def short(words: str) -> str:
    """The first words of a quotation."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def re_spoken(change: Change) -> bool:
    """Whether another speaker is named than before."""
    before, after = change.before, change.after
    return before is not None and after is not None and speakers_of(before) != speakers_of(after)


def re_worded(change: Change) -> bool:
    """Whether the words are others than before."""
    before, after = change.before, change.after
    return before is not None and after is not None and before.words != after.words


def re_dated(change: Change) -> bool:
    """Whether the article has another date than before."""
    before, after = change.before, change.after
    return before is not None and after is not None and date(before) != date(after)


def date(record: Record) -> str:
    """When its article appeared."""
    return record.source.published or "undated"


def word_changes(before: str, after: str) -> list[Piece]:
    """What was done to a wording, word by word.

    Returns:
        Pieces whose `change` is `same`, `out` or `in`. Of long stretches that stayed, the
        words next to a change are left, with an ellipsis.
    """
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = matcher.get_opcodes()
    for number, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            pieces.append(Piece("same", _cut(old[a:b], number > 0, number < len(steps) - 1)))
            continue
        if b > a:
            pieces.append(Piece("out", " ".join(old[a:b])))
        if d > c:
            pieces.append(Piece("in", " ".join(new[c:d])))
    return pieces


def _cut(words: list[str], after_change: bool, before_change: bool) -> str:
    """Words that stayed, without those far from a change."""
    first = words[:CONTEXT] if after_change else []
    last = words[-CONTEXT:] if before_change else []
    if len(words) <= len(first) + len(last):
        return " ".join(words)
    return " ".join([*first, "…", *last])
