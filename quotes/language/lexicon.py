"""The word lists of a language, as the finders and rules look words up.

`load_lexicon` reads the YAML files of `quotes/language/<language>/` once and
returns plain dicts and sets. All keys are lower-case, with the straight
apostrophe; of abbreviations they are without full stop ("sen"); those of
several words hold single spaces.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import LexiconError
from quotes.language.common_verbs import read_common_verbs
from quotes.language.entries import read_keys, read_sections
from quotes.language.names import (
    NameGender,
    Title,
    read_given_names,
    read_nicknames,
    read_titles,
)
from quotes.language.nouns import (
    ReportNoun,
    RoleNoun,
    read_institutions,
    read_report_nouns,
    read_roles,
)
from quotes.language.reporting_verbs import FormName, VerbForm, read_reporting_verbs

__all__ = ["Lexicon", "ReportNoun", "RoleNoun", "Title", "VerbForm", "load_lexicon", "read_lexicon"]

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the words of a language.

    Attributes:
        verbs: Every inflected form of every reporting verb, with its readings.
        phrases: Multi-word reporting verbs by their words: ("went", "on").
        phrases_by_first_word: The same, the longest first, by the first word.
        common_verbs: Every form of frequent verbs that do not report.
        noun_like: Verb forms that are more often nouns or adjectives.
        adjective_like: Participles that mostly stand before a noun.
        report_nouns: Nouns for what is said, singular and plural.
        role_nouns: Nouns for people who speak; `role` also knows compounds.
        titles: What stands before a name ("mr", "prime minister").
        institution_nouns: Head nouns of institutions, with their kind.
        institution_names: Those of them that are names or parts of names and
            mean an institution only where they are capitalised ("times").
        given_names: `m`, `f`, or `n` where the name does not tell.
        nicknames: Short forms, with the full names they may stand for.
        words: Function words and small sets, by the names in
            `function_words.yaml`.
        work_nouns: Nouns beside the title of a work.
        naming_phrases: What stands right before a name or term in marks.
    """

    verbs: dict[str, tuple[VerbForm, ...]]
    phrases: dict[tuple[str, ...], tuple[VerbForm, ...]]
    phrases_by_first_word: dict[str, tuple[tuple[str, ...], ...]]
    common_verbs: dict[str, frozenset[FormName]]
    noun_like: frozenset[str]
    adjective_like: frozenset[str]
    report_nouns: dict[str, ReportNoun]
    role_nouns: dict[str, RoleNoun]
    titles: dict[str, Title]
    institution_nouns: dict[str, str]
    institution_names: frozenset[str]
    given_names: dict[str, NameGender]
    nicknames: dict[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    work_nouns: frozenset[str]
    naming_phrases: frozenset[str]

    def role(self, word: str) -> RoleNoun | None:
        """Return what a noun says about a speaker, if it is a role noun.

        Args:
            word: Lower-case. Of a compound that is not listed, the part after
                the last hyphen decides ("ex-minister"), as does "year-old" of
                "34-year-old" and "mother" of "mother-of-two".
        """
        if word in self.role_nouns:
            return self.role_nouns[word]
        if word.endswith(("-year-old", "-year-olds")):
            return self.role_nouns.get(word[word.index("-year-old") + 1 :])
        if "-of-" in word:
            return self.role_nouns.get(word.partition("-of-")[0])
        return self.role_nouns.get(word.rpartition("-")[2])


def load_lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon of a language; it is read once in a process.

    Args:
        language: The name of a folder beside this module.

    Raises:
        LexiconError: If there is no such lexicon, or a file of it does not
            follow its schema.
    """
    return _load(language)


@functools.cache
def _load(language: str) -> Lexicon:
    known = sorted(path.parent.name for path in _FOLDER.glob("*/reporting_verbs.yaml"))
    if language not in known:
        raise LexiconError(
            f"no lexicon for language {language!r}", hint=f"there are: {', '.join(known)}"
        )
    return read_lexicon(_FOLDER / language)


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon files of a folder.

    Args:
        folder: Holds the files that `en/` does.

    Raises:
        LexiconError: If one is missing or does not follow its schema.
    """
    verbs, phrases = read_reporting_verbs(folder / "reporting_verbs.yaml")
    common = read_common_verbs(folder / "common_verbs.yaml")
    institutions = read_institutions(folder / "institutions.yaml")
    works = read_sections(folder / "works.yaml", {"work_nouns", "naming_phrases"})
    return Lexicon(
        verbs=verbs,
        phrases=phrases,
        phrases_by_first_word=_by_first_word(phrases),
        common_verbs=common.forms,
        noun_like=common.noun_like,
        adjective_like=common.adjective_like,
        report_nouns=read_report_nouns(folder / "report_nouns.yaml"),
        role_nouns=read_roles(folder / "roles.yaml"),
        titles=read_titles(folder / "titles.yaml"),
        institution_nouns=institutions.nouns,
        institution_names=institutions.names,
        given_names=read_given_names(folder / "given_names.yaml"),
        nicknames=read_nicknames(folder / "nicknames.yaml"),
        words=_read_function_words(folder / "function_words.yaml"),
        work_nouns=frozenset(word.text for word in works["work_nouns"].words()),
        naming_phrases=frozenset(word.text for word in works["naming_phrases"].words()),
    )


def _by_first_word(
    phrases: Mapping[tuple[str, ...], object],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _read_function_words(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, section in read_keys(path).items():
        words = [word.text for word in section.words()]
        found[name] = frozenset(words) | {word.replace("'", "’") for word in words}
    return found
