"""Rules for quotations that stand inside the clause of whoever reports them.

"X said he was “very happy”": the reporting verb stands somewhere to the left,
often above clauses of its own content. The climb goes from the quotation to
the nearest verb and from there to the verbs that govern it.
"""

from __future__ import annotations

import re

from quotes.attribution.clause_proposal import propose_clause
from quotes.attribution.climb import climb
from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.spent import WITNESSING, is_spent, names_it
from quotes.attribution.traits import relation_to_left, subject_traits
from quotes.clauses import REPORTING, Clause, Sentence
from quotes.language.cues import STRENGTH, cue_class

JOINED = re.compile(r"(?:,&|;&?)[at]*N(?:[of]N)*[at]*V")


def cue_before(context: Context) -> Proposal | None:
    """Ana Ruiz said: “We are ready.”"""
    clause = _nearest_report(context)
    if clause is None or is_spent(context, clause, None):
        return None
    sentence = context.sentence
    word = sentence.last_word(clause.verb)
    outer = _report_above(context, clause)
    return propose_clause(
        context,
        clause,
        f"“{word}” is the reporting verb nearest before it",
        *_contrast("under", sentence, clause, outer),
        *(("names-it",) if names_it(context, clause) else ()),
    )


def _contrast(
    how: str, sentence: Sentence, clause: Clause, other: Clause | None
) -> tuple[str, ...]:
    """What a report under (or over) another one looks like beside it."""
    if other is None or other.subject is None or clause.subject is None:
        return (f"{how}-none",)
    cue = cue_class(sentence.last_word(clause.verb))
    other_cue = cue_class(sentence.last_word(other.verb))
    kind = subject_traits(sentence, clause.subject)[0]
    other_kind = subject_traits(sentence, other.subject)[0]
    upper, lower = (other, clause) if how == "under" else (clause, other)
    lower_cue = cue if how == "under" else other_cue
    relation = relation_to_left(sentence, lower)
    spent = (f"{how}-spent-{lower_cue}",) if sentence.is_frame(upper) else ()
    return (
        *spent,
        f"{how}-{other_cue}",
        f"{how}-{other_cue}-{cue}",
        f"{how}-{other_kind}-{kind}",
        f"{how}-{'embedded' if sentence.embedded(clause) else 'main'}",
        f"{how}-{relation}",
        f"{how}-{relation}-{lower_cue}",
    )


def _nearest_report(context: Context) -> Clause | None:
    sentence = context.sentence
    codes = context.left
    for verb in range(len(codes) - 1, -1, -1):
        if codes[verb] in REPORTING and not _completes_noun(sentence, verb):
            clause = sentence.clause(verb)
            if clause.subject is not None:
                return clause
    return None


def _completes_noun(sentence: Sentence, verb: int) -> bool:
    """An infinitive that says more about the thing before it: "efforts to maintain"."""
    if sentence.codes[verb] != "I" or not verb or sentence.codes[verb - 1] != "N":
        return False
    chunks = sentence.chunks
    return chunks.tokens.tags[chunks.last[verb - 1] - 1] == "w"


def governing_clause(context: Context) -> Proposal | None:
    """Ana Ruiz said she expects the city to be “ready”."""
    nearest = _nearest_report(context)
    best = None if nearest is None else _report_above(context, nearest)
    if nearest is None or best is None or is_spent(context, best, nearest):
        return None
    sentence = context.sentence
    word = sentence.last_word(best.verb)
    return propose_clause(
        context,
        best,
        f"it stands in what “{word}” reports",
        *_contrast("over", sentence, best, nearest),
    )


def _report_above(context: Context, nearest: Clause) -> Clause | None:
    """The report on the climb, by somebody else, that most clearly is one."""
    sentence = context.sentence
    best: Clause | None = None
    strength = 0.0
    for step in climb(sentence, context.place.chunk):
        clause = step.clause
        if step.according or clause.subject is None or clause.subject == nearest.subject:
            continue
        if sentence.codes[clause.verb] not in REPORTING or _witnesses(sentence, clause, nearest):
            continue
        own = STRENGTH[cue_class(sentence.last_word(clause.verb))]
        if own > strength:
            best, strength = clause, own
    return best


def _witnesses(sentence: Sentence, clause: Clause, nearest: Clause) -> bool:
    """Who recalls or hears somebody saying words has not said them: "Paz recalled Ruiz saying"."""
    return (
        sentence.last_word(clause.verb) in WITNESSING
        and nearest.own
        and cue_class(sentence.last_word(nearest.verb)) == "speech"
    )


def _last_joined(left: str) -> int:
    """Where the last report begins that is joined to the clauses before: "…, and Ruiz said"."""
    return max((match.start() for match in JOINED.finditer(left)), default=0)


