"""Rules for speakers whom a phrase without a verb of speech presents."""

from __future__ import annotations

import re

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import subject_traits
from quotes.clauses import Sentence
from quotes.language.cues import cue_class

WORDING = frozenset(
    {"words", "word", "phrase", "language", "parlance", "view", "opinion", "telling", "estimation"}
    | {"account", "terminology", "description", "assessment", "judgment", "judgement"}
)
PREPOSITIONAL = re.compile("oN")
PRESENTED = re.compile(
    r"(?:.*[.;])?[&a,t-]*(?:d|N(?:fN)?)?[at]*(?P<how>o|x[at]*)(?P<name>N)[^VPGY]*:"
)
RELATIVE = re.compile(r"^,r.*,")


def in_the_words_of(context: Context) -> Proposal | None:
    """In the words of Ana Ruiz, the plan is “dead”."""
    sentence, number = context.sentence, context.place.sentence
    codes, chunks = sentence.codes, sentence.chunks
    lows = chunks.tokens.lows
    for k in (match.start() for match in PREPOSITIONAL.finditer(codes)):
        if lows[chunks.first[k]] != "in":
            continue
        head = chunks.last[k + 1] - 1
        if lows[head] not in WORDING:
            continue
        if (owner := _owner(sentence, k + 1)) is not None:
            kind = "pronoun" if chunks.tokens.tags[owner[0]] == "s" else "name"
            return Proposal(
                f"they are in the {lows[head]} of somebody",
                cue=(number, head, head + 1),
                words=(number, *owner),
                traits=("wording", "owned", kind),
            )
        if codes[k + 2 : k + 4] != "fN":
            continue
        phrase = sentence.phrase_from(k + 3)
        return Proposal(
            f"they are in the {lows[head]} of somebody who is named",
            (number, *phrase),
            (number, head, head + 1),
            traits=("wording", *subject_traits(sentence, phrase)),
        )
    return None


def _owner(sentence: Sentence, k: int) -> tuple[int, int] | None:
    """The tokens of the possessor in a noun chunk: "Ruiz" of "Ruiz's view", "his" of "his view"."""
    tags = sentence.chunks.tokens.tags
    first, last = sentence.chunks.first[k], sentence.chunks.last[k]
    if tags[first] == "s":
        return first, first + 1
    genitive = tags.rfind("g", first, last)
    return (first, genitive) if genitive > first else None


def name_presented(context: Context) -> Proposal | None:
    """This from Ana Ruiz: “We are ready.” Here is Ana Ruiz on Monday: “We are ready.”"""
    match = PRESENTED.fullmatch(context.left)
    if match is None:
        return None
    sentence, k = context.sentence, match.start("name")
    lows, chunks = sentence.chunks.tokens.lows, sentence.chunks
    if match["how"] == "o":
        if lows[chunks.first[k - 1]] not in ("from", "by"):
            return None
    elif not _has_here(sentence, match.start("how")):
        return None
    phrase = sentence.phrase_from(k)
    return Proposal(
        "they are presented as the words of somebody who is named",
        (context.place.sentence, *phrase),
        traits=("presented", *subject_traits(sentence, phrase)),
    )


def _has_here(sentence: Sentence, k: int) -> bool:
    chunks = sentence.chunks
    return "here" in chunks.tokens.lows[chunks.first[0] : chunks.first[k]]


def agent_before(context: Context) -> Proposal | None:
    """The plan was described by Ana Ruiz as “dead”."""
    if "oN" not in context.left:
        return None
    sentence, number = context.sentence, context.place.sentence
    codes, chunks = sentence.codes, sentence.chunks
    for by in range(context.place.chunk - 2, 0, -1):
        if codes[by] == "q":
            return None
        if codes[by : by + 2] != "oN" or chunks.tokens.lows[chunks.first[by]] != "by":
            continue
        verb = by - 1
        while verb > 0 and codes[verb] in "at":
            verb -= 1
        word = sentence.last_word(verb)
        between = RELATIVE.sub("", codes[by + 2 : context.place.chunk])
        content = between[:1] in ("c", "h")  # "was asked by Ruiz whether", "was told by Ruiz that"
        if codes[verb] not in "PV" or (not content and any(code in "VYPOxr" for code in between)):
            return None
        cue = chunks.last[verb] - 1
        phrase = sentence.phrase_from(by + 1)
        return Proposal(
            f"“by” names who {word} it",
            (number, *phrase),
            (number, cue, cue + 1),
            traits=(
                f"agent-{cue_class(word)}",
                "agent-passive" if codes[verb] == "P" else "agent-bare",
                *subject_traits(sentence, phrase),
            ),
        )
    return None


RULES = (
    Rule(
        id="in-the-words-of",
        why="“In the words of” names whose wording it is.",
        finds=(
            "In the {cue:words} of {speaker:Ana Ruiz}, the plan is “{content:dead on arrival}”.",
            "In {speaker:Ana Ruiz}'s {cue:view}, the plan is “{content:dead on arrival}”.",
            "It was, in the {cue:words} of {speaker:the minister}, “{content:a dark day}”.",
        ),
        ignores=(
            ("In the words there was “{content:gold}”.", "nobody is named"),
            ("In the house of Ana Ruiz it was “{content:golden}”.", "a house is no wording"),
        ),
        propose=in_the_words_of,
        confidence=0.9,
    ),
    Rule(
        id="name-presented",
        why="Round-ups present a quotation by its author's name and a colon, without a verb.",
        finds=(
            "This from {speaker:Ana Ruiz}, the mayor: “{content:We are ready}.”",
            "Here is {speaker:Ana Ruiz} on Monday: “{content:We are ready}.”",
        ),
        ignores=(
            ("He left for three reasons: “{content:We are ready}.”", "nobody is presented"),
            ("This from Ana Ruiz is “{content:golden}”.", "there is no colon"),
        ),
        propose=name_presented,
        confidence=0.9,
    ),
    Rule(
        id="agent-before",
        why="In the passive the speaker can stand before the words too.",
        finds=(
            "The plan was {cue:described} by {speaker:Ana Ruiz} as “{content:dead on arrival}”.",
            "He was {cue:accused} by {speaker:the mayor} of “{content:selling the city}”.",
            "He was {cue:asked} by {speaker:Ana Ruiz} whether it was “{content:a gift}”.",
            "He was {cue:asked} by {speaker:the host}, who met him, “{content:Are you ready}?”",
        ),
        ignores=(
            ("The plan was “{content:dead}” by the end of May.", "it comes after the words"),
            ("He was born by the river and liked “{content:gold}”.", "no verb of speech is meant"),
        ),
        propose=agent_before,
        confidence=0.85,
    ),
)
