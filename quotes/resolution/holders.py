"""Rules for nominals that mean a person whom the document names: "the senator"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.character import Character
from quotes.resolution.roles import joined
from quotes.resolution.rule import Answer, Case, Rule

SYNONYMS = tuple(
    frozenset(words.split())
    for words in (
        "senator sen", "governor gov", "spokesman spokeswoman spokesperson",
        "representative rep congressman congresswoman lawmaker legislator", "secretary sec",
        "candidate nominee hopeful contender frontrunner front-runner challenger",
        "lawyer attorney solicitor barrister", "professor prof academic scholar",
        "chairman chairwoman chair chairperson", "boss coach manager", "actor actress star",
        "adviser advisor aide strategist", "chief head director", "democrat democratic",
        "host anchor presenter", "reporter journalist correspondent", "billionaire businessman",
        "businessman tycoon magnate mogul developer", "singer musician star", "mp minister",
    )
)  # fmt: skip
EXCLUSIVE = (
    frozenset({"democrat", "democratic", "republican", "gop", "independent", "libertarian"}),
    frozenset({"conservative", "labour", "liberal", "tory"}),
)
HEADLINE = 100
LEAD_REACH = 2
OFFICES = frozenset(
    {"minister", "prime-minister", "president", "vice-president", "premier", "chancellor"}
    | {"governor", "senator", "mayor", "king", "queen", "judge", "ambassador", "pope"}
)
WEAK = frozenset({"spokesperson", "collective"})
ANYBODY = frozenset({"official", "source", "insider", "person", "witness", "member", "resident"})
FALLBACK = 2.5
FALLBACK_ALONE = 1.0  # where the article names nobody else
# Words before an office that tell no field: "the former minister", "the presidential candidate".
PLAIN = frozenset(
    {"former", "current", "then", "outgoing", "incoming", "veteran", "new", "old", "young"}
    | {"longtime", "long-time", "first-term", "second-term", "newly", "elected", "embattled"}
    | {"presidential", "presumptive", "two-term", "one-time", "onetime", "ex", "late", "first"}
)
TOLD_APART = re.compile(
    r" (?:who|whose|(?:accused|suspected|convicted) of|charged with)\b"
    r"|,? (?:who|speaking|requesting|citing)\b[^.;“”\"]{0,60}?\b(?:named|identified|anonym\w+)\b"
)
AGED = re.compile(r", (\d\d),")


def role_holder(case: Case) -> Answer | None:
    """A definite nominal whose head is the role that the document gives one person."""
    phrase = case.phrase
    if not _can_point_back(case) or case.article.lexicon.role(phrase.head) is None:
        return None
    cast = case.article.cast
    before = [c for c in cast.characters if _is_named_before(case, c) and _fits(case, c)]
    holders = [c for c in before if _describes(case, c, _office(case))]
    chosen = _chosen(case, holders)
    if chosen is None:
        return None
    evidence = f"{chosen.name}, whom the article calls {phrase.head}"
    first = chosen.mentions[0]
    return case.person(chosen, evidence, case.article.span(first.start, first.end))


def _is_named_before(case: Case, character: Character) -> bool:
    """Whether the reporter has named somebody before; who only others speak of may be a joke."""
    return any(
        name.start < case.start and case.article.quotation_at(name.start) is None
        for name in character.mentions
    )


def _can_point_back(case: Case) -> bool:
    phrase = case.phrase
    if phrase.plural or not phrase.words or phrase.is_indefinite or _is_told_apart(case):
        return False
    return phrase.is_definite or (not phrase.determiner and not phrase.is_name)


def _is_told_apart(case: Case) -> bool:
    """Whether a clause tells of somebody new or unnamed: "the man who shot Ruiz"."""
    return TOLD_APART.match(case.article.text, case.mention.end) is not None


def _fits(case: Case, character: Character) -> bool:
    """Whether neither gender nor party nor country speak against it."""
    words = case.article.roles.words(character)
    own = {word.lower() for word in case.phrase.words}
    for group in (*EXCLUSIVE, case.article.lexicon.words["demonyms"]):
        if own & group and words & group and not own & words & group:
            return False
    role = case.article.lexicon.role(case.phrase.head)
    if role is None or role.gender is None or character.gender is None:
        return True
    return role.gender == character.gender


def _office(case: Case) -> str:
    """The head of the mention, with the word that makes it another office: "prime-minister"."""
    return joined(" ".join(case.phrase.words).lower()).split()[-1]


def _holds_another(case: Case, character: Character) -> bool:
    """Whether the mention is an office, and somebody holds only others as the article tells."""
    own = OFFICES & case.article.roles.words(character)
    return bool(own) and _office(case) in OFFICES - own


def _describes(case: Case, character: Character, head: str) -> bool:
    words = case.article.roles.words(character)
    if head in words or (head.endswith("-year-old") and _is_aged(case, character, head)):
        return True
    return any(head in group and group & words for group in SYNONYMS)


def _is_aged(case: Case, character: Character, head: str) -> bool:
    """ "Ana Ruiz, 54," for "the 54-year-old"."""
    text = case.article.text
    age = f", {head.partition('-')[0]},"
    return any(text.startswith(age, name.end) for name in character.mentions)


def _is_otherwise(case: Case, character: Character) -> bool:
    """Whether somebody has another age, or another profession than "the team doctor"."""
    head, text = case.phrase.head, case.article.text
    if head.endswith("-year-old"):
        ages = (AGED.match(text, name.end) for name in character.mentions)
        return any(age is not None and not head.startswith(age[1]) for age in ages)
    lexicon = case.article.lexicon
    role = lexicon.role(head)
    if role is None or role.kind != "profession" or len(case.phrase.words) < 2:
        return False
    known = (lexicon.role(word) for word in case.article.roles.words(character))
    return any(other is not None and other.kind == "profession" for other in known)


def _is_told_with_field(case: Case) -> bool:
    """Whether an office comes with its field, as that of somebody new: "the schools minister"."""
    role = case.article.lexicon.role(case.phrase.head)
    fields = [word for word in case.phrase.words[:-1] if word.islower() and word not in PLAIN]
    return role is not None and role.kind == "office" and bool(fields)


def _chosen(case: Case, holders: Sequence[Character]) -> Character | None:
    """The one who fits the other words of the nominal best; of several, the last one named."""
    if not holders:
        return None
    modifiers = {word.lower() for word in case.phrase.words[:-1]} | set(
        re.findall(r"[a-z]{4,}", case.phrase.tail.lower())
    )
    words = case.article.roles.words
    most = max(len(modifiers & words(character)) for character in holders)
    names = any(word[:1].isupper() for word in case.phrase.words[:-1])
    if modifiers and not most and (case.phrase.tail or names):
        return None
    best = [c for c in holders if len(modifiers & words(c)) == most]
    if len(best) == 1:
        return best[0]
    near = [
        (name, character)
        for name, character in case.article.cast.before(case.start, case.start - 600)
        if character in best and case.article.quotation_at(name.start) is None
    ]
    if not near:
        return None
    number = case.article.sentence(near[-1][0].start)
    last = {c for name, c in near if case.article.sentence(name.start) == number}
    return next(iter(last)) if len(last) == 1 else None


def _lead(case: Case) -> int:
    """The number of the paragraph that opens the article, after a headline."""
    first = case.article.document.paragraphs[0]
    text = case.article.text[first.start : first.end].rstrip("”\"' ")
    return 0 if text.endswith((".", ":")) and len(text) > HEADLINE else 1


def named_later(case: Case) -> Answer | None:
    """A lead that describes somebody whom the next paragraphs name."""
    phrase = case.phrase
    article = case.article
    if phrase.plural or phrase.is_name or not phrase.words:
        return None
    number = article.paragraph_number(case.start)
    if number > _lead(case) or article.lexicon.role(phrase.head) is None:
        return None
    later = []
    for character in article.cast.characters:
        first = character.mentions[0]
        within = article.paragraph_number(first.start) - number <= LEAD_REACH
        fits = first.start > case.start and within and _fits(case, character)
        if fits and character.is_full and _describes(case, character, _office(case)):
            later.append(character)
    if len(later) != 1:
        return None
    first = later[0].mentions[0]
    evidence = f"{later[0].name}, the only {phrase.head} whom the next paragraphs name"
    return case.person(later[0], evidence, article.span(first.start, first.end))


def _is_demonym(case: Case) -> bool:
    """Whether the mention is "the Spaniard", one of a people."""
    if not case.phrase.is_name or len(case.phrase.words) > 1:
        return False
    place = case.article.registry.countries_in(case.phrase.words[0])
    return len(place) == 1 and place[0].how in ("demonym", "adjective")


def topic(case: Case) -> Answer | None:
    """A definite nominal without any other bearer is another word for the topic."""
    phrase = case.phrase
    article = case.article
    if not phrase.is_definite or phrase.plural or phrase.tail or not phrase.words:
        return None
    if _is_told_apart(case):
        return None
    role = article.lexicon.role(phrase.head)
    of_country = _is_demonym(case)
    if not of_country and (role is None or role.kind in WEAK or phrase.head in ANYBODY):
        return None
    genders = (role.gender,) if role is not None and role.gender else ("m", "f")
    found = [one for gender in genders for one in case.salience.antecedents(case.start, gender)]
    found.sort(key=lambda one: (-one.score, -one.span.start))
    best = found[0] if found else None
    if best is None or best.character is None:
        return None
    alone = len(article.cast.characters) == 1 and best.character.is_full
    plain = of_country or not phrase.is_name
    if best.score < (FALLBACK_ALONE if alone and plain else FALLBACK):
        return None
    if not _fits(case, best.character) or _is_otherwise(case, best.character):
        return None
    modifiers = {word.lower() for word in phrase.words[:-1] if word[:1].isupper()}
    holders = [
        c
        for c in article.cast.characters
        if _describes(case, c, _office(case))
        and _fits(case, c)
        and (not modifiers or modifiers & article.roles.words(c))
    ]
    if holders and best.character not in holders:
        return None
    if not holders and (_holds_another(case, best.character) or _is_told_with_field(case)):
        return None
    rivals = [one for one in found if one.character is not best.character]
    if rivals and best.score - rivals[0].score < 1.0:
        return None
    evidence = f"{best.character.name}, of whom the article speaks here"
    return case.person(best.character, evidence, best.span)


RULES: tuple[Rule, ...] = (
    Rule(
        "role-holder",
        "A definite nominal takes up the person to whom the article gave that role.",
        (
            "The minister, {antecedent:Ana Ruiz}, came. “No,” {mention:the minister} said. "
            "→ Ana Ruiz",
            "{antecedent:Bo Lind} (D-Ohio) came. “No,” {mention:the Democrat} said. → Bo Lind",
        ),
        (
            ("Bo Lind came. “No,” said {mention:a minister}.", "that introduces somebody"),
            ("Minister Bo Lind came. “No,” {mention:the players} said.", "those are several"),
            (
                "The minister, Ana Ruiz, left. “No,” said {mention:the minister} who fell in May.",
                "the clause tells another one",
            ),
            (
                "Ana Ruiz met “Mayor Paz”. “No,” {mention:the mayor} said.",
                "only quoted words call him so",
            ),
        ),
        role_holder,
    ),
    Rule(
        "named-later",
        "A lead may describe the speaker whom the next paragraph names.",
        (
            "{mention:A senator} said it was “over.”\n\nSen. {antecedent:Bo Lind} left. → Bo Lind",
            "{mention:A minister} said it was “over.”\n\nThe minister, {antecedent:Ana Ruiz}, "
            "resigned. → Ana Ruiz",
        ),
        (("{mention:A minister} said it was “over.”\n\nAna Ruiz resigned.", "no role tells"),),
        named_later,
    ),
    Rule(
        "topic",
        "News varies its words for the person it is about: “the billionaire”, “the candidate”.",
        (
            "{antecedent:Ana Ruiz} came. “No,” {mention:the billionaire} said. → Ana Ruiz",
            "{antecedent:Bo Lind} left Lima. “No,” said {mention:the candidate}. → Bo Lind",
            "{antecedent:Bo Lind} lost in Lima. “No,” {mention:the Norwegian} said. → Bo Lind",
        ),
        (
            ("Ana Ruiz came. “No,” said {mention:a billionaire}.", "that introduces somebody"),
            (
                "Ana Ruiz came. {mention:The manager}, who asked not to be named, said “no.”",
                "the manager has no name",
            ),
            ("Ana Ruiz came. “No,” {mention:the spokesman} said.", "spokesmen speak for another"),
            (
                "Ana Ruiz came. “No,” {mention:the schools minister} said.",
                "the article tells of no such office of hers",
            ),
            ("Ana Ruiz, 54, came. “No,” {mention:the 38-year-old} said.", "that is another age"),
            (
                "Coach Ana Ruiz came. “No,” {mention:the team doctor} said.",
                "she has another profession",
            ),
        ),
        topic,
    ),
)
