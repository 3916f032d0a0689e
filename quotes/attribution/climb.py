"""From a quotation up to the verbs that govern it, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotes.clauses import VERBAL, Clause, Sentence

MAXIMUM_CLIMB = 8


class Step(NamedTuple):
    """A verb met on the climb, nearest first; `according` marks "according to"."""

    clause: Clause
    according: bool = False


def climb(sentence: Sentence, k: int) -> Iterator[Step]:
    """The verbs that govern chunk `k`, from the nearest to the highest."""
    codes = sentence.codes
    verb = verb_before(codes, k)
    for _ in range(MAXIMUM_CLIMB):
        if verb is None:
            return
        if codes[verb] == "A":
            if verb + 1 < k and codes[verb + 1] == "N":
                yield Step(Clause(verb, sentence.phrase_from(verb + 1)), according=True)
            return
        clause = sentence.clause(verb)
        yield Step(clause)
        if clause.subject is None or not clause.own:
            verb = verb_before(codes, verb)
            continue
        start = clause.subject[0]
        if start > verb:
            return
        if start and not sentence.embedded(clause) and not _aside_frame(codes, start):
            verb = codes.rfind("A", 0, start)
            verb = verb if verb >= 0 and "," in codes[verb:start] else None
            continue
        verb = verb_before(codes, start)


def _aside_frame(codes: str, start: int) -> bool:
    """The clause before is a frame between commas: "In Miami, Ruiz said, the plan is …"."""
    return start >= 2 and codes[start - 1] == "," and codes[start - 2] == "V"


def verb_before(codes: str, k: int) -> int | None:
    """The last verb, or "according to", before chunk `k`."""
    for verb in range(k - 1, -1, -1):
        if codes[verb] in VERBAL or codes[verb] == "A":
            return verb
    return None
