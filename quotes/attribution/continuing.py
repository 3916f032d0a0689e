"""Rules for quotations whose speaker another quotation gives."""

from __future__ import annotations

import re

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import subject_traits
from quotes.attribution.turns import whose_turn
from quotes.clauses import REPORTING, VERBAL, Clause, Sentence
from quotes.language.cues import STRENGTH, cue_class

SPLIT = re.compile(r",?[at]*(?:N|VN).*,")
NEW_SUBJECT = re.compile(r"N[at]*[VYx]")


def same_sentence(context: Context) -> Proposal | None:
    """Ruiz called it “green”, “clean” and “cheap”."""
    previous = context.previous
    if previous is None:
        return None
    place = context.scene.places.get(previous)
    if place is None or place.sentence != context.place.sentence:
        return None
    between = context.sentence.codes[place.chunk + 1 : context.place.chunk]
    if SPLIT.fullmatch(between):
        how = "split"
    elif NEW_SUBJECT.search(between):
        how = "new-subject"
    else:
        how = "list" if len(between) < 4 else "on"
    return Proposal(
        "another quotation of the same sentence has this speaker",
        same_as=previous,
        traits=(how,),
    )


def continues(context: Context) -> Proposal | None:
    """“We are ready,” Ruiz said. “Let us go.”"""
    previous = context.previous
    if previous is None:
        return None
    place = context.scene.places.get(previous)
    if place is None or place.sentence == context.place.sentence:
        return None
    distance = context.place.sentence - place.sentence
    return Proposal(
        "a quotation without a clause of its own goes on with the one before it",
        same_as=previous,
        traits=(
            "alone" if context.stands_alone else "framed",
            f"distance-{min(distance, 3)}",
            f"{'alone' if context.stands_alone else 'framed'}-{min(distance, 3)}",
        ),
    )


def new_paragraph(context: Context) -> Proposal | None:
    """“We are ready,” Ruiz said. ¶ “Let us go.”"""
    previous = context.previous
    if previous is None:
        return None
    if previous in context.scene.places or whose_turn(context) is not None:
        return None
    before = context.quotations[previous]
    start = context.scene.document.paragraphs[context.scene.first].start
    gap = context.text[before.outer_end : start].strip(" \n.\u00a0")
    near = "near" if len(gap) < 60 else "mid" if len(gap) < 300 else "far"
    alone = "alone" if context.stands_alone else "framed"
    return Proposal(
        "a paragraph of quotation alone goes on with the one before it",
        same_as=previous,
        traits=(alone, near, f"{alone}-{near}", "announced" if gap.endswith(":") else "plain"),
    )


def announced(context: Context) -> Proposal | None:
    """Ana Ruiz wrote on her page: ¶ “We are ready.”"""
    if context.place.sentence or context.left or not _after_colon(context):
        return None
    sentence = context.paragraph_before[-1]
    return _subject_of(sentence, -1, "the paragraph before announces it with a colon", "colon")


def _after_colon(context: Context) -> bool:
    """Whether the paragraph before the scene is the article's and ends with a colon."""
    number = context.scene.first - 1
    paragraphs = context.scene.document.paragraphs
    if number < 0 or context.text[paragraphs[number].end - 1] != ":":
        return False
    return bool(context.paragraph_before)


def sentence_before(context: Context) -> Proposal | None:
    """Ana Ruiz promised help. “We are ready.”"""
    if context.left or not context.stands_alone or not context.place.sentence:
        return None
    number = context.place.sentence - 1
    previous = context.previous
    place = None if previous is None else context.scene.places.get(previous)
    if place is not None and place.sentence == number:
        return None
    sentence = context.scene.sentences[number]
    if not any(code in VERBAL for code in sentence.codes):
        return None
    return _subject_of(
        sentence,
        number,
        "the sentence before speaks of them",
        "quoted" if "q" in sentence.codes else "told",
        "colon" if sentence.codes.endswith(":") else "plain",
    )


def paragraph_before(context: Context) -> Proposal | None:
    """Ana Ruiz promised help. ¶ “We are ready.”"""
    if context.left or context.place.sentence or not context.stands_alone:
        return None
    if not context.paragraph_before or whose_turn(context) is not None:
        return None
    sentence = context.paragraph_before[-1]
    if _after_colon(context) or not any(code in VERBAL for code in sentence.codes):
        return None
    return _subject_of(
        sentence,
        -1,
        "the paragraph before speaks of them",
        "quoted" if "q" in sentence.codes else "told",
    )


