"""Provenance that an article's own text states: headline, date, byline, dateline, address.

Only what is clear is read; nothing is completed or guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from quotes.documents.body import bare_title
from quotes.documents.credit_rules import BYLINE, DATE_LINE, ORIGINAL_URL
from quotes.documents.dates import DATE, find_date
from quotes.documents.provenance import is_web_address
from quotes.model import Paragraph, Provenance

_TOP = 15
_LONGEST_DATELINE = 100
_PLACE = r"[A-Z][A-Z.'’ -]{1,30}(?:,\s[A-Z][\w. ]{1,20})?"
_DAY = r"[A-Z][a-z]{2,8}\.?\s\d{1,2}"
_AGENCY = r"[A-Z][\w&.]*(?:\s[A-Z][\w&.]*){0,3}"
# As in: STRELSAU, May 20. /ANSA/. The king; or: STRELSAU, May 3, 2023 (ANSA) - The king
_DATELINE = re.compile(
    rf"{_PLACE}(?:,?\s{_DAY}(?:,\s\d{{4}})?)?[.,]?\s*(?:/({_AGENCY})/\.?|\(({_AGENCY})\)\s*[-–—])\s"
)
# A place in ordinary spelling needs an agency in capitals: Strelsau (ANSA) - The king
_DATELINE_LOWER = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s\(([A-Z]{2,6})\)\s*[-–—]\s")
_BYLINE_NAME = re.compile(
    rf"[*_\s]*(?:written\s+|posted\s+|reported\s+|story\s+)?by:?\s+(.+?)"
    rf"(?=[\s,|•·–—-]*(?:\b{DATE}|\b\d{{1,3}}[ -]?min\b|[*_.]*\Z))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")
_UPDATED = re.compile(r"[\W_]*(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)


def read_metadata(text: str, paragraphs: Sequence[Paragraph], title: int | None) -> Provenance:
    """Read provenance from a document's text.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs as `leave_out` returns them: date lines, bylines
            and addresses are recognised by the rule that left them out.
        title: Index of the paragraph that is the headline, if there is one.
    """
    return Provenance(
        title=_title(text, paragraphs, title),
        url=_url(text, paragraphs),
        outlet=_outlet(text, paragraphs),
        author=_author(text, paragraphs),
        published=_published(text, paragraphs),
    )


def _title(text: str, paragraphs: Sequence[Paragraph], title: int | None) -> str | None:
    if title is None:
        return None
    return bare_title(text[paragraphs[title].start : paragraphs[title].end]) or None


def _lines(text: str, paragraphs: Sequence[Paragraph], *rules: str) -> Iterator[str]:
    """The paragraphs at the top of the page that these rules left out."""
    for paragraph in paragraphs[:_TOP]:
        if paragraph.reason in rules:
            yield text[paragraph.start : paragraph.end]


def _published(text: str, paragraphs: Sequence[Paragraph]) -> dt.date | None:
    for line in _lines(text, paragraphs, DATE_LINE.id, BYLINE.id):
        if not _UPDATED.match(line) and (date := find_date(line)) is not None:
            return date
    return None


def _author(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    for line in _lines(text, paragraphs, BYLINE.id):
        if match := _BYLINE_NAME.match(line):
            return " ".join(match[1].split())
    return None


def _outlet(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The agency of a dateline at the start of one of the first paragraphs."""
    body = (paragraph for paragraph in paragraphs if paragraph.role == "body")
    for paragraph in islice(body, 4):
        start = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_DATELINE)]
        if match := _DATELINE.match(start):
            return match[1] or match[2]
        if match := _DATELINE_LOWER.match(start):
            return match[1]
    return None


def _url(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The address in, or right after, a line that announces it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.reason != ORIGINAL_URL.id:
            continue
        end = paragraphs[index + 1].end if index + 1 < len(paragraphs) else paragraph.end
        match = _ADDRESS.search(text, paragraph.start, end)
        if match is not None and is_web_address(match[0]):
            return match[0]
    return None
