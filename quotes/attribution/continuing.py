"""Rules for quotations whose speaker another quotation gives."""

from __future__ import annotations

import re

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.clauses import VERBAL

NEW_SUBJECT = re.compile(r"N[at]*[VYx]")


def _stands_alone(context: Context) -> bool:
    """The sentence is the quotation, with nothing that could name another speaker."""
    rest = context.left + context.right
    return not any(code in VERBAL or code in "NrA" for code in rest)


def _previous(context: Context) -> int | None:
    index = context.index - 1
    return index if index >= 0 and index in context.decided else None


def same_sentence(context: Context) -> Proposal | None:
    """Ruiz called it “green”, “clean” and “cheap”."""
    previous = _previous(context)
    if previous is None or context.decided[previous].mention is None:
        return None
    place = context.scene.places.get(previous)
    if place is None or place.sentence != context.place.sentence:
        return None
    between = context.sentence.codes[place.chunk + 1 : context.place.chunk]
    return Proposal(
        "another quotation of the same sentence has this speaker",
        same_as=previous,
        traits=(
            "new-subject" if NEW_SUBJECT.search(between) else "list" if len(between) < 4 else "on",
        ),
    )


def continues(context: Context) -> Proposal | None:
    """“We are ready,” Ruiz said. “Let us go.”"""
    previous = _previous(context)
    if previous is None or context.decided[previous].mention is None:
        return None
    place = context.scene.places.get(previous)
    if place is None or place.sentence == context.place.sentence:
        return None
    distance = context.place.sentence - place.sentence
    return Proposal(
        "a quotation without a clause of its own goes on with the one before it",
        same_as=previous,
        traits=(
            "alone" if _stands_alone(context) else "framed",
            f"distance-{min(distance, 3)}",
            f"{'alone' if _stands_alone(context) else 'framed'}-{min(distance, 3)}",
        ),
    )


def new_paragraph(context: Context) -> Proposal | None:
    """“We are ready,” Ruiz said. ¶ “Let us go.”"""
    previous = _previous(context)
    if previous is None or context.decided[previous].mention is None:
        return None
    if previous in context.scene.places:
        return None
    before = context.quotations[previous]
    start = context.scene.document.paragraphs[context.scene.first].start
    gap = context.text[before.outer_end : start].strip(" \n.\u00a0")
    near = "near" if len(gap) < 60 else "mid" if len(gap) < 300 else "far"
    alone = "alone" if _stands_alone(context) else "framed"
    return Proposal(
        "a paragraph of quotation alone goes on with the one before it",
        same_as=previous,
        traits=(alone, near, f"{alone}-{near}", "announced" if gap.endswith(":") else "plain"),
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
        why="After an attributed quotation the next one without a clause of its own is the same voice.",
        finds=(
            "“We are ready,” {speaker:Ruiz} {cue:said}. “{content:Let us go}.”",
            "“We are ready,” {cue:said} {speaker:Ruiz}, a nurse. “{content:Let us go}. It is late.”",
        ),
        ignores=(
            (
                "“We are ready,” Ruiz said. Ana Paz had “{content:no idea}”.",
                "another subject stands before it",
            ),
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
            (
                "“We are ready,” Ruiz said.\\n\\nThe town was asleep by then, and nobody came.\\n\\n“{content:Let us go}.”",
                "a paragraph of narrative stands between",
            ),
            ("It was late.\\n\\n“{content:Let us go}.”", "nobody has spoken yet"),
        ),
        propose=new_paragraph,
        confidence=0.8,
    ),
)
