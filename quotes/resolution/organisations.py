"""Rules for institutions: by name, acronym, short form, country, and by a noun that points back."""

from __future__ import annotations

import re

from quotes.registry import Institution
from quotes.resolution.institutions import made
from quotes.resolution.kinds import (
    COMPANIES,
    COMPANIES_BEFORE_NAMES,
    is_spelled_as_one,
    kinds_that_fit,
)
from quotes.resolution.names import is_acronym
from quotes.resolution.naming import is_of_country
from quotes.resolution.phrase import bare
from quotes.resolution.rule import Answer, Case, Rule
from quotes.resolution.standing import Standing

OF_PLACE = re.compile(r"(?<=[a-z])\s+of\s+(?:the\s+)?[A-Z][\w.' -]*$")
BRACKETED = re.compile(r"\s*\([A-Za-z.&]+\)$")
BASED = re.compile(r"^(?:[A-Z][\w.]+ )*[A-Z][\w.]*-based ")
DESCRIBED = re.compile(
    r"(?:.*?\s)?([a-z][\w'-]*)\s([A-Z0-9][\w.&’'-]*(?:\s(?:(?:and|of|for) )?[A-Z0-9][\w.&’'-]*)*)$"
)
POSSESSED = re.compile(r"^(.+?)['’]s?\s+(?=[\w-]+$)")
WITH_KIND = re.compile(
    r"(?:^|\s)([A-Z][\w.&’'-]*(?: (?:(?:of|and|the) )?[A-Z][\w.&’'-]*)*) ((?:[a-z]+ ){0,2}[a-z]+)$"
)
# Nouns that do not end a name in lower case; what stands before them is mostly a place.
OF_A_PLACE = frozenset(
    {"club", "side", "company", "firm", "airline", "carrier", "lender", "broadcaster", "carmaker"}
    | {"tabloid", "retailer", "manufacturer", "insurer", "startup", "start-up", "hospital"}
)
GOES_ON = re.compile(r" (?:to|for|on|against|by)(?: the)? [A-Z]\w+")
SAVE = re.compile(r"[A-Z][a-z]+ $")
LONGER = re.compile(r"(?: of| for| and| the)* [A-Z]\w+")
OWNED = frozenset({"campaign", "office", "administration", "team"})
LONGEST_NAME = 100
NOT_ONES_OWN = frozenset({"a", "an", "some", "its", "their"})
GENDERS = {"his": "m", "her": "f"}


def registered(case: Case) -> Answer | None:
    """The mention is a complete name that the registry knows."""
    text = _proper(case.core.text)
    institutions = case.article.institutions
    if not case.phrase.is_definite and _are_people(case):
        return None
    found = institutions.named(text)
    if found is None and "of" in text:
        found = institutions.named(OF_PLACE.sub("", text))
    found = found or _with_its_kind(case, text) or _going_on(case)
    if found is not None:
        return case.institution(found, f"the mention names {found.name}")
    name = case.organisation
    if name is None or institutions.organ(name, case.start) is not None:
        return None
    return case.institution(made(name), "the trained pipeline calls it an organisation")


def _with_its_kind(case: Case, text: str) -> Institution | None:
    """A name that the registry knows, with a noun for its kind: "the ruling Fidesz party"."""
    match = None if case.phrase.tail else WITH_KIND.search(bare(text))
    if match is None:
        return None
    found = case.article.institutions.named(match[1])
    kinds = kinds_that_fit(match[2].rpartition(" ")[2])
    return found if found is not None and found.kind in kinds else None


def _going_on(case: Case) -> Institution | None:
    """A known name that is longer than the mention.

    "The Committee" of "to Protect Journalists", "the Children" of "Save the Children".
    """
    if not case.phrase.is_name or case.phrase.tail or case.core is not case.mention:
        return None
    before = SAVE.search(case.article.text, max(0, case.start - 20), case.start)
    if before is not None and case.phrase.determiner:
        found = case.article.institutions.named(before[0] + case.mention.text)
        if found is not None:
            return found
    if not case.article.institutions.is_noun(case.phrase.head):
        return None
    match = GOES_ON.match(case.article.text, case.mention.end)
    while match is not None:
        words = case.article.text[case.start : match.end()]
        found = case.article.institutions.named(words)
        if found is not None:
            return found
        match = LONGER.match(case.article.text, match.end())
    return None


