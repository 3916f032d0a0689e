"""Small articles, read to who said what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.attribution.engine import attribute
from quotes.documents import split_paragraphs
from quotes.model import Document, Entity
from quotes.quotations import find_quotations
from quotes.resolution.engine import Resolver
from quotes.resolution.speaker import Resolution

Said = list[tuple[str, Resolution]]


@pytest.fixture
def said() -> Callable[..., Said]:
    """A function from a text to the mentions of its quotations, each with its resolution."""

    def read(text: str, *entities: Entity) -> Said:
        document = Document("article", text, paragraphs=split_paragraphs(text), entities=entities)
        quotations = find_quotations(document)
        resolver = Resolver(document, quotations)
        found = []
        for attribution in attribute(document, quotations):
            resolution = resolver.resolve(attribution)
            if attribution.mention is not None and resolution is not None:
                found.append((attribution.mention.text, resolution))
        return found

    return read


@pytest.fixture
def speakers(said: Callable[..., Said]) -> Callable[..., list[tuple[str, ...]]]:
    """A function from a text to the names of the speakers of its quotations."""

    def read(text: str, *entities: Entity) -> list[tuple[str, ...]]:
        return [
            tuple(speaker.name for speaker in resolution.speakers)
            for _, resolution in said(text, *entities)
        ]

    return read
