"""Reading a lexicon file: YAML nodes that know their line, checked as they are read.

A lexicon file is a mapping of sections. A section is a mapping again, a single
value, or a word list: a block of text whose entries are separated by commas or
line ends. A repeated key or word, an unknown key or a word that is not
lower-case is an error that names file, line and entry.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml

from quotes.errors import LexiconError

T = TypeVar("T")

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Word(NamedTuple):
    """An entry of a word list and the 1-based line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a lexicon file.

    Attributes:
        path: The file.
        name: The keys that lead to it, joined by dots; empty for the whole file.
        node: What YAML found there.
    """

    path: Path
    name: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """The 1-based line it starts on."""
        return int(self.node.start_mark.line) + 1

    def error(self, message: str, *, line: int | None = None, hint: str) -> LexiconError:
        """Make the error to raise about this section."""
        where = f" in '{self.name}'" if self.name else ""
        return LexiconError(message + where, path=self.path, line=line or self.line, hint=hint)

    def mapping(self, keys: Collection[str] | None = None) -> dict[str, Section]:
        """Return its sub-sections by key, in the order of the file.

        Args:
            keys: The keys that may occur; None where any lower-case word may.

        Raises:
            LexiconError: If it is no mapping, or a key is unknown or repeated.
        """
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(
                "expected a mapping of keys to values", hint="write `key: value`, one a line"
            )
        found: dict[str, Section] = {}
        for key_node, value_node in self.node.value:
            key = self._key(key_node)
            line = key_node.start_mark.line + 1
            if keys is not None and key not in keys:
                hint = f"the keys allowed here are {', '.join(sorted(keys))}"
                raise self.error(f"unknown key '{key}'", line=line, hint=hint)
            if key in found:
                hint = f"it stands on line {found[key].line} already; remove one of them"
                raise self.error(f"duplicate entry '{key}'", line=line, hint=hint)
            found[key] = Section(self.path, f"{self.name}.{key}".lstrip("."), value_node)
        return found

    def value(self) -> str:
        """Return its text, without white space around it.

        Raises:
            LexiconError: If it is not a single value, or empty.
        """
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("expected one value, not a list or mapping", hint="write plain text")
        text = str(self.node.value).strip()
        if not text:
            raise self.error("no value", hint="fill it in or remove the key")
        return text

    def items(self) -> list[Section]:
        """Return the items of a YAML list, each as a section.

        Raises:
            LexiconError: If it is no list.
        """
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("expected a list", hint="write `- item`, one a line")
        return [Section(self.path, self.name, node) for node in self.node.value]

    def words(self) -> list[Word]:
        """Return the entries of a word list.

        Raises:
            LexiconError: If it is no text, or an entry is repeated or not lower-case.
        """
        self.value()
        seen: dict[str, int] = {}
        for word in self._entries():
            if word.text != word.text.lower():
                raise self.error(
                    f"'{word.text}' is not lower-case",
                    line=word.line,
                    hint=f"write '{word.text.lower()}'",
                )
            if word.text in seen:
                hint = f"it stands on line {seen[word.text]} already; remove one of them"
                raise self.error(f"duplicate entry '{word.text}'", line=word.line, hint=hint)
            seen[word.text] = word.line
        return [Word(text, line) for text, line in seen.items()]

    def words_by_key(
        self, keys: Collection[str] | None = None
    ) -> Iterator[tuple[str, Section, Word]]:
        """Go through the word lists of a mapping, with the key and section of each word.

        Raises:
            LexiconError: As `mapping` and `words` do.
        """
        for key, section in self.mapping(keys).items():
            for word in section.words():
                yield key, section, word

    def put(self, table: dict[str, T], word: Word, form: str, value: T) -> None:
        """Enter a form of one of its words into a table.

        Raises:
            LexiconError: If the table has that form already.
        """
        if form in table:
            name = f"'{form}'" if form == word.text else f"'{form}', from '{word.text}',"
            hint = "it is listed already; remove one of them"
            raise self.error(f"duplicate entry {name}", line=word.line, hint=hint)
        table[form] = value

    def require_known(self, known: Container[str], what: str) -> None:
        """Check that its keys, or its words, are among the known ones.

        Raises:
            LexiconError: If one of them is not.
        """
        if isinstance(self.node, yaml.MappingNode):
            lines = {key: section.line for key, section in self.mapping().items()}
        else:
            lines = {word.text: word.line for word in self.words()}
        for text, line in lines.items():
            if text not in known:
                raise self.error(
                    f"'{text}' is no {what}", line=line, hint="add it to a list or remove it here"
                )

    def _entries(self) -> Iterator[Word]:
        block = getattr(self.node, "style", None) == "|"
        first = self.line + 1 if block else self.line
        for number, text in enumerate(self.node.value.split("\n"), start=first):
            for entry in text.split(","):
                if stripped := entry.strip():
                    yield Word(stripped, number if block else self.line)

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(
                "a key must be a word", line=node.start_mark.line + 1, hint="write `key: value`"
            )
        return str(node.value)


def read_keys(path: Path) -> dict[str, Section]:
    """Read a lexicon file whose sections may have any name.

    Args:
        path: A YAML file in UTF-8.

    Returns:
        The sections by name, in the order of the file.

    Raises:
        LexiconError: If the file is missing, empty or not YAML, or a section is
            repeated.
    """
    return _read(path).mapping()


def read_sections(path: Path, keys: Collection[str]) -> dict[str, Section]:
    """Read a lexicon file that has certain sections.

    Args:
        path: A YAML file in UTF-8.
        keys: The sections it must have, no more and no less.

    Returns:
        The sections by name, in the order of the file.

    Raises:
        LexiconError: If the file is missing, empty or not YAML, or has other
            sections.
    """
    sections = _read(path).mapping(keys)
    if missing := sorted(set(keys) - sections.keys()):
        raise LexiconError(
            f"section '{missing[0]}' is missing", path=path, hint="add it, even with few words"
        )
    return sections


def _read(path: Path) -> Section:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"cannot read the word list ({type(error).__name__})",
            path=path,
            hint="check that the file is there and is UTF-8",
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise LexiconError(
            f"not valid YAML: {getattr(error, 'problem', error)}",
            path=path,
            line=mark.line + 1 if mark else None,
            hint="check indentation and quotation marks",
        ) from error
    if node is None:
        raise LexiconError("the word list is empty", path=path, hint="add its sections")
    return Section(path, "", node)
