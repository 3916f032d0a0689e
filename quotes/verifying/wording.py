"""Texts as words and marks, alike where two texts differ in nothing that a reader sees.

White space, the shape of quotation marks, apostrophes and dashes, entities, markup of
Markdown, soft hyphens and forms of the same Unicode character make no difference. Case,
punctuation, and whether words stand between quotation marks, do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from quotes.records import ESCAPE, LINK, TAG

_NOTHING = "\0"
_LINE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+|^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
# At the edge of a word; the stars of censored words (f***) stay.
_EMPHASIS_MARK = re.compile(r"(?<![\w*_\\])[*_]{1,2}(?=[^\s*_])|(?<=[^\s*_\\])[*_]{1,2}(?![\w*_])")
_INVISIBLE = re.compile("[\0\xad\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_TOKEN = re.compile(r"\w+(?:['’‘‐‑-]\w+)*|\.{2,}|''|’’|‘‘|``|-{2,}|\S")
_KEYS = {
    **dict.fromkeys(("“", "”", "„", "‟", "«", "»", "''", "’’", "‘‘", "``"), '"'),
    **dict.fromkeys(("—", "–", "―", "‒", "−", "--", "---"), "-"),
    "…": "...",
}
_SHAPES = str.maketrans("’‘‐‑", "''--")
QUOTATION_MARK = '"'


class Token(NamedTuple):
    """A word or a mark.

    Attributes:
        key: The same for tokens that differ in nothing that counts.
        shown: As it stands in the text.
        spaced: Whether white space stands before it.
        opens: Whether it begins a paragraph.
    """

    key: str
    shown: str
    spaced: bool
    opens: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a figure."""
        return self.key[0].isalnum()


def without_markup(text: str) -> str:
    """A Markdown text of the same length, with NUL for each character that is only markup."""
    text = LINK.sub(_link_words, text)
    text = TAG.sub(lambda found: _NOTHING * len(found[0]), text)
    text = _EMPHASIS_MARK.sub(lambda found: _NOTHING * len(found[0]), text)
    text = _LINE_MARK.sub(lambda found: _NOTHING * len(found[0]), text)
    return ESCAPE.sub(lambda found: _NOTHING + found[1], text)


def _link_words(found: re.Match[str]) -> str:
    before, after = found.start(1) - found.start(), found.end() - found.end(1)
    return _NOTHING * before + found[1] + _NOTHING * after


def tokens_of(text: str, *, spaced: bool = False) -> list[Token]:
    """The words and marks of a text that `without_markup` made.

    Args:
        text: All of it, or a stretch.
        spaced: Whether white space stands before the stretch.
    """
    found: list[Token] = []
    end = 0
    for gap in _BLANK_LINE.finditer(text):
        found += _of_paragraph(text[end : gap.start()], spaced or end > 0)
        end = gap.end()
    found += _of_paragraph(text[end:], spaced or end > 0)
    return found


def _of_paragraph(part: str, spaced: bool) -> Iterator[Token]:
    plain = _INVISIBLE.sub("", part)
    if "&" in plain:
        plain = _ENTITY.sub(lambda found: unescape(found[0]), plain)
    plain = unicodedata.normalize("NFC", plain)
    end = 0
    for index, found in enumerate(_TOKEN.finditer(plain)):
        shown = found[0]
        stands_apart = found.start() > end or (index == 0 and spaced)
        yield Token(_key(shown), shown, stands_apart, index == 0)
        end = found.end()


def _key(shown: str) -> str:
    if shown in _KEYS:
        return _KEYS[shown]
    if set(shown) == {"."} and len(shown) > 1:
        return "..."
    return unicodedata.normalize("NFKC", shown).translate(_SHAPES).strip() or shown


def shown_words(tokens: Sequence[Token]) -> str:
    """The tokens as one line of text."""
    return "".join(f" {token.shown}" if token.spaced else token.shown for token in tokens).strip()


def words_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The words alone, without case."""
    return tuple(token.key.casefold() for token in tokens if token.is_word)


class Stream:
    """A text as tokens, in which stretches can be found."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Take the tokens of a whole text; `paragraphs` is the number of each one's paragraph."""
        self.tokens = tuple(tokens)
        self.keys = [token.key for token in self.tokens]
        self.paragraphs = list(accumulate(int(token.opens) for token in self.tokens))
        self._joined = _joined(self.keys)
        self._index: dict[int, int] = {}
        at = 0
        for index, key in enumerate(self.keys):
            self._index[at] = index
            at += len(key) + 1

    def __len__(self) -> int:
        return len(self.tokens)

    def places(self, tokens: Sequence[Token]) -> list[int]:
        """The indexes at which these tokens stand, one after the other."""
        if not tokens:
            return []
        wanted = _joined([token.key for token in tokens])
        found = []
        at = self._joined.find(wanted)
        while at >= 0:
            found.append(self._index[at])
            at = self._joined.find(wanted, at + 1)
        return found

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands between quotation marks, a comma or stop apart."""
        after = self.keys[end : end + 2]
        return start > 0 and self.keys[start - 1] == QUOTATION_MARK and QUOTATION_MARK in after

    def paragraph_start(self, index: int, reach: int) -> int:
        """Where the paragraph of a token begins, at most so many tokens before it."""
        low = max(0, index - reach)
        return next((at for at in range(index, low, -1) if self.tokens[at].opens), low)

    def paragraph_end(self, index: int, reach: int) -> int:
        """Where the paragraph of the token before an index ends, at most so many behind it."""
        high = min(len(self), index + reach)
        return next((at for at in range(index, high) if self.tokens[at].opens), high)

    def nearest(self, tokens: Sequence[Token]) -> int:
        """Where the stretch of the same length begins that has most tokens in common with these."""
        wanted = Counter(token.key for token in tokens)
        size = len(tokens)
        inside: Counter[str] = Counter()
        common = best = best_at = 0
        for end, key in enumerate(self.keys, start=1):
            inside[key] += 1
            common += inside[key] <= wanted[key]
            if end > size:
                gone = self.keys[end - size - 1]
                common -= inside[gone] <= wanted[gone]
                inside[gone] -= 1
            if common > best:
                best, best_at = common, max(0, end - size)
        return best_at

    def runs(self, length: int) -> set[tuple[str, ...]]:
        """All runs of so many words."""
        words = words_of(self.tokens)
        return {words[at : at + length] for at in range(len(words) - length + 1)}


def _joined(keys: Sequence[str]) -> str:
    return "\n" + "\n".join(keys) + "\n"
