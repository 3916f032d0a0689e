"""Rules for a clause or an agent that comes later in the sentence."""

from __future__ import annotations

import re

from quotes.attribution.clause_proposal import propose_clause
from quotes.attribution.climb import verb_before
from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import subject_traits
from quotes.clauses import Sentence
from quotes.language.cues import cue_class

ENDING = "the sentence ends with its reporting clause"
AGENT = re.compile(r"(?:N|oN|[at])*?oN")


def clause_at_end(context: Context) -> Proposal | None:
    """The city is “ready” for the flood, Ana Ruiz said."""
    if "V" not in context.right:
        return None
    sentence, k = context.sentence, context.place.chunk
    codes = sentence.codes
    for verb in range(len(codes) - 1, k, -1):
        if codes[verb] != "V":
            continue
        clause = sentence.clause(verb)
        if (
            clause.own
            and clause.subject is not None
            and clause.subject[0] > k
            and codes[clause.subject[0]] != "r"
            and codes[clause.subject[0] - 1] in ",q-"
            and sentence.after(verb)[:1] in ("", ".", ",", "q", ")", "-")
        ):
            return propose_clause(context, clause, ENDING)
        if codes[verb - 1] == "," and (clause.inverted or not clause.own):
            inverted = sentence.frame_at(verb)
            if inverted is not None:
                return propose_clause(context, inverted, ENDING)
    return None


def agent_after(context: Context) -> Proposal | None:
    """It was called “a witch hunt” by Ana Ruiz."""
    if "oN" not in context.right:
        return None
    sentence = context.sentence
    chunks, codes = sentence.chunks, sentence.codes
    by = agent_behind(sentence, context.place.chunk)
    if by is None:
        return None
    verb = verb_before(codes, context.place.chunk)
    if verb is None or not _passive(sentence, verb):
        return None
    phrase = sentence.phrase_from(by + 1)
    number = context.place.sentence
    cue = chunks.last[verb] - 1
    return Proposal(
        "“by” names who said it",
        (number, *phrase),
        (number, cue, cue + 1),
        traits=(
            "passive" if codes[verb] in "PO" else "bare",
            "by-next" if by == context.place.chunk + 1 else "by-later",
            *subject_traits(sentence, phrase),
        ),
    )


def agent_behind(sentence: Sentence, k: int) -> int | None:
    """The chunk of the "by" that follows a quotation at chunk `k` and names an agent."""
    match = AGENT.match(sentence.codes, k + 1)
    if match is None or sentence.last_word(match.end() - 2) != "by":
        return None
    return match.end() - 2


def _passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb of speech is passive: "was said", or "often labelled as"."""
    code = sentence.codes[verb]
    return code == "P" or (code == "V" and cue_class(sentence.last_word(verb)) == "naming")


def main_clause_after(context: Context) -> Proposal | None:
    """In a speech on the “golden age”, Ana Ruiz promised help."""
    sentence, k = context.sentence, context.place.chunk
    codes = sentence.codes
    if context.right[:1] in ("V", "Y", "x") and "," in context.left:
        clause = sentence.clause(k + 1)
        if clause.own and clause.subject is not None and clause.subject[1] < k:
            return propose_clause(
                context, clause, "it stands in an aside of a clause about them", "in-aside"
            )
    if any(code in "VYxPO" and _is_free(sentence, v) for v, code in enumerate(context.left)):
        return None
    for verb in range(k + 1, len(codes)):
        if codes[verb] in "VYxPO":
            clause = sentence.clause(verb)
            if clause.own and clause.subject is not None and clause.subject[0] > k:
                first = codes[clause.subject[0] - 1]
                return propose_clause(
                    context,
                    clause,
                    "it stands before the main clause, which is about them",
                    "after-comma" if first == "," else "after-other",
                )
    return None


def _is_free(sentence: Sentence, verb: int) -> bool:
    """Whether a finite verb has a subject of its own and is no part of another clause."""
    clause = sentence.clause(verb)
    if not clause.own or clause.subject is None:
        return clause.own
    return sentence.codes[clause.subject[0]] not in "rh" and not sentence.embedded(clause)


RULES = (
    Rule(
        id="clause-at-end",
        why="A reporting clause at the end of a sentence covers the whole sentence.",
        finds=(
            "The city is “{content:ready}” for the flood, {speaker:Ana Ruiz} {cue:said}.",
            "It was “{content:ready}” for a month, {cue:said} {speaker:Ana Ruiz}, a nurse.",
        ),
        ignores=(
            ("The city is “{content:ready}” for the flood.", "there is no such clause"),
            (
                "The “{content:golden}” gate opened and Ruiz said that it was late.",
                "the clause has content of its own",
            ),
        ),
        propose=clause_at_end,
        confidence=0.92,
    ),
    Rule(
        id="agent-after",
        why="In the passive the speaker follows with “by”.",
        finds=(
            "The plan was {cue:called} “{content:a witch hunt}” by {speaker:Ana Ruiz}.",
            "It was {cue:called} “{content:a gift to the rich}” by {speaker:the ministry}.",
        ),
        ignores=(
            ("Ana Ruiz called it “{content:golden}”.", "there is no agent"),
            ("It was “{content:golden}” near the river.", "near is not by"),
        ),
        propose=agent_after,
        confidence=0.9,
    ),
    Rule(
        id="main-clause-after",
        why="Words in a phrase that opens a sentence belong to the subject of the sentence.",
        finds=(
            "In a speech on the “{content:golden age}”, {speaker:Ana Ruiz} {cue:promised} help.",
            "With a “{content:clean}” city in mind, {speaker:the mayor} {cue:asked} for funds.",
            "{speaker:Ana Ruiz}, citing “{content:grave doubts},” {cue:said} it was late.",
        ),
        ignores=(
            ("Ana Ruiz called it “{content:golden}”.", "the sentence opens with its subject"),
            ("The “{content:golden}” gate.", "no clause follows"),
        ),
        propose=main_clause_after,
        confidence=0.5,
    ),
)
