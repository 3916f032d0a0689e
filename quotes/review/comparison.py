"""Two sets of records -> what changed, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from quotes.model import Record
from quotes.review.matching import match, speakers_of

ChangeKind = Literal["re-attributed", "removed", "re-worded", "re-dated", "added"]
Cause = Literal["article", "rules", "correction"]
FailOn = Literal["never", "any", "removed", "reattributed"]

# The worst first: a wrong name, then words that are gone, then what only grew.
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
# As totals tell them: what came and went, then what changed.
TOLD: tuple[ChangeKind, ...] = ("added", "removed", "re-attributed", "re-worded", "re-dated")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one quotation. Where several things did, the worst gives the kind.

    Attributes:
        before: None for one that was added.
        after: None for one that was removed.
        cause: What made the change; None where that was not asked.
        file: The article, as seen from the project's folder, None where that is unknown.
        line: 1-based line in it where the words begin: in the new article, or
            in the old one for what was removed. None where it has no such lines.
    """

    kind: ChangeKind
    before: Record | None
    after: Record | None
    cause: Cause | None = None
    file: str | None = None
    line: int | None = None

    @property
    def record(self) -> Record:
        """The record as it is now, or was last."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def decided(self) -> bool:
        """Whether an editor says that the record is right as it is now."""
        return self.after is not None and self.after.correction is not None


@dataclass(frozen=True, slots=True)
class Review:
    """What changed between two sides.

    Attributes:
        base, head: How a reader calls the two sides.
        changes: The worst first, then by article and place.
        same: How many records did not change.
    """

    base: str
    head: str
    changes: tuple[Change, ...]
    same: int

    @property
    def counts(self) -> dict[ChangeKind | Literal["same"], int]:
        """How many records of each kind, `same` included."""
        found = Counter(change.kind for change in self.changes)
        return {**{kind: found[kind] for kind in TOLD}, "same": self.same}

    @property
    def causes(self) -> dict[str, int]:
        """How many changes each cause made; empty where causes were not asked for."""
        found = Counter(change.cause for change in self.changes if change.cause is not None)
        return {cause: found[cause] for cause in get_args(Cause) if cause in found}

    def fails(self, policy: FailOn) -> bool:
        """Whether there is a change that the policy forbids.

        `reattributed` lets pass what an editor has decided: that is its way to green.
        """
        forbidden: Mapping[FailOn, frozenset[str]] = {
            "never": frozenset(),
            "any": frozenset(KINDS),
            "removed": frozenset({"removed"}),
            "reattributed": frozenset({"re-attributed"}),
        }
        return any(
            change.kind in forbidden[policy] and not (policy == "reattributed" and change.decided)
            for change in self.changes
        )


def compare(
    base: Sequence[Record],
    head: Sequence[Record],
    *,
    names: tuple[str, str] = ("base", "head"),
) -> Review:
    """Compare the records of two sides.

    Args:
        base, head: In any order.
        names: What to call the two.
    """
    pairs = match(base, head)
    changes = []
    same = 0
    for before, after in pairs:
        kind = _kind(before, after)
        if kind is None:
            same += 1
        else:
            changes.append(Change(kind, before, after))
    kept = {before.key for before, _ in pairs}
    known = {after.key for _, after in pairs}
    changes += [Change("removed", record, None) for record in base if record.key not in kept]
    changes += [Change("added", None, record) for record in head if record.key not in known]
    return Review(*names, tuple(sorted(changes, key=_badness)), same)


def _kind(before: Record, after: Record) -> ChangeKind | None:
    if speakers_of(before) != speakers_of(after):
        return "re-attributed"
    if before.words != after.words:
        return "re-worded"
    return "re-dated" if before.source.published != after.source.published else None


def _badness(change: Change) -> tuple[int, int, str, int, str]:
    """Sorts a name that became another one first, then a new name, then a lost one."""
    names = 0
    if change.kind == "re-attributed" and change.before and change.after:
        names = 2 if not change.after.speakers else (0 if change.before.speakers else 1)
    record = change.record
    return (KINDS.index(change.kind), names, record.document, record.start, record.id)
