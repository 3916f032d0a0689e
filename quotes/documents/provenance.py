"""Provenance as people write it, checked key by key.

One set of names serves `sources.yaml`, front matter and JSON Lines rows. A key
that is wrong is an error of its own; the others still count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any
from urllib.parse import urljoin, urlsplit

from quotes.errors import ProvenanceError
from quotes.model import Provenance
from quotes.yaml_tree import Items, Mapping, Node, Scalar

PROVENANCE_KEYS = tuple(field.name for field in fields(Provenance))

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].+)?")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a key: a string, a list of strings, None, or anything wrong."""

    value: object
    line: int | None


class _InvalidValueError(Exception):
    """A value that its key does not take."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def values_from_yaml(mapping: Mapping, path: str) -> tuple[dict[str, Value], list[ProvenanceError]]:
    """The keys of a YAML mapping; the first counts where one is repeated."""
    values: dict[str, Value] = {}
    errors = []
    for key, node in mapping.pairs:
        if not isinstance(key, Scalar) or key.value is None:
            errors.append(
                ProvenanceError(
                    "a key that is not a word", path=path, line=key.line, hint=_known_keys()
                )
            )
        elif key.value in values:
            errors.append(
                ProvenanceError(
                    f"the key {key.value!r} stands here a second time",
                    path=path,
                    line=key.line,
                    hint=f"keep one of the two; the first is on line {values[key.value].line}",
                )
            )
        else:
            values[key.value] = Value(_plain(node), key.line)
    return values, errors


def check_provenance(
    values: dict[str, Value], path: str, entry: str
) -> tuple[Provenance, list[ProvenanceError]]:
    """Check values against their keys.

    Args:
        values: Provenance keys with what stands behind them; no other keys.
        path: The file, for messages.
        entry: What the values belong to, for messages.

    Returns:
        The provenance of all keys that are right, and an error for each other.
    """
    valid: dict[str, Any] = {}
    errors = []
    for key, given in values.items():
        if given.value is None:
            continue
        try:
            valid[key] = _CHECKS[key](given.value)
        except _InvalidValueError as problem:
            errors.append(
                ProvenanceError(
                    f"{key} of {entry} {problem.message}",
                    path=path,
                    line=given.line,
                    hint=problem.hint,
                )
            )
    return Provenance(**valid), errors


def unknown_key(key: str, path: str, line: int | None, entry: str) -> ProvenanceError:
    """The error for a key that is no provenance key, with the nearest one that is."""
    return ProvenanceError(
        f"unknown key {key!r} of {entry}",
        path=path,
        line=line,
        hint=suggestion(key) or _known_keys(),
    )


def suggestion(key: str) -> str | None:
    """`did you mean …?` for a misspelt provenance key, else None."""
    near = get_close_matches(key.lower(), PROVENANCE_KEYS, n=1, cutoff=0.75)
    return f"did you mean {near[0]!r}?" if near else None


def _known_keys() -> str:
    return f"the keys are {', '.join(PROVENANCE_KEYS)}"


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {}


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _InvalidValueError("is not text", "write one line of text, or leave the key out")
    if _UNPRINTABLE.search(value):
        raise _InvalidValueError("holds a control character", "write one line of plain text")
    return " ".join(value.split())


def _url(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not is_web_address(text):
        raise _InvalidValueError(
            f"is not a web address: {value!r}", "write the whole address, beginning with https://"
        )
    return text


def is_web_address(text: str) -> bool:
    """Whether a string is an absolute http or https address and nothing else."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        return False
    return bool(known) and not _NOT_IN_ADDRESS.search(text)


def address_of_link(target: str, base: str | None) -> str | None:
    """The http or https address that a link of a page leads to, None where it has none.

    Args:
        target: As the page writes it.
        base: The page's address, which it may be relative to.
    """
    try:
        address = urljoin(base or "", target.strip())
    except ValueError:  # brackets that do not close
        return None
    return address if is_web_address(address) else None


def _date(value: object) -> dt.date:
    text = value.strip() if isinstance(value, str) else ""
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        raise _InvalidValueError(
            f"is not a date: {value!r}", "write year-month-day, such as 2023-05-26"
        ) from None


def _language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value.strip()):
        raise _InvalidValueError(
            f"is not a language tag: {value!r}", "write a BCP 47 tag such as en or en-GB"
        )
    return value.strip()


def _sha256(value: object) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value.strip()):
        raise _InvalidValueError(
            "is not 64 hexadecimal digits", "leave it out, or write what sha256sum prints"
        )
    return value.strip().lower()


def _tags(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(_text(item) for item in items))


_CHECKS: dict[str, Callable[[object], object]] = {
    "title": _text,
    "url": _url,
    "outlet": _text,
    "author": _text,
    "published": _date,
    "retrieved": _date,
    "language": _language,
    "sha256": _sha256,
    "tags": _tags,
}
