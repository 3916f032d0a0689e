"""What is not read as gold says, as text for a person: speakers and words, old and new."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator, Sequence

from quotes.documents.places import place
from quotes.evaluation.gold import Row
from quotes.evaluation.gold_pairs import Pair
from quotes.evaluation.gold_yaml import GoldEntry
from quotes.evaluation.verdicts import Difference
from quotes.model import Document, Record

WIDTH = 92
_NOBODY = "nobody"


def describe(pairs: Sequence[Pair], document: Document, entry: GoldEntry) -> str:
    """Tell all that differs in an article.

    Args:
        pairs: Its gold beside its records.
        document: The article.
        entry: Its gold.

    Returns:
        A line that counts, then a block for each pair that differs.
    """
    differ = [pair for pair in pairs if pair.differences]
    is_or_are = "is" if len(differ) == 1 else "are"
    head = f"{len(differ)} of {len(pairs)} quotations {is_or_are} not as {entry.path} says"
    blocks = ["\n".join(_block(pair, document, entry)) for pair in differ]
    return "\n\n".join([head, *blocks])


def word_by_word(old: str, new: str) -> str:
    """Both wordings in one text: `… this [-year-]{+winter+} …`."""
    before, after = old.split(), new.split()
    pieces: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces += before[i:j]
            continue
        gone = f"[-{' '.join(before[i:j])}-]" if j > i else ""
        come = f"{{+{' '.join(after[k:m])}+}}" if m > k else ""
        pieces.append(gone + come)
    return " ".join(pieces)


def _block(pair: Pair, document: Document, entry: GoldEntry) -> Iterator[str]:
    row, record = pair.row, pair.record
    where = _place(pair, document, entry)
    if record is None and row is not None:
        yield f"{where}  no longer a quotation"
        yield from _words("-", row.text)
        yield _field("-", "speaker", ", ".join(row.speakers) or _NOBODY)
    elif record is not None and row is None:
        yield f"{where}  new"
        yield from _words("+", record.text)
        yield _field("+", "speaker", _speaker(record))
        yield from _why(record)
    elif record is not None and row is not None:
        reworded = any(difference.what == "words" for difference in pair.differences)
        yield f"{where}  {'re-worded' if reworded else 'read otherwise'}"
        if not reworded:
            yield from _words(" ", record.text)
        for difference in pair.differences:
            yield from _both(difference, row, record)
        yield from _why(record)


def _both(difference: Difference, row: Row, record: Record) -> Iterator[str]:
    """The two sides of a difference."""
    if difference.what == "words":
        yield from _words("~", word_by_word(difference.gold or "", difference.found or ""))
    elif difference.what in ("status", "speakers"):
        yield _field("-", "speaker", _expected(row))
        yield _field("+", "speaker", _speaker(record))
    else:
        yield _field("-", difference.what, difference.gold or "none")
        yield _field("+", difference.what, difference.found or "none")


def _expected(row: Row) -> str:
    names = ", ".join(row.speakers) or _NOBODY
    return f"{names} (implicit)" if row.expect == "implicit" and row.speakers else names


def _speaker(record: Record) -> str:
    names = ", ".join(speaker.name for speaker in record.speakers) or _NOBODY
    return f"{names} (implicit)" if record.status == "implicit" else names


def _why(record: Record) -> Iterator[str]:
    if record.rule is not None:
        yield _field(" ", "because", f"{record.evidence or 'no evidence'} (rule {record.rule})")


def _words(sign: str, words: str) -> Iterator[str]:
    plain = " ".join(words.split())
    lines = textwrap.wrap(plain, WIDTH - 16, break_on_hyphens=False, break_long_words=False)
    for number, line in enumerate(lines):
        yield _field(sign, "" if number else "words", line)


def _field(sign: str, name: str, value: str) -> str:
    return f"    {sign} {name:<9} {value}".rstrip()


def _place(pair: Pair, document: Document, entry: GoldEntry) -> str:
    """file:line of the quotation in its article, or of its row where it has gone."""
    if pair.record is None:
        return f"{entry.path}:{pair.row.line if pair.row else entry.line}"
    return place(document, pair.record.start)
