import re
from pathlib import Path

import pytest

from quotes.documents import document_from_text
from quotes.documents.body import matching_rule
from quotes.documents.body_rule import BodyRule
from quotes.documents.body_rules import BODY_RULES, PATTERN_RULES
from quotes.model import Document, Provenance

BODY = (
    "The ministers of both countries met on Monday for talks that lasted well into the night, "
    "and neither of them spoke to the reporters who had waited outside since noon."
)
THREE = "\n\n".join([BODY] * 3)
POSITION_RULES = [rule for rule in BODY_RULES if rule.pattern is None]


def reasons(document: Document) -> dict[str, str | None]:
    return {document.text[p.start : p.end]: p.reason for p in document.paragraphs}


def cases(rules: list[BodyRule], field: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in rules
        for number, text in enumerate(getattr(rule, field))
    ]


@pytest.mark.parametrize(("rule", "text"), cases(list(PATTERN_RULES), "examples"))
def test_example_is_left_out_by_its_rule(rule, text):
    found = matching_rule(text)
    assert found is not None
    assert found.id == rule.id


@pytest.mark.parametrize(("rule", "text"), cases(list(PATTERN_RULES), "examples"))
def test_example_is_left_out_of_an_article(rule, text):
    confirmation = "Support us" if rule.confirmed_by else ""
    article = f"Doe welcomes a plan\n\n{THREE}\n\n{text}\n\n{confirmation}\n\n{BODY}"
    assert reasons(document_from_text(article, id="a"))[text] == rule.id


@pytest.mark.parametrize(("rule", "text"), cases(list(PATTERN_RULES), "keeps"))
def test_look_alike_is_kept(rule, text):
    assert matching_rule(text) is None


def marked(text: str) -> tuple[str, set[str]]:
    text = text.replace("BODY", BODY)
    return re.sub(r"\[-|-\]", "", text), set(re.findall(r"\[-(.+?)-\]", text))


@pytest.mark.parametrize(("rule", "text"), cases(POSITION_RULES, "examples"))
def test_rule_of_position_leaves_out_what_its_example_marks(rule, text):
    article, left_out = marked(text)
    found = reasons(document_from_text(article, id="a"))
    assert {words for words, reason in found.items() if reason} == left_out
    assert rule.id in found.values()


@pytest.mark.parametrize(("rule", "text"), cases(POSITION_RULES, "keeps"))
def test_rule_of_position_keeps(rule, text):
    article, _ = marked(text)
    assert set(reasons(document_from_text(article, id="a")).values()) == {None}


def test_every_rule_has_examples_and_an_id_of_its_own():
    assert len({rule.id for rule in BODY_RULES}) == len(BODY_RULES)
    for rule in BODY_RULES:
        assert len(rule.examples) >= 2, rule.id
        assert rule.keeps, rule.id
        assert rule.why.endswith("."), rule.id


def test_a_section_runs_to_the_end():
    text = f"Doe welcomes a plan\n\n{THREE}\n\nMost read\n\n12:06 AM\n\nRoe said “no” to Poe."
    document = document_from_text(text, id="a")
    assert [p.reason for p in document.paragraphs] == [*[None] * 4, *["other-stories"] * 3]


@pytest.mark.parametrize("above", ["", f"Doe's morning\n\n{BODY}\n\n"])
def test_a_section_heading_at_the_top_does_not_end_the_article(above):
    document = document_from_text(f"{above}Top stories\n\nDoe welcomes a plan\n\n{BODY}", id="a")
    assert document.paragraphs[-1].role == "body"


def test_a_letter_to_readers_without_an_appeal_is_the_article():
    text = f"Doe welcomes a plan\n\n{THREE}\n\nDear readers,\n\n{BODY}"
    assert {p.reason for p in document_from_text(text, id="a").paragraphs} == {None}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We need your support for our journalism,” Doe said.",
        '"Sign up for the newsletter," Doe told the court.',
        "“Follow me on Twitter,” he said.",
        "Doe told reporters, ''Donate to support us.''",
    ],
)
def test_a_quotation_is_never_taken_for_an_appeal(paragraph):
    assert matching_rule(paragraph) is None


def test_the_title_is_the_paragraph_that_provenance_names():
    text = f"World\n\nDoe’s  *Plan* for Peace\n\nA subtitle\n\n{BODY}"
    document = document_from_text(text, id="a", provenance=Provenance(title="Doe's plan for peace"))
    assert [p.role for p in document.paragraphs] == ["excluded", "title", "heading", "body"]


def test_a_teaser_with_the_words_of_the_title_does_not_hide_the_article():
    text = f"Doe welcomes a plan\n\n{BODY}\n\n{BODY}\n\nRoe refuses"
    document = document_from_text(text, id="a", provenance=Provenance(title="Roe refuses"))
    assert [p.role for p in document.paragraphs] == ["title", "body", "body", "excluded"]


def test_a_quotation_without_full_stop_is_no_headline():
    document = document_from_text('"We are ready," Doe said\n\n' + BODY, id="a")
    assert [p.role for p in document.paragraphs] == ["body", "body"]


def test_embedded_posts_are_article_text():
    post = '<tweet author="@doe">We are ready for anything. https://example.org/1</tweet>'
    document = document_from_text(f"Doe is ready\n\n{BODY}\n\n{post}", id="a")
    assert document.paragraphs[-1].role == "body"


SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_roles_of_the_sample_articles(seed, file_regression):
    """Without sources.yaml: what the text alone shows."""
    document = document_from_text(seed.read_text("utf-8"), id=seed.stem)
    rows = [
        f"{p.role:8} {p.reason or '':17} {document.text[p.start : p.end][:70]!r}"
        for p in document.paragraphs
    ]
    found = document.provenance
    head = [
        f"{key}: {getattr(found, key)}" for key in ("title", "url", "outlet", "author", "published")
    ]
    file_regression.check("\n".join([*head, "", *rows, ""]), encoding="utf-8")
