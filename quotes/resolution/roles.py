"""What a document says about somebody's role: titles before the name, appositions after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.language.lexicon import Lexicon
from quotes.registry import Institution, Registry
from quotes.resolution.cast import Character

BEFORE = re.compile(r"[\w.’'&-]+")
APPOSITION = re.compile(
    r",\s+((?:a|an|the|former|then|who is|chief|head|director|president|chairman)?\s*"
    r"[^,.;:\n“”\"()]{3,90})"
)
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Sen|Rep|Gov|Gen|Col|Mrs|Rev))(?<!\b(?:Mr|Ms|Dr|St|Lt))[.!?]\s"
)
WINDOW = 90
ROLE_ENDS = frozenset(
    {"who", "and", "said", "which", "but", "of", "for", "at", "to", "in", "on", "with", "from"}
)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role as the text words it, with the institution it names, if any."""

    text: str
    institution: str | None


def role_of(text: str, character: Character, lexicon: Lexicon) -> RoleFound | None:
    """The first role that the document gives a person, or None.

    Args:
        text: The document's text.
        character: Whose mentions by name are looked at, in order.
        lexicon: To know role nouns and titles.
    """
    for start, end in character.places[:6]:
        found = _before(text, start, lexicon) or _after(text, end, lexicon)
        if found is not None:
            return found
    return None


def _before(text: str, start: int, lexicon: Lexicon) -> RoleFound | None:
    """ "Kremlin spokesman Dmitry Peskov", "Russian Foreign Minister Sergei Lavrov" """
    floor = max(0, start - WINDOW)
    left = text[floor:start]
    left = SENTENCE_END.split(left)[-1]
    left = left[max(left.rfind(mark) + 1 for mark in '\n,;:(“"”') :]
    words = list(BEFORE.finditer(left))
    kept: list[str] = []
    has_role = False
    for match in reversed(words):
        word = match.group()
        low = word.lower().rstrip(".")
        if low in lexicon.role_nouns or (low in lexicon.titles and len(low) > 3):
            has_role = True
        elif low in ("of", "to", "the", "for", "and") and has_role is False and kept:
            pass
        elif not word[0].isupper() and not (
            has_role
            and low
            in ("former", "chief", "deputy", "top", "senior", "special", "press", "prime", "vice")
        ):
            break
        kept.append(word)
    while kept and (
        kept[-1].lower() in ("the", "and", "of", "to", "but")
        or kept[-1].lower() in lexicon.words["sentence_starters"]
    ):
        kept.pop()
    if not has_role or not kept:
        return None
    role = " ".join(reversed(kept))
    honorific = lexicon.titles.get(role.lower().rstrip("."))
    if honorific is not None and honorific.kind == "honorific":
        return None
    return RoleFound(role, _institution_words(role, lexicon))


def _institution_words(role: str, lexicon: Lexicon) -> str | None:
    """The words before the noun: "Foreign Ministry" of "Foreign Ministry spokesperson"."""
    words = role.split()
    for k, word in enumerate(words):
        if word.lower() in lexicon.role_nouns or word.lower() in lexicon.titles:
            rest = words[:k]
            return " ".join(rest) if rest and rest[-1][0].isupper() else None
    return None


def _after(text: str, end: int, lexicon: Lexicon) -> RoleFound | None:
    """ "Jane Doe, a professor at Lima University," """
    match = APPOSITION.match(text, end, end + WINDOW + 20)
    if match is None:
        return None
    words = match.group(1).split()
    head = next((k for k, word in enumerate(words[:7]) if word.lower() in ROLE_ENDS), len(words))
    roles = [k for k, word in enumerate(words[:head]) if word.lower() in lexicon.role_nouns]
    if not roles:
        return None
    phrase = re.sub(r"^(?:a|an|the|who is)\s+", "", " ".join(words))
    return RoleFound(phrase, _institution_after(" ".join(words[roles[0] + 1 :])))


def _institution_after(rest: str) -> str | None:
    match = re.match(
        r"(?:of|for|at|with|from|in)\s+(?:the\s+)?((?:[A-Z][\w.&’'-]*(?:\s+(?:of|for|and|the)(?=\s+[A-Z]))?\s*)+)",
        rest,
    )
    return match.group(1).strip() if match else None


def office(role: str, registry: Registry) -> Institution | None:
    """The institution in which a role is an office: "Russian Foreign Minister" -> its ministry."""
    words = role.split()
    for k in range(len(words)):
        country = registry.country(" ".join(words[:k])) if k else None
        organ = registry.office(" ".join(words[k:]))
        if organ is not None and country is not None:
            return registry.organ_of(organ, country)
    return None
