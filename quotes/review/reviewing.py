"""The way from the names of two sides to what changed between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotes.config import Settings
from quotes.errors import QuotesError, ReviewError, results_and_errors
from quotes.model import Record
from quotes.pipeline import extract
from quotes.review.comparison import Cause, Change, Review, compare
from quotes.review.git import open_repository
from quotes.review.places import with_places
from quotes.review.sides import NothingPublishedError, Side, Sides, open_sides


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, and what to say beside it.

    Attributes:
        review: What changed, with places.
        prefix: The project's folder in its repository with its slash; empty for the top.
        note: What is compared instead of the base, None where that is the base itself.
        warnings: One sentence each.
        problems: Articles that could not be read.
    """

    review: Review
    prefix: str
    note: str | None
    warnings: tuple[str, ...]
    problems: tuple[QuotesError, ...]


def review(
    base: str, head: str | None, settings: Settings, *, rerun: bool = False, jobs: int = 1
) -> Reviewed:
    """Compare two sides of a project.

    Args:
        base, head: A revision, or a folder: a project or an output folder; None
            is the working tree.
        settings: Of the project.
        rerun: Read the articles of both sides again with the present rules. What
            the base published and its articles do not give any more was changed
            by the rules; the rest by the articles.
        jobs: Processes for a rerun; 0 is one a core.

    Raises:
        ReviewError: A side cannot be found or read.
    """
    with open_sides(base, head, settings) as sides:
        problems: list[QuotesError] = []
        warnings = [sides.warning] if sides.warning else []
        note = None
        if sides.fork:
            note = f"{base} went on: comparing with {sides.fork}, where HEAD left it"
        names = (sides.base.label, sides.head.label)
        if rerun:
            found = _rerun(sides, jobs, problems, warnings)
        else:
            after = sides.head.records()
            found = compare(_published(sides.base, warnings), after, names=names)
        placed = with_places(found.changes, sides.base, sides.head)
        return Reviewed(
            replace(found, changes=placed),
            _prefix(settings),
            note,
            tuple(warnings),
            tuple(problems),
        )


def _published(base: Side, warnings: list[str]) -> list[Record]:
    """What the base published: nothing, with a warning, if it is a revision before the first build.

    Raises:
        ReviewError: It cannot be read, or is a folder without records.
    """
    try:
        return base.records()
    except NothingPublishedError:
        if base.commit is None:
            raise
    warnings.append(f"{base.label} has no published records yet: everything counts as added")
    return []


def _rerun(sides: Sides, jobs: int, problems: list[QuotesError], warnings: list[str]) -> Review:
    before = _extracted(sides.base, jobs, problems)
    after = _extracted(sides.head, jobs, problems)
    names = (sides.base.label, sides.head.label)
    by_articles = compare(before, after, names=names)
    try:
        published = sides.base.records()
    except ReviewError as error:
        warnings.append(f"{error}: what the rules changed is not known")
        return with_causes(by_articles, by_articles)
    return with_causes(compare(published, after, names=names), by_articles)


def with_causes(review: Review, by_articles: Review) -> Review:
    """Say of each change whether the articles, the rules or a correction made it.

    Args:
        review: From what the base published to what its head gives with the present rules.
        by_articles: The same from what the base gives with the present rules.
    """
    same_kind = {(change.kind, change.record.key) for change in by_articles.changes}
    new = {change.after.key for change in by_articles.changes if change.after}
    old = {change.before.key for change in by_articles.changes if change.before}

    def cause(change: Change) -> Cause:
        before, after = change.before, change.after
        if after is not None and after.correction and not (before and before.correction):
            return "correction"
        if before is None or after is None:
            found = change.record.key in (old if after is None else new)
        else:
            found = (change.kind, after.key) in same_kind
        return "article" if found else "rules"

    changes = tuple(replace(change, cause=cause(change)) for change in review.changes)
    return replace(review, changes=changes)


def _extracted(side: Side, jobs: int, problems: list[QuotesError]) -> list[Record]:
    """The records that the articles of a side give with the present rules."""
    settings = side.settings
    wanted = [settings.seeds, settings.corrections]
    side.fetch([*wanted, settings.registry] if settings.registry else wanted)
    if not settings.seeds.exists():
        raise ReviewError(
            f"{side.label} has no articles",
            path=settings.seeds if side.copy is None else settings.seeds.relative_to(side.copy),
            hint="--rerun reads the articles; without it the published records are compared",
        )
    records, wrong = results_and_errors(extract([settings.seeds], jobs=jobs, project=settings))
    problems += wrong
    return records


def _prefix(settings: Settings) -> str:
    """Where the project lies in its repository."""
    try:
        top = open_repository(settings.root).top.resolve()
    except ReviewError:
        return ""
    root = settings.root.resolve()
    within = root.relative_to(top).as_posix() if root.is_relative_to(top) else "."
    return "" if within == "." else f"{within}/"
