"""What counts as which change, and which records stand for each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import CorrectionNote, Record, ResolutionNote, SpeakerRef
from quotes.review.comparison import FailOn, Review, compare
from quotes.review.text import change_lines

from .made_records import record, sides


def kinds(review: Review) -> list[str]:
    return [change.kind for change in review.changes]


@given(sides(), st.randoms())
def test_a_side_against_itself_is_all_same(side: list[Record], chance: object) -> None:
    shuffled = list(side)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    review = compare(side, shuffled)
    assert review.changes == ()
    assert review.same == len(side)


@given(sides(), sides())
def test_counts_add_up(base: list[Record], head: list[Record]) -> None:
    counts = compare(base, head).counts
    paired = sum(counts.values()) - counts["added"] - counts["removed"]
    assert paired + counts["removed"] == len(base)
    assert paired + counts["added"] == len(head)


@given(sides(), sides())
def test_each_record_is_told_once(base: list[Record], head: list[Record]) -> None:
    changes = compare(base, head).changes
    for side, told in (
        (base, [change.before for change in changes]),
        (head, [change.after for change in changes]),
    ):
        keys = Counter(one.key for one in told if one is not None)
        assert not keys - Counter(one.key for one in side)


@given(sides(), sides())
def test_swapped_sides_swap_added_and_removed(base: list[Record], head: list[Record]) -> None:
    there, back = compare(base, head).counts, compare(head, base).counts
    assert back == {**there, "added": there["removed"], "removed": there["added"]}


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (record(name="Joe Paz"), "re-attributed"),
        (record(name=None), "re-attributed"),
        (record("We are not ready,"), "re-worded"),
        (record("We are ready."), "re-worded"),
        (record(published="2026-01-02"), "re-dated"),
        (record("We are not ready,", "Joe Paz"), "re-attributed"),
        (record("Quite another thing altogether"), None),
    ],
)
def test_kinds(after: Record, kind: str | None) -> None:
    forth = compare([record()], [after])
    assert kinds(forth) == ([kind] if kind else ["removed", "added"])
    back = compare([after], [record()])
    assert kinds(back) == kinds(forth)


def test_another_rule_or_place_is_no_change() -> None:
    moved = record(
        start=700, rule="cue-before", resolution=ResolutionNote("short-name", ""), status="implicit"
    )
    assert compare([record()], [moved]).changes == ()


def test_of_repeated_words_the_one_that_is_gone_is_told() -> None:
    first = record(name="Ana Ruiz")
    second = record(name="Joe Paz", start=50, id=f"{first.id}_2")
    left = replace(second, id=first.id, start=10)
    (change,) = compare([first, second], [left]).changes
    assert (change.kind, change.before) == ("removed", first)


def test_a_renamed_article_is_the_same_one() -> None:
    old = [
        record("One", title="Harbour"),
        record("Two", title="Harbour", start=9),
        record("The tax is high this year", "Joe Paz", title="Harbour", start=19),
    ]
    new = [
        replace(one, document="port", source=replace(one.source, path="seeds/port.txt"))
        for one in old[:2]
    ]
    new.append(
        record("The tax is high this winter", "Joe Paz", document="port", title="Harbour", start=19)
    )
    review = compare(old, new)
    assert (kinds(review), review.same) == (["re-worded"], 2)


def test_nobody_becomes_another_one_because_an_article_was_renamed() -> None:
    def told_by(document: str) -> list[Record]:
        resident = SpeakerRef(f"{document}/resident", "resident", "unnamed")
        words = ("It is too loud", "Nobody asked us")
        return [
            record(said, document=document, title="Harbour", speakers=(resident,)) for said in words
        ]

    review = compare(told_by("harbour"), told_by("port"))
    assert (review.changes, review.same) == ((), 2)


def test_namesakes_are_told_apart() -> None:
    before = record(speakers=(SpeakerRef("ana-ruiz", "Ana Ruiz", "person"),))
    after = record(speakers=(SpeakerRef("ana-ruiz-police", "Ana Ruiz", "person"),))
    (change,) = compare([before], [after]).changes
    assert list(change_lines(change))[1] == (
        "    Ana Ruiz [person ana-ruiz] (speaker-cue-after, full-name)"
        " → Ana Ruiz [person ana-ruiz-police] (speaker-cue-after, full-name)"
    )


def test_a_name_that_is_lost_is_told_with_the_reason() -> None:
    after = record(name=None, evidence="nothing says clearly whose words these are")
    (change,) = compare([record()], [after]).changes
    assert list(change_lines(change))[1].endswith(
        " → nobody (nothing says clearly whose words these are)"
    )


def test_an_article_is_not_another_outlets_with_the_same_quotation() -> None:
    ours = record(title="Ours", url="https://a.example/1")
    theirs = record(document="wire", title="Theirs", url="https://b.example/1")
    assert kinds(compare([ours], [theirs])) == ["removed", "added"]
    untold = [replace(one, source=replace(one.source, url=None)) for one in (ours, theirs)]
    assert kinds(compare(untold[:1], untold[1:])) == ["removed", "added"]


def test_of_like_wordings_the_likest_is_taken() -> None:
    old = [record("We will not cut taxes this year"), record("We will cut taxes", start=90)]
    new = [
        record("We will cut taxes soon", start=90),
        record("We will not cut taxes this winter"),
    ]
    pairs = {(c.before.words, c.after.words) for c in compare(old, new).changes}  # type: ignore[union-attr]
    assert pairs == {
        ("We will not cut taxes this year", "We will not cut taxes this winter"),
        ("We will cut taxes", "We will cut taxes soon"),
    }


def test_the_worst_comes_first() -> None:
    base = [
        record("one", "Ana Ruiz"),
        record("two", "Ana Ruiz"),
        record("three", None),
        record("four"),
    ]
    head = [
        record("one", None),
        record("two", "Joe Paz"),
        record("three", "Joe Paz"),
        record("five"),
    ]
    told = [(change.kind, change.record.words) for change in compare(base, head).changes]
    assert told == [
        ("re-attributed", "two"),
        ("re-attributed", "three"),
        ("re-attributed", "one"),
        ("removed", "four"),
        ("added", "five"),
    ]


@pytest.mark.parametrize(
    ("policy", "failing"),
    [
        ("never", set()),
        ("any", {"added", "removed", "re-attributed"}),
        ("removed", {"removed"}),
        ("reattributed", {"re-attributed"}),
    ],
)
def test_policies(policy: FailOn, failing: set[str]) -> None:
    reviews = {
        "same": compare([record()], [record()]),
        "added": compare([], [record()]),
        "removed": compare([record()], []),
        "re-attributed": compare([record()], [record(name=None)]),
    }
    assert {name for name, review in reviews.items() if review.fails(policy)} == failing


def test_a_speaker_that_an_editor_decided_passes() -> None:
    decided = replace(record(name="Eva Stone"), correction=CorrectionNote(by="Ida Holm"))
    review = compare([record()], [decided])
    assert [change.kind for change in review.changes] == ["re-attributed"]
    assert review.fails("any")
    assert not review.fails("reattributed")
