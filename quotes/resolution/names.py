"""Names of people in a document, before anybody is resolved.

Reads runs of capitalised words with one regular expression and keeps those
that a given name, a title or a role noun marks as a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.language.lexicon import Lexicon
from quotes.model import Entity
from quotes.registry import Registry

UPPER = "A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹĐİŌŞĞĀĒĪŪÑ"
PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "bin",
        "al",
        "der",
        "den",
        "el",
        "la",
        "le",
        "dos",
        "da",
        "di",
        "du",
        "ben",
        "ibn",
        "ter",
        "ten",
    ]
)
RUN = re.compile(
    rf"(?<![\w.’'-])[{UPPER}][\w’'‘.-]*"
    rf"(?:[ \u00a0](?:[{UPPER}][\w’'‘.-]*|{'|'.join(sorted(PARTICLES))}(?=[ \u00a0][{UPPER}'])))*"
)
WORD_BEFORE = re.compile(r"([\w-]+)[ \u00a0]$")
GENITIVE = re.compile(r"['’]s?$")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words that may name a person.

    Attributes:
        start, end: Offsets of the name proper, titles and roles excluded.
        tokens: Its words, without full stops at the end.
        title: The title or role word right before it in lower case, or None.
        prefix: Offset where the run with its titles begins.
        label: What a trained pipeline calls it, or None.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    title: str | None
    prefix: int
    label: str | None = None

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.tokens)


class NameFinder:
    """Finds names of people with the help of a lexicon and a registry."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        self._titles = lexicon.titles
        self._roles = lexicon.role_nouns
        self._starters = lexicon.words["sentence_starters"]
        self._demonyms = lexicon.words["demonyms"]
        self._registry = registry

    def find(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Yield the runs of capitalised words in `text[start:end]` that could name a person."""
        for match in RUN.finditer(text, start, end):
            name = self._name(text, match.start(), match.group())
            if name is not None:
                yield name

    def _name(self, text: str, offset: int, run: str) -> Name | None:
        words = []
        for match in re.finditer(r"[^ \u00a0]+", run):
            words.append((match.start(), match.group()))
        first = 0
        title: str | None = None
        for k, (_, word) in enumerate(words[:-1]):
            low = word.rstrip(".").lower()
            if low in self._titles or low in self._roles:
                title = low
                first = k + 1
            elif GENITIVE.search(word) or (
                k == first and (low in self._starters or low in self._demonyms)
            ):
                title = None
                first = k + 1
        words = words[first:]
        if title is None and first == 0:
            before = WORD_BEFORE.search(text, max(0, offset - 24), offset)
            if before and before.group(1) in self._roles:
                title = before.group(1)
        while len(words) > 1 and self._registry.institution(words[0][1]) and title is None:
            words = words[1:]
        tokens = [word.rstrip(".,’'") if len(word) > 2 else word for _, word in words]
        last = words[-1][1]
        clean = GENITIVE.sub("", last).rstrip(".")
        if tokens:
            tokens[-1] = clean
        if not clean or not tokens[0]:
            return None
        start = offset + words[0][0]
        return Name(start, offset + words[-1][0] + len(clean), tuple(tokens), title, offset)


def names_with_entities(text: str, names: Iterable[Name], entities: Sequence[Entity]) -> list[Name]:
    """Names as a trained pipeline found them, and those of ours that it has not.

    Args:
        text: The document's text.
        names: Of a paragraph.
        entities: Of the same paragraph, in order.

    Returns:
        In order; of names that overlap an entity, the entity with the title of the name.
    """
    kept = []
    titles: dict[int, tuple[str | None, int]] = {}
    for name in names:
        entity = next((e for e in entities if e.start < name.end and name.start < e.end), None)
        if entity is None:
            kept.append(name)
        elif name.start == entity.start:
            titles[entity.start] = (name.title, name.prefix)
    for entity in entities:
        title, prefix = titles.get(entity.start, (None, entity.start))
        tokens = tuple(text[entity.start : entity.end].split())
        kept.append(Name(entity.start, entity.end, tokens, title, prefix, entity.label))
    return sorted(kept, key=lambda name: name.start)
