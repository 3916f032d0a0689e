"""A clause of the quotation's own sentence as a proposal."""

from __future__ import annotations

from quotes.attribution.rule import Context, Proposal
from quotes.attribution.traits import clause_traits
from quotes.clauses import Clause


def propose_clause(context: Context, clause: Clause, evidence: str, *traits: str) -> Proposal:
    """Propose the subject of a clause, with its verb as cue.

    Args:
        context: The quotation.
        clause: Of its sentence, with a subject.
        evidence: One line of words for a reader.
        traits: What is particular to the rule; those of the clause are added.
    """
    sentence, k = context.sentence, context.place.chunk
    assert clause.subject is not None
    number = context.place.sentence
    cue = sentence.chunks.last[clause.verb] - 1
    found = context.clauses_seen.get(clause)
    if found is None:
        found = context.clauses_seen[clause] = clause_traits(sentence, clause, k)
    if clause.verb < k and context.frame_follows:
        spent = sentence.is_frame(clause)
        traits = (*traits, "frame-follows", *(("spent-frame-follows",) if spent else ()))
    return Proposal(
        evidence,
        (number, *clause.subject),
        (number, cue, cue + 1),
        traits=(*traits, *found),
    )
