"""Rules for people by their names: full, short, shared, and names that stand beside a nominal."""

from __future__ import annotations

import re

from quotes.resolution.character import Character
from quotes.resolution.kinds import is_spelled_as_one
from quotes.resolution.names import POSTNOMINALS, Name, name_finder
from quotes.resolution.naming import is_of_country
from quotes.resolution.phrase import bare, is_plural
from quotes.resolution.rule import Answer, Case, Rule, nobody

NAME_BESIDE = re.compile(
    r"(?:\s(?:of|for|in|at|on|from|with|to|who|\w+ing|\w+ed)\s[\w’' -]{1,60})?,?\s"
    r"(?:(?<=,\s)(?:\d+|[a-z-]+)-year-old\s)?(?=[A-Z])"
)
PLACE_AFTER = re.compile(
    r" (?:of|from|at) (?:the )?[A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'.-]*|of|and))*"
)
LONGEST_BESIDE = 60
# Whose counsel an apposition names: nobody gives a party's own name after these.
PARTIES = frozenset(
    {"accused", "defendant", "applicant", "plaintiff", "appellant", "claimant", "respondent"}
)


def full_name(case: Case) -> Answer | None:
    """The mention is the full name of a person of the document."""
    name = case.name
    if name is None or len(name.tokens) < 2:
        return None
    cast = case.article.cast
    found = cast.find(name.tokens)
    if len(found) > 1:
        return None
    if not found and case.phrase.determiner == "the" and name.title is None:
        return None
    character = found[0] if found else _promoted(case, name)
    if character is None or len(character.tokens) > len(name.tokens) + 1:
        return None
    return case.person(character, f"“{name.text}” is the full name")


def short_name(case: Case) -> Answer | None:
    """The mention is a part of one full name of the document only."""
    name = case.name
    if name is None:
        return None
    found = case.article.cast.find(name.tokens)
    if not found and _stands_alone(case, name) and not _is_institution(case, name):
        found = [one for one in (case.article.cast.promote(name.tokens),) if one]
    if len(found) != 1 or not found[0].is_full:
        return None
    first = _introduction(found[0])
    evidence = f"{found[0].name}, the only person of the article called {name.text}"
    return case.person(found[0], evidence, case.article.span(first.start, first.end))


def namesake(case: Case) -> Answer | None:
    """Several people of the document have the name: one is singled out, or it stays open."""
    name = case.name
    if name is None:
        return None
    found = case.article.cast.find(name.tokens)
    if len(found) < 2:
        return None
    chosen = case.salience.namesakes.choose(name, found)
    if chosen is None:
        names = " and ".join(sorted(character.name for character in found))
        return nobody(f"“{name.text}” can be {names}, and nothing tells which")
    character, reason = chosen
    first = _introduction(character)
    return case.person(
        character, f"{character.name}, {reason}", case.article.span(first.start, first.end)
    )


def single_name(case: Case) -> Answer | None:
    """A name that the document never completes."""
    name = case.name
    if name is None or _is_institution(case, name):
        return None
    found = case.article.cast.find(name.tokens)
    if not found and not _stands_alone(case, name):
        return None
    character = found[0] if found else _promoted(case, name)
    if character is None:
        return None
    return case.person(character, "the article gives no fuller name")


def beside(case: Case) -> Answer | None:
    """The name stands in apposition: "a resident, Ana Ruiz, said"."""
    phrase = case.phrase
    if phrase.plural or not phrase.words or (phrase.is_name and not _opens_with_role(case)):
        return None
    article = case.article
    gap = NAME_BESIDE.match(article.text, case.mention.end)
    if gap is None or case.mention.text.endswith(",") or _is_of_another(case, gap[0]):
        return None
    for name, character in article.cast.before(gap.end() + 40, case.mention.end):
        if name.prefix == gap.end() and character.is_full and len(name.tokens) > 1:
            after = _after(case, name)
            if after in ",.;" or (gap[0][0] != "," and len(gap[0]) == 1):
                return _beside(case, character, name)
    return _shown_beside(case, gap.end())


def _beside(case: Case, character: Character, name: Name) -> Answer:
    span = case.article.span(name.start, name.end)
    return case.person(character, f"“{character.name}” stands beside it", span)


