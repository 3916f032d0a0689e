"""How long to wait before asking a server again."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

TRANSIENT = frozenset({429, 500, 502, 503, 504})
FIRST_WAIT = 2.0
_LONGEST_WAIT = 60.0


def waiting_time(attempt: int, retry_after: str | None) -> float | None:
    """Seconds to wait after a failed attempt.

    Args:
        attempt: 1 for the first; each wait is twice the one before.
        retry_after: The server's header: seconds or a date (RFC 9110, section 10.2.3).

    Returns:
        None where the server wants to be left alone for longer than a minute.
    """
    asked = _seconds(retry_after) if retry_after else None
    if asked is None:
        return float(FIRST_WAIT * 2 ** (attempt - 1))
    return asked if asked <= _LONGEST_WAIT else None


def _seconds(retry_after: str) -> float | None:
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
