"""Nouns for utterances, for people who speak and for institutions."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from quotes.language.entries import Section, read_sections
from quotes.language.inflection import regular_plural

Gender = Literal["m", "f"]
ReportNounKind = Literal["utterance", "document", "occasion"]
RoleKind = Literal["office", "profession", "relation", "spokesperson", "anonymous", "collective"]

INSTITUTION_KINDS = frozenset(
    {
        "company",
        "court",
        "education",
        "finance",
        "government",
        "health",
        "legislature",
        "media",
        "military",
        "organisation",
        "party",
        "police",
        "religion",
        "research",
        "team",
    }
)
GENDERS: dict[str, Gender | None] = {"any": None, "m": "m", "f": "f"}


class ReportNoun(NamedTuple):
    """A noun for what is said or written, or for when it is said."""

    lemma: str
    kind: ReportNounKind
    plural: bool


class RoleNoun(NamedTuple):
    """A noun that stands for people who can speak.

    Attributes:
        lemma: Its singular.
        gender: What the word itself tells; None if nothing.
        plural: Whether it stands for several people.
        kind: See `en/roles.yaml`. The plural of an anonymous noun is collective.
    """

    lemma: str
    gender: Gender | None
    plural: bool
    kind: RoleKind


class Institutions(NamedTuple):
    """Head nouns of institutions by kind, and which of them are (parts of) names."""

    nouns: dict[str, str]
    names: frozenset[str]


def read_report_nouns(path: Path) -> dict[str, ReportNoun]:
    """Read `report_nouns.yaml`: singular and plural forms.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    kinds: tuple[ReportNounKind, ...] = get_args(ReportNounKind)
    sections = read_sections(path, {*kinds, "irregular_plurals", "no_plural"})
    irregular = _irregular_plurals(sections)
    no_plural = {word.text for word in sections["no_plural"].words()}
    found: dict[str, ReportNoun] = {}
    for kind in kinds:
        for word in sections[kind].words():
            noun = word.text
            sections[kind].put(found, word, noun, ReportNoun(noun, kind, plural=False))
            if noun not in no_plural:
                plural = ReportNoun(noun, kind, plural=True)
                sections[kind].put(found, word, irregular.get(noun) or regular_plural(noun), plural)
    for name in ("irregular_plurals", "no_plural"):
        sections[name].require_known(found, "report noun")
    return found


def read_roles(path: Path) -> dict[str, RoleNoun]:
    """Read `roles.yaml`: singular and plural forms.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    kinds: tuple[RoleKind, ...] = get_args(RoleKind)
    sections = read_sections(path, {*kinds, "irregular_plurals"})
    irregular = _irregular_plurals(sections)
    found: dict[str, RoleNoun] = {}
    for kind in kinds:
        for key, section, word in sections[kind].words_by_key(GENDERS):
            noun, gender = word.text, GENDERS[key]
            if kind == "collective":
                section.put(found, word, noun, RoleNoun(noun, gender, True, kind))
                continue
            section.put(found, word, noun, RoleNoun(noun, gender, False, kind))
            many: RoleKind = "collective" if kind == "anonymous" else kind
            plural = irregular.get(noun) or regular_plural(noun)
            if plural != noun:
                section.put(found, word, plural, RoleNoun(noun, gender, True, many))
    sections["irregular_plurals"].require_known(found, "role noun")
    return found


def read_institutions(path: Path) -> Institutions:
    """Read `institutions.yaml`: head nouns, singular and plural, and their kind.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    sections = read_sections(path, {"nouns", "names"})
    found: dict[str, str] = {}
    for kind, section, word in sections["nouns"].words_by_key(INSTITUTION_KINDS):
        section.put(found, word, word.text, kind)
        section.put(found, word, regular_plural(word.text), kind)
    names: set[str] = set()
    for kind, section, word in sections["names"].words_by_key(INSTITUTION_KINDS):
        section.put(found, word, word.text, kind)
        names.add(word.text)
    return Institutions(found, frozenset(names))


def _irregular_plurals(sections: dict[str, Section]) -> dict[str, str]:
    rows = sections["irregular_plurals"].mapping()
    return {singular: row.value() for singular, row in rows.items()}