def _subject_of(sentence: Sentence, number: int, evidence: str, *traits: str) -> Proposal | None:
    """The subject of the clause that most likely announces what follows a sentence."""
    best: Clause | None = None
    strength = -1.0
    for verb, code in enumerate(sentence.codes):
        if code not in VERBAL:
            continue
        clause = sentence.clause(verb)
        if clause.subject is None or not sentence.can_speak(clause.subject):
            continue
        own = STRENGTH[cue_class(sentence.last_word(verb))] if code in REPORTING else 0.0
        if own > strength:
            best, strength = clause, own
    if best is None or best.subject is None:
        return None
    cue = sentence.chunks.last[best.verb] - 1
    return Proposal(
        evidence,
        (number, *best.subject),
        (number, cue, cue + 1),
        implicit="colon" not in traits,
        traits=(
            *traits,
            cue_class(sentence.last_word(best.verb)),
            *subject_traits(sentence, best.subject),
        ),
    )


RULES = (
    Rule(
        id="same-sentence",
        why="One reporting clause can carry several fragments.",
        finds=(
            "{speaker:Ruiz} {cue:called} it “green” and “{content:clean}”.",
            "{speaker:Ruiz} {cue:said} it was “green”, but not “{content:clean}”.",
        ),
        ignores=(
            ("Ruiz called it “green”. The “{content:clean}” city slept.", "it is another sentence"),
            (
                "The “green” and the “{content:clean}” city slept.",
                "the other has no speaker either",
            ),
        ),
        propose=same_sentence,
        confidence=0.85,
    ),
    Rule(
        id="continues",
        why="After an attributed quotation the next one without a clause is the same voice.",
        finds=(
            "“We are ready,” {speaker:Ruiz} {cue:said}. “{content:Let us go}.”",
            "“We are ready,” {cue:said} {speaker:Ruiz}, a nurse. “{content:Let us go}.”",
        ),
        ignores=(
            ("It was “green” and “{content:clean}”, said Ruiz.", "it is the same sentence"),
            ("“{content:We are ready}.” It was late.", "nothing stands before it"),
        ),
        propose=continues,
        confidence=0.94,
    ),
    Rule(
        id="new-paragraph",
        why="A speaker goes on over paragraphs; a new voice would be named.",
        finds=(
            "“We are ready,” {speaker:Ruiz} {cue:said}.\\n\\n“{content:Let us go}.”",
            "{speaker:Ruiz} {cue:said}: “We are ready.”\\n\\n“{content:Let us go}.”",
        ),
        ignores=(
            ("“We are ready,” Ruiz said. “{content:Let us go}.”", "it is the same paragraph"),
            ("It was late.\\n\\n“{content:Let us go}.”", "nobody has spoken yet"),
        ),
        propose=new_paragraph,
        confidence=0.8,
    ),
    Rule(
        id="announced",
        why="A paragraph that ends with a colon announces the words of the next one.",
        finds=(
            "{speaker:Ana Ruiz} {cue:wrote} on her page:\n\n“{content:We are ready}.”",
            "{speaker:The ministry} {cue:said} in a statement:\n\n“{content:All is well}.”",
        ),
        ignores=(
            ("Ana Ruiz went home.\n\n“{content:We are ready}.”", "nothing announces it"),
            ("Ana Ruiz wrote: “No.”\n\nBut the “{content:golden}” gate fell.", "it is a fragment"),
        ),
        propose=announced,
        confidence=0.9,
    ),
    Rule(
        id="sentence-before",
        why="Words that follow a sentence about somebody's words or feelings are mostly theirs.",
        finds=(
            "{speaker:Ana Ruiz} {cue:promised} help. “{content:We are ready}.”",
            "{speaker:The mayor} {cue:denied} it. “{content:I was at home}.”",
        ),
        ignores=(
            ("It rained. “{content:We are ready},” Ruiz said.", "its own clause names the speaker"),
            ("“{content:We are ready}.”", "nothing stands before it"),
        ),
        propose=sentence_before,
        confidence=0.7,
    ),
    Rule(
        id="paragraph-before",
        why="A paragraph of quotation alone can follow one that names who speaks.",
        finds=(
            "{speaker:Ana Ruiz} {cue:said} it was “fine”.\n\n“{content:We are ready}.”",
            "{speaker:Paz} {cue:said}: “No.”\n\n“{content:We needed it}.”",
        ),
        ignores=(
            (
                "It rained.\n\n“{content:We are ready},” Ruiz said.",
                "its own clause names the speaker",
            ),
            ("“{content:We are ready}.”", "nothing stands before it"),
        ),
        propose=paragraph_before,
        confidence=0.55,
    ),
)
