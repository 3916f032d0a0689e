"""Frequent verbs that do not report: which words of a sentence are finite verbs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, get_args

import yaml

from quotes.language.entries import Section, Word, read_sections
from quotes.language.inflection import VerbForms, regular_gerund, regular_verb, third_person
from quotes.language.reporting_verbs import FormName

_KEYS = ("verb", "third", "past", "participle", "gerund")
_FORM_SETS = tuple(frozenset({name}) for name in get_args(FormName))


class CommonVerbs(NamedTuple):
    """What a clause chunker needs to know of verbs that do not report.

    Attributes:
        forms: Every inflected form, and which forms it is.
        noun_like: Forms that are more often nouns or adjectives than verbs.
        adjective_like: Participles that mostly stand before a noun.
    """

    forms: dict[str, frozenset[FormName]]
    noun_like: frozenset[str]
    adjective_like: frozenset[str]


def read_common_verbs(path: Path) -> CommonVerbs:
    """Read and inflect the common verbs.

    Args:
        path: A file like `en/common_verbs.yaml`, whose comment explains it.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    sections = read_sections(path, {"verbs", "noun_like", "adjective_like"})
    forms: dict[str, frozenset[FormName]] = {}
    lines: dict[str, int] = {}
    for item in sections["verbs"].items():
        verb, inflected = _inflected(item)
        item.put(lines, Word(verb, item.line), verb, item.line)
        for name, words in zip(
            _FORM_SETS, ((verb,), (inflected.third,), *inflected[1:]), strict=True
        ):
            for word in words:
                forms[word] = forms[word] | name if word in forms else name
    return CommonVerbs(
        forms=forms,
        noun_like=_word_set(sections["noun_like"]),
        adjective_like=_word_set(sections["adjective_like"]),
    )


def _inflected(item: Section) -> tuple[str, VerbForms]:
    if isinstance(item.node, yaml.ScalarNode):
        verb = item.value()
        return verb, regular_verb(verb)
    listed = {key: row.value() for key, row in item.mapping(_KEYS).items()}
    if missing := [key for key in ("verb", "past", "participle") if key not in listed]:
        hint = "write `{verb: win, past: won, participle: won}`"
        raise item.error(f"a verb without '{missing[0]}'", hint=hint)
    verb = listed["verb"]
    return verb, VerbForms(
        third=listed.get("third") or third_person(verb),
        past=_alternatives(listed["past"]),
        participle=_alternatives(listed["participle"]),
        gerund=_alternatives(listed["gerund"]) if "gerund" in listed else regular_gerund(verb),
    )


def _alternatives(forms: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in forms.split("/"))


def _word_set(section: Section) -> frozenset[str]:
    seen: dict[str, int] = {}
    for item in section.items():
        section.put(seen, Word(item.value(), item.line), item.value(), item.line)
    return frozenset(seen)
