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
_TITLES = {
    "added": "added",
    "removed": "removed",
    "re-attributed": "re-attributed",
    "re-worded": "re-worded",
    "re-dated": "re-dated",
}


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
    said = harmless(phrases.short(record.words))
    if phrases.re_worded(change) and change.before is not None:
        said = _marked(change.before.words, record.words)
    cause = f" · by the {change.cause}" if change.cause else ""
    yield f"- “{said}”  "
    if change.before is None or change.after is None:
        who = harmless(phrases.speakers(record))
        yield f"  **{who}** · {harmless(place(change))}{cause}"
        return
    if phrases.re_spoken(change):
        old, new = phrases.speakers(change.before), phrases.speakers(change.after)
        yield f"  {harmless(old)} → **{harmless(new)}** · {harmless(place(change))}{cause}"
    else:
        yield f"  {harmless(phrases.speakers(record))} · {harmless(place(change))}{cause}"
    if phrases.re_dated(change):
        old, new = change.before.published or "undated", record.published or "undated"
        yield f"  {harmless(old)} → {harmless(new)}"


def _marked(before: str, after: str) -> str:
    marks = {"same": "", "out": "~~", "in": "**"}
    return " ".join(
        f"{marks[piece.change]}{harmless(phrases.short(piece.words))}{marks[piece.change]}"
        for piece in phrases.word_changes(before, after)
    )
