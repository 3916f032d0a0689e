"""The examples of rules of resolution: their notation, and what rules answer to them.

The notation is explained in `rule`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.attribution.engine import attribute
from quotes.documents import split_paragraphs
from quotes.errors import QuotesError
from quotes.model import Document, Span
from quotes.quotations import find_quotations
from quotes.resolution.engine import Resolver, decide
from quotes.resolution.rule import Answer, Case, Rule
from quotes.resolution.speaker import Resolution

MARKED = re.compile(r"\{([^{}:]*):([^{}]*(?:\{antecedent:[^{}]*\}[^{}]*)?)\}")
ARROW = " → "
OPEN = "open"

Piece = tuple[str | None, str]


class ExampleError(QuotesError):
    """An example that does not follow the notation."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example as a rule sees it.

    Attributes:
        text: Without marks; the offsets of the spans refer to it.
        mention: The words to resolve.
        antecedent: What the rule must point at; None where nothing is marked.
        names: The speakers; none where it must stay open, or of a counterexample.
    """

    text: str
    mention: Span
    antecedent: Span | None
    names: tuple[str, ...]


def read_pieces(notation: str) -> list[Piece]:
    """Cut an example at its marks, for display.

    Returns:
        The stretches of text in order, each with its mark, or None where it has
        none; of a mark inside another one the outer stands.

    Raises:
        ExampleError: As `read_example` does.
    """
    read_example(notation)
    pieces: list[Piece] = []
    position = 0
    for match in MARKED.finditer(notation):
        pieces.append((None, notation[position : match.start()]))
        pieces.append((match[1], MARKED.sub(r"\2", match[2])))
        position = match.end()
    pieces.append((None, notation[position:]))
    return [piece for piece in pieces if piece[1]]


def read_example(notation: str) -> Example:
    """Read an example, or a counterexample, which has no arrow.

    Args:
        notation: `{antecedent:Ana Ruiz} came. “No,” {mention:she} said. → Ana Ruiz`.

    Raises:
        ExampleError: A mark is unknown, empty or there twice, a brace stands
            alone, or no mention is marked.
    """
    body, arrow, names = notation.partition(ARROW)
    spans: dict[str, Span] = {}
    text = ""
    position = 0
    for match in re.finditer(r"\{(\w+):|\}", body):
        text += body[position : match.start()]
        position = match.end()
        if match[1] is not None:
            if match[1] not in ("mention", "antecedent") or match[1] in spans:
                raise _error(f"unknown or repeated mark {match[1]!r}", notation)
            spans[match[1]] = Span(len(text), -1, "")
            continue
        opened = [mark for mark, span in spans.items() if span.end < 0]
        if not opened:
            raise _error("a brace stands alone", notation)
        start = spans[opened[-1]].start
        spans[opened[-1]] = Span(start, len(text), text[start:])
    text += body[position:]
    if any(not span.text.strip() for span in spans.values()) or "{" in text:
        raise _error("a mark that is empty or never closes", notation)
    if "mention" not in spans:
        raise _error("no mention is marked", notation)
    answer = () if not arrow or names == OPEN else tuple(names.split(" + "))
    return Example(text, spans["mention"], spans.get("antecedent"), answer)


def _error(problem: str, notation: str) -> ExampleError:
    return ExampleError(
        f"{problem} in the example {notation!r}",
        hint="write “We are ready,” said {mention:Ana Ruiz}. → Ana Ruiz",
    )


def rule_answer(rule: Rule, example: Example) -> Answer | None:
    """What a rule alone says about the mention of an example, None where it abstains.

    Quotations before it are resolved by the whole engine.
    """
    return rule.answer(case_of(example))


def engine_answer(example: Example) -> Resolution:
    """What the whole engine says about the mention of an example."""
    return decide(case_of(example))


def case_of(example: Example) -> Case:
    """The mention of an example, after the quotations before it have been resolved."""
    document = Document("example", example.text, paragraphs=split_paragraphs(example.text))
    quotations = find_quotations(document)
    resolver = Resolver(document, quotations)
    for attribution in attribute(document, quotations):
        if attribution.mention == example.mention:
            return resolver.case(example.mention, attribution)
        if quotations[attribution.quotation].start < example.mention.start:
            resolver.resolve(attribution)
    return resolver.case(example.mention)
