"""Which record a correction is about, and what speaks against it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from quotes.corpus.wording import normalised_words, sentence_around
from quotes.corrections.correction import Correction, CorrectionError
from quotes.model import Document, Record

MARKS = tuple("\"'“”‘’„«»")
LIKE = 0.6  # the least likeness of words that may be those of a correction by now, 0 to 1

NOT_THERE = "no such quotation stands there"

_REPEAT = re.compile(r"_\d+$")


def beside(text: str, start: int, end: int) -> str:
    """The rest of the sentence that a quotation stands in, without its marks, on one line.

    Args:
        text: The article's text.
        start, end: Of the quotation in it.
    """
    start -= text[max(0, start - 1) : start] in MARKS
    end += text[end : end + 1] in MARKS
    return " ".join(sentence_around(text, start, end).split())


def doubt(correction: Correction, records: Sequence[Record], document: Document) -> str | None:
    """Why a correction may be about another quotation by now, None where all is as it was.

    Args:
        correction: Of a record that is there.
        records: Of its article, with it.
        document: Its article.
    """
    record = next(record for record in records if record.id == correction.id)
    if normalised_words(record.words) != normalised_words(correction.words):
        return f"its words are now “{_short(record.words)}”"
    if correction.beside is not None:
        now = beside(document.text, record.start, record.end)
        if normalised_words(now) != normalised_words(correction.beside):
            return f"the rest of its sentence is now “{_short(now)}”"
        return None
    said = _REPEAT.sub("", record.id)
    if sum(_REPEAT.sub("", other.id) == said for other in records) > 1:
        return "the same words stand there more than once, and it does not say which are meant"
    return None


def likely(correction: Correction, records: Sequence[Record], document: Document) -> Record | None:
    """The record that most likely has the words of a correction by now.

    Args:
        correction: Whose record is gone, or is another one.
        records: Of its article.
        document: Its article.
    """
    wanted = normalised_words(correction.words)
    around = normalised_words(correction.beside or "")
    best: tuple[float, float, int, Record] | None = None
    for record in records:
        like = SequenceMatcher(None, wanted, normalised_words(record.words), autojunk=False).ratio()
        here = normalised_words(beside(document.text, record.start, record.end))
        if like < LIKE and not (around and here == around):
            continue
        near = SequenceMatcher(None, around, here, autojunk=False).ratio()
        if best is None or (like, near, -record.start) > best[:3]:
            best = (like, near, -record.start, record)
    return best[3] if best else None


def orphaned(
    correction: Correction, reason: str, successor: Record | None, document: Document | None
) -> CorrectionError:
    """The error of a correction that does not fit, with what to do about it."""
    message = f"the correction of {correction.document}:{correction.id} does not fit: {reason}"
    if successor is None or document is None:
        return correction.error(message, "if the words are gone for good, delete the entry")
    rest = beside(document.text, successor.start, successor.end)
    new = {
        "document": (correction.document, document.id),
        "id": (correction.id, successor.id),
        "words": (correction.words, successor.words),
        "beside": (correction.beside or "", rest),
    }
    rows = [
        f"{key}: {json.dumps(now, ensure_ascii=False)}"
        for key, (was, now) in new.items()
        if was != now
    ]
    return correction.error(
        message,
        "read the article again; if the correction still holds, write "
        f"{', '.join(rows)}; else delete the entry",
    )


def _short(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