def _is_relative(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells more of a noun before it: "who came", "whose team lost"."""
    if clause.subject is None:
        return False
    first = clause.subject[0]
    return "r" in sentence.codes[max(0, first - 1) : first + 1]


def outermost_clause(context: Context) -> Proposal | None:
    """Ana Ruiz said that, though the mayor asked for calm, she felt “ready”."""
    sentence = context.sentence
    nearest = _nearest_report(context)
    first = _last_joined(context.left)
    for verb, code in enumerate(context.left):
        if (
            verb >= first
            and code in REPORTING
            and cue_class(sentence.last_word(verb)) in ("speech", "weak")
        ):
            clause = sentence.clause(verb)
            if (
                clause.subject is not None
                and not _is_relative(sentence, clause)
                and not (nearest and nearest.verb != verb and _witnesses(sentence, clause, nearest))
                and not is_spent(context, clause, nearest)
            ):
                return propose_clause(
                    context,
                    clause,
                    "the sentence begins with this report",
                    *_contrast("over", sentence, clause, nearest),
                )
    return None


def governing_verb(context: Context) -> Proposal | None:
    """Ana Ruiz has run on a “green” ticket."""
    for step in climb(context.sentence, context.place.chunk):
        if not step.according and step.clause.subject is not None:
            if is_spent(context, step.clause, _nearest_report(context)):
                return None
            return propose_clause(context, step.clause, "it stands in a clause about them")
    return None


def main_subject(context: Context) -> Proposal | None:
    """Ana Ruiz, whose plan fell, ran on a “green” ticket."""
    sentence = context.sentence
    nearest = _nearest_report(context)
    first = _last_joined(context.left)
    for verb, code in enumerate(context.left):
        if verb >= first and code in "VYxPO":
            clause = sentence.clause(verb)
            if (
                clause.own
                and clause.subject is not None
                and not _is_relative(sentence, clause)
                and not sentence.embedded(clause)
                and not (nearest and nearest.verb != verb and _witnesses(sentence, clause, nearest))
            ):
                if is_spent(context, clause, nearest):
                    return None
                return propose_clause(context, clause, "the sentence is about them")
    return None


RULES = (
    Rule(
        id="cue-before",
        why="A verb of speech with its subject introduces what follows.",
        finds=(
            "{speaker:Ana Ruiz} {cue:said}: “{content:We are ready}.”",
            "{speaker:The ministry} {cue:told} reporters on Monday that it was “{content:ready}”.",
            "Ruiz, {speaker:who} {cue:called} the plan “{content:a gift}”, left.",
        ),
        ignores=(
            ("“{content:We are ready}.”", "there is no verb before it"),
            ("The road to the “{content:golden}” gate is long.", "its verb comes after it"),
        ),
        propose=cue_before,
        confidence=0.93,
    ),
    Rule(
        id="governing-clause",
        why="All that stands in the content clause of a verb of speech was said by its subject.",
        finds=(
            "{speaker:Ana Ruiz} {cue:said} she expects the city to be “{content:ready}”.",
            "{speaker:The mayor} {cue:warned} that she wants “{content:a real change}”.",
        ),
        ignores=(
            ("Ana Ruiz has a “{content:golden}” gate.", "nothing reports speech"),
            ("Ana Ruiz called it “{content:golden}”.", "the nearest verb reports it already"),
        ),
        propose=governing_clause,
        confidence=0.9,
    ),
    Rule(
        id="outermost-clause",
        why="A sentence that opens with a report mostly stays that speaker's to its end.",
        finds=(
            "{speaker:Ana Ruiz} {cue:said} that the city was “{content:ready}”.",
            "{speaker:The mayor} {cue:said} that they fear a “{content:real change}”.",
        ),
        ignores=(
            ("Ana Ruiz painted the “{content:golden}” gate.", "nothing reports speech"),
            ("Ana Ruiz felt “{content:ready}”.", "a feeling is no report"),
        ),
        propose=outermost_clause,
        confidence=0.85,
    ),
    Rule(
        id="governing-verb",
        why="A fragment in marks inside a clause about somebody is mostly their wording.",
        finds=(
            "{speaker:Ana Ruiz} {cue:called} the plan “{content:green}”.",
            "{speaker:The ministry} {cue:promised} a “{content:full and fair}” review.",
        ),
        ignores=(
            ("The “{content:golden}” gate is open.", "no verb stands before it"),
            ("“{content:We are ready}.”", "there is no clause"),
        ),
        propose=governing_verb,
        confidence=0.45,
    ),
    Rule(
        id="main-subject",
        why="A sentence about somebody that quotes a fragment mostly quotes them.",
        finds=(
            "{speaker:Ana Ruiz} {cue:said} that the town, when it rained, was “{content:ready}”.",
            "{speaker:The ministry} {cue:promised} a “{content:full}” review.",
        ),
        ignores=(
            ("The “{content:golden}” gate is open.", "the verb comes later"),
            ("“{content:We are ready}.”", "there is no clause"),
        ),
        propose=main_subject,
        confidence=0.45,
    ),
)
