"""Dates, names, confidence and what became of a record, in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from quotes.model import CorrectionNote, LiveNote

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def display_day(date: dt.date | None) -> str | None:
    """A date for readers: `6 April 2023`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}" if date else None


def commonest(names: Counter[str]) -> tuple[str, ...]:
    """The names, the most used first; equals by alphabet."""
    return tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])))


def display_iso(date: str | None) -> str | None:
    """An ISO date for readers; what is no date stays as it is."""
    try:
        return display_day(dt.date.fromisoformat(date)) if date else None
    except ValueError:
        return date


SURENESS = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.7, "likely"),
    (0.5, "more likely than not"),
)


def sureness(confidence: float) -> str:
    """A confidence from 0 to 1 in words; it is calibrated, so that they mean what they say."""
    return next((words for least, words in SURENESS if confidence >= least), "doubtful")


def checked_words(note: CorrectionNote | None) -> str | None:
    """That an editor checked a record: by whom, when and why, as far as that is known."""
    if note is None:
        return None
    details = ", ".join(text for text in (note.by, display_iso(note.when)) if text)
    words = f"checked by an editor ({details})" if details else "checked by an editor"
    return f"{words}: {note.why}" if note.why else words


LIVE_WORDS = {
    "edited": "changed on the live page since {since}",
    "quotation-gone": "gone from the live page since {since}",
    "page-gone": "the live page is gone since {since}",
    "unclear": "could not be checked on the live page on {checked}",
}


def live_words(note: LiveNote | None) -> str | None:
    """What has become of a quotation on the live page; None where it stands as it was."""
    if note is None or note.state not in LIVE_WORDS:
        return None
    return LIVE_WORDS[note.state].format(
        since=display_iso(note.since), checked=display_iso(note.checked)
    )
