"""Every error that the library raises on purpose.

A message says what is wrong and where, a hint says what to do about it. The
command line prints both and exits with 2; a program catches `QuotesError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


class QuotesError(Exception):
    """Base of all our errors.

    Args:
        message: What is wrong, one line, no full stop.
        path: The file it is about, if there is one.
        line: 1-based line in that file, if known.
        hint: What the reader can do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = str(path) if path is not None else None
        self.line = line
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.path, self.line, self.hint)

    @property
    def where(self) -> str:
        """`file:line`, `file` or the empty string."""
        if self.path is None:
            return ""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.message}, {self.where}" if self.where else self.message


def _rebuild(
    kind: type[QuotesError], message: str, path: str | None, line: int | None, hint: str | None
) -> QuotesError:
    return kind(message, path=path, line=line, hint=hint)


def results_and_errors(
    items: Iterable[Result | QuotesError],
) -> tuple[list[Result], list[QuotesError]]:
    """What came well, and what went wrong on the way, each in its order."""
    results: list[Result] = []
    errors: list[QuotesError] = []
    for item in items:
        if isinstance(item, QuotesError):
            errors.append(item)
        else:
            results.append(item)
    return results, errors


class DocumentError(QuotesError):
    """An article that cannot be read."""


class ProvenanceError(QuotesError):
    """Provenance (`sources.yaml`, front matter, a JSON Lines row) that is not valid."""


class FetchError(QuotesError):
    """An address that cannot be fetched, or that we must not fetch."""


class VerifyError(QuotesError):
    """Published records, or notes of live pages, that cannot be read."""


class LexiconError(QuotesError):
    """A word list, registry or other YAML data file that does not follow its schema."""


class ConfigError(QuotesError):
    """A setting or an argument that makes no sense."""


class TemplateError(QuotesError):
    """A template that cannot be found, compiled or rendered."""


class PublishError(QuotesError):
    """An output folder that cannot be written, or that we must not touch."""


class ReviewError(QuotesError):
    """A side of a comparison that cannot be found or read."""


class SiteError(QuotesError):
    """A web site that its builder cannot make, or that cannot be served."""
