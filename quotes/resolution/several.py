"""Rules for several speakers at once: joint statements, "they", "the ministers"."""

from __future__ import annotations

import itertools
import re

from quotes.model import SpeakerRef
from quotes.resolution.phrase import bare, read_phrase
from quotes.resolution.rule import Answer, Case, Rule, nobody

PLURAL = frozenset({"they", "them", "both", "we", "us", "themselves"})
JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
BETWEEN = re.compile(r"(?:['’]s)?,? (?:and|with) (?:[\w.’'-]+ ){0,5}")
REACH = 700


def joint(case: Case) -> Answer | None:
    """The mention itself names several."""
    text = case.mention.text
    parts = JOINT.split(text)
    if len(parts) < 2 or case.organisation or case.article.institutions.named(text):
        return None
    if len(parts) == 2 and case.article.institutions.names.is_one(bare(parts[0]), parts[1]):
        return None
    phrases = [read_phrase(part, case.article.lexicon) for part in parts]
    if phrases[0].head in case.article.lexicon.report_nouns:
        return None
    if not any(phrase.is_name and not phrase.determiner for phrase in phrases):
        return None
    speakers: list[SpeakerRef] = []
    offset = case.start
    for part in parts:
        if not part:
            return None
        start = case.article.text.index(part, offset)
        offset = start + len(part)
        if not _can_speak(case, part):
            return None
        found = case.resolve(case.article.span(start, offset))
        speakers += [speaker for speaker in found.speakers if speaker not in speakers]
    if len(speakers) < 2:
        return None
    return Answer(tuple(speakers), "the mention names them all")


def _can_speak(case: Case, part: str) -> bool:
    """Whether a part is a speaker of its own, no bare title and no half of a name."""
    phrase = read_phrase(part, case.article.lexicon)
    lexicon = case.article.lexicon
    role = lexicon.role(phrase.head.rstrip("."))
    if role is not None or phrase.head.rstrip(".") in lexicon.titles:
        return bool(phrase.determiner or phrase.tail) or phrase.plural
    if not phrase.is_name:
        return bool(phrase.determiner) or phrase.plural
    institutions = case.article.institutions
    name = " ".join(phrase.words)
    return (
        len(phrase.words) > 1
        or institutions.looks_like_one(name)
        or institutions.named(name) is not None
        or bool(case.article.cast.find(phrase.words))
    )


def plural(case: Case) -> Answer | None:
    """ "They", "the ministers": the group that spoke last, or the two named together before."""
    word = case.mention.text.lower()
    phrase = case.phrase
    is_pronoun = word in PLURAL
    if not is_pronoun and not (phrase.is_definite and phrase.plural and not phrase.tail):
        return None
    if not is_pronoun and (phrase.is_name or not _are_people(case)):
        return None
    return (
        (_last_group(case) if is_pronoun else None)
        or _pair(case)
        or (nobody(f"nobody before “{word}” fits it") if is_pronoun else None)
    )


def _are_people(case: Case) -> bool:
    role = case.article.lexicon.role(case.phrase.head)
    return role is not None and role.kind not in ("collective", "anonymous")


def _last_group(case: Case) -> Answer | None:
    if not case.article.history:
        return None
    mention, resolution = case.article.history[-1]
    speakers = resolution.speakers
    if mention.start >= case.start or not speakers:
        return None
    if len(speakers) == 1 and speakers[0].kind not in ("group", "institution"):
        return None
    evidence = f"“{mention.text}”, who spoke {case.where(mention.start)}"
    return case.same_as(mention, resolution, evidence)


def _pair(case: Case) -> Answer | None:
    article = case.article
    pair = None
    for left, right in itertools.pairwise(
        article.cast.before(case.start, max(0, case.start - REACH))
    ):
        between = article.text[left[0].end : right[0].start]
        if left[1] is not right[1] and BETWEEN.fullmatch(between):
            pair = (left, right)
    if pair is None:
        return None
    people = tuple(case.person(member[1], "").speakers[0] for member in pair)
    span = article.span(pair[0][0].start, pair[1][0].end)
    return Answer(people, f"the two named together {case.where(span.start)}", span)


RULES: tuple[Rule, ...] = (
    Rule(
        "joint",
        "Several may sign one statement.",
        (
            "“No,” {mention:Ana Ruiz and Bo Lind} said. → Ana Ruiz + Bo Lind",
            "“No,” {mention:Mrs. Ruiz and her friends} said. → Ruiz + her friends",
        ),
        (
            ("“No,” {mention:Ana Ruiz} said.", "that is one person"),
            ("“No,” {mention:friends and family} said.", "nobody is named"),
        ),
        joint,
    ),
    Rule(
        "plural",
        "A plural takes up the group that spoke, or the two who were named together.",
        (
            "{antecedent:Ana Ruiz and Bo Lind} met. “No,” {mention:they} said. "
            "→ Ana Ruiz + Bo Lind",
            "“No,” said {antecedent:residents}. “Not now,” {mention:they} said. → residents",
        ),
        (("“No,” {mention:critics} said.", "that introduces a group"),),
        plural,
    ),
)
