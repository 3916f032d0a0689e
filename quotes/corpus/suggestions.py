"""Speakers of articles whom the registry does not know, as entries to check and to paste.

Nothing is merged here: likely twins are told, and a person decides.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotes.language.lexicon import load_lexicon
from quotes.model import Record
from quotes.plural import counted
from quotes.registry import Registry, spelling_key
from quotes.resolution.character import same_person

PLAIN = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W_][\w.’'-]*)*")
ALIKE = 0.8
SHORTEST_ALIKE = 3
MOST_TWINS = 5
MOST_ROLES = 3


@dataclass(slots=True)
class Suggestion:
    """Somebody, or something, that articles quote.

    Attributes:
        unresolved: The name is all that is known.
        quotations: How many.
        documents: Ids of the articles.
        roles: As articles give them, with the institution's name.
        twins: Names that may be the same, with what they are.
    """

    id: str
    name: str
    unresolved: bool = False
    quotations: int = 0
    documents: set[str] = field(default_factory=set)
    roles: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    twins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the registry does not know, the most quoted first."""

    people: tuple[Suggestion, ...]
    institutions: tuple[Suggestion, ...]

    def __len__(self) -> int:
        return len(self.people) + len(self.institutions)


def suggest(records: Iterable[Record], registry: Registry, most: int) -> Suggestions:
    """Find the speakers that have no entry.

    Args:
        records: Of all articles, joined.
        registry: Of the project.
        most: How many people and how many institutions to tell at most.
    """
    people: dict[str, Suggestion] = {}
    institutions: dict[str, Suggestion] = {}
    for record in records:
        for speaker in record.speakers:
            if speaker.kind == "person" and registry.person_by_id(speaker.id) is None:
                known = people.setdefault(
                    speaker.id, Suggestion(speaker.id, speaker.name, speaker.unresolved)
                )
            elif speaker.kind == "institution" and registry.institution_by_id(speaker.id) is None:
                known = institutions.setdefault(speaker.id, Suggestion(speaker.id, speaker.name))
            else:
                continue
            known.quotations += 1
            known.documents.add(record.document)
            if record.role and len(record.speakers) == 1:
                place = record.institution.name if record.institution is not None else None
                known.roles[record.role, place] += 1
    names = _People([(one.name, one.id) for one in people.values()], registry)
    chosen = _most_quoted(people.values(), most)
    for one in chosen:
        one.twins = tuple(names.like(one))
    return Suggestions(tuple(chosen), tuple(_most_quoted(institutions.values(), most)))


def _most_quoted(found: Iterable[Suggestion], most: int) -> list[Suggestion]:
    return sorted(found, key=lambda one: (-one.quotations, one.id))[:most]


class _People:
    """Names to compare with, those that share a first or last word kept together."""

    def __init__(self, quoted: Sequence[tuple[str, str]], registry: Registry) -> None:
        self._nicknames = load_lexicon().nicknames
        self._by_word: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
        for name, id in quoted:
            self._add(name, id, listed=False)
        for person in registry.people:
            for name in (person.name, *person.aliases):
                self._add(name, person.id, listed=True)

    def _add(self, name: str, id: str, *, listed: bool) -> None:
        words = name.split()
        for key in {spelling_key(words[0]), spelling_key(words[-1])}:
            self._by_word[key].add((name, id, listed))

    def like(self, one: Suggestion) -> Iterator[str]:
        """Others who may be the same, by name; at most `MOST_TWINS`."""
        words = one.name.split()
        near = self._by_word[spelling_key(words[0])] | self._by_word[spelling_key(words[-1])]
        told: set[str] = set()
        for name, id, listed in sorted(near):
            if id != one.id and id not in told and self._alike(words, name.split()):
                if len(told) == MOST_TWINS:
                    return
                told.add(id)
                yield f"{name} ({'entry ' if listed else ''}{id})"

    def _alike(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether two names differ by what people leave out, shorten or misspell."""
        family = spelling_key(one[-1]), spelling_key(other[-1])
        if len(one) == 1 or len(other) == 1:
            return family[0] == family[1]
        given = spelling_key(one[0]), spelling_key(other[0])
        if family[0] == family[1]:
            return _similar(*given) or same_person(tuple(one), tuple(other), self._nicknames)
        return given[0] == given[1] and _similar(*family)


def _similar(one: str, other: str) -> bool:
    """Ratcliff and Obershelp's measure, as `difflib` has it."""
    if min(len(one), len(other)) < SHORTEST_ALIKE:
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def as_yaml(found: Suggestions) -> str:
    """The suggestions as a registry file: entries, with what the articles say as comments."""
    lines: list[str] = []
    full = [one for one in found.people if not one.unresolved]
    for section, entries in (("people", full), ("institutions", found.institutions)):
        if entries:
            lines.append(f"{section}:")
        for one in entries:
            lines += [*_comments(one), f"- id: {one.id}", f"  name: {_scalar(one.name)}"]
    unclear = [one for one in found.people if one.unresolved]
    if unclear:
        lines.append("# Names that can be several people's, or are never given in full:")
    for one in unclear:
        lines += _comments(one, f"{_line(one.name)}: ")
    return "".join(f"{line}\n" for line in lines)


def _comments(one: Suggestion, begins: str = "") -> Iterator[str]:
    documents = sorted(one.documents)
    more = f" and {len(documents) - 3} more" if len(documents) > 3 else ""
    quotations = counted(one.quotations, "quotation")
    yield f"# {begins}{quotations} in {_line(', '.join(documents[:3]))}{more}"
    roles = sorted(one.roles.items(), key=lambda item: (-item[1], str(item[0])))
    for (role, place), _ in roles[:MOST_ROLES]:
        yield f"#   role: {_line(role)}{f' ({_line(place)})' if place else ''}"
    for twin in one.twins:
        yield f"#   the same as {_line(twin)}? then one entry with the other name as an alias"


def _line(text: str) -> str:
    """A text of an article on one line, without what YAML or a terminal cannot show."""
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _scalar(text: str) -> str:
    """A text as a YAML value; JSON's strings are YAML's too."""
    line = _line(text)
    return line if PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)
