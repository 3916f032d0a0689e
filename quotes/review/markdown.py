"""A review as Markdown that fits a comment on GitHub, and a job summary.

Names and words come from articles and branches: everything is escaped, and no
mention, reference or link arises from it. An entity does not keep GitHub from
reading `@name` or `#1`, a zero-width space behind the character does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.escaping import md
from quotes.review import phrases
from quotes.review.comparison import KINDS, Change, Review
from quotes.review.text import place

# GitHub takes 65,536 characters in a comment and 1 MiB in a job summary.
LARGEST = 60_000

_CALLS = re.compile(r"(@|&#64;|#(?!\d+;)|(?<![A-Za-z])GH-)(?=.)", re.IGNORECASE)


def markdown(review: Review, largest: int = LARGEST) -> str:
    """The review, the worst first.

    Args:
        review: What changed.
        largest: The most bytes of UTF-8 that it may take; what has no room is counted.
    """
    lines = [f"### {harmless(phrases.totals(review))}", ""]
    if told := phrases.causes(review):
        lines += [harmless(told), ""]
    if not review.changes:
        lines.append("Nothing changed in who said what.")
    room = largest - len("\n".join(lines).encode()) - 400
    shown = 0
    for line, is_change in _body(review):
        size = len(line.encode()) + 1
        if size > room:
            break
        room -= size
        shown += is_change
        lines.append(line)
    left = len(review.changes) - shown
    if left:
        lines += [
            "",
            f"… and {left:,} more. `quotes review` with the same two sides tells them all.",
        ]
    return "\n".join(lines).rstrip() + "\n"


def harmless(text: str) -> str:
    """Untrusted text for a comment: escaped, and calling nobody."""
    return _CALLS.sub("\\1\N{ZERO WIDTH SPACE}", md(text))


def _body(review: Review) -> Iterator[tuple[str, bool]]:
    """Lines, and whether each is a change of its own."""
    counts = review.counts
    for kind in KINDS:
        changes = [change for change in review.changes if change.kind == kind]
        if not changes:
            continue
        yield f"#### {harmless(phrases.SYMBOLS[kind])} {counts[kind]:,} {kind}", False
        yield "", False
        for change in changes:
            yield "\n".join(_change(change)), True
        yield "", False


def _change(change: Change) -> Iterator[str]:
    record = change.record
    words = harmless(phrases.short(record.words))
    if phrases.re_worded(change) and change.before is not None:
        words = _marked(change.before.words, record.words)
    yield f"- “{words}”  "
    if change.before is not None and phrases.re_dated(change):
        yield f"  {harmless(phrases.date(change.before))} → {harmless(phrases.date(record))}  "
    who = _bold(phrases.said(record))
    if change.before is not None and change.after is not None and phrases.re_spoken(change):
        was, now = phrases.said_before_and_after(change.before, change.after)
        who = f"{harmless(str(was))} → {_bold(now)}"
    cause = f" · by {phrases.CAUSES[change.cause]}" if change.cause else ""
    yield f"  {who} · {harmless(place(change))}{cause}"


def _bold(said: phrases.Said) -> str:
    because = f" ({harmless(said.because)})" if said.because else ""
    return f"**{harmless(said.who)}**{because}"


def _marked(before: str, after: str) -> str:
    marks = {"same": "", "out": "~~", "in": "**"}
    return " ".join(
        f"{marks[piece.change]}{harmless(phrases.short(piece.words))}{marks[piece.change]}"
        for piece in phrases.word_changes(before, after)
    )
