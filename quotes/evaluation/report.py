"""An evaluation as text with aligned columns, and its errors in context."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from quotes.documents.places import place
from quotes.evaluation.figures import Figures, Score
from quotes.evaluation.verdicts import Verdict
from quotes.model import Record

_AROUND = 70
_LONGEST = 160


def write_report(hold: str | None, figures: Figures, errors: Sequence[Verdict], limit: int) -> str:
    """Write figures, then at most `limit` errors.

    Args:
        hold: The first line, if there is one.
        figures: Of the whole evaluation.
        errors: All that is wrong.
        limit: How many of them to show.
    """
    lines = [hold, ""] if hold else []
    lines += _scores(figures)
    for title, groups in (
        ("by kind of mention", figures.by_form),
        ("by length in words", figures.by_length),
    ):
        lines += ["", _row(title, "gold", "found", "R overlap", "R exact")]
        for group, (overlap, exact) in groups.items():
            shares = (_share(score.recall, score.gold) for score in (overlap, exact))
            lines.append(_row(f"  {group}", overlap.gold, overlap.found, *shares))
    lines += ["", _row("by confidence", "found", "right", "share")]
    for low, attributions, right in figures.calibration:
        share = _share(right / attributions, attributions)
        lines.append(_row(f"  {low:.1f} to {low + 0.1:.1f}", attributions, right, share))
    lines += [
        "",
        f"nobody's words: {figures.nobody}, attributed all the same: {figures.nobody_attributed}",
    ]
    lines += _errors(errors, limit)
    return "\n".join(lines)


def describe(verdict: Verdict) -> dict[str, Any]:
    """An error as plain dicts, lists and scalars; offsets are the gold quotation's."""
    start, end = _span(verdict)
    return {
        "fault": verdict.fault,
        "where": _where(verdict),
        "document": verdict.gold_document.document.id,
        "start": start,
        "end": end,
        "text": verdict.gold_document.document.text[start:end],
        "gold": {"speakers": _gold_names(verdict), "mention": _gold_mention(verdict)},
        "found": _found(verdict.record),
        "left_out": verdict.left_out.excluded if verdict.left_out else None,
        "differences": [str(difference) for difference in verdict.differences],
    }


def _found(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {
        "speakers": [speaker.name for speaker in record.speakers],
        "mention": record.mention.text if record.mention else None,
        "rule": record.rule,
        "confidence": record.confidence,
    }


def _scores(figures: Figures) -> Iterator[str]:
    yield _row("", "gold", "found", "right", "P", "R", "F1")
    for title, score in (
        ("detection", figures.detection),
        ("attribution, overlap", figures.overlap),
        ("attribution, exact", figures.exact),
        ("speaker names", figures.names),
    ):
        if score is not None:
            yield _row(title, *score, *_figures(score))


def _figures(score: Score) -> tuple[str, str, str]:
    return f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"


def _share(value: float, of: int) -> str:
    return f"{value:.3f}" if of else "-"


def _row(title: str, *cells: object) -> str:
    return f"{title:<22}" + "".join(f"{cell!s:>10}" for cell in cells)


def _errors(errors: Sequence[Verdict], limit: int) -> Iterator[str]:
    if not errors or not limit:
        return
    chosen = set(sorted(range(len(errors)), key=lambda index: _lot(errors[index]))[:limit])
    yield ""
    yield f"errors: {len(chosen)} of {len(errors)}"
    for index in sorted(chosen):
        yield ""
        yield from _error(errors[index])


def _lot(verdict: Verdict) -> str:
    """A number drawn by the place of an error: the same each time, without a pattern."""
    name = f"{verdict.gold_document.document.id} {_span(verdict)}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _error(verdict: Verdict) -> Iterator[str]:
    record = verdict.record
    yield f"{_where(verdict)}: {verdict.fault}"
    yield f"    {_in_context(verdict)}"
    gold = [*_gold_names(verdict), *_in_marks(_gold_mention(verdict))]
    yield f"    gold   {', '.join(gold) or 'nobody'}"
    if verdict.left_out is not None:
        yield f"    found  left out by {verdict.left_out.excluded}"
    elif record is not None:
        mention = record.mention.text if record.mention else None
        found = [*(speaker.name for speaker in record.speakers), *_in_marks(mention)]
        rule = f"  by {record.rule}, confidence {record.confidence:.2f}" if record.rule else ""
        yield f"    found  {', '.join(found) or 'nobody'}{rule}"
    else:
        yield "    found  no quotation"
    for difference in verdict.differences:
        yield f"    {_line(str(difference))}"


def _in_context(verdict: Verdict) -> str:
    text = verdict.gold_document.document.text
    start, end = _span(verdict)
    words = _line(text[start:end])
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
    before = _line("|" + text[max(0, start - _AROUND) : start] + "|")[1:-1]
    after = _line("|" + text[end : end + _AROUND] + "|")[1:-1]
    return f"…{before}>>{words}<<{after}…"


def _where(verdict: Verdict) -> str:
    """The place of a quotation: file:line, or the id of a row and the offset in its text."""
    document = verdict.gold_document.document
    start, _ = _span(verdict)
    if document.path is None or document.line is None:
        return f"{document.id} at {start}"
    return place(document, start)


def _span(verdict: Verdict) -> tuple[int, int]:
    quotation = verdict.gold or verdict.record
    assert quotation is not None
    return quotation.start, quotation.end


def _gold_names(verdict: Verdict) -> list[str]:
    return list(verdict.gold.readings[0]) if verdict.gold and verdict.gold.readings else []


def _gold_mention(verdict: Verdict) -> str | None:
    if verdict.gold is None or verdict.gold.speaker is None:
        return None
    return verdict.gold_document.document.text[slice(*verdict.gold.speaker)]


def _in_marks(mention: str | None) -> list[str]:
    return [f"“{_line(mention)}”"] if mention else []


def _line(text: str) -> str:
    return " ".join(text.split())
