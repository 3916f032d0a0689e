"""What holds for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.attribution.engine import attribute
from quotes.documents import split_paragraphs
from quotes.model import Document
from quotes.quotations import find_quotations
from quotes.resolution.engine import RULES, Resolver
from quotes.resolution.speaker import Resolution

NAMES = ["Ana Ruiz", "Ruiz", "Mr. Ruiz", "Luis Ruiz", "Bo Lind Jr.", "Lind", "he", "she", "they"]
OTHERS = ["the minister", "a resident", "NATO", "the ministry", "it", "the report", "I", "who"]
SPEAKER = st.sampled_from(NAMES + OTHERS)
SENTENCE = st.one_of(
    SPEAKER.map(lambda who: f"“No,” said {who}. "),
    SPEAKER.map(lambda who: f"{who} came to Peru. "),
    st.tuples(SPEAKER, SPEAKER).map(lambda two: f"{two[0]} told {two[1]}: “Go.”\n\n"),
    st.text("Aa .,“”’\n\u00a0é", max_size=12),
)
TEXT = st.lists(SENTENCE, max_size=9).map("".join)
IDS = {rule.id for rule in RULES}


def resolved(text: str) -> list[tuple[str, Resolution]]:
    document = Document("article", text, paragraphs=split_paragraphs(text))
    quotations = find_quotations(document)
    resolver = Resolver(document, quotations)
    found = []
    for attribution in attribute(document, quotations):
        resolution = resolver.resolve(attribution)
        if attribution.mention is not None and resolution is not None:
            found.append((attribution.mention.text, resolution))
    return found


@settings(max_examples=60)
@given(TEXT)
def test_every_mention_has_a_rule_and_spans_of_the_text(text: str) -> None:
    for _, resolution in resolved(text):
        assert resolution.rule in IDS
        assert resolution.evidence
        antecedent = resolution.antecedent
        if antecedent is not None:
            assert text[antecedent.start : antecedent.end] == antecedent.text
        for speaker in resolution.speakers:
            assert speaker.name == speaker.name.strip() != ""
            bound = speaker.kind in ("unnamed", "group")
            assert speaker.id.startswith("article/") == bound


@settings(max_examples=30)
@given(TEXT)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert resolved(text) == resolved(text)


@settings(max_examples=30)
@given(TEXT)
def test_a_shared_surname_alone_never_chooses_by_fame(text: str) -> None:
    """Nobody is called by a name that the article does not hold."""
    for _, resolution in resolved(text):
        for speaker in resolution.speakers:
            if speaker.kind == "person":
                assert all(word in text for word in speaker.name.split())


def test_without_attributed_quotations_nothing_is_read() -> None:
    text = "Ana Ruiz came."
    document = Document("article", text, paragraphs=split_paragraphs(text))
    resolver = Resolver(document, ())
    assert "cast" not in vars(resolver.article)
