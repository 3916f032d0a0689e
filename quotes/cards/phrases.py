"""Dates, counts and names in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter

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


def counted(number: int, noun: str) -> str:
    """A number of things: `1 article`, `1,200 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def commonest(names: Counter[str]) -> tuple[str, ...]:
    """The names, the most used first; equals by alphabet."""
    return tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])))
