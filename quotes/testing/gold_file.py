"""`*.quotes.yaml` as tests: one item an article, failing where it is read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import QuotesError
from quotes.testing.reading import read_articles, seen_from_here, settings_near


class GoldDiffersError(AssertionError):
    """An article is not read as its gold says; the message tells where."""


class GoldFile(pytest.File):
    """A file of gold."""

    def collect(self) -> Iterator[GoldItem]:
        """An item for each of its articles.

        Raises:
            CollectError: The file is not valid.
        """
        from quotes.evaluation.gold_yaml import read_yaml_gold

        try:
            entries = read_yaml_gold(self.path)
        except QuotesError as error:
            raise self.CollectError(_told(error)) from None
        for entry in entries:
            yield GoldItem.from_parent(self, name=entry.source)


class GoldItem(pytest.Item):
    """The gold of one article. Its name is the article's file, as the gold gives it."""

    def runtest(self) -> None:
        """Read the article and compare.

        Raises:
            GoldDiffersError: It is read otherwise. With `--force-regen` the gold was rewritten.
            QuotesError: The article is gone or cannot be read.
        """
        from quotes.evaluation.gold_pairs import pair
        from quotes.evaluation.gold_writing import rewrite
        from quotes.evaluation.gold_yaml import read_yaml_gold
        from quotes.testing.differences import describe

        gold = seen_from_here(self.path)
        entry = next(entry for entry in read_yaml_gold(gold) if entry.source == self.name)
        settings = settings_near(self.path.parent, self.config.rootpath)
        article = _article(entry.source, gold, settings.seeds, entry.line)
        ((document, records),) = read_articles([article], settings)
        pairs = pair(entry, document, records)
        if all(not pair.differences for pair in pairs):
            return
        everything = self.config.getoption("regen_all", default=False)
        if everything or self.config.getoption("force_regen", default=False):
            rewrite(gold, entry.source, document, pairs)
        if not everything:
            raise GoldDiffersError(describe(pairs, document, entry))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What differs, for a reader who knows no Python."""
        if isinstance(excinfo.value, GoldDiffersError):
            return f"{excinfo.value}\n\n{self._remedy()}"
        if isinstance(excinfo.value, QuotesError):
            return _told(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands, and its title."""
        return self.path, 0, f"{seen_from_here(self.path).as_posix()}: {self.name}"

    def _remedy(self) -> str:
        if self.config.getoption("force_regen", default=False):
            return "It was written anew: read its diff, then run pytest again."
        return (
            "If that is right, write it anew: pytest --force-regen "
            f"{seen_from_here(self.path).as_posix()}"
        )


def _article(source: str, gold: Path, seeds: Path, line: int) -> Path:
    """The article of an entry: beside the gold, else in the seeds."""
    places = [gold.parent / source, seen_from_here(seeds) / source]
    for place in places:
        if place.is_file():
            return place
    from quotes.evaluation.gold import GoldError

    folders = " and in ".join(dict.fromkeys(f"{place.parent.as_posix()}/" for place in places))
    raise GoldError(
        f"the article {source} is gone",
        path=gold.as_posix(),
        line=line,
        hint=f"it was looked for in {folders}; rename it here too, or delete its gold",
    )


def _told(error: QuotesError) -> str:
    return f"error: {error}" + (f"\nhint: {error.hint}" if error.hint else "")
