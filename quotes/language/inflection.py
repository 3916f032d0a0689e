"""English inflection: the forms of regular verbs and nouns from their base form.

The spelling rules are those of Quirk et al., *A Comprehensive Grammar of the
English Language* (1985), chapters 3 (verbs) and 5 (nouns). Words that do not
follow them are listed with the lexicons.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Doubling = Literal["by rule", "always", "both"]

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_NEVER_DOUBLED = "aeiouwxy"
_MONOSYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiou]")
_HYPHEN_COMPOUND = re.compile(r"(.+?)(-(?:in|of|at|general)\b.*)")


class VerbForms(NamedTuple):
    """The inflected forms of one verb. Alternatives stand side by side."""

    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


def regular_verb(base: str, doubling: Doubling = "by rule") -> VerbForms:
    """Inflect a regular verb.

    Args:
        base: The base form, lower-case. Of a hyphenated verb ("ad-lib") the
            last part inflects.
        doubling: Whether the last consonant doubles before -ed and -ing. By
            rule it does in words of one syllable with one vowel letter before
            it ("quip"); "always" is for stress on a last syllable ("admit"),
            "both" for the British and American spellings of "label".

    Returns:
        Its third person, past, participle and gerund forms.
    """
    stems = _stems(base, doubling)
    past = tuple(_with_ed(stem) for stem in stems)
    return VerbForms(third_person(base), past, past, tuple(_with_ing(stem) for stem in stems))


def third_person(base: str) -> str:
    """Return the third person singular of a verb: "says", "goes", "replies", "quizzes"."""
    if base.endswith("o") and base[-2] not in _VOWELS:
        return base + "es"
    return _with_s(_stems(base, "by rule")[0]) if base.endswith("z") else _with_s(base)


def regular_gerund(base: str, doubling: Doubling = "by rule") -> tuple[str, ...]:
    """Return the -ing forms of a verb, also of one whose past is irregular."""
    return tuple(_with_ing(stem) for stem in _stems(base, doubling))


def regular_plural(singular: str) -> str:
    """Return the plural of a noun: "officials", "ministries", "spokeswomen".

    In a compound with "-in-", "-of-", "-at-" or "-general" the first part takes
    the ending ("mothers-in-law", "attorneys-general").
    """
    if compound := _HYPHEN_COMPOUND.fullmatch(singular):
        return regular_plural(compound[1]) + compound[2]
    if singular.endswith("man"):
        return singular[:-3] + "men"
    return _with_s(singular)


def _stems(base: str, doubling: Doubling) -> tuple[str, ...]:
    if base.endswith("ic"):
        return (base + "k",)
    if doubling == "both":
        return base + base[-1], base
    if doubling == "always" or _is_short(base):
        return (base + base[-1],)
    return (base,)


def _is_short(base: str) -> bool:
    if base[-1] in _NEVER_DOUBLED or base[-2] not in _VOWELS:
        return False
    return _MONOSYLLABLE.fullmatch(base.rpartition("-")[2]) is not None


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "es" if word.endswith(_SIBILANTS) else word + "s"


def _with_ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _with_ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
