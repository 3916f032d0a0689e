"""The reports that stand before a quotation in its sentence, each found once for all rules."""

from __future__ import annotations

import re
from functools import cached_property

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

    Args:
        sentence: In which it stands.
        place: Its chunk.
    """

    def __init__(self, sentence: Sentence, place: int) -> None:
        self._sentence = sentence
        self._place = place

    @cached_property
    def governing(self) -> list[Step]:
        """The verbs that govern the quotation, from the nearest to the highest."""
        return list(climb(self._sentence, self._place))

    @cached_property
    def nearest(self) -> Clause | None:
        """The clause of the last reporting verb before the quotation that has a subject."""
        sentence = self._sentence
        for verb in range(self._place - 1, -1, -1):
            if sentence.codes[verb] in REPORTING and not self._completes_noun(verb):
                clause = sentence.clause(verb)
                if clause.subject is not None:
                    return clause
        return None

    @cached_property
    def above(self) -> Clause | None:
        """The report on the climb, by somebody else than the nearest, that most clearly is one."""
        if self.nearest is None:
            return None
        sentence = self._sentence
        best: Clause | None = None
        strength = 0.0
        for step in self.governing:
            clause = step.clause
            if step.according or clause.subject is None or clause.subject == self.nearest.subject:
                continue
            if sentence.codes[clause.verb] not in REPORTING or self.witnesses(clause):
                continue
            own = STRENGTH[cue_class(sentence.last_word(clause.verb))]
            if own > strength:
                best, strength = clause, own
        return best

    @cached_property
    def last_joined(self) -> int:
        """Where the last report begins that is joined to the clauses before: "…, and Ruiz said"."""
        joined = JOINED.finditer(self._sentence.codes, 0, self._place)
        return max((match.start() for match in joined), default=0)

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
