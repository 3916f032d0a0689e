"""The stretch of an article around quotations, chunked and ready for rules.

A *scene* is a run of paragraphs that a quotation ties together (usually one),
cut into sentences of chunks. Rules look at nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.clauses import Sentence
from quotes.language.chunks import chunk
from quotes.language.entities import entities_within
from quotes.language.tokens import Tokens, tokenize
from quotes.model import Document, Quotation

ENDS_SENTENCE = ".!?…"
LONGEST_SENTENCE = 500  # tokens; what is longer has no punctuation, and rules look at all of it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: its sentence in the scene, its chunk in the sentence."""

    sentence: int
    chunk: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Sentences of a run of paragraphs, and where its quotations stand in them."""

    document: Document
    first: int
    last: int
    sentences: list[Sentence]
    places: dict[int, Place]


def scenes(document: Document, quotations: Sequence[Quotation]) -> Iterator[Scene]:
    """Cut a document into scenes, those with quotations of its own text only.

    Args:
        document: With its paragraphs.
        quotations: Of that document, in order.
    """
    paragraphs = document.paragraphs
    k = 0
    while k < len(quotations):
        if quotations[k].excluded is not None:
            k += 1
            continue
        first = quotations[k].paragraph
        end = paragraphs[first].end
        last = first
        group: list[tuple[int, Quotation]] = []
        while k < len(quotations) and quotations[k].outer_start < end:
            group.append((k, quotations[k]))
            while quotations[k].outer_end > end:
                last += 1
                end = paragraphs[last].end
            k += 1
        yield make_scene(document, first, last, group)


def make_scene(
    document: Document, first: int, last: int, group: Sequence[tuple[int, Quotation]]
) -> Scene:
    """Chunk the paragraphs `first` to `last` (inclusive) with their quotations."""
    text = document.text
    start, end = document.paragraphs[first].start, document.paragraphs[last].end
    headline = document.paragraphs[first].role != "body"
    names = entities_within(document.entities, start, end) if document.entities else ()
    tokens = tokenize(text, start, end, group, headline=headline, names=names)
    sentences: list[Sentence] = []
    places: dict[int, Place] = {}
    numbers = iter(tokens.quotations)
    for a, b in _sentence_ranges(tokens, [text[q.end - 1] in ENDS_SENTENCE for _, q in group]):
        sentence = Sentence(chunk(tokens, a, b))
        for k, code in enumerate(sentence.codes):
            if code == "q":
                places[next(numbers)] = Place(len(sentences), k)
        sentences.append(sentence)
    return Scene(document, first, last, sentences, places)


def _sentence_ranges(tokens: Tokens, ended: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences; `ended` tells of each quotation whether it closes one."""
    tags, words = tokens.tags, tokens.words
    ends = iter(ended)
    start = 0
    count = len(tags)
    for k in range(count):
        tag = tags[k]
        after = k + 1
        closes = tag == "." or (tag == "q" and next(ends))
        if not closes:
            if after - start >= LONGEST_SENTENCE:
                yield start, after
                start = after
            continue
        if tag == "." and after < count and tags[after] in ").":
            continue
        if after < count:
            word = words[after]
            if word and not word[0].isupper() and not word[0].isdigit() and word not in "([":
                continue
        yield start, after
        start = after
    if start < count:
        yield start, count
