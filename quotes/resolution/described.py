"""Rules for institutions that words beside a name show: "energy firm Zyl", "its parent, Zyl"."""

from __future__ import annotations

from quotes.resolution.kinds import COMPANIES_BEFORE_NAMES
from quotes.resolution.naming import is_of_country
from quotes.resolution.phrase import bare
from quotes.resolution.rule import Answer, Case, Rule

LONGEST = 90
OWNERS = frozenset({"parent", "owner", "rival", "partner", "operator", "supplier", "competitor"})


def described(case: Case) -> Answer | None:
    """A name that the article itself shows to be an institution's: "energy firm Zyl"."""
    name = case.name.text if case.name is not None else bare(case.core.text)
    institutions = case.article.institutions
    if (
        case.phrase.tail
        or institutions.kind_of(name)
        or case.article.cast.find(tuple(name.split()))
    ):
        return None
    if case.phrase.is_indefinite or not case.phrase.is_name or not _only_names(case, name):
        return None
    body = case.bodies.called(name)
    if body is None:
        return None
    nouns = " and ".join(sorted(body.nouns))
    evidence = f"the article calls it {nouns}" if nouns else "the article takes it up with “its”"
    return case.institution(body.institution, evidence)


def _only_names(case: Case, name: str) -> bool:
    """Whether a mention is a name, with at most a noun before it that says what it is."""
    lexicon = case.article.lexicon
    if name.lower() in lexicon.titles or lexicon.role(name.lower()) is not None:
        return False
    before = bare(case.core.text).removesuffix(name).split()
    if not before:
        return True
    last = before[-1].lower()
    if len(before) == 1 and is_of_country(case.article, before[0]):
        return True
    return (
        case.article.institutions.is_noun(last)
        or last in lexicon.words["demonyms"]
        or last in COMPANIES_BEFORE_NAMES
    )


def beside(case: Case) -> Answer | None:
    """The name of an institution stands in apposition: "the army's media wing, ISPR, said"."""
    phrase = case.phrase
    article = case.article
    lexicon = article.lexicon
    if phrase.is_name or phrase.plural or not phrase.words:
        return None
    owned = phrase.determiner == "its" and phrase.head in OWNERS
    is_noun = owned or article.institutions.is_noun(phrase.head)
    is_person = lexicon.role(phrase.head) is not None and not is_noun
    if is_person or phrase.head in lexicon.report_nouns:
        return None
    if phrase.tail or article.text[case.core.end : case.core.end + 2] != ", ":
        return None
    start = case.core.end + 2
    named = next(article.institutions.names.find(article.text, start, start + LONGEST), None)
    if named is None or article.text[start : named.start] not in ("", "the "):
        return None
    if article.text[named.end : named.end + 1] not in (",", ".") or article.cast.before(
        named.end, named.start
    ):
        return None
    institution = article.institutions.made_of(named.name, named.start)
    span = article.span(named.start, named.start + len(named.name))
    return case.institution(institution, f"“{institution.name}” stands beside it", span)


AS_INSTITUTION = Rule(
    "institution-described",
    "What the article calls a firm or a group, or takes up with “its”, is an institution.",
    (
        "“No,” said {mention:energy firm Zyl}. → Zyl",
        "Zyl cut its price. “No,” {mention:Zyl} said. → Zyl",
        "Zyl, the country’s largest union, met. “No,” {mention:Zyl} said. → Zyl",
    ),
    (
        ("“No,” {mention:Zyl} said.", "nothing tells what it is"),
        ("“No,” said {mention:minister Zyl}.", "that is a person"),
    ),
    described,
)
BESIDE = Rule(
    "institution-beside",
    "A name in apposition says which institution the noun before it is.",
    (
        "“No,” said {mention:the regulator}, {antecedent:Zyl}. → Zyl",
        "{mention:The army’s media wing}, {antecedent:Zyl River Relations}, said: “No.” "
        "→ Zyl River Relations",
    ),
    (
        ("{mention:The company}, Ana Ruiz said, is “over.”", "that is a person"),
        ("{mention:The company} said: “No.”", "no name stands beside it"),
    ),
    beside,
)
