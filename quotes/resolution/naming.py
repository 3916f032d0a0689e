"""The name at the head of a mention, told from names that only stand in it."""

from __future__ import annotations

import re

from quotes.language.entities import PEOPLE, entity_ending_at
from quotes.model import Span
from quotes.resolution.article import Article
from quotes.resolution.institution_names import AND
from quotes.resolution.names import ARABIC, GENITIVE, POSTNOMINALS, Name, name_finder
from quotes.resolution.phrase import Phrase

ARABIC_ARTICLE = re.compile(rf"(?:{ARABIC})[A-Z][\w’'-]+(?<!['’]s)")
OFFICES = frozenset(
    {"director", "head", "chair", "chairman", "chairwoman", "chief", "leader", "minister"}
    | {"secretary", "commissioner", "master", "president", "manager", "speaker", "dean", "bishop"}
)
ENDINGS = ("", "'s", "’s", "'", "’", ".")


def name_in(article: Article, core: Span, phrase: Phrase) -> Name | None:
    """The name that is the head of a mention, or None where its head is no name.

    Args:
        article: The document.
        core: The mention, without an apposition.
        phrase: The same taken apart.
    """
    left, joint, right = phrase.without_determiner.partition(AND)
    if joint and article.institutions.names.is_one(left, right):
        return None
    entity = entity_ending_at(article.document.entities, core.end)
    if entity is not None and entity.label not in PEOPLE:
        return None
    start, end = core.start, core.end
    if entity is not None and entity.start >= start:
        tokens = tuple(article.text[entity.start : entity.end].split())
        return Name(entity.start, entity.end, tokens, None, entity.start, entity.label)
    if ARABIC_ARTICLE.fullmatch(core.text):
        return Name(start, end, (core.text,), None, start)
    names = list(name_finder(article.lexicon, article.registry).find(article.text, start, end))
    if phrase.tail:
        return _name_with_tail(article, core, phrase, names)
    if not names or not _ends(article.text[names[-1].end : end]):
        return None
    last = names[-1]
    if _is_common(article, phrase, last):
        return None
    return _with_given_name(article, phrase, last)


def _ends(rest: str) -> bool:
    """Whether nothing but a genitive or letters of honour follows a name in its mention."""
    words = rest.split()
    return rest in ENDINGS or (bool(words) and POSTNOMINALS.issuperset(words))


def is_of_country(article: Article, word: str) -> bool:
    """Whether a word says whose somebody is: "Russia's" of "Russia's Lavrov"."""
    owner = GENITIVE.sub("", word)
    return owner != word and article.registry.country(owner) is not None


def _with_given_name(article: Article, phrase: Phrase, name: Name) -> Name:
    """ "Will Roe": in a mention, a given name that is a verb too belongs to the name."""
    words = phrase.words
    if len(words) != 2 or name.tokens != words[1:] or name.title is not None:
        return name
    if words[0].lower() not in article.lexicon.given_names:
        return name
    return name._replace(tokens=words, start=name.end - len(" ".join(words)), prefix=name.prefix)


def _name_with_tail(article: Article, core: Span, phrase: Phrase, names: list[Name]) -> Name | None:
    """ "Sen. Ana Ruiz of Ohio", "the ambassador to the UN Ana Ruiz", but not "a friend of Ruiz"."""
    if not names:
        return None
    text = article.text
    head_end = core.start + core.text.find(phrase.tail)
    for name in names:
        if name.end <= head_end <= name.end + 3 and not _is_common(article, phrase, name):
            return name
    last = names[-1]
    if len(last.tokens) < 2 or last.end < core.end - 3 or not last.start > head_end:
        return None
    return last if _belongs_to_title(article, phrase, text[head_end : last.start]) else None


def _belongs_to_title(article: Article, phrase: Phrase, between: str) -> bool:
    """Whether what stands between a head and a name completes the title of that name."""
    lexicon = article.lexicon
    words = between.split()[1:]
    if _is_an_office_of(article, phrase, between):
        return True
    if f"{phrase.head} {between.strip().lower()}" in lexicon.titles:
        return True
    if phrase.plural or not words:
        return False
    if words[-1][0].isupper() and _leads(article, words[-1]):
        return True
    while words and not _leads(article, words[-1]):
        words.pop()
    return (
        bool(words)
        and words[-1][0].isupper()
        and between.startswith("of ")
        and (not phrase.determiner)
    )


def _is_an_office_of(article: Article, phrase: Phrase, between: str) -> bool:
    """Whether an office is told with its field: "director of football Ana Ruiz"."""
    words = between.split()
    if (
        phrase.determiner
        or phrase.plural
        or phrase.head not in OFFICES
        or words[:1] not in (["of"], ["for"])
    ):
        return False
    field = words[-1].lower()
    role = article.lexicon.role(field)
    return field != "the" and (role is None or role.plural or role.kind == "collective")


def _leads(article: Article, word: str) -> bool:
    """Whether a capitalised word before a name is neither its title nor its role."""
    low = word.rstrip(".").lower()
    lexicon = article.lexicon
    return low not in lexicon.titles and low not in lexicon.role_nouns


def _is_common(article: Article, phrase: Phrase, name: Name) -> bool:
    """Whether what looks like a name is a capitalised noun, or stands for many people."""
    role = article.lexicon.role(name.tokens[-1].lower())
    if len(name.tokens) > 1:
        return role is not None and not article.cast.find(name.tokens)
    if role is not None and name.title is None:
        return not article.cast.find(name.tokens)
    return bool(phrase.determiner) and name.title is None and len(phrase.words) == 1
