"""What holds for any article at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.documents import document_from_text, split_paragraphs
from quotes.model import Document, ParagraphRole, Provenance, Record, Span
from quotes.output import write_jsonl
from quotes.quotations import find_quotations
from quotes.records import document_records

many = settings(max_examples=1500)
some = settings(max_examples=400)

MARKS = ['"', "“", "”", "„", "«", "»", "''", "``", "'", "‘", "’", '""', "'''", "’’"]
NAMES = ["Ana Ruiz", "Ruiz", "Mayor Joe Paz", "the ministry", "she", "They", "Strelsau’s Holm"]
VERBS = [" said", " told reporters", " called it", ", according to", " added:", " has said that"]
WORDS = ["We are ready", "it is late", "a gift", "12", "5'10", "the '90s", "Let us go", "don't"]
ENDS = [".", ",", "?", "!", "…", "", ":", " —"]
MARKUP = ["*", "**", "> ", "# ", "[", "](https://example.org/1)", '<b class="x">', "</b>", "\\"]
SPACES = [" ", " ", " ", "\n", "\n\n", "\n>\n", "\u00a0", "\u200b"]

soup = st.lists(
    st.sampled_from([*MARKS, *MARKS, *NAMES, *VERBS, *WORDS, *ENDS, *MARKUP, *SPACES, *SPACES]),
    max_size=60,
).map("".join)
sentences = st.one_of(
    st.builds(
        lambda mark, words, end, name, verb: f"{mark[0]}{words}{end}{mark[1]} {name}{verb}.",
        st.sampled_from(["“”", '""', "«»", "„“", ["''", "''"], ["“", ""], ["", "”"]]),
        st.sampled_from(WORDS),
        st.sampled_from(ENDS),
        st.sampled_from(NAMES),
        st.sampled_from(VERBS),
    ),
    st.builds(
        lambda name, verb, words, mark: f"{name}{verb} {mark[0]}{words}{mark[1]}.",
        st.sampled_from(NAMES),
        st.sampled_from(VERBS),
        st.sampled_from(WORDS),
        st.sampled_from(["“”", '""', "‘’", "''"]),
    ),
    st.sampled_from(["The town slept.", "Photo: the “green” bridge", "# Ruiz 'Ready' to Go"]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
articles = st.lists(paragraphs, min_size=1, max_size=6).map("\n\n".join)
anything = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80)
texts = st.one_of(soup, articles, anything)
roles: st.SearchStrategy[ParagraphRole] = st.sampled_from(["body", "body", "heading", "excluded"])


def with_roles(text: str, pattern: list[ParagraphRole]) -> Document:
    """A document whose paragraphs have roles in turn."""
    paragraphs = tuple(
        replace(paragraph, role=role, reason="caption" if role == "excluded" else None)
        for paragraph, role in zip(split_paragraphs(text), cycle(pattern), strict=False)
    )
    return Document("a", text, paragraphs=paragraphs)


@many
@given(texts, st.lists(roles, min_size=1, max_size=5))
def test_quotations_are_in_order_apart_and_within_their_marks(
    text: str, pattern: list[ParagraphRole]
) -> None:
    document = with_roles(text, pattern)
    found = find_quotations(document)
    for quotation in found:
        assert quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end
        assert quotation.parts[0][0] == quotation.start
        assert quotation.parts[-1][1] == quotation.end
        for start, end in quotation.parts:
            assert text[start:end] == text[start:end].strip() != ""
        for (_, before), (after, _) in pairwise(quotation.parts):
            assert before < after
        home = document.paragraphs[quotation.paragraph]
        assert home.start <= quotation.outer_start < home.end
        assert quotation.excluded == home.reason
        assert (quotation.kind == "headline") >= (home.role == "heading")
    for one, other in pairwise(found):
        assert one.outer_end <= other.outer_start


@many
@given(texts)
def test_what_is_no_mark_is_no_quotation(text: str) -> None:
    plain = text.translate(dict.fromkeys(map(ord, "\"“”„‟«»'‘’`>"), "x"))
    assert find_quotations(Document("a", plain, paragraphs=split_paragraphs(plain))) == ()


@many
@given(st.sampled_from(['""', "“”", "«»"]), st.integers(1, 6), articles)
def test_the_quotations_of_one_paragraph_do_not_depend_on_the_next(
    mark: str, count: int, rest: str
) -> None:
    first = f"{mark[0]}We are ready,{mark[1]} Ruiz said. " * count
    text = f"{first}\n\n{rest}"
    found = find_quotations(Document("a", text, paragraphs=split_paragraphs(text)))
    assert [text[q.start : q.end] for q in found[:count]] == ["We are ready,"] * count


def spans(record: Record) -> list[Span]:
    antecedent = record.resolution.antecedent if record.resolution else None
    found = (record.mention, record.cue, record.addressee, antecedent)
    return [span for span in found if span is not None]


@some
@given(st.one_of(soup, articles, articles))
def test_records_stand_in_their_text(text: str) -> None:
    provenance = Provenance(url="https://example.org/a")
    document = document_from_text(f"{text}x", id="a", provenance=provenance)
    records = document_records(document)
    for record in records:
        assert document.text[record.start : record.end] == record.text
        for span in spans(record):
            assert document.text[span.start : span.end] == span.text != ""
        assert "\n" not in record.words
        assert 0 <= record.confidence <= 1
        assert (record.status == "unattributed") == (record.speakers == ())
        assert all(who.id and who.name for who in record.speakers)
        assert record.link is not None
        assert record.link.startswith("https://example.org/a")
        assert record.link.isascii()
    assert [record.start for record in records] == sorted(record.start for record in records)
    assert len({record.id for record in records}) == len(records)
    assert len("".join(write_jsonl(records)).splitlines()) == len(records)


@some
@given(articles)
def test_reading_twice_gives_the_same_records(text: str) -> None:
    one, other = (document_records(document_from_text(text, id="a")) for _ in range(2))
    assert one == other
