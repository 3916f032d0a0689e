"""Addresses: the source itself, the very words in it, and an archived copy.

A text fragment scrolls a browser to the words and highlights them; the rules
are those of the WICG specification "URL Fragment Text Directives"
(https://wicg.github.io/scroll-to-text-fragment/). Nothing here uses the network,
and no address is ever made up.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urldefrag, urlsplit

LONGEST_EXACT = 300
SHORT_WORDS = 3
CONTEXT_WORDS = (3, 6, 12)
EDGE_WORDS = (5, 8, 12)
CONTEXT_REACH = 400
URL_CHARACTERS = "!#$%&*+,-./:=?@_~"
SAFE_ALREADY = re.compile(
    r"https?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9!#&*+,./:=?_~-]|%[0-9A-Fa-f]{2})*)?"
)
MARKUP = re.compile(r"!?\[|\]\([^()\s]*\)|\]|\*+|<[^<>]*>|`")
BLOCK_BREAK = re.compile(r"\n[^\S\n]*\n")


class Address(str):
    """An address that `safe_url` let pass."""

    __slots__ = ()


def safe_url(url: str | None) -> Address | None:
    """The address in a form that no Markdown parser misreads, or None.

    Only http and https addresses with a host and without a user name pass;
    characters that a URL or Markdown gives a meaning are percent-encoded.
    """
    if not url:
        return None
    if isinstance(url, Address):
        return url
    if SAFE_ALREADY.fullmatch(url):
        return Address(url)
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return None
    if not known:
        return None
    whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url.strip())
    return Address(quote(whole, safe=URL_CHARACTERS, errors="replace").replace("$", "%24"))


def archive_link(url: str | None, day: dt.date | None) -> Address | None:
    """The Wayback Machine's copy nearest to a day (the newest, if the day is None).

    Args:
        url: The article's address.
        day: When it was retrieved, else published.
    """
    address = safe_url(url)
    if address is None:
        return None
    stamp = f"{day:%Y%m%d}/" if day else ""
    return Address(f"https://web.archive.org/web/{stamp}{urldefrag(address).url}")


class Directive(NamedTuple):
    """The parts of a text directive, as words of the page, not yet encoded."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        terms = [
            f"{_encoded(self.prefix)}-," if self.prefix else "",
            _encoded(self.start),
            f",{_encoded(self.end)}" if self.end else "",
            f",-{_encoded(self.suffix)}" if self.suffix else "",
        ]
        return f":~:text={''.join(terms)}"


def text_fragment_link(url: str | None, document_text: str, start: int, end: int) -> str | None:
    """An address that opens the source at the quoted words.

    Args:
        url: The source's address, or None.
        document_text: The text that the offsets refer to.
        start, end: Half-open character offsets of the words.

    Returns:
        The address with a text directive: the whole quotation where it is under
        300 characters and within one block, else its first and last words;
        with the words around it where it is ambiguous or of three words or
        less. The address alone if nothing can be pointed at; None if it is not
        an http(s) address.
    """
    address = safe_url(url)
    if address is None:
        return None
    page = _page(document_text)
    words = document_text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    target = page.position(start), page.position(end)
    best = None
    for directive in _candidates(document_text, start, end):
        best = directive
        if page.leads_to(directive) == target:
            break
    if best is None:
        return address
    base, fragment = urldefrag(address)
    return f"{base}#{fragment.partition(':~:')[0]}{best}"


def _candidates(text: str, start: int, end: int) -> Iterator[Directive]:
    """Directives for the words, the plainest first, the last the most exact."""
    runs = list(_runs(text, start, end))
    if not runs:
        return
    words = [text[a:b].split() for a, b in runs]
    whole = " ".join(words[0])
    if len(runs) == 1 and len(whole) < LONGEST_EXACT:
        terms = [(whole, "")]
    elif len(runs) == 1:
        terms = [(" ".join(words[0][:n]), " ".join(words[0][-n:])) for n in EDGE_WORDS]
    else:
        terms = [(" ".join(words[0][:n]), " ".join(words[-1][-n:])) for n in EDGE_WORDS]
    line_before = text[max(0, start - CONTEXT_REACH) : start].rpartition("\n")[2]
    line_after = text[end : end + CONTEXT_REACH].partition("\n")[0]
    before, after = MARKUP.split(line_before)[-1].split(), MARKUP.split(line_after)[0].split()
    if not (len(runs) == 1 and len(words[0]) <= SHORT_WORDS):
        yield from (Directive(*term) for term in terms)
    for n in CONTEXT_WORDS:
        yield Directive(*terms[-1], prefix=_words(before[-n:]), suffix=_words(after[:n]))


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of words within one block and free of markup."""
    at = start
    breaks = [*MARKUP.finditer(text, start, end), *BLOCK_BREAK.finditer(text, start, end)]
    spans = sorted(match.span() for match in breaks)
    for a, b in [*spans, (end, end)]:
        if text[at:a].strip():
            yield at, a
        at = max(at, b)


def _words(context: list[str]) -> str:
    """The context as a term; marks alone are none."""
    term = " ".join(context)
    return term if any(character.isalnum() for character in term) else ""


class _Page:
    """A document's words as a browser searches them: one line, without case."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.offsets: list[int] = []
        words = []
        length = 0
        for match in re.finditer(r"\S+", text):
            word = match.group().lower()
            self.starts.append(match.start())
            self.offsets.append(length)
            words.append(word)
            length += len(word) + 1
        self.line = " ".join(words)

    def position(self, offset: int) -> int:
        """An offset into the document -> an offset into the line."""
        word = bisect.bisect_right(self.starts, offset) - 1
        if word < 0:
            return 0
        return self.offsets[word] + len(self.text[self.starts[word] : offset].lower())

    def leads_to(self, directive: Directive) -> tuple[int, int] | None:
        """The offsets into the line that a directive points at, if they are the only ones."""
        found = None
        for at in self._starts(directive):
            stop = self._stop(at, directive)
            if stop is None:
                continue
            if found is not None:
                return None
            found = at, stop
        return found

    def _starts(self, directive: Directive) -> Iterator[int]:
        prefix, start = directive.prefix.lower(), directive.start.lower()
        for at in self._places(prefix or start):
            if not prefix:
                yield at
                continue
            after = at + len(prefix)
            after += self.line.startswith(" ", after)
            if self.line.startswith(start, after):
                yield after

    def _places(self, term: str) -> Iterator[int]:
        at = self.line.find(term)
        while at >= 0:
            yield at
            at = self.line.find(term, at + 1)

    def _stop(self, at: int, directive: Directive) -> int | None:
        stop = at + len(directive.start.lower())
        if directive.end:
            last = directive.end.lower()
            stop = self.line.find(last, stop)
            if stop < 0:
                return None
            stop += len(last)
        suffix = directive.suffix.lower()
        after = stop + (suffix != "" and self.line.startswith(" ", stop))
        return stop if self.line.startswith(suffix, after) else None


@lru_cache(maxsize=4)
def _page(text: str) -> _Page:
    return _Page(text)


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")
