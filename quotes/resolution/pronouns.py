"""Rules for pronouns: "he", "she", "it", "they", "I", and relative ones."""

from __future__ import annotations

from quotes.model import SpeakerRef
from quotes.registry import slug
from quotes.resolution import things
from quotes.resolution.rule import Answer, Case, Rule, nobody
from quotes.resolution.salience import Antecedent

GENDERS = {
    "he": "m", "him": "m", "himself": "m", "his": "m",
    "she": "f", "her": "f", "herself": "f", "hers": "f",
}  # fmt: skip
AUTHOR = frozenset({"i", "me", "my"})
NEEDED = -0.5
LEAD = 0.25
NAMESAKE_LEAD = 1.0


def relative(case: Case) -> Answer | None:
    """A relative pronoun is who stands before it."""
    if case.stands_for is None:
        return None
    noun = case.stands_for
    if noun.text.isdigit():
        named = case.article.cast.before(noun.start, noun.start - 60)
        if not named or named[-1][0].end < noun.start - 2:
            return nobody(f"“{case.mention.text}” stands for no name")
        noun = case.article.span(named[-1][0].start, named[-1][0].end)
    inner = case.resolve(noun)
    evidence = f"“{case.mention.text}” stands for “{noun.text}”"
    return Answer(inner.speakers, evidence, noun, inner.role, inner.institution)


def personal(case: Case) -> Answer | None:
    """ "He" and "she": the likeliest person named before, if anybody is."""
    word = case.mention.text.lower()
    gender = GENDERS.get(word)
    if gender is None:
        return None
    article = case.article
    own = case.quotation
    words = article.text[own.start : own.end] if own is not None else ""
    unnamed = _unnamed_speaker(case, gender)
    if unnamed is not None:
        return unnamed
    found = case.salience.antecedents(case.start, gender, words, case.addressee)
    if not found or found[0].score < NEEDED:
        return nobody(f"nobody named before “{case.mention.text}” fits it")
    best = found[0]
    if best.character is None:
        return nobody(f"“{case.mention.text}” stands for “{best.span.text}”, whom several can be")
    if len(found) > 1 and best.score - found[1].score < LEAD:
        return nobody(f"“{case.mention.text}” fits {_named(best)} and {_named(found[1])} alike")
    if any(_is_close_namesake(best, other) for other in found[1:]):
        return nobody(
            f"“{case.mention.text}” can be either of two people called {best.character.surname}"
        )
    where = case.where(best.span.start)
    evidence = f"{best.character.name}, the likeliest of those named before it, {where}"
    return case.person(best.character, evidence, best.span)


def _named(antecedent: Antecedent) -> str:
    return antecedent.span.text if antecedent.character is None else antecedent.character.name


def _is_close_namesake(best: Antecedent, other: Antecedent) -> bool:
    if best.character is None or other.character is None:
        return False
    return (
        best.character.surname == other.character.surname
        and best.score - other.score < NAMESAKE_LEAD
    )


def _unnamed_speaker(case: Case, gender: str) -> Answer | None:
    """Somebody without a name who spoke last, with nobody named since."""
    article = case.article
    if not article.history:
        return None
    mention, resolution = article.history[-1]
    if len(resolution.speakers) != 1 or resolution.speakers[0].kind != "unnamed":
        return None
    if (
        mention.start >= case.start
        or article.sentence(case.start) - article.sentence(mention.start) > 3
    ):
        return None
    if article.text.endswith("by ", 0, mention.start):  # "Ruiz was told by a teacher that"
        return None
    role = article.lexicon.role(resolution.speakers[0].name.split()[-1].lower())
    if role is not None and role.gender not in (None, gender):
        return None
    between = article.cast.before(case.start, mention.end)
    if any(
        character.gender in (gender, None) and article.quotation_at(name.start) is None
        for name, character in between
    ):
        return None
    where = case.where(mention.start)
    return case.same_as(mention, resolution, f"“{mention.text}”, who spoke {where}")


def author(case: Case) -> Answer | None:
    """ "I" outside quotation marks is who wrote the article."""
    if case.mention.text.lower() not in AUTHOR:
        return None
    name = case.article.document.provenance.author
    if name is None:
        return nobody("the article does not say who wrote it")
    return Answer((SpeakerRef(slug(name), name, "person"),), "the author of the article")


RULES: tuple[Rule, ...] = (
    Rule(
        "relative-pronoun",
        "A relative pronoun stands for the noun right before it.",
        (
            "{antecedent:Ana Ruiz}, {mention:who} said: “We are ready.” → Ana Ruiz",
            "Bo met {antecedent:Ana Ruiz}, {mention:who} said “no.” → Ana Ruiz",
        ),
        (("“No,” {mention:she} said.", "that is a personal pronoun"),),
        relative,
    ),
    Rule(
        "pronoun",
        "A pronoun takes up somebody who is still on the reader's mind: named shortly before, "
        "as a subject or as the last speaker, and of its gender.",
        (
            "{antecedent:Ana Ruiz} came with Bo Lind. “No,” {mention:she} said. → Ana Ruiz",
            "{antecedent:Paul Lind} met Peter Roe. “No,” {mention:he} said. → Paul Lind",
            "“No,” said a spokesman. “Not now,” {mention:he} said. → spokesman",
        ),
        (
            ("“No,” {mention:it} said.", "that is no person"),
            ("“No,” {mention:Lind} said.", "that is a name"),
        ),
        personal,
    ),
    things.PRONOUN,
    Rule(
        "author",
        "The first person outside quotation marks is the writer's own.",
        (
            "“Are you ready?” {mention:I} asked. → open",
            "{mention:I} told her: “I am ready.” → open",
        ),
        (("“No,” {mention:he} said.", "that is somebody else"),),
        author,
    ),
)
