"""Passages in the style of news of many countries, of institutions above all.

Written for these tests. After each quotation stand in braces the names that its speaker may
have, "-" where nobody may be named. A speaker that we do not find yet has "~" before the names:
then the answer must stay wrong, so that the mark goes when it is found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotes.attribution.engine import attribute
from quotes.documents import split_paragraphs
from quotes.model import Document
from quotes.quotations import find_quotations
from quotes.resolution.engine import Resolver

FILES = sorted((Path(__file__).parent / "passages").glob("*.txt"))
EXPECTED = re.compile(r"\{([^{}]*)\}")
PASSAGES = [
    pytest.param(passage, id=f"{path.stem}-{number}")
    for path in FILES
    for number, passage in enumerate(path.read_text("utf-8").strip().split("\n---\n"), 1)
]


def speakers_by_end(text: str) -> dict[int, list[str]]:
    """The names of the speakers of each quotation, by where it ends."""
    document = Document("article", text, paragraphs=split_paragraphs(text))
    quotations = find_quotations(document)
    resolver = Resolver(document, quotations)
    found: dict[int, list[str]] = {}
    for attribution in attribute(document, quotations):
        resolution = resolver.resolve(attribution)
        names = [speaker.name for speaker in resolution.speakers] if resolution else []
        found[quotations[attribution.quotation].outer_end] = names
    return found


@pytest.mark.parametrize("passage", PASSAGES)
def test_who_spoke(passage: str) -> None:
    found = speakers_by_end(EXPECTED.sub("", passage))
    offset = 0
    for match in EXPECTED.finditer(passage):
        end = match.start() - offset
        offset += len(match[0])
        known_miss = match[1].startswith("~")
        accepted = [name.strip() for name in match[1].lstrip("~").split("|")]
        names = found.get(end) or ["-"]
        is_right = any(name in accepted for name in names)
        assert is_right != known_miss, f"{passage[: match.start()][-60:]} {names}, not {accepted}"
