"""Rules that take up an institution: by a noun ("the ministry", "the company") and by "it"."""

from __future__ import annotations

from quotes.resolution.kinds import fits_unknown, kinds_that_fit
from quotes.resolution.rule import MOST, Answer, Case, Rule, nobody
from quotes.resolution.standing import Candidate, Standing

NEUTER = frozenset({"it", "itself", "which", "that", "this"})
LEAD = 0.5
NEEDED_BY_PRONOUN = 0.5
NEEDED_BY_NOUN = -2.0
NEAR = -1.0
FARTHEST_OPEN = -4.0


def back_reference(case: Case) -> Answer | None:
    """A definite noun takes up an institution that is called so, or is of a kind with it."""
    noun = _noun(case)
    if noun is None:
        return None
    standing = Standing(case)
    if not case.only_describes:
        return _only_one(case, standing, noun)
    found = standing.called(" ".join(case.phrase.words[-2:]).lower()) or standing.called(noun)
    if not found or found[0].score < NEAR:
        fitting = [one for one in standing.of_kind(noun) if one.score >= NEEDED_BY_NOUN]
        is_open = fits_unknown(noun)
        found = [one for one in found if not is_open or one.score >= FARTHEST_OPEN] or fitting
    introduced = standing.introduced(noun)
    if not found and introduced is None:
        found = standing.goes_on(noun)
    if found and introduced is not None and introduced.start > found[0].span.end:
        return nobody(f"“{case.mention.text}” can be “{introduced.text}”, which has no name")
    return _answer(case, found)


def _noun(case: Case) -> str | None:
    """The noun of a mention that can point back to an institution, or None."""
    phrase = case.phrase
    is_most = any(word in MOST for word in phrase.words)
    if phrase.plural or not (phrase.is_definite or is_most) or phrase.is_name:
        return None
    if phrase.tail and not phrase.tail.startswith(("in a ", "in an ")):
        return None
    if case.article.institutions.is_noun(phrase.head):
        return phrase.head
    two = " ".join(phrase.words[-2:]).lower()
    return two if case.article.institutions.is_noun(two) else None


def _only_one(case: Case, standing: Standing, noun: str) -> Answer | None:
    """ "The Lima club", where the article has one club, of which it speaks here."""
    article = case.article
    if not kinds_that_fit(noun) or article.lexicon.role(noun) is not None:
        return None
    for word in case.phrase.words:
        if word[:1].isupper() and _is_of_somebody(case, word):
            return None
    found = [*standing.called(noun), *standing.of_kind(noun)]
    if len({one.name for one in found}) != 1 or found[0].score < NEEDED_BY_PRONOUN:
        return None
    return _answer(case, found[:1])


def _are_one(case: Case, best: Candidate, other: Candidate) -> bool:
    """Whether one of two is a nominal for the other: "the agency" of the agency that spoke."""
    if best.institution is not None and other.institution is not None:
        return False
    one, another = (found.resolution or case.resolve(found.span) for found in (best, other))
    return bool(one.speakers) and one.speakers == another.speakers


def _is_of_somebody(case: Case, word: str) -> bool:
    """Whether a word before a noun is a name of its own: "the Roe bank", "the Labour party"."""
    article = case.article
    known = article.institutions.named(word)
    return (
        bool(article.cast.find((word,)))
        or (known is not None and known.kind not in ("country", "government"))
        or bool(article.registry.person(word))
        or article.registry.people_with_family_name(word) != ()
        or article.institutions.full_form(word) is not None
        or case.bodies.called(word) is not None
    )


def neuter(case: Case) -> Answer | None:
    """ "It": the institution that is the subject, or spoke, nearest before."""
    if case.mention.text.lower() not in NEUTER:
        return None
    found = [one for one in Standing(case).all() if one.score >= NEEDED_BY_PRONOUN]
    return _answer(case, found) or nobody(
        f"no institution named before “{case.mention.text}” fits it"
    )


def _answer(case: Case, found: list[Candidate]) -> Answer | None:
    """The likeliest of the candidates; nobody where two are as likely."""
    if not found:
        return None
    best = found[0]
    if len(found) > 1 and best.score - found[1].score < LEAD and not _are_one(case, *found[:2]):
        return nobody(f"“{case.mention.text}” fits {best.name} and {found[1].name} alike")
    where = case.where(best.span.start)
    if best.resolution is not None:
        evidence = f"{best.name}, which spoke {where}"
        return case.same_as(best.span, best.resolution, evidence)
    if best.institution is not None:
        before = case.article.text[max(0, best.span.start - 4) : best.span.start]
        the = "the " if before.lower() == "the " else ""
        return case.institution(best.institution, f"{the}{best.name}, named {where}", best.span)
    meant = case.resolve(best.span)
    if best.is_document and meant.rule == "unnamed":
        return nobody(
            f"“{case.mention.text}” is {best.span.text}, of nobody whom the article names"
        )
    return case.same_as(best.span, meant, f"“{best.span.text}”, {where}")


RULES: tuple[Rule, ...] = (
    Rule(
        "back-reference",
        "A definite noun takes up an institution that the article calls so, or the one of its "
        "kind that is on the reader's mind.",
        (
            "{antecedent:Acme Bank} fell. “No,” {mention:the bank} said. → Acme Bank",
            "{antecedent:Acme} sold its ships. “No,” {mention:the company} said. → Acme",
            "Carmaker {antecedent:Zyl} fell. “No,” {mention:the Lima-based carmaker} said. → Zyl",
        ),
        (
            ("“No,” {mention:a bank} said.", "that introduces another one"),
            ("Norway’s Foreign Ministry fell. “No,” {mention:the bank} said.", "it is no bank"),
        ),
        back_reference,
    ),
)
PRONOUN = Rule(
    "institution-pronoun",
    "“It” that speaks is an institution, mostly the one that spoke or acted last.",
    (
        "“No,” said {antecedent:Acme Group}. “Not now,” {mention:it} said. → Acme Group",
        "The {antecedent:Lima Bank} closed. “We are closed,” {mention:it} said. → Lima Bank",
    ),
    (("“No,” {mention:she} said.", "that is a person"),),
    neuter,
)