def _after(case: Case, name: Name) -> str:
    """The character behind a name and its letters of honour: "Ana Ruiz KC,"."""
    place = PLACE_AFTER.match(case.article.text, name.end)
    end = place.end() if place is not None else name.end
    rest = case.article.text[end : end + 12]
    words = re.match(r"[ A-Za-z]*", rest)
    letters = words is not None and POSTNOMINALS.issuperset(words[0].split())
    return rest[words.end() :][:1] if letters and words is not None else rest[:1]


def _shown_beside(case: Case, start: int) -> Answer | None:
    """A name between commas that only its place beside a person shows to be a person's."""
    article = case.article
    lexicon = article.lexicon
    before = article.text[case.mention.start : start].rstrip(", ").split()[-1]
    if lexicon.role(case.phrase.head) is None or before[:1].isupper():  # "of Lima, New Mexico,"
        return None
    finder = name_finder(lexicon, article.registry)
    name = next(finder.find(article.text, start, start + LONGEST_BESIDE), None)
    if name is None or name.prefix != start or len(name.tokens) != 2:
        return None
    if _after(case, name) != "," or article.registry.country(name.text):
        return None
    character = _promoted(case, name)
    return _beside(case, character, name) if character is not None else None


def _opens_with_role(case: Case) -> bool:
    """Whether a capital says no name: "Counsel for the accused", "The Commissioner", "One"."""
    head = case.phrase.head
    return head in ("one", "another") or case.article.lexicon.role(head) is not None


def _is_of_another(case: Case, gap: str) -> bool:
    """Whether the name may be another's: "the father of the victim, Ana Ruiz, said"."""
    lexicon = case.article.lexicon
    if gap.startswith(" who ") and gap.partition(",")[0].split()[-1][:1].isupper():
        return True
    head = lexicon.role(case.phrase.head)
    last = f"{case.phrase.tail} {gap.partition(',')[0]}".split()
    if head is None or not last:
        return False
    if gap.startswith(" who ") and lexicon.role(last[-1].lower()) is not None:
        return True
    role = lexicon.role(last[-1].lower())
    if role is None or role.plural or role.kind == "collective" or last[-1] in PARTIES:
        return False
    return head.kind in ("relation", "anonymous") or role.kind in ("relation", "anonymous")


def _is_institution(case: Case, name: Name) -> bool:
    institutions = case.article.institutions
    if _is_a_body_of_members(case, name) or institutions.is_abbreviated(bare(case.core.text)):
        return True
    article = case.article
    if not article.registry.person(name.text) and is_spelled_as_one(
        name.tokens, name.title, article.lexicon, article.registry
    ):
        return True
    is_titled = name.title is not None and not institutions.is_noun(name.title)
    if is_titled and len(name.tokens) == 1:
        return False
    if institutions.named(name.text) is not None or institutions.looks_like_one(name.text):
        return True
    return institutions.full_form(name.text) is not None


def _is_a_body_of_members(case: Case, name: Name) -> bool:
    """Whether what looks like a title says whose body it is: "Kenya Bankers Association"."""
    role = case.article.lexicon.role(name.title) if name.title is not None else None
    if role is None or not (role.plural or role.kind == "collective"):
        return False
    return case.article.institutions.kind_of(name.tokens[-1]) is not None


def _is_common_plural(case: Case, name: Name) -> bool:
    """Whether a name is a noun for many people that opens the sentence: "Audiences say"."""
    word = name.tokens[0].lower()
    if len(name.tokens) > 1 or not is_plural(word):
        return False
    lexicon = case.article.lexicon
    return lexicon.role(word) is not None or lexicon.role(word.removesuffix("s")) is not None


def _stands_alone(case: Case, name: Name) -> bool:
    """Whether no capitalised word but a title stands before a single name in its mention."""
    if name.title is not None:
        return True
    if _is_common_plural(case, name):
        return False
    if name.tokens[0].lower() in case.article.lexicon.words["number_words"]:
        return False
    before = case.article.text[case.start : name.start].split()
    if len(before) == 1 and is_of_country(case.article, before[0]):
        return bool(case.article.registry.people_with_family_name(name.tokens[-1]))
    return case.phrase.determiner != "the" and (not before or before[-1].islower())


