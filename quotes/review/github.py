"""A review as commands for GitHub's workflow runner, which shows them beside the files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.review import phrases
from quotes.review.comparison import Change, Review
from quotes.review.text import marked

MOST = 10  # GitHub shows ten warnings and ten notices of a step

_LEVELS = {"re-attributed": "warning", "removed": "warning"}


def github_lines(review: Review, prefix: str = "") -> Iterator[str]:
    """Workflow commands, the worst change first, at most ten; then the totals as plain text.

    Args:
        review: What changed.
        prefix: The project's folder in the repository with its slash; empty for the top.
    """
    for change in review.changes[:MOST]:
        yield _command(change, prefix)
    more = len(review.changes) - MOST
    rest = f", {more:,} of them not shown here" if more > 0 else ""
    yield f"Quotations: {_plain(phrases.totals(review))}{rest}"


def _command(change: Change, prefix: str) -> str:
    properties = {}
    if change.file is not None:
        properties["file"] = f"{prefix}{change.file}"
        if change.line is not None and change.after is not None:
            properties["line"] = str(change.line)
    properties["title"] = change.kind.capitalize()
    level = _LEVELS.get(change.kind, "notice")
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(_message(change))}"


def _message(change: Change) -> str:
    record = change.record
    said = phrases.short(record.words)
    if phrases.re_worded(change) and change.before is not None:
        said = marked(change.before.words, record.words)
    lines = [f"“{said}”"]
    if change.before is None or change.after is None:
        lines.append(str(phrases.said(record)))
    elif phrases.re_spoken(change):
        lines.append("{} → {}".format(*phrases.said_before_and_after(change.before, change.after)))
    if phrases.re_dated(change) and change.before is not None:
        lines.append(f"{phrases.date(change.before)} → {phrases.date(record)}")
    if change.cause:
        lines.append(f"changed by: {change.cause}")
    return "\n".join(lines)


def _data(text: str) -> str:
    """A message, as @actions/core writes it (packages/core/src/command.ts, escapeData)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value of a property (escapeProperty, likewise)."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """One line in which the runner finds no command, neither `::name::` nor `##[name]`."""
    return re.sub(r"::|##\[", lambda found: " ".join(found[0]), " ".join(text.split()))
