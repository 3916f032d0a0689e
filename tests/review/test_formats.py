"""The four formats: what a person reads, and that nothing in an article acts."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.review.as_json import json_text
from quotes.review.comparison import Review, compare
from quotes.review.github import MOST, github_lines
from quotes.review.markdown import LARGEST, harmless, markdown
from quotes.review.text import text_lines

from .made_records import record

HOSTILE = "Come @team, see #1 and GH-7 <b>now</b> [x](http://a.example) `rm` {{7*7}} ::error::50%"


def everything() -> Review:
    """A review with a change of each kind."""
    base = [
        record("We will not cut taxes", "Jane Doe", start=10),
        record("The bridge that we built together is not safe to use this year", start=20),
        record("Apples are cheap,", "Tom Ash", document="market"),
        record("It rains", "Joe Paz", document="weather", published="2026-01-01"),
        record("Nobody asked us"),
    ]
    head = [
        record("We will not cut taxes", "John Roe", start=10, rule="cue-before"),
        record("The bridge that we built together is not safe to use this cold winter", start=20),
        record(HOSTILE, "Li Wu", document="zoo"),
        record("It rains", "Joe Paz", document="weather", published="2026-01-02"),
        record("Nobody asked us"),
    ]
    review = compare(base, head, names=("main", "HEAD"))
    placed = [
        replace(change, file=change.record.source.path, line=change.record.start + 7)
        for change in review.changes
    ]
    placed[0] = replace(placed[0], cause="rules")
    return replace(review, changes=tuple(placed))


FORMATS = {
    "text": lambda review: "\n".join(line for line, _ in text_lines(review)) + "\n",
    "markdown": markdown,
    "json": json_text,
    "github": lambda review: "\n".join(github_lines(review, "site/")) + "\n",
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_review_as_a_person_reads_it(form: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(FORMATS[form](everything()), encoding="utf-8", extension=".txt")


def test_the_totals_stand_first() -> None:
    told = "main...HEAD  +1 added  -1 removed  ~1 re-attributed  ≈1 re-worded  *1 re-dated  =1 same"
    assert FORMATS["text"](everything()).splitlines()[0] == told


def many(number: int) -> Review:
    head = [
        record(f"{HOSTILE} {k} {'é' * 300}", f"Speaker @{k}", document=f"d{k}")
        for k in range(number)
    ]
    return compare([], head, names=("main", "HEAD"))


def test_a_large_review_fits_a_comment() -> None:
    review = many(5000)
    text = markdown(review)
    assert len(text.encode()) <= LARGEST < 64_000
    shown = len(re.findall(r"^- “", text, re.MULTILINE))
    assert shown > 50
    assert f"\n… and {5000 - shown:,} more." in text
    assert "+5000 added" in text.replace("\\", "")


def test_nothing_is_counted_where_all_fits() -> None:
    assert " more." not in markdown(many(3))


def test_nothing_of_an_article_acts_in_a_comment() -> None:
    text = markdown(many(1))
    assert not re.search(r"(?:@|&#64;)(?!\u200b)", text)
    assert not re.search(r"\\#(?!\u200b)", text)
    assert "GH-7" not in text
    tokens = MarkdownIt("commonmark").parse(text)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {
        "text",
        "hardbreak",
        "softbreak",
        "strong_open",
        "strong_close",
        "text_special",
    }
    assert not any(token.type.startswith("html") for token in tokens)


def test_harmless_text_shows_its_words() -> None:
    assert harmless("a@b #") == "a&#64;\u200bb \\#"


def test_at_most_ten_annotations() -> None:
    lines = list(github_lines(many(40)))
    assert sum(line.startswith("::") for line in lines) == MOST == 10
    assert lines[-1].endswith("30 of them not shown here")


@pytest.mark.parametrize("words", ["a\n::error::b", "a\r::set-env::b", "100%0A::error::", "a,b:c"])
def test_an_article_cannot_command_the_runner(words: str) -> None:
    hostile = record(words, f"A\n::error::{words}", path=f"seeds/{words}.txt")
    review = compare([], [hostile], names=("::error::x\n::error::", "##[error]y"))
    placed = [replace(change, file=change.record.source.path, line=3) for change in review.changes]
    lines = "\n".join(github_lines(replace(review, changes=tuple(placed)))).splitlines()
    (command, totals) = lines
    head, _, data = command.removeprefix("::").partition("::")
    assert head.startswith("notice file=")
    assert head.count(",") == 2
    assert not re.search(r"%(?!25|0A|0D)", data)
    name = re.search(r"file=([^,]*),line=3,title=Added$", head)
    assert name is not None
    decoded = name[1].replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n")
    assert decoded.replace("%0D", "\r").replace("%25", "%") == hostile.source.path
    assert totals.startswith("Quotations: ")
    assert "::" not in totals
    assert "##[" not in totals


def test_removed_words_have_no_line_in_the_new_file() -> None:
    review = everything()
    removed = [line for line in github_lines(review) if "title=Removed" in line]
    assert removed == [line for line in removed if ",line=" not in line] != []


def test_json_is_a_contract() -> None:
    told = json.loads(json_text(everything()))
    assert list(told) == ["schema", "base", "head", "counts", "causes", "changes"]
    assert told["schema"] == 1
    assert told["counts"] == {
        "added": 1,
        "removed": 1,
        "re-attributed": 1,
        "re-worded": 1,
        "re-dated": 1,
        "same": 1,
    }
    for change in told["changes"]:
        assert list(change)[:6] == ["kind", "id", "file", "line", "before", "after"]
    assert told["changes"][0]["cause"] == "rules"
    assert "cause" not in told["changes"][1]


def test_text_holds_one_change_a_line() -> None:
    review = compare([], [record("a\nb", "C\nD", document="e\nf", path=None)])
    assert len(list(text_lines(review))) == 4
    assert all("\n" not in line for line, _ in text_lines(review))
