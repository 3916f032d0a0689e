"""Rules for quotations that stand inside the clause of whoever reports them.

"X said he was “very happy”": the reporting verb stands somewhere to the left,
often above clauses of its own content. The climb goes from the quotation to
the nearest verb and from there to the verbs that govern it.
"""

from __future__ import annotations

from quotes.attribution.clause_proposal import propose_clause
from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.spent import is_spent, names_it
from quotes.attribution.traits import relation_to_left, subject_traits
from quotes.clauses import REPORTING, Clause, Sentence
from quotes.language.cues import cue_class
from quotes.noun_phrases import FINITE


def cue_before(context: Context) -> Proposal | None:
    """Ana Ruiz said: “We are ready.”"""
    clause = context.reports.nearest
    if clause is None or is_spent(context, clause, None):
        return None
    sentence = context.sentence
    word = sentence.last_word(clause.verb)
    return propose_clause(
        context,
        clause,
        f"“{word}” is the reporting verb nearest before it",
        *_contrast("under", sentence, clause, context.reports.above),
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


def governing_clause(context: Context) -> Proposal | None:
    """Ana Ruiz said she expects the city to be “ready”."""
    best = context.reports.above
    if best is None or is_spent(context, best, context.reports.nearest):
        return None
    sentence = context.sentence
    word = sentence.last_word(best.verb)
    return propose_clause(
        context,
        best,
        f"it stands in what “{word}” reports",
        *_contrast("over", sentence, best, context.reports.nearest),
    )


def _is_relative(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells more of a noun before it: "who came", "whose team lost"."""
    if clause.subject is None:
        return False
    first = clause.subject[0]
    owned = first > 0 and sentence.last_word(first - 1) == "whose"
    return sentence.codes[first] == "r" or owned


def outermost_clause(context: Context) -> Proposal | None:
    """Ana Ruiz said that, though the mayor asked for calm, she felt “ready”."""
    sentence, reports = context.sentence, context.reports
    for verb in range(reports.last_joined, context.place.chunk):
        if sentence.codes[verb] not in REPORTING:
            continue
        if cue_class(sentence.last_word(verb)) not in ("speech", "weak"):
            continue
        clause = sentence.clause(verb)
        if (
            clause.subject is not None
            and not _is_relative(sentence, clause)
            and not reports.witnesses(clause)
            and not is_spent(context, clause, reports.nearest)
        ):
            return propose_clause(
                context,
                clause,
                "the sentence begins with this report",
                *_contrast("over", sentence, clause, reports.nearest),
            )
    return None


def governing_verb(context: Context) -> Proposal | None:
    """Ana Ruiz has run on a “green” ticket."""
    for step in context.reports.governing:
        if not step.according and step.clause.subject is not None:
            if is_spent(context, step.clause, context.reports.nearest):
                return None
            return propose_clause(context, step.clause, "it stands in a clause about them")
    return None


def main_subject(context: Context) -> Proposal | None:
    """Ana Ruiz, whose plan fell, ran on a “green” ticket."""
    sentence, reports = context.sentence, context.reports
    for verb in range(reports.last_joined, context.place.chunk):
        if sentence.codes[verb] not in FINITE:
            continue
        clause = sentence.clause(verb)
        if (
            clause.own
            and clause.subject is not None
            and not _is_relative(sentence, clause)
            and not sentence.embedded(clause)
            and not reports.witnesses(clause)
        ):
            if is_spent(context, clause, reports.nearest):
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
