"""Rules for words in quotation marks that nobody says: titles, terms, nicknames."""

from __future__ import annotations

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.language.lexicon import load_lexicon

MAXIMUM_TITLE_WORDS = 8


def _is_title_case(words: str) -> bool:
    tokens = [word for word in words.split() if word[0].isalpha()]
    small = {"a", "an", "the", "of", "in", "on", "and", "for", "to", "with", "at", "by", "or"}
    return bool(tokens) and all(word[0].isupper() or word in small for word in tokens)


def title_of_work(context: Context) -> Proposal | None:
    """her film “Trainwreck”"""
    words = context.text[context.quotation.start : context.quotation.end].rstrip(",.;:")
    if len(words.split()) > MAXIMUM_TITLE_WORDS or not _is_title_case(words):
        return None
    lexicon = load_lexicon()
    tokens = context.sentence.chunks.tokens
    position = context.sentence.chunks.first[context.place.chunk]
    first = context.sentence.chunks.first[0]
    before = tokens.lows[max(first, position - 3) : position]
    last = before[-1] if before else ""
    if last == "," and len(before) > 1:
        last = before[-2]
    after = tokens.lows[position + 1 : position + 3]
    if last in lexicon.work_nouns or (after and after[0] in lexicon.work_nouns):
        return Proposal("it is the title of a work", nobody=True)
    if (
        last in ("'s", "'")
        and len(words.split()) <= 6
        and len(before) > 1
        and after[:1] in ([","], ["."], [])
    ):
        return Proposal("it is the title of a work", nobody=True)
    for count in (1, 2):
        if " ".join(before[-count:]) in lexicon.naming_phrases:
            return Proposal("it is introduced as a name", nobody=True)
    return None


def nickname(context: Context) -> Proposal | None:
    """Joaquín “El Chapo” Guzmán"""
    words = context.text[context.quotation.start : context.quotation.end]
    tokens = context.sentence.chunks.tokens
    position = context.sentence.chunks.first[context.place.chunk]
    before, after = tokens.tags[position - 1 : position], tokens.tags[position + 1 : position + 2]
    if before == "N" and after == "N" and len(words.split()) <= 3 and words[:1].isupper():
        return Proposal("it stands inside a name", nobody=True)
    return None


RULES = (
    Rule(
        id="title-of-work",
        why="Titles of films, books and songs stand in quotation marks beside a noun that says what they are.",
        finds=(
            "Ruiz said that her film “{content:Green City}” was done.",
            "Ruiz sang a song called “{content:Green City}”.",
        ),
        ignores=(
            ("Ruiz said the film was “{content:very green}”.", "it is not written like a title"),
            (
                "Ruiz said of the film: “{content:We loved every minute of making this picture in Lima}.”",
                "it is a sentence",
            ),
        ),
        propose=title_of_work,
        confidence=0.85,
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
