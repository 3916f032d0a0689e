"""Titles before names, given names and their short forms."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from quotes.language.entries import read_keys, read_sections
from quotes.language.nouns import GENDERS, Gender

TitleKind = Literal["honorific", "rank", "office"]
NameGender = Literal["m", "f", "n"]

_STROKES = str.maketrans("łøđ", "lod")


class Title(NamedTuple):
    """A title that stands before a name.

    Attributes:
        gender: What the title itself tells; None if nothing.
        kind: See `en/titles.yaml`.
    """

    gender: Gender | None
    kind: TitleKind


def read_titles(path: Path) -> dict[str, Title]:
    """Read `titles.yaml`. Keys are without full stop and may hold spaces.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    kinds: tuple[TitleKind, ...] = get_args(TitleKind)
    sections = read_sections(path, kinds)
    found: dict[str, Title] = {}
    for kind in kinds:
        for key, section, word in sections[kind].words_by_key(GENDERS):
            section.put(found, word, word.text, Title(GENDERS[key], kind))
    return found


def read_given_names(path: Path) -> dict[str, NameGender]:
    """Read `given_names.yaml`: each name, with and without its accents.

    Raises:
        LexiconError: If the file does not follow its schema.
    """
    genders: dict[str, NameGender] = {"m": "m", "f": "f", "n": "n"}
    found: dict[str, NameGender] = {}
    for origin in read_keys(path).values():
        for key, section, word in origin.words_by_key(genders):
            section.put(found, word, word.text, genders[key])
    for name in [name for name in found if not name.isascii()]:
        found.setdefault(without_accents(name), found[name])
    return found


def read_nicknames(path: Path) -> dict[str, tuple[str, ...]]:
    """Read `nicknames.yaml`: short forms and the full names they may stand for.

    Raises:
        LexiconError: If the file does not follow its schema, or a name is its
            own short form.
    """
    sections = read_sections(path, {"nicknames"})
    found: dict[str, tuple[str, ...]] = {}
    for short, row in sections["nicknames"].mapping().items():
        found[short] = tuple(word.text for word in row.words())
        if short in found[short]:
            raise row.error(f"'{short}' is its own short form", hint="remove it")
    return found


def without_accents(name: str) -> str:
    """Return a lower-case name in plain letters: "andrés" gives "andres"."""
    letters = unicodedata.normalize("NFD", name.translate(_STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
