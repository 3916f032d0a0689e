"""The examples of rules: their notation, and what rules answer to them.

The notation is explained in `rule`. A text with marks becomes plain text with
spans; the quotation that is marked can then be put before one rule alone or
before the whole engine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.attribution.contexts import decided_contexts
from quotes.attribution.engine import attribute, cue_span, speaker_span
from quotes.attribution.rule import Rule
from quotes.documents import split_paragraphs
from quotes.errors import QuotesError
from quotes.model import Document, Quotation, Span
from quotes.quotations import find_quotations

MARKS = ("content", "speaker", "cue")
MARKED = re.compile(r"\{([^{}:]*):([^{}]*)\}")

Piece = tuple[str | None, str]


class ExampleError(QuotesError):
    """An example that does not follow the notation."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example as a rule sees it.

    Attributes:
        text: Without marks; the offsets of the spans refer to it.
        content: The quotation in question, or how it begins.
        speaker, cue: What is to be found; None where nothing is marked.
    """

    text: str
    content: Span
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Who said the marked quotation, by a rule or by the engine.

    Attributes:
        speaker: The mention, or None.
        cue: The cue, or None.
        nobody: The words are nobody's.
    """

    speaker: Span | None
    cue: Span | None
    nobody: bool


def read_pieces(notation: str) -> list[Piece]:
    r"""Cut an example at its marks.

    Args:
        notation: `“{content:Go},” {cue:said} {speaker:Ruiz}.`; `\n` written with
            a backslash is a line break.

    Returns:
        The stretches of text in order, each with its mark, or None where it has none.

    Raises:
        ExampleError: A brace stands alone, a mark is unknown, empty or there
            twice, or the content is not marked.
    """
    text = notation.replace("\\n", "\n")
    pieces: list[Piece] = []
    position = 0
    for match in MARKED.finditer(text):
        pieces.append((None, text[position : match.start()]))
        pieces.append((match[1], match[2]))
        position = match.end()
    pieces.append((None, text[position:]))
    _check(notation, pieces)
    return [piece for piece in pieces if piece[1]]


def _check(notation: str, pieces: Sequence[Piece]) -> None:
    marks = [mark for mark, _ in pieces if mark is not None]
    unknown = sorted(set(marks) - set(MARKS))
    twice = sorted({mark for mark in marks if marks.count(mark) > 1})
    if any(mark is None and re.search("[{}]", text) for mark, text in pieces):
        problem = "a brace stands alone"
    elif unknown:
        problem = f"unknown mark {unknown[0]!r}"
    elif twice:
        problem = f"two marks {twice[0]!r}"
    elif any(mark is not None and not text.strip() for mark, text in pieces):
        problem = "a mark without words"
    elif "content" not in marks:
        problem = "no quotation is marked as content"
    else:
        return
    raise ExampleError(
        f"{problem} in the example {notation!r}",
        hint="write “{content:We are ready},” {cue:said} {speaker:Ana Ruiz}.",
    )


def read_example(notation: str) -> Example:
    """Read an example to plain text and spans.

    Raises:
        ExampleError: It does not follow the notation; see `read_pieces`.
    """
    spans: dict[str, Span] = {}
    text = ""
    for mark, words in read_pieces(notation):
        if mark is not None:
            spans[mark] = Span(len(text), len(text) + len(words), words)
        text += words
    return Example(text, spans["content"], spans.get("speaker"), spans.get("cue"))


def read_counterexample(notation: str) -> Example:
    """Read a counterexample, in which only the quotation is marked.

    Raises:
        ExampleError: It does not follow the notation, or marks a speaker or a cue.
    """
    example = read_example(notation)
    if example.speaker or example.cue:
        raise ExampleError(
            f"a counterexample marks its quotation alone: {notation!r}",
            hint="take the marks {speaker:…} and {cue:…} out",
        )
    return example


def expected_answer(example: Example) -> Answer:
    """What an example wants to hear: an example without a speaker is nobody's words."""
    return Answer(example.speaker, example.cue, nobody=example.speaker is None)


def rule_answer(rule: Rule, example: Example) -> Answer | None:
    """What a rule alone says about the marked quotation of an example.

    Quotations before it are decided by the whole engine, since a rule may
    borrow from them.

    Returns:
        Its answer, None where it abstains.

    Raises:
        ExampleError: No quotation begins where the content does.
    """
    document, quotations, marked = _set_up(example)
    decisions = attribute(document, quotations)
    contexts = decided_contexts(document, quotations, decisions)
    context = next(context for context in contexts if context.index == marked)
    proposal = rule.propose(context)
    if proposal is None:
        return None
    if proposal.same_as is not None:
        other = context.decided[proposal.same_as]
        return Answer(other.mention, other.cue, nobody=False)
    return Answer(speaker_span(context, proposal), cue_span(context, proposal), proposal.nobody)


def engine_answer(example: Example) -> Answer | None:
    """What the whole engine says about the marked quotation of an example.

    Returns:
        Its answer, None where it leaves the quotation open.

    Raises:
        ExampleError: No quotation begins where the content does.
    """
    document, quotations, marked = _set_up(example)
    decision = next(found for found in attribute(document, quotations) if found.quotation == marked)
    if decision.status == "unattributed" and not decision.nobody:
        return None
    return Answer(decision.mention, decision.cue, decision.nobody)


def _set_up(example: Example) -> tuple[Document, tuple[Quotation, ...], int]:
    """The example as a document, its quotations, and the index of the marked one."""
    document = Document("example", example.text, paragraphs=split_paragraphs(example.text))
    quotations = find_quotations(document)
    for index, quotation in enumerate(quotations):
        if quotation.start == example.content.start and quotation.end >= example.content.end:
            return document, quotations, index
    raise ExampleError(
        f"no quotation begins at the content of {example.text!r}",
        hint="quotation marks stand right outside the braces: “{content:…}”",
    )
