"""When a predicted mention is the gold one, and what kind of words a mention is.

The word lists are part of the measure: they are fixed here, apart from the
lexicons of the rules, so that figures of different days can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from quotes.evaluation.gold import Offsets
from quotes.evaluation.matching import trim

MentionForm = Literal["proper", "pronoun", "nominal"]

_WORD = re.compile(r"[^\W_]+(?:[.’'&\-‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PIECE = re.compile(r"[^,;(\[\n]+")
_DETERMINER = re.compile(r"(?:an?|the|this|that|these|those|some)\s+(?=\S)", re.IGNORECASE)
_GENERATION = re.compile(r"\s*(?:jr|sr|ii|iii|iv)\b", re.IGNORECASE)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PRONOUNS = _listed(
    "i you he she it we they me him her us them myself yourself himself herself itself ourselves "
    "themselves who whom which that this these those what one ones some many others other most all "
    "both several none everyone everybody someone somebody anyone anybody nobody another each few "
    "mine yours his hers ours theirs whoever"
)
_FUNCTION_WORDS = _PRONOUNS | _listed(
    "a an the my your its our their whose of in on at for to from by with without about against "
    "among as than then and or but nor if so not no is was were are be been being am has have had "
    "do does did will would can could may might must shall should also more much very too just "
    "only even when where while here there how why out up down over after before during since "
    "until between into through per former current ex said says say told tells added mr mrs ms "
    "miss dr sen rep gov gen lt col sgt capt prof rev hon st jr sr fr adm cmdr pres two three four "
    "five six seven eight nine ten dozens hundreds thousands"
)
_TITLES = _listed(
    "senator sens reps representative congressman congresswoman governor president vice secretary "
    "chairman chairwoman chair chief director mayor judge justice professor doctor general colonel "
    "major captain sergeant spokesman spokeswoman spokesperson minister prime attorney speaker "
    "leader host anchor reporter correspondent analyst strategist adviser advisor aide candidate "
    "nominee manager pastor bishop pope king queen prince princess lady sir lord republican "
    "democrat democratic presidential campaign senior deputy executive press author actor actress "
    "comedian ceo founder co-founder editor"
)
_ENDS_HEAD = _listed(
    "of for at in from on with to by about against among between under over near inside outside "
    "through including representing based familiar close involved briefed who whose which that "
    "whom where when while speaking writing said"
)


class Agreement(NamedTuple):
    """How far a predicted mention agrees with gold; `exact` implies `overlap`."""

    exact: bool
    overlap: bool


class _Word(NamedTuple):
    key: str
    start: int
    written: str


def agree(text: str, gold: Offsets, found: Offsets | None) -> Agreement:
    """Compare two mentions.

    Exact: the same span once determiners, marks, a trailing 's and what
    follows a comma or bracket are left out on both sides; of "his manager, Ann
    Ruiz" either piece will do. Overlap: a common content word, wherever the two
    stand; where one has none (a pronoun), the same word at the same place.
    Function words and titles before a name are no content words.

    Args:
        text: The article's text, which both spans refer to.
        gold: The gold mention.
        found: The predicted one, None for no prediction.
    """
    if found is None:
        return Agreement(exact=False, overlap=False)
    if not _wholes(text, gold).isdisjoint(_wholes(text, found)):
        return Agreement(exact=True, overlap=True)
    ours, theirs = _words(text, trim(text, found)), _words(text, trim(text, gold))
    content, gold_content = _content(ours), _content(theirs)
    if content and gold_content:
        return Agreement(exact=False, overlap=bool(content & gold_content))
    places = {word.start for word in ours} & {word.start for word in theirs}
    return Agreement(exact=False, overlap=bool(places))


def mention_form(text: str, span: Offsets) -> MentionForm:
    """Whether a mention is a pronoun, has a name as its head, or neither.

    The head is the last word before a comma, a bracket, a preposition or a
    relative pronoun. A capitalised head at the beginning of a sentence is a
    name unless the article also writes it small.
    """
    start, end = trim(text, span)
    words = _words(text, (start, end))
    if all(word.key in _PRONOUNS for word in words):
        return "pronoun"
    first, *others = [head for piece in _pieces(text, (start, end)) if (head := _head(text, piece))]
    heads = [first, *others[:1]] if first.written[0].islower() else [first]
    return "proper" if any(_is_name(text, head, words) for head in heads) else "nominal"


def _is_name(text: str, head: _Word, words: list[_Word]) -> bool:
    if not head.written[0].isupper():
        return False
    before = text[: head.start].rstrip(" \t\xa0\"“”‘’'(")
    inside_sentence = bool(before) and before[-1] not in ".?!\n:…"
    if head.start != words[0].start or inside_sentence:
        return True
    return re.search(rf"(?<!\w){re.escape(head.key)}(?!\w)", text) is None


def _head(text: str, span: Offsets) -> _Word | None:
    words = _words(text, span)
    for index in range(1, len(words)):
        if words[index].key in _ENDS_HEAD and not _joins_names(words, index):
            return words[index - 1]
    return words[-1] if words else None


def _joins_names(words: list[_Word], index: int) -> bool:
    """Whether a word is the "of" of "University of Washington"."""
    around = (*words[index - 1 : index], *words[index + 1 : index + 2])
    return (
        words[index].key == "of"
        and len(around) == 2
        and all(word.written[0].isupper() for word in around)
    )


def _words(text: str, span: Offsets) -> list[_Word]:
    start, end = span
    return [
        _Word(
            _POSSESSIVE.sub("", found[0].replace("’", "'").lower()), start + found.start(), found[0]
        )
        for found in _WORD.finditer(text[start:end])
    ]


def _content(words: list[_Word]) -> set[str]:
    content = set()
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else None
        is_title = (
            word.key in _TITLES
            and after is not None
            and after.written[0].isupper()
            and after.key not in _FUNCTION_WORDS
        )
        if word.key not in _FUNCTION_WORDS and not is_title:
            content.add(word.key)
    return content


def _wholes(text: str, span: Offsets) -> set[Offsets]:
    """The spans that count as the whole mention."""
    pieces = list(_pieces(text, span))
    wholes = {_bare(text, span), *(_bare(text, piece) for piece in pieces[:1])}
    if len(pieces) > 1:
        first, second = (_bare(text, piece) for piece in pieces[:2])
        *_, noun = text[slice(*first)].split()
        name = text[slice(*second)].split()
        if noun[0].islower() and 1 < len(name) < 6 and all(part[0].isupper() for part in name):
            wholes |= {second, (first[0], second[1])}
    return wholes


def _pieces(text: str, span: Offsets) -> Iterator[Offsets]:
    """A mention apart at its commas and brackets; "Jr." stays with its name."""
    start, end = span
    piece: Offsets | None = None
    for found in _PIECE.finditer(text[start:end]):
        if not found[0].strip():
            continue
        here = (start + found.start(), start + found.end())
        if piece is not None and _GENERATION.match(found[0]):
            here = (piece[0], here[1])
        elif piece is not None:
            yield piece
        piece = here
    if piece is not None:
        yield piece


def _bare(text: str, span: Offsets) -> Offsets:
    start, end = trim(text, span)
    while found := _DETERMINER.match(text, start, end):
        start = found.end()
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive and possessive.start():
        end = start + possessive.start()
    return trim(text, (start, end))