def _promoted(case: Case, name: Name) -> Character | None:
    if _is_institution(case, name):
        return None
    return case.article.cast.promote(name.tokens) or case.article.cast.introduce(name)


def _introduction(character: Character) -> Name:
    """The first mention with the full name."""
    length = len(character.tokens)
    mentions = character.mentions
    return next((name for name in mentions if len(name.tokens) >= length), mentions[0])


RULES: tuple[Rule, ...] = (
    Rule(
        "full-name",
        "News gives a person's full name where it introduces them.",
        (
            "“We are ready,” said {mention:Ana Ruiz}. → Ana Ruiz",
            "“We are ready,” said {mention:Norwegian Foreign Minister Ana Ruiz}. → Ana Ruiz",
            "“No,” said {mention:Sen. Robert Lind of Ohio}. Bob Lind left. → Robert Lind",
        ),
        (
            ("“We are ready,” said {mention:Ruiz}.", "that is a part of a name"),
            ("“No,” said {mention:a friend of Ana Ruiz}.", "the friend is somebody else"),
        ),
        full_name,
    ),
    Rule(
        "short-name",
        "After the full name, news goes on with a part of it, mostly the surname.",
        (
            "{antecedent:Ana Ruiz} came. “We are ready,” {mention:Ruiz} said. → Ana Ruiz",
            "Envoy {antecedent:Li Hui} came. “We are ready,” {mention:Li} said. → Li Hui",
            "{antecedent:Sergei Orlov} came. “Yes,” {mention:Mr. Orlov} said. → Sergei Orlov",
        ),
        (
            ("Ana Ruiz met Luis Ruiz. “No,” {mention:Ruiz} said.", "two people have the name"),
            ("Bo Lind came. “No,” {mention:Ruiz} said.", "nobody else has the name"),
        ),
        short_name,
    ),
    Rule(
        "namesake",
        "Of two people with one surname, only what the text says of them may choose.",
        (
            "Ana Ruiz met Luis Ruiz. “No,” {mention:Ruiz} said. → open",
            "Ana Ruiz met {antecedent:Luis Ruiz}. “No,” {mention:Mr. Ruiz} said. → Luis Ruiz",
            "Envoy Wang Wenbin met Minister Wang Yi. “No,” {mention:Wang} said. → open",
        ),
        (
            ("Ana Ruiz came. “We are ready,” {mention:Ruiz} said.", "only one has the name"),
            ("“We are ready,” {mention:Ruiz} said.", "nobody has it"),
        ),
        namesake,
    ),
    Rule(
        "single-name",
        "Somebody may be known by one name, or by a surname that the article never completes.",
        (
            "“We are ready,” said {mention:Ruizinho}. → Ruizinho",
            "“We are ready,” {mention:Mr. Zqvist} said. → Zqvist",
        ),
        (
            ("“We are ready,” said {mention:the minister}.", "that is no name"),
            ("“We are ready,” said {mention:NATO}.", "that is an institution"),
        ),
        single_name,
    ),
    Rule(
        "name-beside",
        "A name in apposition says who the noun before it is.",
        (
            "“No,” said {mention:a resident}, {antecedent:Ana Ruiz}. → Ana Ruiz",
            "{mention:Another friend}, {antecedent:Bo Lind}, said: “No.” → Bo Lind",
            "{mention:The chief} of police in the town, Mr {antecedent:Bo Lind}, said: “No.” "
            "→ Bo Lind",
            "{mention:The analyst} who covers the firm, {antecedent:Ana Ruiz}, said: “No.” "
            "→ Ana Ruiz",
            "{mention:A survivor}, 23-year-old {antecedent:Ana Ruiz}, said: “No.” → Ana Ruiz",
            "{mention:Counsel for the accused}, {antecedent:Zqv Prx}, said: “No.” → Zqv Prx",
        ),
        (
            ("{mention:A resident} said: “No.”", "no name stands beside it"),
            ("{mention:Ana Ruiz}, Bo Lind and others said: “No.”", "it is a name itself"),
            (
                "{mention:A spokesman for the family of the boy}, Bo Lind, said: “No.”",
                "the name can be the boy's",
            ),
            (
                "{mention:The father of the victim}, Ana Ruiz, said: “No.”",
                "the name can be the victim's",
            ),
        ),
        beside,
    ),
)
