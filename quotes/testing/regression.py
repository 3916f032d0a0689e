"""The fixture `quotes_regression`, on top of `file_regression` of pytest-regressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotes.model import Record
from quotes.testing.blocks import as_blocks

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

SUFFIX = ".txt"


class QuotesRegression:
    """Compares what is read in articles with what was read before."""

    def __init__(
        self, file_regression: FileRegressionFixture, request: pytest.FixtureRequest
    ) -> None:
        self._files = file_regression
        self._request = request

    def check(self, articles: str | Path | Iterable[Record]) -> None:
        """Compare with the files beside the test, as `file_regression.check` does.

        Args:
            articles: The text of an article or records, kept in one file named
                after the test; or the path of an article or of a folder of
                articles, kept in a folder named after the test, one file an
                article. A file there whose article is gone fails the test too,
                and is deleted by `--force-regen` and `--regen-all`.

        Raises:
            AssertionError: Something is read otherwise.
            pytest.fail.Exception: A file was written, or an article cannot be read.
        """
        __tracebackhide__ = True
        if isinstance(articles, Path):
            self._check_path(articles)
        elif isinstance(articles, str):
            self._check_file(self._records_of(articles), None)
        else:
            self._check_file(articles, None)

    def _check_path(self, path: Path) -> None:
        __tracebackhide__ = True
        from quotes.errors import QuotesError
        from quotes.slugs import unique_slugs
        from quotes.testing.reading import read_articles, settings_near

        place = path if path.is_dir() else path.parent
        try:
            settings = settings_near(place, self._request.config.rootpath)
            articles = read_articles([path], settings)
        except QuotesError as error:
            pytest.fail(f"error: {error}\nhint: {error.hint}", pytrace=False)
        names = unique_slugs({document.id: document.id for document, _ in articles})
        folder = self._folder()
        faults = self._strays(folder, {f"{name}{SUFFIX}" for name in names.values()})
        for document, records in articles:
            try:
                self._check_file(records, folder / f"{names[document.id]}{SUFFIX}")
            except (AssertionError, pytest.fail.Exception) as fault:
                faults.append(f"{document.path}\n{fault}")
        if faults:
            raise AssertionError("\n\n".join(faults))

    def _check_file(self, records: Iterable[Record], file: Path | None) -> None:
        __tracebackhide__ = True
        self._files.check(as_blocks(records), encoding="utf-8", newline="\n", fullpath=file)

    def _folder(self) -> Path:
        """Where the files of this test lie."""
        name = re.sub(r"\W", "_", self._request.node.name)
        return Path(self._files.original_datadir) / name

    def _strays(self, folder: Path, wanted: set[str]) -> list[str]:
        """Files whose article is gone: told, and deleted where the files are to be made anew."""
        strays = [file for file in sorted(folder.glob(f"*{SUFFIX}")) if file.name not in wanted]
        option = self._request.config.getoption
        if option("regen_all") or option("force_regen"):
            for file in strays:
                file.unlink()
        if option("regen_all"):
            return []
        what = "was deleted" if option("force_regen") else "--force-regen deletes it"
        return [f"the article of {file} is gone: {what}" for file in strays]

    def _records_of(self, text: str) -> list[Record]:
        from quotes.testing.reading import read_articles, settings_near

        file = Path(self._request.getfixturevalue("tmp_path")) / "text.txt"
        file.write_text(text, encoding="utf-8", newline="\n")
        settings = settings_near(self._request.path.parent, self._request.config.rootpath)
        ((_, records),) = read_articles([file], settings)
        return records
