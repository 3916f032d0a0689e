"""A review as JSON, for programs. Keys are a contract; new ones may come."""

from __future__ import annotations

import json
from typing import Any

from quotes.model import Record
from quotes.review.comparison import Change, Review

SCHEMA = 1


def json_text(review: Review) -> str:
    """One JSON object, indented, changes in the order of the review."""
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "base": review.base,
        "head": review.head,
        "counts": review.counts,
    }
    if review.causes:
        told["causes"] = review.causes
    told["changes"] = [_change(change) for change in review.changes]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": change.kind,
        "id": change.record.id,
        "file": change.file,
        "line": change.line,
        "before": _record(change.before),
        "after": _record(change.after),
    }
    if change.cause is not None:
        told["cause"] = change.cause
    return told


def _record(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {
        "document": record.document,
        "id": record.id,
        "words": record.words,
        "speakers": [
            {"id": speaker.id, "name": speaker.name, "kind": speaker.kind}
            for speaker in record.speakers
        ],
        "status": record.status,
        "mention": record.mention.text if record.mention else None,
        "rule": record.rule,
        "evidence": record.evidence,
        "resolution": record.resolution.rule if record.resolution else None,
        "published": record.source.published,
        "corrected": record.correction is not None,
    }
