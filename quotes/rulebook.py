"""The rulebook, written by the rules themselves: for a terminal and as Markdown."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quotes.attribution.engine import RULES
from quotes.attribution.examples import Piece, read_pieces
from quotes.attribution.rule import Rule
from quotes.documents.body_rule import BodyRule
from quotes.documents.body_rules import BODY_RULES
from quotes.errors import ConfigError
from quotes.escaping import md
from quotes.resolution.engine import RULES as RESOLUTION_RULES
from quotes.resolution.examples import read_pieces as read_resolution_pieces
from quotes.resolution.rule import Rule as ResolutionRule

WIDTH = 92
LEFT_OUT = re.compile(r"\[-(.+?)-\]")
MARKDOWN_MARKS = {
    "content": "***",
    "speaker": "**",
    "cue": "*",
    "mention": "***",
    "antecedent": "**",
    "left out": "**",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """An example in pieces, and for a counterexample the reason where it has one."""

    pieces: tuple[Piece, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as the rulebook shows it.

    Attributes:
        id, why: Of the rule.
        facts: What else there is to know of it, one sentence each.
        finds, ignores: A heading, and the samples under it.
    """

    id: str
    why: str
    facts: tuple[str, ...]
    finds: tuple[str, tuple[Sample, ...]]
    ignores: tuple[str, tuple[Sample, ...]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules of one kind.

    Attributes:
        title, about: What kind; both empty where a single rule is shown.
        legend: Markdown that says how examples are marked.
        entries: The rules.
    """

    title: str
    about: str
    legend: str
    entries: tuple[Entry, ...]


def rulebook(rule_id: str | None, format: str) -> str:
    """Write the rulebook, or one rule of it.

    Args:
        rule_id: Only this rule; None for all.
        format: "text" for a terminal, "markdown".

    Returns:
        Text that ends in a line feed.

    Raises:
        ConfigError: There is no such rule, or no such format.
    """
    writers: dict[str, Callable[[list[Chapter]], Iterator[str]]] = {
        "text": _text,
        "markdown": _markdown,
    }
    if format not in writers:
        raise ConfigError(
            f"the rulebook has no format {format!r}", hint=f"choose {' or '.join(writers)}"
        )
    chapters = rule_chapters()
    if rule_id is not None:
        chapters = [_only(chapters, rule_id)]
    return "\n".join(writers[format](chapters)).rstrip() + "\n"


def _only(chapters: list[Chapter], rule_id: str) -> Chapter:
    """A chapter without a title that holds nothing but the rule."""
    known: list[str] = []
    for chapter in chapters:
        for entry in chapter.entries:
            if entry.id == rule_id:
                return Chapter("", "", chapter.legend, (entry,))
            known.append(entry.id)
    close = difflib.get_close_matches(rule_id, known, n=3, cutoff=0.5)
    question = f"did you mean {' or '.join(close)}? " if close else ""
    raise ConfigError(
        f"there is no rule {rule_id!r}", hint=f"{question}`quotes rules` prints them all"
    )


# What the rules say of themselves


def rule_chapters() -> list[Chapter]:
    """The whole rulebook: rules of attribution, of resolution, and of an article's body."""
    chapters = [
        Chapter(
            "Who said it",
            f"{len(RULES)} rules of attribution. Each looks at one quotation and names its "
            "speaker, finds that the words are nobody's, or abstains.",
            "In the examples ***the quotation*** in question, **its speaker** and *the cue* are "
            "marked; ¶ begins a paragraph.",
            tuple(map(_attribution_entry, RULES)),
        ),
        Chapter(
            "Who that is",
            f"{len(RESOLUTION_RULES)} rules of resolution. Each looks at the words that name a "
            "speaker and tells who that is, that nobody can be chosen, or abstains. They are asked "
            "in this order; the first that answers decides.",
            "In the examples ***the words*** in question and **what they point at** are marked, "
            "the answer stands after the arrow; ¶ begins a paragraph.",
            tuple(map(_resolution_entry, RESOLUTION_RULES)),
        ),
        Chapter(
            "What is not the article",
            f"{len(BODY_RULES)} rules about the body of a saved page. What they leave out is not "
            "quoted on any card.",
            "Where an example holds more, **what is left out** is marked; ¶ begins a paragraph, "
            "and … stands for the article.",
            tuple(map(_body_entry, BODY_RULES)),
        ),
    ]
    return [chapter for chapter in chapters if chapter.entries]


def _attribution_entry(rule: Rule) -> Entry:
    return Entry(
        rule.id,
        rule.why,
        (f"Confidence {rule.confidence:.2f}.",),
        ("finds", tuple(Sample(tuple(read_pieces(example))) for example in rule.finds)),
        (
            "abstains",
            tuple(Sample(tuple(read_pieces(example)), reason) for example, reason in rule.ignores),
        ),
    )


def _resolution_entry(rule: ResolutionRule) -> Entry:
    return Entry(
        rule.id,
        rule.why,
        (),
        ("finds", tuple(Sample(tuple(read_resolution_pieces(text))) for text in rule.finds)),
        (
            "abstains",
            tuple(
                Sample(tuple(read_resolution_pieces(text)), reason) for text, reason in rule.ignores
            ),
        ),
    )


def _body_entry(rule: BodyRule) -> Entry:
    facts: tuple[str, ...] = ()
    if rule.extent == "rest":
        facts = ("All that follows is left out too.",)
        if rule.confirmed_by:
            facts = (
                f"All that follows is left out too, where {' or '.join(rule.confirmed_by)} "
                "finds something in it.",
            )
    return Entry(
        rule.id,
        rule.why,
        facts,
        ("leaves out", tuple(map(_body_sample, rule.examples))),
        ("keeps", tuple(map(_body_sample, rule.keeps))),
    )


def _body_sample(example: str) -> Sample:
    """Rules of position mark what they leave out, and write BODY for a long paragraph."""
    parts = LEFT_OUT.split(example.replace("BODY", "…"))
    marks = (None, "left out")
    return Sample(tuple((marks[k % 2], part) for k, part in enumerate(parts) if part))


# For a terminal


def _text(chapters: list[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.title:
            yield from (chapter.title.upper(), *_wrapped(chapter.about, ""), "")
        for entry in chapter.entries:
            yield entry.id
            yield from _wrapped(" ".join((entry.why, *entry.facts)), "  ")
            for heading, samples in (entry.finds, entry.ignores):
                yield f"  {heading}:"
                for sample in samples:
                    words = "".join(_bracketed(*piece) for piece in sample.pieces)
                    yield from _wrapped(_on_one_line(words), "    ", "      ")
                    if sample.reason:
                        yield from _wrapped(f"because {sample.reason}", "      ")
            yield ""


def _bracketed(mark: str | None, words: str) -> str:
    return words if mark is None else f"[{mark}: {words}]"


def _wrapped(words: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


# As Markdown


def _markdown(chapters: list[Chapter]) -> Iterator[str]:
    whole = bool(chapters[0].title)
    if whole:
        yield from ("# Rulebook", "")
    for chapter in chapters:
        if whole:
            yield from (f"## {md(chapter.title)}", "", md(chapter.about), "", chapter.legend, "")
        for entry in chapter.entries:
            yield from (f"{'###' if whole else '#'} {md(entry.id)}", "")
            yield from (md(" ".join((entry.why, *entry.facts))), "")
            for heading, samples in (entry.finds, entry.ignores):
                yield from (f"It {heading}:", "")
                yield from (f"- {_emphasised(sample)}" for sample in samples)
                yield ""
        if not whole:
            yield chapter.legend


def _emphasised(sample: Sample) -> str:
    words = ""
    for mark, text in sample.pieces:
        around = MARKDOWN_MARKS[mark] if mark is not None else ""
        words += f"{around}{md(_on_one_line(text), inner=True)}{around}"
    return f"{words} ({md(sample.reason)})" if sample.reason else words


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ¶ ", text)
