"""Which paragraphs are the article: roles, by the rules of `body_rules.py`.

Two passes, because the headline of a page is easier to find once the page's
own matter is out of the way: first `leave_out`, then `name_headlines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quotes.documents.body_rule import BodyRule
from quotes.documents.body_rules import PATTERN_RULES
from quotes.documents.other_story_rules import BEFORE_TITLE, TEASER
from quotes.model import Paragraph

_LONGEST_MATCHED = 450
_LONGEST_HEADING = 100
_LONGEST_TITLE = 200
_LONGEST_BEFORE_TITLE = 250
_TITLE_WITHIN = 15
# Paragraphs before a section of teasers can begin; a digest has such headings at its top.
_SHORTEST_ARTICLE = 3
_DECORATION = "*_>#•|»›→ \t\n\xa0"
_FLAGS = re.IGNORECASE | re.DOTALL
_QUOTATION_MARK = re.compile(r"[\"“”„«»'](?:(?<!')|')")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+\S")
_LIST_ITEM = re.compile(r"\d+[.)]\s")
_MARKUP = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|[*_#`]+")
_NO_HEADING_END = ".!?…:;,"
_NO_TITLE_END = ".…:;,"
_STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")


@cache
def _combined(with_quotes: bool) -> re.Pattern[str]:
    """One expression for the rules that are always tried, group `r3` for the fourth."""
    alternatives = "|".join(
        f"(?P<r{index}>{rule.pattern})"
        for index, rule in enumerate(PATTERN_RULES)
        if not rule.words and (rule.quotes or not with_quotes)
    )
    return re.compile(alternatives, _FLAGS)


@cache
def _worded(with_quotes: bool) -> tuple[tuple[BodyRule, re.Pattern[str]], ...]:
    """The rules that are tried where one of their words stands, each with its expression."""
    return tuple(
        (rule, re.compile(str(rule.pattern), _FLAGS))
        for rule in PATTERN_RULES
        if rule.words and (rule.quotes or not with_quotes)
    )


def matching_rule(paragraph: str) -> BodyRule | None:
    """The rule that describes a paragraph, emphasis and list marks around it apart, or None."""
    if len(paragraph) > _LONGEST_MATCHED:
        return None
    bare = paragraph.strip(_DECORATION)
    if not bare and paragraph.startswith(">"):
        return None  # an empty line of a block quotation, which goes on
    with_quotes = _QUOTATION_MARK.search(bare) is not None
    match = _combined(with_quotes).fullmatch(bare)
    if match is not None and match.lastgroup is not None:
        return PATTERN_RULES[int(match.lastgroup[1:])]
    lowered = bare.lower().replace("\xa0", " ").replace("\n", " ")
    for rule, pattern in _worded(with_quotes):
        for word in rule.words:
            if word in lowered:
                if pattern.fullmatch(bare):
                    return rule
                break
    return None


def leave_out(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Exclude what the pattern rules describe; all others keep their role."""
    rules = [matching_rule(text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    marked = []
    rest: BodyRule | None = None
    running_text = 0
    for index, (paragraph, rule) in enumerate(zip(paragraphs, rules, strict=True)):
        if rest is None and rule is not None and rule.extent == "rest":
            if running_text >= _SHORTEST_ARTICLE and _is_confirmed(rule, rules[index:]):
                rest = rule
            else:
                rule = None
        left_out_by = rest or rule
        if left_out_by is not None:
            marked.append(replace(paragraph, role="excluded", reason=left_out_by.id))
        else:
            running_text += not is_heading(text, paragraph)
            marked.append(paragraph)
    return tuple(marked)


def name_headlines(
    text: str, paragraphs: Sequence[Paragraph], title: int | None
) -> tuple[Paragraph, ...]:
    """Give the roles `title` and `heading`, exclude what they show to be no article.

    Args:
        text: The document's text.
        paragraphs: Paragraphs as `leave_out` returns them.
        title: Index of the title paragraph, if there is one.
    """
    named = [
        replace(paragraph, role="heading")
        if paragraph.role == "body" and is_heading(text, paragraph)
        else paragraph
        for paragraph in paragraphs
    ]
    if title is not None:
        named[title] = replace(named[title], role="title", reason=None)
        for index in range(title):
            if named[index].role != "excluded":
                named[index] = replace(named[index], role="excluded", reason=BEFORE_TITLE.id)
    for index in reversed(range(len(named))):
        if named[index].role == "heading":
            named[index] = replace(named[index], role="excluded", reason=TEASER.id)
        elif named[index].role != "excluded":
            break
    return tuple(named)


def find_title(text: str, paragraphs: Sequence[Paragraph], title: str | None) -> int | None:
    """Index of the title paragraph.

    It is the one among the first that equals `title` (case, white space, markup
    and the shape of marks apart), else the first that looks like a headline: a
    Markdown heading, or a short line that does not end like a sentence and
    stands before the first paragraph of text.
    """
    if title is not None:
        wanted = _folded(title)
        before = 0
        for index, paragraph in enumerate(paragraphs[:_TITLE_WITHIN]):
            if _folded(text[paragraph.start : paragraph.end]) == wanted:
                return index
            if paragraph.role != "excluded":
                before += paragraph.end - paragraph.start
            if before > _LONGEST_BEFORE_TITLE:
                break
    candidates = []
    for index, paragraph in enumerate(paragraphs[:_TITLE_WITHIN]):
        if paragraph.role == "excluded":
            continue
        if not _looks_like_title(text, paragraph):
            break
        candidates.append(index)
    if not candidates or candidates[-1] == len(paragraphs) - 1:
        return None
    for index in candidates:
        if _HEADING_MARK.match(text, paragraphs[index].start):
            return index
    wordy = (index for index in candidates if _words(text, paragraphs[index]) > 2)
    return next(wordy, candidates[0])


def is_heading(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a short line that is no sentence and holds no quotation."""
    start, end = paragraph.start, paragraph.end
    if end - start > _LONGEST_TITLE:
        return False
    if _HEADING_MARK.match(text, start, end):
        return True
    return (
        end - start <= _LONGEST_HEADING
        and text[end - 1] not in _NO_HEADING_END
        and "\n" not in text[start:end]
        and (text[start].isupper() or text[start].isdigit())
        and _LIST_ITEM.match(text, start, end) is None
        and _QUOTATION_MARK.search(text, start, end) is None
    )


def bare_title(line: str) -> str:
    """A headline without Markdown's marks: links become their words."""
    return " ".join(_MARKUP.sub(r"\1", line).split())


def _is_confirmed(rule: BodyRule, later: Sequence[BodyRule | None]) -> bool:
    return not rule.confirmed_by or any(
        other is not None and other.id in rule.confirmed_by for other in later
    )


def _looks_like_title(text: str, paragraph: Paragraph) -> bool:
    start, end = paragraph.start, paragraph.end
    if _HEADING_MARK.match(text, start, end):
        return True
    line = text[start:end]
    return (
        len(line) <= _LONGEST_TITLE
        and "\n" not in line
        and line[-1] not in _NO_TITLE_END
        and any(character.isalpha() for character in line)
        and not re.search(r"[,.!?][\"”]", line)
    )


def _words(text: str, paragraph: Paragraph) -> int:
    return len(text[paragraph.start : paragraph.end].split())


def _folded(line: str) -> str:
    return bare_title(line).translate(_STRAIGHT).casefold().rstrip(". ")
