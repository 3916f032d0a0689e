"""Figures: what many verdicts come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from quotes.evaluation.agreement import mention_form
from quotes.evaluation.verdicts import Verdict

FORMS = ("proper", "pronoun", "nominal")
LENGTHS = ("under 4", "4 to 9", "10 and more")


class Score(NamedTuple):
    """How many gold has, how many were found, and how many of these are right."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what gold has, the share that was found right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Counts and figures."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**self._asdict(), **{key: round(value, 4) for key, value in figures.items()}}


class Tenth(NamedTuple):
    """The attributions of a tenth of the scale of confidence, its lower end included."""

    low: float
    attributions: int
    right: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of an evaluation.

    Attributes:
        detection: Quotations, whoever said them.
        overlap, exact: Attributions, by the two ways to compare mentions. One
            to a quotation that is nobody's or not in gold is found and wrong.
        names: Names of speakers; None where gold has no names.
        nobody, nobody_attributed: Quotations that are nobody's, and how many of
            them have a mention.
        by_form, by_length: For gold mentions of a form, quotations of a length
            in words: (overlap, exact); found are those with a mention.
        calibration: By confidence, the highest first.
    """

    detection: Score
    overlap: Score
    exact: Score
    names: Score | None
    nobody: int
    nobody_attributed: int
    by_form: dict[str, tuple[Score, Score]]
    by_length: dict[str, tuple[Score, Score]]
    calibration: tuple[Tenth, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and numbers."""
        return {
            "detection": self.detection.as_dict(),
            "attribution": _both((self.overlap, self.exact)),
            "names": self.names.as_dict() if self.names else None,
            "nobody": {"gold": self.nobody, "attributed": self.nobody_attributed},
            "by_form": {form: _both(scores) for form, scores in self.by_form.items()},
            "by_length": {length: _both(scores) for length, scores in self.by_length.items()},
            "calibration": [tenth._asdict() for tenth in self.calibration],
        }


def count(verdicts: Sequence[Verdict]) -> Figures:
    """Count verdicts.

    What gold calls unsourced or implicit counts for detection alone.
    """
    judged = [v for v in verdicts if v.agreement is not None]
    nobody = [v for v in verdicts if v.gold is not None and v.gold.label == "none"]
    extra = [v for v in verdicts if v.gold is None]
    false = sum(v.mention is not None for v in (*nobody, *extra))
    somebody = [v for v in verdicts if v.gold is not None and v.gold.label != "none"]
    detected = sum(v.record is not None for v in somebody)
    nobody_attributed = sum(v.mention is not None for v in nobody)
    overlap, exact = _scores(judged)
    return Figures(
        detection=Score(len(somebody), detected + len(extra) + nobody_attributed, detected),
        overlap=overlap._replace(found=overlap.found + false),
        exact=exact._replace(found=exact.found + false),
        names=_names(verdicts),
        nobody=len(nobody),
        nobody_attributed=nobody_attributed,
        by_form=_grouped(((_form(v), v) for v in judged), FORMS),
        by_length=_grouped(((_length(v), v) for v in judged), LENGTHS),
        calibration=_calibration(verdicts),
    )


def _scores(judged: Sequence[Verdict]) -> tuple[Score, Score]:
    found = sum(v.mention is not None for v in judged)
    agreements = [v.agreement for v in judged if v.agreement is not None]
    return (
        Score(len(judged), found, sum(agreement.overlap for agreement in agreements)),
        Score(len(judged), found, sum(agreement.exact for agreement in agreements)),
    )


def _names(verdicts: Sequence[Verdict]) -> Score | None:
    judged = [v for v in verdicts if v.named_right is not None]
    if not judged:
        return None
    wrong_place = [v for v in verdicts if v.gold is None or v.gold.label == "none"]
    named = sum(bool(v.record and v.record.speakers) for v in (*judged, *wrong_place))
    return Score(len(judged), named, sum(v.named_right is True for v in judged))


def _form(verdict: Verdict) -> str:
    assert verdict.gold is not None
    assert verdict.gold.speaker is not None
    return mention_form(verdict.gold_document.document.text, verdict.gold.speaker)


def _length(verdict: Verdict) -> str:
    assert verdict.gold is not None
    text = verdict.gold_document.document.text[verdict.gold.start : verdict.gold.end]
    words = len(text.split())
    return LENGTHS[0] if words < 4 else LENGTHS[1] if words < 10 else LENGTHS[2]


def _grouped(
    pairs: Iterable[tuple[str, Verdict]], order: Sequence[str]
) -> dict[str, tuple[Score, Score]]:
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for group, verdict in pairs:
        groups[group].append(verdict)
    return {group: _scores(groups[group]) for group in order}


def _calibration(verdicts: Sequence[Verdict]) -> tuple[Tenth, ...]:
    tenths: dict[int, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.record and verdict.record.mention and verdict.right is not None:
            tenths[min(9, int(verdict.record.confidence * 10 + 1e-9))].append(verdict.right)
    return tuple(
        Tenth(tenth / 10, len(rights), sum(rights))
        for tenth, rights in sorted(tenths.items(), reverse=True)
    )


def _both(scores: tuple[Score, Score]) -> dict[str, Any]:
    overlap, exact = scores
    return {"overlap": overlap.as_dict(), "exact": exact.as_dict()}
