"""A quotation with the words around it, looked for in the live page's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from quotes.corpus.wording import overlap
from quotes.model import Document
from quotes.verifying.wording import (
    Stream,
    Token,
    shown_words,
    tokens_of,
    without_markup,
    words_of,
)

REACH = 40  # tokens to each side of a quotation that count as near
TELLING = 5  # words from which on a wording is hardly found by chance
_SHORT = 3  # words up to which all of a quotation may change and it is the same one edited
_SAME_WORDS = 0.5
_SAME_PLACE = 0.5
_SLACK = 12

Verdict = Literal["unchanged", "edited", "elsewhere", "gone"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation of a saved article and what stands before and after it in its paragraph."""

    before: tuple[Token, ...]
    words: tuple[Token, ...]
    after: tuple[Token, ...]

    @property
    def whole(self) -> tuple[Token, ...]:
        """All of it."""
        return (*self.before, *self.words, *self.after)

    def __str__(self) -> str:
        return shown_words(self.whole)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a passage.

    Attributes:
        verdict: `unchanged` where it stands as it was; `edited` where the quotation
            or words near it are others; `elsewhere` where a short quotation stands
            between marks, but in other surroundings; `gone` otherwise.
        now: What stands in its place, one line; None where nothing like it does.
        cut: Whether the words at the end of the passage are not among that.
    """

    verdict: Verdict
    now: str | None = None
    cut: bool = False


def passage_of(document: Document, start: int, end: int) -> Passage:
    """A quotation in its paragraphs.

    Args:
        document: The saved article.
        start, end: Half-open character offsets of the words into its text.
    """
    around = [p for p in document.paragraphs if p.start < end and start < p.end]
    first = min([start, *(p.start for p in around)])
    last = max([end, *(p.end for p in around)])
    text = without_markup(document.text[first:last])
    before, words, after = (
        text[: start - first],
        text[start - first : end - first],
        text[end - first :],
    )
    return Passage(
        before=tuple(tokens_of(before)[-REACH:]),
        words=tuple(tokens_of(words, spaced=before[-1:].isspace())),
        after=tuple(tokens_of(after, spaced=words[-1:].isspace())[:REACH]),
    )


def compare(passage: Passage, live: Stream) -> Comparison:
    """Look for a passage in the live page's text."""
    if live.places(passage.whole):
        return Comparison("unchanged")
    places = live.places(passage.words)
    if places:
        near, at = max((_likeness_around(passage, live, place), -place) for place in places)
        at = -at
        if near >= _SAME_PLACE or len(words_of(passage.words)) >= TELLING:
            found = _align(passage, live, at - len(passage.before))
            return Comparison("edited", found.now, found.cut)
    rewritten = _rewritten(passage, live)
    if rewritten.verdict == "gone" and any(
        live.is_quoted(place, place + len(passage.words)) for place in places
    ):
        return Comparison("elsewhere")
    return rewritten


def _likeness_around(passage: Passage, live: Stream, place: int) -> float:
    """How like the words around a place are those around the quotation, 0 to 1."""
    end = place + len(passage.words)
    before = live.tokens[max(0, place - len(passage.before)) : place]
    after = live.tokens[end : end + len(passage.after)]
    return overlap(words_of((*passage.before, *passage.after)), words_of((*before, *after)))


def _rewritten(passage: Passage, live: Stream) -> Comparison:
    """The stretch that is most like the quotation, or like all of the passage."""
    telling = len(words_of(passage.words)) >= TELLING
    starts = [live.nearest(passage.whole)]
    if telling:
        starts.append(live.nearest(passage.words) - len(passage.before))
    words = words_of(passage.words)
    found = [_align(passage, live, start) for start in starts]
    best = max(found, key=lambda one: overlap(words, one.said))
    if overlap(words, best.said) >= _SAME_WORDS:
        return Comparison("edited", best.now, best.cut)
    best = found[0]
    if best.likeness < _SAME_PLACE:
        return Comparison("gone")
    if len(words) <= _SHORT and 0 < len(best.said) <= 2 * _SHORT and best.quoted:
        return Comparison("edited", best.now, best.cut)
    return Comparison("gone", best.now, best.cut)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A passage laid beside a stretch of the live text.

    Attributes:
        now: The stretch.
        said: The words of it that stand where the quotation stood.
        quoted: Whether those stand between quotation marks.
        likeness: Of passage and stretch, 0 to 1.
        cut: Whether the words at the end of the passage are not in it.
    """

    now: str | None
    said: tuple[str, ...]
    quoted: bool
    likeness: float
    cut: bool


def _align(passage: Passage, live: Stream, start: int) -> _Aligned:
    """Lay a passage beside the live text from about `start` on."""
    whole = passage.whole
    pairs = _pairs(whole, live, max(0, start - _SLACK), start + len(whole) + 2 * _SLACK)
    if not pairs:
        return _Aligned(None, (), False, 0.0, False)
    # A side that was cut off, and stands there to the last token, goes on as it did.
    goes_on_before = len(passage.before) == REACH and pairs[0][0] == 0
    goes_on_after = len(passage.after) == REACH and pairs[-1][0] == len(whole) - 1
    begin = live.paragraph_start(pairs[0][1], 0 if goes_on_before else REACH)
    end = live.paragraph_end(pairs[-1][1] + 1, 0 if goes_on_after else REACH)
    first, last = len(passage.before), len(passage.before) + len(passage.words)
    said_from = max((there + 1 for here, there in pairs if here < first), default=begin)
    said_to = min((there for here, there in pairs if here >= last), default=end)
    now = live.tokens[begin:end]
    return _Aligned(
        now=shown_words(now),
        said=words_of(live.tokens[said_from:said_to]),
        quoted=live.is_quoted(said_from, said_to),
        likeness=overlap(words_of(whole), words_of(now)),
        cut=any(token.is_word for token in whole[pairs[-1][0] + 1 :]),
    )


def _pairs(whole: Sequence[Token], live: Stream, low: int, high: int) -> list[tuple[int, int]]:
    """Indexes of the same tokens in a passage and in a stretch of the live text, in order.

    Single words and marks that happen to stand in other paragraphs do not count.
    """
    keys = [token.key for token in whole]
    blocks = SequenceMatcher(None, keys, live.keys[low:high], autojunk=False).get_matching_blocks()
    runs = [
        [(block.a + k, low + block.b + k) for k in range(block.size)]
        for block in blocks
        if block.size
    ]
    words = Counter(
        live.paragraphs[there] for run in runs for _, there in run if live.tokens[there].is_word
    )
    own = {
        live.paragraphs[there]
        for run in runs
        if sum(whole[here].is_word for here, _ in run) >= _SHORT
        for _, there in run
    }
    own.update(paragraph for paragraph, _ in words.most_common(1))
    return [pair for run in runs for pair in run if live.paragraphs[pair[1]] in own]
