"""How strongly a verb says that words were spoken."""

from __future__ import annotations

from functools import cache
from typing import Literal

from quotes.language.lexicon import VerbForm, load_lexicon

CueClass = Literal["speech", "naming", "object", "weak", "thought", "none"]
STRENGTH: dict[CueClass, float] = {
    "speech": 3,
    "naming": 2.5,
    "object": 2,
    "weak": 1.5,
    "thought": 1,
    "none": 0,
}


@cache
def cue_class(form: str) -> CueClass:
    """Class of an inflected verb form, lower-case.

    `speech` takes the words themselves and nearly always reports ("said"),
    `weak` often does not ("showed"); `naming` gives a name ("called"),
    `object` takes a fragment in its object ("praised the “balanced” view"),
    `thought` reports no utterance ("believes"), `none` is no reporting verb.
    """
    readings = load_lexicon().verbs.get(form, ())
    frames = frames_of(form)
    if not readings:
        return "speech" if form in load_lexicon().phrases_by_first_word else "none"
    if "cognition" in frames and not frames & {"addressee", "document"}:
        return "thought"
    if "quote" in frames:
        return "speech" if any(v.strength == "strong" for v in readings) else "weak"
    if frames & {"naming", "as"}:
        return "naming"
    if frames & {"object", "infinitive", "addressee"}:
        return "object"
    return "thought"


@cache
def frames_of(form: str) -> frozenset[str]:
    """All frames that any reading of an inflected verb form takes."""
    readings: tuple[VerbForm, ...] = load_lexicon().verbs.get(form, ())
    return frozenset().union(*(reading.frames for reading in readings))
