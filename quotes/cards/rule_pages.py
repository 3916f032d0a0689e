"""The rulebook as pages: all rules, and one page a rule with how often it spoke here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quotes.cards.desk import Desk
from quotes.cards.gathering import Cards, cards_of
from quotes.cards.pages import Page, RulebookPage, RulePage
from quotes.cards.views import Example, RuleChapter, RuleRow
from quotes.model import Record
from quotes.plural import counted
from quotes.rulebook import Chapter, Sample

MOST_CARDS = 5


def rule_ids(chapters: Iterable[Chapter]) -> frozenset[str]:
    """The ids of all rules that have a page."""
    return frozenset(entry.id for chapter in chapters for entry in chapter.entries)


def rule_pages(
    desk: Desk, cards: Cards, dropped: Iterable[Record], chapters: Sequence[Chapter]
) -> tuple[Page, ...]:
    """The pages of the rulebook; none where there are no chapters.

    Args:
        desk: The look-ups.
        cards: Of all records.
        dropped: Records that are nobody's words or not of an article's own text.
        chapters: The rulebook.
    """
    if not chapters:
        return ()
    decided: dict[str, list[Record]] = defaultdict(list)
    for record in desk.records:
        if record.speakers and record.rule:
            decided[record.rule].append(record)
        if record.resolution is not None:
            decided[record.resolution.rule].append(record)
    spoke = Counter({rule: len(records) for rule, records in decided.items()})
    spoke.update(_left_out(desk, dropped))
    pages: list[Page] = [_rulebook(chapters, spoke)]
    for chapter in chapters:
        for entry in chapter.entries:
            some = cards_of(desk, cards, decided.get(entry.id, ()))[:MOST_CARDS]
            pages.append(
                RulePage(
                    path=f"rules/{entry.id}.md",
                    slug=entry.id,
                    title=entry.id,
                    description=f"{chapter.title}: rule {entry.id}.",
                    tags=("rule",),
                    id=entry.id,
                    why=entry.why,
                    facts=entry.facts,
                    finds=_examples(entry.finds),
                    ignores=_examples(entry.ignores),
                    marks=_marks((*entry.finds[1], *entry.ignores[1])),
                    spoke=spoke[entry.id],
                    cards=some,
                )
            )
    return tuple(pages)


def _left_out(desk: Desk, dropped: Iterable[Record]) -> Counter[str]:
    """How many paragraphs, and quotations outside of them, each rule left out."""
    counts: Counter[str] = Counter()
    outside: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, document in desk.documents.items():
        for paragraph in document.paragraphs:
            if paragraph.role == "excluded" and paragraph.reason:
                counts[paragraph.reason] += 1
                outside[key].append((paragraph.start, paragraph.end))
    for record in dropped:
        inside = any(a <= record.start < b for a, b in outside[record.document])
        if record.excluded and not inside:
            counts[record.excluded] += 1
    return counts


def _rulebook(chapters: Sequence[Chapter], spoke: Counter[str]) -> RulebookPage:
    count = sum(len(chapter.entries) for chapter in chapters)
    return RulebookPage(
        path="rules/index.md",
        slug="rules",
        title="Rulebook",
        description=f"{counted(count, 'rule')}, each with why it holds and its examples.",
        chapters=tuple(
            RuleChapter(
                chapter.title,
                chapter.about,
                tuple(
                    RuleRow(entry.id, f"rules/{entry.id}.md", entry.why, spoke[entry.id])
                    for entry in chapter.entries
                ),
            )
            for chapter in chapters
        ),
    )


def _examples(group: tuple[str, tuple[Sample, ...]]) -> tuple[str, tuple[Example, ...]]:
    heading, samples = group
    return heading, tuple(
        Example(tuple((mark, _on_one_line(text)) for mark, text in sample.pieces), sample.reason)
        for sample in samples
    )


def _marks(samples: Iterable[Sample]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for s in samples for mark, _ in s.pieces if mark))


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ¶ ", text)
