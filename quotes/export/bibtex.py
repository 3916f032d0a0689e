"""BibTeX: an entry an article, for LaTeX with BibTeX or biblatex.

Text stays Unicode, which biber and every BibTeX of this decade read; what TeX
gives a meaning is escaped, so that nothing in an article becomes a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotes.export.articles import by_article, in_words
from quotes.links import safe_url
from quotes.model import Record
from quotes.slugs import unique_slugs

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def to_bibtex(records: Iterable[Record]) -> Iterator[str]:
    """One entry an article, sorted by document, with a blank line between entries."""
    articles = by_article(records)
    keys = unique_slugs({document: document for document, _ in articles})
    for number, (document, found) in enumerate(articles):
        yield ("\n" if number else "") + _entry(keys[document], found)


def _entry(key: str, records: list[Record]) -> str:
    source = records[0].source
    year, month, day = (source.published or "--").split("-")
    fields = {
        "author": _whole(source.author),
        "title": _whole(source.title),
        "journal": _text(source.outlet),
        "year": f"{{{year}}}" if year else None,
        "month": _MONTHS[int(month) - 1] if month else None,
        "day": f"{{{int(day)}}}" if day else None,
        "url": _address(source.url),
        "urldate": _text(source.retrieved),
        "langid": _text(source.language),
        "keywords": _text(", ".join(source.tags)),
        "annote": _text("; ".join(in_words(record) for record in records)),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value is not None]
    return "\n".join([f"@{'article' if source.outlet else 'misc'}{{{key},", *lines, "}"]) + "\n"


def _text(text: str | None) -> str | None:
    if not text:
        return None
    return f"{{{escaped(text)}}}"


def _whole(text: str | None) -> str | None:
    """A text whose capitals and words BibTeX must leave as they are."""
    return f"{{{{{escaped(text)}}}}}" if text else None


def _address(url: str | None) -> str | None:
    """An address, which BibTeX styles print verbatim."""
    address = safe_url(url)
    return f"{{{address}}}" if address else None


def escaped(text: str) -> str:
    """A text without meaning to TeX, control characters as spaces.

    A brace becomes a command: BibTeX counts braces even after a backslash.
    """
    plain = _CONTROL.sub(" ", text)
    return "".join(_SPECIAL.get(character, character) for character in plain)
