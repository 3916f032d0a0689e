"""Clauses that stand above quoted words and yet do not report them.

"Ruiz met rivals who called him “weak”", "the mayor sacked her over what her office called
“lapses”", "Paz denied claims that he was “past it”": the words are already somebody else's.
"""

from __future__ import annotations

import re

from quotes.attribution.reports import WITNESSING
from quotes.attribution.rule import Context
from quotes.attribution.traits import relation_to_left, subject_traits
from quotes.clauses import Clause
from quotes.language.cues import cue_class, frames_of

NAMED = re.compile(r"[at]*(?:N(?:[of]N)*)?[at]*c?")
# First words of phrases that deny; the lexicon has frames for single verbs alone.
DENYING_PHRASES = frozenset({"hit", "brushed", "brushes", "shrugged", "shrugs"})
CLAIMS = frozenset(
    {"claims", "reports", "rumours", "rumors", "suggestions", "allegations", "accusations"}
    | {"speculation", "claim", "suggestion", "allegation", "accusation", "rumour", "rumor"}
)
CLAIMED = re.compile(r"a*o?N(?=[hfoNq]|$)|N[VG]")
TOLD_BY = re.compile(r"PoN(?:[of]N)*[hc]")


def is_spent(context: Context, clause: Clause, nearest: Clause | None) -> bool:
    """Whether another clause under this one has the words for its own.

    "Ruiz met rivals who called him “weak”", "sacked over what her office called “lapses”",
    "recalls being told by a teacher that it was “late”", "denied claims that it was “late”".

    Args:
        context: The quotation.
        clause: Of its sentence, left of it.
        nearest: The report nearest before it, if that is to be looked at.
    """
    sentence, k = context.sentence, context.place.chunk
    if _denies_others(context, clause):
        return True
    if sentence.last_word(clause.verb) in WITNESSING and TOLD_BY.search(
        sentence.codes, clause.verb + 1, k
    ):
        return True
    if nearest is None or nearest == clause or not names_it(context, nearest):
        return False
    relation = relation_to_left(sentence, nearest)
    if relation == "what":  # "Ruiz attacked what she called “a tax”" has one speaker
        assert nearest.subject is not None
        return subject_traits(sentence, nearest.subject)[0] not in ("pronoun", "it")
    return relation == "relative"


def names_it(context: Context, clause: Clause) -> bool:
    """Whether the words are what a verb calls its object: "rivals who called him “weak”"."""
    sentence, k = context.sentence, context.place.chunk
    if not clause.own or clause.verb > k:
        return False
    if cue_class(sentence.last_word(clause.verb)) != "naming":
        return False
    return NAMED.fullmatch(sentence.codes, clause.verb + 1, k) is not None


def _denies_others(context: Context, clause: Clause) -> bool:
    """Whether the words are those of a claim by others that somebody only denies."""
    sentence, verb = context.sentence, clause.verb
    word = sentence.last_word(verb)
    if context.left.endswith("c") or not ("denial" in frames_of(word) or word in DENYING_PHRASES):
        return False
    match = CLAIMED.match(sentence.codes, verb + 1)
    return match is not None and sentence.last_word(match.end() - 1) in CLAIMS