def _proper(text: str) -> str:
    """A name without what only describes it: "Rival Acme", "Lima-based Acme", "Acme (AC)"."""
    text = BRACKETED.sub("", text) if text.endswith(")") else text
    text = BASED.sub("", text) if "-based " in text else text
    first, _, rest = text.partition(" ")
    describes = (
        first.lower() in COMPANIES_BEFORE_NAMES or kinds_that_fit(first.lower()) == COMPANIES
    )
    return rest if describes and rest[:1].isupper() else text


def _are_people(case: Case) -> bool:
    """Whether the head means people, who are not their party ("some Republicans")."""
    role = case.article.lexicon.role(case.phrase.head)
    return role is not None and role.plural and role.kind != "collective"


def acronym(case: Case) -> Answer | None:
    """The mention is an acronym whose full form the document gives."""
    short = bare(case.mention.text)
    if not is_acronym(short):
        return None
    full = case.article.institutions.expansion(short)
    if full is None:
        return None
    institution = case.article.institutions.made_of(full, case.start)
    start = case.article.text.index(full)
    evidence = f"“{short}” is short for {full}"
    return case.institution(institution, evidence, case.article.span(start, start + len(full)))


def organ(case: Case) -> Answer | None:
    """An organ of a state whose country the context tells."""
    found = case.article.institutions.organ(case.mention.text, case.start)
    if found is None or _has_own_name(case, found[0]):
        return None
    institution, how = found
    return case.institution(institution, f"{institution.name}, {how}")


def _has_own_name(case: Case, organ: Institution) -> bool:
    """Whether the article calls an organ by a name of its own: "Bank of Ghana"."""
    if organ.kind != "central-bank" or organ.country is None:
        return False
    country = case.article.registry.country_by_id(organ.country)
    named = [one for one in Standing(case).called("bank") if "Bank of" in one.name]
    return country is not None and any(
        country.name in one.name and one.name != organ.name for one in named
    )


def short_form(case: Case) -> Answer | None:
    """The mention is the beginning of one longer name of an institution."""
    short = bare(case.mention.text)
    lexicon = case.article.lexicon
    if not short[:1].isupper() or case.phrase.tail or len(case.phrase.words) > 2:
        return None
    for word in short.lower().replace(".", "").split():
        if word in lexicon.given_names or word in lexicon.titles or word in lexicon.role_nouns:
            return None
    if case.article.cast.find(tuple(short.split())):
        return None
    institutions = case.article.institutions
    found, how = institutions.full_form(short), "begins"
    if found is None and case.phrase.determiner == "the":
        found, how = institutions.full_form_ending(short), "ends"
    if found is None:
        return None
    name, start, end = found
    institution = institutions.made_of(name, start)
    evidence = f"{name}, the only institution of the article whose name {how} so"
    return case.institution(institution, evidence, case.article.span(start, end))


def named(case: Case) -> Answer | None:
    """The mention is the name of an institution that only the document knows."""
    article = case.article
    text = bare(BRACKETED.sub("", case.core.text))
    phrase = case.phrase
    if not phrase.words or phrase.determiner in NOT_ONES_OWN:
        return None
    owned = _possession(case)
    if owned is not None:
        return case.institution(made(owned), f"the mention names the {owned}")
    institutions = article.institutions
    head = " ".join(phrase.words)
    owner = phrase.words[0] if is_of_country(article, phrase.words[0]) else None
    of_name = phrase.tail.startswith(("of ", "for ")) and phrase.is_name
    if phrase.tail and not of_name:
        return None
    match = DESCRIBED.match(head)
    if match is not None and institutions.is_noun(match[1]):
        institution = institutions.made_of(match[2], case.start)
        return case.institution(institution, f"the mention names {match[2]}")
    if (_are_people(case) and not phrase.is_definite) or case.only_describes:
        return None
    if phrase.head in OF_A_PLACE and not phrase.is_name:
        return None
    if head[:1].isupper() and institutions.looks_like_one(head):
        own = text if owner is None else text[len(owner) :].strip()
        start = case.core.end - len(own)
        whole = next(institutions.names.find(article.text, start, start + LONGEST_NAME), None)
        if whole is not None and whole.start == start and whole.name.startswith(f"{own} "):
            own = whole.name if whole.kind is not None else own
        institution = institutions.made_of(own, start)
        return case.institution(institution, f"the mention names {institution.name}")
    return None


