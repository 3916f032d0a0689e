"""Dates as news pages print them: `May 26, 2023`, `Thu Apr 06 2023`, `26 May 2023`."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
DATE = rf"(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:gmt|utc|[ecmp][sd]?t|bst|cest|cet|msk|ist)\)?(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
)
READING_TIME = r"\d{1,3}[ -]?min(?:ute)?s?(?:\s+read)?"

_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def find_date(text: str) -> dt.date | None:
    """The first whole date of a line: day, month in words (or ISO), and year.

    Dates in figures such as 04/06/2023 are not read: which is the month depends
    on the country. Nothing is completed: without a year there is no date.
    """
    if match := _ISO.search(text):
        return _date(match[1], int(match[2]), match[3])
    if match := _MONTH_FIRST.search(text):
        return _date(match[3], _month(match[1]), match[2])
    if match := _DAY_FIRST.search(text):
        return _date(match[3], _month(match[2]), match[1])
    return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return None
