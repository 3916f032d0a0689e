"""Rules propose, weights decide.

A candidate is worth the weights of the rules that propose it plus those of the
traits that these proposals have between them. A trait weighs the same whichever
rule saw it, and once: several rules that look at one clause are no more evidence
about that clause than one. "Nobody" is always a candidate too, worth what the
look of the quotation says. The scores
become shares by the logistic function of several classes (McFadden 1974), and
the best share is the confidence.

The weights stand in `weights.yaml`, one line each, and are fitted by
`benchmarks/fit_weights.py` on annotated news.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from quotes.attribution.rule import Proposal, Rule
from quotes.errors import LexiconError
from quotes.model import Span

WEIGHTS = Path(__file__).with_name("weights.yaml")
NOBODY = "nobody"
TRAIT = "trait:"


@dataclass(slots=True)
class Candidate:
    """A speaker (or nobody) with all that speaks for it.

    Attributes:
        mention: The words that name the speaker; None for nobody.
        support: The rules that propose it, with their proposals.
        features: Names of all weights that apply, each once, in order.
        veto: A rule says that nothing else counts.
        score: Their sum.
        share: Of the best explanation, between 0 and 1; the shares of all
            candidates of a quotation add up to 1.
    """

    mention: Span | None
    support: list[tuple[Rule, Proposal]]
    features: dict[str, None]
    veto: bool = False
    score: float = 0.0
    share: float = 0.0

    def add(self, rule: Rule, proposal: Proposal) -> None:
        """Let a rule's proposal speak for it, with the weights that apply to that."""
        self.support.append((rule, proposal))
        self.features[rule.id] = None
        for trait in proposal.traits:
            self.features[TRAIT + trait] = None
        self.veto = self.veto or proposal.veto


def rank(candidates: Iterable[Candidate], weights: Mapping[str, float]) -> list[Candidate]:
    """Score candidates and sort them, best first; among equals the earlier stays first.

    The support of the best is sorted too: the rule that its author trusts most, which is the
    most specific one, comes first and gives the decision its name.
    """
    ranked = list(candidates)
    for candidate in ranked:
        candidate.score = sum([weights.get(feature, 0.0) for feature in candidate.features])
    vetoes = [candidate for candidate in ranked if candidate.veto]
    running = vetoes or ranked
    top = max(candidate.score for candidate in running)
    total = sum(math.exp(candidate.score - top) for candidate in running)
    for candidate in running:
        candidate.share = math.exp(candidate.score - top) / total
    ranked.sort(key=lambda candidate: (-candidate.share, -candidate.score))
    ranked[0].support.sort(key=lambda support: -support[0].confidence)
    return ranked


@cache
def load_weights(path: Path = WEIGHTS) -> dict[str, float]:
    """Read the weights: a mapping of names to numbers.

    Raises:
        LexiconError: The file is not that.
    """
    found = yaml.load(
        path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    if not isinstance(found, dict):
        raise LexiconError("the weights are no mapping", path=path, hint="give one number a name")
    for name, weight in found.items():
        if not isinstance(weight, int | float):
            raise LexiconError(f"weight of {name!r} is no number", path=path, hint="give a number")
    return {str(name): float(weight) for name, weight in found.items()}
