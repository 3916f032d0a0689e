"""Names that a trained pipeline found, for tagging and for telling people from institutions.

Entities are those of spaCy's `doc.ents` with labels of the OntoNotes scheme
(PERSON, ORG, GPE …) or of the CoNLL scheme (PER, ORG, LOC); dates, amounts and
the like are none of our business. Nothing here imports spaCy.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.language.cues import cue_class
from quotes.model import Document, Entity

PEOPLE = frozenset({"PERSON", "PER"})
NAMES = PEOPLE | {"ORG", "GPE", "LOC", "NORP", "FAC"}
ARTICLES = frozenset({"the", "a", "an"})
BEHIND = re.compile(r"(?:['’]s?|\s)+$")


def with_entities(document: Document, pipeline: str | None) -> Document:
    """The document with the names that a trained pipeline finds in it.

    Args:
        document: With its paragraphs; those that are not the article's are not read.
        pipeline: Name or path of a spaCy pipeline; None leaves the document as it is.

    Raises:
        ConfigError: The pipeline is not installed.
    """
    if pipeline is None:
        return document
    from quotes.language.nlp import load_pipeline, paragraph_entities

    return replace(document, entities=tuple(paragraph_entities(load_pipeline(pipeline), document)))


def names_among(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """Those that are names, in order, with nothing around them.

    An article before the name, unless it is a person's ("An Nguyen"), and a
    genitive or a reporting verb behind it are cut off. A phrase without any
    capital letter that begins with an article ("the ministry") is no name,
    whatever its label.
    """
    names = []
    for start, end, label in sorted(entities):
        if label not in NAMES:
            continue
        words = text[start:end]
        first, _, rest = words.partition(" ")
        if label not in PEOPLE and first.lower() in ARTICLES and rest.strip():
            if words[1:].islower():
                continue
            start += len(words) - len(rest.lstrip())
        end = start + len(BEHIND.sub("", text[start:end]))
        last = text[start:end].split()[-1:]
        if last and last[0].islower() and cue_class(last[0]) == "speech":
            end = start + len(text[start:end][: -len(last[0])].rstrip())
        if start < end:
            names.append(Entity(start, end, label))
    return names


def entities_within(entities: Sequence[Entity], start: int, end: int) -> list[Entity]:
    """Those of sorted entities that lie in `[start, end)` of the text."""
    found = []
    for k in range(bisect_left(entities, (start,)), len(entities)):
        if entities[k].end > end:
            break
        found.append(entities[k])
    return found


def entity_ending_at(entities: Sequence[Entity], end: int) -> Entity | None:
    """The one of sorted entities that ends at this offset of the text."""
    k = bisect_left(entities, (end,)) - 1
    return entities[k] if k >= 0 and entities[k].end == end else None


def name_parts(
    entities: Sequence[Entity], starts: Sequence[int], ends: Sequence[int]
) -> frozenset[int]:
    """Indices of the tokens that lie in an entity.

    Args:
        entities: In order.
        starts, ends: Offsets of the tokens, in order; a token that an entity
            cuts is no part of it.
    """
    parts: list[int] = []
    for entity in entities:
        k = bisect_left(starts, entity.start)
        while k < len(starts) and ends[k] <= entity.end:
            parts.append(k)
            k += 1
    return frozenset(parts)
