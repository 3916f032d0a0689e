"""Rules for quotations that stand inside the clause of whoever reports them.

"X said he was “very happy”": the reporting verb stands somewhere to the left,
often above clauses of its own content. The climb goes from the quotation to
the nearest verb and from there to the verbs that govern it, and stops at the
one that most clearly reports speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import clause_traits, subject_traits
from quotes.clauses import REPORTING, VERBAL, Clause, Sentence
from quotes.language.cues import STRENGTH, cue_class

MAXIMUM_CLIMB = 8
AGENT = re.compile(r"(?:N|oN|[at])*?oN")


@dataclass(frozen=True, slots=True)
class Step:
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


def _propose(context: Context, clause: Clause, evidence: str, *traits: str) -> Proposal:
    sentence, k = context.sentence, context.place.chunk
    assert clause.subject is not None
    number = context.place.sentence
    cue = sentence.chunks.last[clause.verb] - 1
    return Proposal(
        evidence,
        (number, *clause.subject),
        (number, cue, cue + 1),
        traits=(
            *traits,
            *clause_traits(sentence, clause, k),
        ),
    )


def cue_before(context: Context) -> Proposal | None:
    """Ana Ruiz said: “We are ready.”"""
    clause = _nearest_report(context)
    if clause is None:
        return None
    sentence = context.sentence
    word = sentence.last_word(clause.verb)
    outer = _report_above(context, clause)
    return _propose(
        context,
        clause,
        f"“{word}” is the reporting verb nearest before it",
        *_contrast("under", sentence, clause, outer),
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
    return (
        f"{how}-{other_cue}",
        f"{how}-{other_cue}-{cue}",
        f"{how}-{other_kind}-{kind}",
        f"{how}-{'embedded' if sentence.embedded(clause) else 'main'}",
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
    if nearest is None or best is None:
        return None
    sentence = context.sentence
    word = sentence.last_word(best.verb)
    return _propose(
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
        if sentence.codes[clause.verb] not in REPORTING:
            continue
        own = STRENGTH[cue_class(sentence.last_word(clause.verb))]
        if own > strength:
            best, strength = clause, own
    return best


def outermost_clause(context: Context) -> Proposal | None:
    """Ana Ruiz said that, though the mayor asked for calm, she felt “ready”."""
    sentence = context.sentence
    nearest = _nearest_report(context)
    for verb, code in enumerate(context.left):
        if code in REPORTING and cue_class(sentence.last_word(verb)) in ("speech", "weak"):
            clause = sentence.clause(verb)
            if clause.subject is not None:
                return _propose(
                    context,
                    clause,
                    "the sentence begins with this report",
                    *_contrast("over", sentence, clause, nearest),
                )
    return None


def agent_after(context: Context) -> Proposal | None:
    """It was called “a witch hunt” by Ana Ruiz."""
    sentence = context.sentence
    chunks, codes = sentence.chunks, sentence.codes
    match = AGENT.match(codes, context.place.chunk + 1)
    if match is None:
        return None
    by = match.end() - 2
    if chunks.tokens.lows[chunks.first[by]] != "by":
        return None
    verb = verb_before(codes, context.place.chunk)
    phrase = sentence.phrase_from(by + 1)
    number = context.place.sentence
    cue = None if verb is None or codes[verb] == "A" else chunks.last[verb] - 1
    return Proposal(
        "“by” names who said it",
        (number, *phrase),
        None if cue is None else (number, cue, cue + 1),
        traits=(
            "passive" if verb is not None and codes[verb] in "PO" else "bare",
            cue_class(sentence.last_word(verb)) if verb is not None else "none",
            *subject_traits(sentence, phrase),
        ),
    )


def main_clause_after(context: Context) -> Proposal | None:
    """In a speech on the “golden age”, Ana Ruiz promised help."""
    sentence, k = context.sentence, context.place.chunk
    codes = sentence.codes
    if any(code in "VYxPO" and sentence.clause(v).own for v, code in enumerate(context.left)):
        return None
    for verb in range(k + 1, len(codes)):
        if codes[verb] in "VYxPO":
            clause = sentence.clause(verb)
            if clause.own and clause.subject is not None and clause.subject[0] > k:
                first = codes[clause.subject[0] - 1]
                return _propose(
                    context,
                    clause,
                    "it stands before the main clause, which is about them",
                    "after-comma" if first == "," else "after-other",
                )
    return None


def according_before(context: Context) -> Proposal | None:
    """According to Ana Ruiz, the city is “ready”."""
    sentence = context.sentence
    at = context.left.rfind("A")
    if at < 0 or at + 1 >= len(context.left) or context.left[at + 1] != "N":
        return None
    chunks, number = sentence.chunks, context.place.sentence
    phrase = sentence.phrase_from(at + 1)
    return Proposal(
        "“according to” names whose words they are",
        (number, *phrase),
        (number, chunks.first[at], chunks.last[at]),
        traits=(
            "reported-between" if any(c in "VP" for c in context.left[at:]) else "direct",
            *subject_traits(sentence, phrase),
        ),
    )


def clause_at_end(context: Context) -> Proposal | None:
    """The city is “ready” for the flood, Ana Ruiz said."""
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
            and codes[clause.subject[0] - 1] in ",q-"
            and sentence.after(verb)[:1] in ("", ".", ",", "q", ")", "-")
        ):
            return _propose(context, clause, "the sentence ends with its reporting clause")
        if codes[verb - 1] == "," and not clause.own:
            inverted = sentence.frame_at(verb)
            if inverted is not None:
                return _propose(context, inverted, "the sentence ends with its reporting clause")
    return None


def governing_verb(context: Context) -> Proposal | None:
    """Ana Ruiz has run on a “green” ticket."""
    for step in climb(context.sentence, context.place.chunk):
        if not step.according and step.clause.subject is not None:
            return _propose(context, step.clause, "it stands in a clause about them")
    return None


def main_subject(context: Context) -> Proposal | None:
    """Ana Ruiz, whose plan fell, ran on a “green” ticket."""
    sentence = context.sentence
    for verb, code in enumerate(context.left):
        if code in "VYxPO":
            clause = sentence.clause(verb)
            if clause.own and clause.subject is not None and not sentence.embedded(clause):
                return _propose(context, clause, "the sentence is about them")
    return None


def noun_of_speech(context: Context) -> Proposal | None:
    """Ana Ruiz's claim that it was “golden”; criticism from Ana Ruiz that it was “golden”"""
    sentence, number = context.sentence, context.place.sentence
    chunks, codes = sentence.chunks, sentence.codes
    tokens = chunks.tokens
    for k in range(context.place.chunk - 1, max(-1, context.place.chunk - 9), -1):
        if codes[k] == "q":
            return None
        if codes[k] != "N" or tokens.tags[chunks.last[k] - 1] != "L":
            continue
        first, last = chunks.first[k], chunks.last[k]
        between = codes[k + 1 : context.place.chunk]
        traits = (
            "that" if "h" in between else "of" if between[:1] in ("f", "o") else "other",
            f"verbs-{min(sum(code in VERBAL for code in between), 2)}",
        )
        head = (number, last - 1, last)
        genitive = tokens.tags.rfind("g", first, last)
        if genitive > first:
            return Proposal(
                f"it is what their {tokens.lows[last - 1]} says",
                cue=head,
                words=(number, first, genitive),
                traits=("name", *traits),
            )
        if tokens.tags[first] == "s":
            return Proposal(
                f"it is what their {tokens.lows[last - 1]} says",
                cue=head,
                words=(number, first, first + 1),
                traits=("pronoun", *traits),
            )
        if between[:2] == "oN" and tokens.lows[chunks.first[k + 1]] in ("by", "from"):
            return Proposal(
                f"the {tokens.lows[last - 1]} is theirs",
                (number, *sentence.phrase_from(k + 2)),
                head,
                traits=("agent", *traits),
            )
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
        id="according-before",
        why="“According to” names whose words they are.",
        finds=(
            "{cue:According to} {speaker:Ana Ruiz}, the city is “{content:ready}”.",
            "{cue:According to} {speaker:the ministry}, “{content:all is well}”.",
        ),
        ignores=(
            ("Ana Ruiz called it “{content:golden}”.", "there is no such phrase"),
            (
                "According to plan, “{content:ready}” it was not, and Ruiz said: “Go.”",
                "a plan cannot speak",
            ),
        ),
        propose=according_before,
        confidence=0.92,
    ),
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
        confidence=0.8,
    ),
    Rule(
        id="main-clause-after",
        why="Words in a phrase that opens a sentence belong to the subject of the sentence.",
        finds=(
            "In a speech on the “{content:golden age}”, {speaker:Ana Ruiz} {cue:promised} help.",
            "With a “{content:clean}” city in mind, {speaker:the mayor} {cue:asked} for funds.",
        ),
        ignores=(
            ("Ana Ruiz called it “{content:golden}”.", "the sentence opens with its subject"),
            ("The “{content:golden}” gate.", "no clause follows"),
        ),
        propose=main_clause_after,
        confidence=0.5,
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
    Rule(
        id="noun-of-speech",
        why="A noun for what is said carries the words of its possessor.",
        finds=(
            "{speaker:Ana Ruiz}'s {cue:claim} that it was “{content:golden}” failed.",
            "{speaker:Her} {cue:promise} that “{content:all will be well}” was broken.",
        ),
        ignores=(
            ("Ana Ruiz's house is “{content:golden}”.", "a house says nothing"),
            ("The claim that it was “{content:golden}” failed.", "it is nobody's claim"),
        ),
        propose=noun_of_speech,
        confidence=0.7,
    ),
)
