"""Rules for nouns that take up an institution: "the ministry", "the company"."""

from __future__ import annotations

from quotes.resolution.names import Name
from quotes.resolution.places import Place
from quotes.resolution.rule import Answer, Case, Rule

UNMARKED = frozenset({"company", "finance", "media", "team"})


def back_reference(case: Case) -> Answer | None:
    """A noun for an institution takes up the last one of its kind."""
    phrase = case.phrase
    article = case.article
    if phrase.is_name or phrase.tail or not phrase.is_definite or len(phrase.words) > 2:
        return None
    if phrase.head not in article.lexicon.institution_nouns or phrase.plural:
        return None
    for mention, resolution in reversed(article.history):
        if mention.start < case.start and resolution.speakers[:1]:
            speaker = resolution.speakers[0]
            if speaker.kind == "institution" and speaker.name.lower().endswith(phrase.head):
                evidence = f"{speaker.name}, which spoke {case.where(mention.start)}"
                return case.same_as(mention, resolution, evidence)
    found = article.institutions.last_with(phrase.head, case.start)
    if found is None:
        kind = article.lexicon.institution_nouns[phrase.head]
        return last_thing(case) if kind in UNMARKED else None
    institution = article.institutions.made_of(found.name, found.start)
    evidence = f"the {institution.name}, named {case.where(found.start)}"
    return case.institution(institution, evidence, article.span(found.start, found.end))


def last_thing(case: Case) -> Answer | None:
    """The name of no person that is the subject of the nearest sentence with one."""
    article = case.article
    number = article.paragraph_number(case.start)
    start = article.document.paragraphs[max(0, number - 1)].start
    named = [
        Name(one.start, one.end, tuple(one.name.split()), None, one.start)
        for one in article.institutions.in_text
        if start <= one.start < case.start
    ]
    inside = {k for name in named for k in range(name.start, name.end)}
    things = [
        name
        for name in article.cast.things_before(case.start, start)
        if name.start not in inside and _can_speak(case, name)
    ]
    found = [
        name
        for name in sorted(named + things)
        if article.quotation_at(name.start) is None
        and case.salience.places.of(name).place is Place.SUBJECT
    ]
    if not found:
        return None
    last = article.sentence(found[-1].start)
    near = [name for name in found if article.sentence(name.start) == last]
    first = next((name for name in near if case.salience.places.of(name).speaks), near[0])
    institutions = article.institutions
    full = institutions.expansion(first.text) or first.text
    institution = institutions.made_of(full, first.start)
    evidence = f"{institution.name}, named {case.where(first.start)}"
    return case.institution(institution, evidence, article.span(first.start, first.end))


def _can_speak(case: Case, name: Name) -> bool:
    """Whether a name that is no person's can be an institution's."""
    lexicon = case.article.lexicon
    token = name.tokens[-1]
    last = token.lower()
    if len(token) < 2 or token[:-1].isupper() != token.isupper():
        return False
    if lexicon.role(last) is not None or last.removesuffix("s") in lexicon.words["demonyms"]:
        return False
    return last not in lexicon.words["time_words"] and last not in lexicon.report_nouns


RULES: tuple[Rule, ...] = (
    Rule(
        "back-reference",
        "A definite noun takes up the last institution of that kind.",
        (
            "{antecedent:Acme Bank} fell. “No,” {mention:the bank} said. → Acme Bank",
            "{antecedent:Acme} sold its ships. “No,” {mention:the company} said. → Acme",
        ),
        (("“No,” {mention:a bank} said.", "that introduces another one"),),
        back_reference,
    ),
)
