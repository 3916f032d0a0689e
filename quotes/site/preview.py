"""A preview that follows its sources: when an article changes, its cards do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.config import Settings
from quotes.errors import SiteError
from quotes.pipeline import BuildResult, build_pages
from quotes.site.builders import HOST
from quotes.site.project import write_project


def watched(settings: Settings, seeds: list[Path]) -> list[Path]:
    """The files and folders that cards are made of, as far as they exist."""
    own = (
        settings.templates,
        settings.registry,
        settings.corrections,
        settings.verified,
        settings.file,
    )
    return [path for path in (*seeds, *own) if path is not None and path.exists()]


def write_preview(
    folder: Path, seeds: list[Path], settings: Settings, *, jobs: int, port: int
) -> BuildResult:
    """Make the cards in memory and the builder's project of them; `out` is not touched.

    Raises:
        QuotesError: A template, a setting or the place is wrong.
    """
    result = build_pages(seeds, templates=settings.templates, jobs=jobs, settings=settings)
    pages = {path: text.encode("utf-8", "replace") for path, text in result.pages.items()}
    address = f"http://{HOST}:{port}/"
    write_project(folder, pages, settings, seeds=seeds, address=address)
    return result


def changes(paths: list[Path]) -> Iterator[bool]:
    """Wait for changes: True when something changed, False twice a second where nothing did.

    Raises:
        SiteError: watchfiles is not installed.
    """
    try:
        import watchfiles
    except ImportError as error:
        raise SiteError(
            "the preview needs watchfiles, which is not installed",
            hint="pip install 'newsroom-quotes[site]'",
        ) from error
    for found in watchfiles.watch(*paths, rust_timeout=500, yield_on_timeout=True):
        yield bool(found)
