"""One entry of a registry file: typed access to its keys, with errors that name the place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import LexiconError
from quotes.registry.reading import Node

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping in a registry file.

    Attributes:
        path: The file.
        line: The 1-based line it starts on.
        label: How errors call it: "people entry 'dmitry-peskov'".
        fields: Its keys and values.
    """

    path: Path
    line: int
    label: str
    fields: dict[str, Node]

    @classmethod
    def of(cls, node: Node, path: Path, label: str, keys: Collection[str]) -> Entry:
        """Check that a node is a mapping with no other keys than `keys`.

        Args:
            node: What the file holds there.
            path: The file.
            label: What kind of entry it is ("people entry"); its id is added.
            keys: The keys that it may have.

        Raises:
            LexiconError: If it is no mapping or has an unknown key.
        """
        if not isinstance(node.value, dict):
            raise LexiconError(
                f"{label}: expected keys and values",
                path=path,
                line=node.line,
                hint=f"write `key: value` lines; the keys are {', '.join(sorted(keys))}",
            )
        name = node.value.get("id")
        if name is not None and isinstance(name.value, str):
            label = f"{label} '{name.value}'"
        for key, value in node.value.items():
            if key not in keys:
                raise LexiconError(
                    f"{label}: unknown key '{key}'",
                    path=path,
                    line=value.line,
                    hint=f"the keys are {', '.join(sorted(keys))}",
                )
        return cls(path, node.line, label, node.value)

    def error(self, key: str, problem: str, hint: str) -> LexiconError:
        """Make the error to raise about the value of a key."""
        line = self.fields[key].line if key in self.fields else self.line
        return LexiconError(f"{self.label}: {key}: {problem}", path=self.path, line=line, hint=hint)

    def text(self, key: str) -> str | None:
        """Return the word or words of a key, None where it is absent.

        Raises:
            LexiconError: If the value is empty, a list or a mapping.
        """
        node = self.fields.get(key)
        if node is None:
            return None
        if not isinstance(node.value, str) or not node.value:
            raise self.error(key, "expected one value", f"write `{key}: value`")
        return " ".join(node.value.split())

    def required(self, key: str) -> str:
        """Return the value of a key that must be there.

        Raises:
            LexiconError: If it is absent or not one value.
        """
        value = self.text(key)
        if value is None:
            raise self.error(key, "missing", f"add `{key}: value`")
        return value

    def slug(self, key: str) -> str | None:
        """Return an id: lower-case letters, digits and single hyphens; None where absent.

        Raises:
            LexiconError: If the value is not such an id.
        """
        value = self.text(key)
        if value is not None and not _SLUG.fullmatch(value):
            hint = "use lower-case letters, digits and hyphens, as in dmitry-peskov"
            raise self.error(key, f"'{value}' is not an id", hint)
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        """Return a value out of a fixed set, None where absent.

        Raises:
            LexiconError: If it is another value.
        """
        value = self.text(key)
        if value is not None and value not in allowed:
            raise self.error(key, f"unknown value '{value}'", f"use {', '.join(sorted(allowed))}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of names, in the order of the file; empty where absent.

        Raises:
            LexiconError: If the value is no list of words, or repeats one.
        """
        found: list[str] = []
        for item in self.items(key):
            if not isinstance(item.value, str) or not item.value:
                raise LexiconError(
                    f"{self.label}: {key}: expected a list of names",
                    path=self.path,
                    line=item.line,
                    hint=f"write `{key}: [first name, second name]`",
                )
            word = " ".join(item.value.split())
            if word in found:
                raise LexiconError(
                    f"{self.label}: {key}: '{word}' stands there twice",
                    path=self.path,
                    line=item.line,
                    hint="remove one of them",
                )
            found.append(word)
        return tuple(found)

    def items(self, key: str) -> list[Node]:
        """Return the nodes of a list; empty where the key is absent.

        Raises:
            LexiconError: If the value is no list.
        """
        node = self.fields.get(key)
        if node is None:
            return []
        if not isinstance(node.value, list):
            raise self.error(key, "expected a list", f"write `{key}: [first, second]`")
        return node.value

    def date(self, key: str, *, last: bool = False) -> dt.date | None:
        """Return a day from `2022`, `2022-05` or `2022-05-01`, None where absent.

        Args:
            key: The key to read.
            last: Take the last day of the year or month, not the first.

        Raises:
            LexiconError: If the value is no such date.
        """
        value = self.text(key)
        if value is None:
            return None
        hint = "write a date as 2022, 2022-05 or 2022-05-01"
        match = _DATE.fullmatch(value)
        if match is None:
            raise self.error(key, f"'{value}' is not a date", hint)
        year, month, day = (int(group) if group else None for group in match.groups())
        try:
            if year and month and day:
                return dt.date(year, month, day)
            first = dt.date(year or 0, month or 1, 1)
            if not last:
                return first
            months = 1 if month else 12
            after = first.year * 12 + first.month - 1 + months
            return dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
        except ValueError as error:
            raise self.error(key, f"'{value}' is not a date", hint) from error