def by_capitals(case: Case) -> Answer | None:
    """A name that is no person's: "the Hill", "Judicial Review Watch"."""
    phrase = case.phrase
    article = case.article
    words = phrase.words
    if not words or phrase.determiner not in ("", "the"):
        return None
    if not all(word[:1].isupper() for word in words) or phrase.tail:
        return None
    last = words[-1].lower()
    lexicon = article.lexicon
    if lexicon.role(last) is not None or last in lexicon.titles or last in lexicon.report_nouns:
        return None
    is_place = article.registry.country(words[-1]) is not None and len(words) == 1
    if last in lexicon.words["demonyms"] or is_place:
        return None
    is_brand = is_spelled_as_one(words, None, lexicon, article.registry)
    if len(words) == 1 and not phrase.determiner and not is_brand:
        return None
    if words[0].lower() in lexicon.given_names:
        return None
    if len(words) > 1 and is_of_country(article, words[0]):
        words = words[1:]
    name = " ".join(words)
    return case.institution(made(name), f"the mention names {name}, which is no person's name")


def _possession(case: Case) -> str | None:
    """ "Roe campaign" of "Sen. Ana Roe’s campaign", "her campaign": named after its owner."""
    phrase = case.phrase
    article = case.article
    if phrase.head not in OWNED or phrase.tail:
        return None
    if phrase.determiner in GENDERS:
        ranked = case.salience.antecedents(case.start, GENDERS[phrase.determiner])
        owner = ranked[0].character if ranked else None
        return f"{owner.surname} {phrase.head}" if owner is not None else None
    match = POSSESSED.match(" ".join(phrase.words))
    if match is None:
        return None
    start = case.start + case.core.text.index(match[1])
    if match[1][match[1].rfind(" ") + 1 :].islower():
        return " ".join(phrase.words)
    speakers = case.resolve(article.span(start, start + len(match[1]))).speakers
    if len(speakers) != 1:
        return None
    speaker = speakers[0]
    name = speaker.name.split()[-1] if speaker.kind == "person" else speaker.name
    return f"{name} {phrase.head}"


BY_NAME: tuple[Rule, ...] = (
    Rule(
        "institution-name",
        "A complete name means the same institution in every article.",
        (
            "“No,” said {mention:the Russian Foreign Ministry}. → Russian Foreign Ministry",
            "“No,” said {mention:NATO}. → NATO",
        ),
        (
            ("“No,” said {mention:the Foreign Ministry}.", "its country is not named"),
            ("“No,” said {mention:the Acme Foundation}.", "the registry does not know it"),
        ),
        registered,
    ),
    Rule(
        "organ-of-country",
        "Organs of states share their names; the country named nearby tells whose it is.",
        (
            "Norway waits. “No,” said {mention:the Foreign Ministry}. → Norwegian Foreign Ministry",
            "Peru met Norway in Rome.\n\nIn Peru, {mention:the Defence Ministry} said “no.” "
            "→ Peruvian Defence Ministry",
        ),
        (("“No,” said {mention:the Foreign Ministry}.", "no country is named"),),
        organ,
    ),
    Rule(
        "acronym",
        "News introduces an acronym in brackets, or lets the initials of the name tell it.",
        (
            "The {antecedent:Lima River Trust} (LRT) came. “No,” {mention:the LRT} said. "
            "→ Lima River Trust",
            "{antecedent:Great Rivers} came. “No,” {mention:GR} said. → Great Rivers",
        ),
        (("“No,” {mention:the LRT} said.", "the article does not spell it out"),),
        acronym,
    ),
    Rule(
        "short-form",
        "After the full name of an institution, news goes on with its first words.",
        (
            "{antecedent:Acme Securities} fell. “No,” {mention:Acme} said. → Acme Securities",
            "The {antecedent:Lima Post} was sold. “No,” {mention:the Post} said. → Lima Post",
        ),
        (("“No,” {mention:Acme} said.", "no longer name begins so"),),
        short_form,
    ),
)

BY_NOUN: tuple[Rule, ...] = (
    Rule(
        "institution-by-noun",
        "The last word of a name shows an institution that no registry knows.",
        (
            "“No,” said {mention:the Acme Foundation}. → Acme Foundation",
            "“No,” said {mention:the Roe campaign}. → Roe campaign",
        ),
        (
            ("“No,” said {mention:Ana Ruiz}.", "that is a person"),
            ("“No,” said {mention:the company}.", "that is no name"),
        ),
        named,
    ),
    Rule(
        "institution-by-capitals",
        "Of capitalised words that are no person's name, newspapers mostly quote institutions.",
        (
            "“No,” said {mention:the Green Rivers}. → Green Rivers",
            "“No,” according to {mention:the Hill}. → Hill",
        ),
        (
            ("“No,” said {mention:the minister}.", "that is no name"),
            ("“No,” said {mention:the Democrat}.", "that is a person"),
        ),
        by_capitals,
    ),
)
