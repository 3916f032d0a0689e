"""Rules for words in quotation marks that nobody says: titles, terms, nicknames."""

from __future__ import annotations

import re

from quotes.attribution.climb import verb_before
from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import is_title_case
from quotes.language.lexicon import load_lexicon

MAXIMUM_TITLE_WORDS = 8
ASIDE = re.compile(r"N,[at]*[VY]$")
CALLED_BY_SOMEBODY = re.compile(r"[cr]N[at]*V$")  # "what the club called"
BEFORE_PROGRAMMES = {
    "told": "told-programme",
    "interview with": "told-programme",
    "interview to": "told-programme",
    "on": "on-programme",
    "'s": "outlet-programme",
    "'": "outlet-programme",
}


def title_of_work(context: Context) -> Proposal | None:
    """her film “Trainwreck”"""
    if not _title_words(context):
        return None
    before, after = _neighbours(context)
    works = load_lexicon().work_nouns
    last = before[-2] if before[-1:] == [","] and len(before) > 1 else before[-1] if before else ""
    genitive = (
        before[-1:] in (["'s"], ["'"]) and len(before) > 1 and after[:1] in ([","], ["."], [])
    )
    if last in works or (after and after[0] in works) or genitive or _work_apposed(context):
        return Proposal("it is the title of a work", nobody=True, veto=True)
    return None


def _work_apposed(context: Context) -> bool:
    """“Green City”, her first novel"""
    sentence = context.sentence
    k = context.place.chunk + 2
    is_apposed = context.right.startswith(",N")
    return is_apposed and sentence.last_word(k) in load_lexicon().work_nouns


def programme(context: Context) -> Proposal | None:
    """Ruiz told “Fox and Friends”; on NBC's “Meet the Press”"""
    if len(_title_words(context)) < 2:
        return None
    before, _ = _neighbours(context)
    for words_before in (" ".join(before[-1:]), " ".join(before[-2:])):
        how = BEFORE_PROGRAMMES.get(words_before)
        if how is not None:
            heard = how == "told-programme" and context.right.startswith("h")  # "told “X” that"
            return Proposal("it is the name of a programme", nobody=True, veto=heard, traits=(how,))
    return None


def _title_words(context: Context) -> list[str]:
    """The quoted words if they are written like a title and no more than one has, else none."""
    if not is_title_case(context.words):
        return []
    quotation = context.quotation
    words = context.text[quotation.start : quotation.end].rstrip(",.;:").split()
    return words if len(words) <= MAXIMUM_TITLE_WORDS else []


def named_term(context: Context) -> Proposal | None:
    """the term “carpet bagger”; a memo titled “Where we stand”"""
    before, _ = _neighbours(context)
    introduced = (" ".join(before[-1:]), " ".join(before[-2:]))
    if context.left.endswith("P") or CALLED_BY_SOMEBODY.search(context.left):
        return None
    named = not load_lexicon().naming_phrases.isdisjoint(introduced)
    if not named and not _is_known_as(context):
        return None
    looks = is_title_case(context.words) and len(context.words) <= MAXIMUM_TITLE_WORDS
    traits = ("term-written-as-name",) if looks else ()
    aside = looks and ASIDE.search(context.left) is not None  # "the snake, now named “Monty”,"
    return Proposal("it is introduced as a name", nobody=True, veto=aside, traits=traits)


def _is_known_as(context: Context) -> bool:
    """Whether somebody is "known to her pupils as" the words."""
    sentence = context.sentence
    verb = verb_before(context.left, context.place.chunk)
    return verb is not None and context.left.endswith("c") and sentence.last_word(verb) == "known"


def _neighbours(context: Context) -> tuple[list[str], list[str]]:
    """The words, in lower case, right before and after the quotation in its sentence."""
    chunks = context.sentence.chunks
    tokens = chunks.tokens
    position = chunks.first[context.place.chunk]
    return (
        tokens.lows[max(chunks.first[0], position - 3) : position],
        tokens.lows[position + 1 : position + 3],
    )


def nickname(context: Context) -> Proposal | None:
    """Joaquín “El Chapo” Guzmán"""
    words = context.text[context.quotation.start : context.quotation.end]
    tokens = context.sentence.chunks.tokens
    position = context.sentence.chunks.first[context.place.chunk]
    before, after = tokens.tags[position - 1 : position], tokens.tags[position + 1 : position + 2]
    if before == "N" and after == "N" and len(words.split()) <= 3 and words[:1].isupper():
        return Proposal("it stands inside a name", nobody=True, veto=True)
    return None


RULES = (
    Rule(
        id="title-of-work",
        why="Titles of works stand in quotation marks beside a noun that says what they are.",
        finds=(
            "Ruiz said that her film “{content:Green City}” was done.",
            "Ruiz read from her book “{content:Green City}”.",
            "Ruiz was to sing “{content:Green City}”, her best song.",
        ),
        ignores=(
            ("Ruiz said the film was “{content:very green}”.", "it is not written like a title"),
            (
                "Ruiz said of the film: “{content:We loved every minute of making it in Lima}.”",
                "it is a sentence",
            ),
        ),
        propose=title_of_work,
        confidence=0.85,
    ),
    Rule(
        id="programme",
        why="Programmes whom people tell something, or on which they speak, stand in marks.",
        finds=(
            "Ruiz told “{content:Good Evening Lima}” that it was late.",
            "Ruiz said on Radio Lima's “{content:Good Evening}” that it was late.",
        ),
        ignores=(
            ("Ruiz told us “{content:Good Evening}”.", "somebody is told the words"),
            ("Ruiz told “{content:stories of the night}”.", "it is not written like a title"),
        ),
        propose=programme,
        confidence=0.95,
    ),
    Rule(
        id="named-term",
        why="Words after “called”, “the term” or “titled” are a name more often than an utterance.",
        finds=(
            "They live in a town called “{content:Green City}”.",
            "It is known as “{content:the green city}”.",
            "Ana Ruiz, known to all the children of the town as “{content:Miss Ana}”, left.",
        ),
        ignores=(
            ("Ruiz said the film was “{content:very green}”.", "nothing introduces a name"),
            ("“{content:We are ready},” Ruiz said.", "it is a sentence"),
        ),
        propose=named_term,
        confidence=0.6,
    ),
    Rule(
        id="nickname",
        why="A nickname stands between given name and surname.",
        finds=(
            "Ana “{content:Rocket}” Ruiz said nothing.",
            "The judge met Joe “{content:The Cook}” Paz.",
        ),
        ignores=(
            ("Ana Ruiz said “{content:Rocket}” was her dog.", "no surname follows"),
            ("the “{content:Rocket}” Ruiz built", "no given name stands before it"),
        ),
        propose=nickname,
        confidence=0.9,
    ),
)
