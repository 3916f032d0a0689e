"""Which words were said by whom: rules propose, weights decide.

Each rule looks at the quotation alone and proposes a speaker or abstains. What
the proposals are worth together stands in `scoring`. A decision keeps its
rule, evidence and confidence; `quotes explain` asks for all candidates again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.attribution import (
    adjacent,
    continuing,
    following,
    governing,
    nobody,
    phrases,
    presenting,
    turns,
)
from quotes.attribution.rule import Context, Decided, Proposal, Rule
from quotes.attribution.scoring import NOBODY, Candidate, load_weights, rank
from quotes.attribution.traits import quotation_traits
from quotes.language.cues import frames_of
from quotes.mentions import mention_span, name_tokens
from quotes.model import Document, Quotation, Span, Status
from quotes.scene import Scene, scenes

RULES: tuple[Rule, ...] = (
    *adjacent.RULES,
    *phrases.RULES,
    *presenting.RULES,
    *governing.RULES,
    *following.RULES,
    *continuing.RULES,
    *turns.RULES,
    *nobody.RULES,
)
MINIMUM_SHARE = 0.5
HIGHEST_CONFIDENCE = 0.99


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation is, as far as the text beside it tells.

    Attributes:
        quotation: Index of the quotation in the document.
        mention: The words that name the speaker, or None.
        cue: The word or phrase that introduces the words, or None.
        addressee: Whom they were said to, or None.
        status: As a record gives it.
        nobody: The decision is that the words are nobody's.
        rule, evidence, confidence: Of the decision; rule is None where every
            rule abstained.
        antecedent: Of a relative pronoun, the words that it stands for.
    """

    quotation: int
    mention: Span | None
    cue: Span | None
    addressee: Span | None
    status: Status
    nobody: bool
    rule: str | None
    evidence: str
    confidence: float
    antecedent: Span | None = None


def attribute(
    document: Document,
    quotations: Sequence[Quotation],
    *,
    weights: Mapping[str, float] | None = None,
) -> list[Attribution]:
    """Attribute the quotations of a document.

    Args:
        document: With its paragraphs.
        quotations: Of the document, in order; excluded ones are passed over.
        weights: Instead of the shipped ones.

    Returns:
        One attribution for each quotation that is not excluded, in order.
    """
    weights = load_weights() if weights is None else weights
    decided: dict[int, Decided] = {}
    attributions = []
    before: Scene | None = None
    for scene in scenes(document, quotations):
        for index in scene.places:
            context = Context(scene, index, quotations, decided, before)
            attribution = _decide(context, rank(candidates(context), weights))
            attributions.append(attribution)
            if not attribution.nobody:
                decided[index] = settled(attribution)
        before = scene
    return attributions


def settled(attribution: Attribution) -> Decided:
    """What later quotations of the document may see of a decision."""
    return Decided(
        attribution.mention,
        attribution.cue,
        attribution.addressee,
        attribution.status == "implicit",
        attribution.antecedent,
    )


def candidates(context: Context) -> list[Candidate]:
    """Everybody whom a rule proposes as the speaker of a quotation, and nobody.

    Proposals of the same words are one candidate; a pronoun or name that stands
    elsewhere is another.
    """
    traits = quotation_traits(context)
    names = (NOBODY, *(f"{NOBODY}:{trait}" for trait in traits))
    none = Candidate(None, [], dict.fromkeys(names))
    found: dict[Span | None, Candidate] = {None: none}
    for rule in RULES:
        proposal = rule.propose(context)
        if proposal is None:
            continue
        mention = None if proposal.nobody else speaker_span(context, proposal)
        candidate = found.get(mention)
        if candidate is None:
            candidate = found[mention] = Candidate(mention, [], {})
        candidate.add(rule, proposal)
    return list(found.values())


def _decide(context: Context, ranked: Sequence[Candidate]) -> Attribution:
    best = ranked[0]
    confidence = min(round(best.share, 2), HIGHEST_CONFIDENCE)
    rule, proposal = best.support[0] if best.support else (None, None)
    mention: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    antecedent: Span | None = None
    status: Status = "unattributed"
    if proposal is None:
        evidence = "nothing beside the words says clearly whose they are"
    elif best.mention is None:
        evidence = proposal.evidence
    elif best.share < MINIMUM_SHARE:
        evidence = f"too unsure: {proposal.evidence}"
    elif proposal.same_as is not None:
        evidence = proposal.evidence
        other = context.decided[proposal.same_as]
        mention, cue, addressee = other.mention, other.cue, other.addressee
        antecedent = other.antecedent
        status = "implicit" if other.implicit or proposal.implicit else "attributed"
    else:
        evidence = proposal.evidence
        mention = best.mention
        cue = cue_span(context, proposal)
        addressee = addressee_span(context, proposal)
        antecedent = antecedent_span(context, proposal)
        status = "implicit" if proposal.implicit else "attributed"
    return Attribution(
        quotation=context.index,
        mention=mention,
        cue=cue,
        addressee=addressee,
        status=status,
        nobody=proposal is not None and best.mention is None,
        rule=rule.id if rule else None,
        evidence=evidence,
        confidence=confidence,
        antecedent=antecedent,
    )


def speaker_span(context: Context, proposal: Proposal) -> Span | None:
    """The mention that a proposal points at."""
    if proposal.same_as is not None:
        return context.decided[proposal.same_as].mention
    if proposal.words is not None:
        return _token_span(context, proposal.words)
    if proposal.speaker is None:
        return None
    seen = context.mentions_seen
    if proposal.speaker not in seen:
        number, first, last = proposal.speaker
        sentence = context.sentence_at(number)
        seen[proposal.speaker] = mention_span(sentence, (first, last), context.text)
    return seen[proposal.speaker]


def cue_span(context: Context, proposal: Proposal) -> Span | None:
    """The cue that a proposal points at."""
    return None if proposal.cue is None else _token_span(context, proposal.cue)


def _token_span(context: Context, place: tuple[int, int, int]) -> Span:
    number, first, last = place
    tokens = context.sentence_at(number).chunks.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Span(start, end, context.text[start:end])


def antecedent_span(context: Context, proposal: Proposal) -> Span | None:
    """What a relative pronoun stands for: the noun phrase before it."""
    if proposal.speaker is None:
        return None
    number, first, _ = proposal.speaker
    sentence = context.sentence_at(number)
    if sentence.codes[first] not in "rh":
        return None
    phrase = sentence.antecedent(first)
    return mention_span(sentence, phrase, context.text) if phrase else None


def addressee_span(context: Context, proposal: Proposal) -> Span | None:
    """Whom the words were said to: the object of a verb that takes a hearer."""
    if proposal.cue is None:
        return None
    number, _, last = proposal.cue
    sentence = context.sentence_at(number)
    tokens = sentence.chunks.tokens
    if "addressee" not in frames_of(tokens.lows[last - 1]):
        return None
    k = sentence.chunk_of(last - 1) + 1
    if k >= len(sentence.codes) or sentence.codes[k] != "N":
        return None
    if proposal.speaker and proposal.speaker[0] == number and k == proposal.speaker[1]:
        return None
    start, end = name_tokens(sentence, k)
    start, end = tokens.starts[start], tokens.ends[end - 1]
    return Span(start, end, context.text[start:end])
