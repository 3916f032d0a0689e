"""Reporting verbs: the forms of `reporting_verbs.yaml`, inflected for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from quotes.language.entries import Section, read_sections
from quotes.language.inflection import (
    Doubling,
    VerbForms,
    regular_gerund,
    regular_verb,
    third_person,
)

FormName = Literal["base", "third", "past", "participle", "gerund"]
Strength = Literal["strong", "weak"]

FRAMES = frozenset(
    {
        "quote",
        "addressee",
        "as",
        "naming",
        "object",
        "infinitive",
        "denial",
        "cognition",
        "manner",
        "document",
        "beginning",
    }
)
_STRENGTHS: tuple[Strength, ...] = ("strong", "weak")
_HINT = "see the comment at the top of the file"


class VerbForm(NamedTuple):
    """One reading of an inflected form.

    Attributes:
        lemma: The base form; of a phrase with its particles ("go on").
        form: Which form it is.
        frames: What the verb takes: a subset of `FRAMES`, explained in
            `reporting_verbs.yaml`.
        strength: `strong` if it nearly always reports words, else `weak`.
    """

    lemma: str
    form: FormName
    frames: frozenset[str]
    strength: Strength


class ReportingVerbs(NamedTuple):
    """Single verbs by form, and phrases by the tuple of their words."""

    verbs: dict[str, tuple[VerbForm, ...]]
    phrases: dict[tuple[str, ...], tuple[VerbForm, ...]]


@dataclass(frozen=True, slots=True)
class _Spelling:
    irregular: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    doubling: frozenset[str]
    both_spellings: frozenset[str]

    def inflect(self, base: str) -> VerbForms:
        doubling: Doubling = "by rule"
        if base in self.doubling:
            doubling = "always"
        elif base in self.both_spellings:
            doubling = "both"
        if base not in self.irregular:
            return regular_verb(base, doubling)
        past, participle = self.irregular[base]
        return VerbForms(third_person(base), past, participle, regular_gerund(base, doubling))


def read_reporting_verbs(path: Path) -> ReportingVerbs:
    """Read and inflect the reporting verbs.

    Args:
        path: A file like `en/reporting_verbs.yaml`, whose comment explains it.

    Returns:
        Every form of every verb. A form of two verbs, or two forms of one verb
        ("said"), has several readings, in the order base, third, past,
        participle, gerund.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    sections = read_sections(path, {*_STRENGTHS, "irregular", "doubling", "both_spellings"})
    spelling = _Spelling(
        irregular={verb: _past_forms(row) for verb, row in sections["irregular"].mapping().items()},
        doubling=frozenset(word.text for word in sections["doubling"].words()),
        both_spellings=frozenset(word.text for word in sections["both_spellings"].words()),
    )
    verbs: dict[str, tuple[VerbForm, ...]] = {}
    phrases: dict[tuple[str, ...], tuple[VerbForm, ...]] = {}
    first_line: dict[str, int] = {}
    for strength in _STRENGTHS:
        for key, entry in sections[strength].mapping().items():
            frames = _frames(entry)
            spellings = _spellings(key, entry, first_line)
            for head, *rest in spellings:
                lemma = " ".join(spellings[0])
                for name, form in _named_forms(head, spelling.inflect(head)):
                    reading = VerbForm(lemma, name, frames, strength)
                    if rest:
                        words = (form, *rest)
                        phrases[words] = (*phrases.get(words, ()), reading)
                    else:
                        verbs[form] = (*verbs.get(form, ()), reading)
    heads = {base.split()[0] for base in first_line}
    for section in ("irregular", "doubling", "both_spellings"):
        sections[section].require_known(heads, "reporting verb")
    return ReportingVerbs(verbs, phrases)


def _spellings(key: str, entry: Section, first_line: dict[str, int]) -> list[list[str]]:
    found = [spelling.split() for spelling in key.split("/")]
    for words in found:
        verb = " ".join(words)
        if verb != verb.lower() or not verb:
            raise entry.error(f"'{verb}' is not a lower-case verb", hint=_HINT)
        if verb in first_line:
            hint = f"it stands on line {first_line[verb]} already; remove one of them"
            raise entry.error(f"duplicate verb '{verb}'", hint=hint)
        first_line[verb] = entry.line
    return found


def _frames(entry: Section) -> frozenset[str]:
    names = entry.value().split()
    for name in names:
        if name not in FRAMES:
            hint = f"frames are {', '.join(sorted(FRAMES))}"
            raise entry.error(f"unknown frame '{name}'", hint=hint)
        if names.count(name) > 1:
            raise entry.error(f"duplicate frame '{name}'", hint="remove one of them")
    return frozenset(names)


def _past_forms(entry: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
    columns = entry.value().split(",")
    if len(columns) != 2:
        raise entry.error("expected two forms", hint="write `verb: past, participle`")
    past, participle = (tuple(form.strip() for form in column.split("/")) for column in columns)
    return past, participle


def _named_forms(base: str, forms: VerbForms) -> list[tuple[FormName, str]]:
    return [
        ("base", base),
        ("third", forms.third),
        *(("past", form) for form in forms.past),
        *(("participle", form) for form in forms.participle),
        *(("gerund", form) for form in forms.gerund),
    ]
