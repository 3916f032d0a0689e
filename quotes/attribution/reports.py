"""The reports that stand before a quotation in its sentence, each found once for all rules."""

from __future__ import annotations

import re

from quotes.attribution.climb import Step, climb
from quotes.clauses import REPORTING, Clause, Sentence
from quotes.language.cues import STRENGTH, cue_class

JOINED = re.compile(r"(?:,&|;&?)[at]*N(?:[of]N)*[at]*V")
WITNESSING = frozenset(
    {"recall", "recalls", "recalled", "recalling", "remember", "remembers", "remembered"}
    | {"remembering", "hear", "hears", "heard", "hearing", "overhear", "overheard", "quote"}
    | {"quotes", "quoted", "quoting", "cite", "cites", "cited", "citing", "paraphrased"}
)


class Reports:
    """The reporting clauses before a quotation.

    Attributes:
        governing: The verbs that govern the quotation, from the nearest to the highest.
        nearest: The clause of the last reporting verb before it that has a subject, or None.
        above: The report on the climb, by somebody else than the nearest, that most clearly
            is one, or None.
        last_joined: Where the last report begins that is joined to the clauses before:
            "…, and Ruiz said".
    """

    def __init__(self, sentence: Sentence, place: int) -> None:
        self._sentence = sentence
        self.governing: list[Step] = list(climb(sentence, place))
        self.nearest: Clause | None = self._nearest(place)
        self.above: Clause | None = self._above() if self.nearest is not None else None
        joined = JOINED.finditer(sentence.codes, 0, place)
        self.last_joined = max((match.start() for match in joined), default=0)

    def _nearest(self, place: int) -> Clause | None:
        sentence = self._sentence
        for verb in range(place - 1, -1, -1):
            if sentence.codes[verb] in REPORTING and not self._completes_noun(verb):
                clause = sentence.clause(verb)
                if clause.subject is not None:
                    return clause
        return None

    def _above(self) -> Clause | None:
        sentence, nearest = self._sentence, self.nearest
        best: Clause | None = None
        strength = 0.0
        for step in self.governing:
            clause = step.clause
            if step.according or sentence.codes[clause.verb] not in REPORTING:
                continue
            if clause.subject is None or (nearest and clause.subject == nearest.subject):
                continue
            own = STRENGTH[cue_class(sentence.last_word(clause.verb))]
            if own > strength and not self.witnesses(clause):
                best, strength = clause, own
        return best

    def witnesses(self, clause: Clause) -> bool:
        """Whether a clause recalls or hears the nearest report: "Paz recalled Ruiz saying".

        Who hears words has not said them.
        """
        nearest, sentence = self.nearest, self._sentence
        return (
            nearest is not None
            and nearest.verb != clause.verb
            and nearest.own
            and sentence.last_word(clause.verb) in WITNESSING
            and cue_class(sentence.last_word(nearest.verb)) == "speech"
        )

    def _completes_noun(self, verb: int) -> bool:
        """An infinitive that says more about the thing before it: "efforts to maintain"."""
        codes, chunks = self._sentence.codes, self._sentence.chunks
        if codes[verb] != "I" or not verb or codes[verb - 1] != "N":
            return False
        return chunks.tokens.tags[chunks.last[verb - 1] - 1] == "w"
