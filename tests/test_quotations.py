"""Which stretches of a text stand between quotation marks.

In the tables `{` and `}` enclose the content of a quotation, `{+` and `}` a later
part of the same one; the text itself is what remains without them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.documents import document_from_text, split_paragraphs
from quotes.model import Document, ParagraphRole, Quotation
from quotes.quotations import find_quotations

Parts = list[tuple[int, int]]


def document(text: str, role: ParagraphRole = "body") -> Document:
    reason = "caption" if role == "excluded" else None
    paragraphs = tuple(replace(p, role=role, reason=reason) for p in split_paragraphs(text))
    return Document("a", text, paragraphs=paragraphs)


def unmarked(marked: str) -> tuple[str, list[Parts]]:
    """The text without braces, and the parts of each quotation in it."""
    text = ""
    quotations: list[Parts] = []
    position = 0
    while position < len(marked):
        if marked.startswith("{+", position):
            start, position = len(text), position + 2
        elif marked[position] == "{":
            quotations.append([])
            start, position = len(text), position + 1
        elif marked[position] == "}":
            quotations[-1].append((start, len(text)))
            position += 1
        else:
            text += marked[position]
            position += 1
    return text, quotations


def parts(found: tuple[Quotation, ...]) -> list[Parts]:
    return [list(quotation.parts) for quotation in found]


def check(marked: str, role: ParagraphRole = "body") -> tuple[Quotation, ...]:
    text, expected = unmarked(marked)
    found = find_quotations(document(text, role))
    shown = [[text[a:b] for a, b in quotation] for quotation in expected]
    assert [[text[a:b] for a, b in quotation.parts] for quotation in found] == shown
    assert parts(found) == expected
    return found


@pytest.mark.parametrize(
    "text",
    [
        '"{We are ready,}" Ana Ruiz said.',
        "“{We are ready,}” Ana Ruiz said.",
        "''{We are ready,}'' Ana Ruiz said.",
        "``{We are ready,}'' Ana Ruiz said.",
        "‘‘{We are ready,}’’ Ana Ruiz said.",
        "«{We are ready}», Ana Ruiz said.",
        "« {We are ready} », Ana Ruiz said.",
        "»{We are ready}«, Ana Ruiz said.",
        "„{We are ready}“, Ana Ruiz said.",
        "„{We are ready}”, Ana Ruiz said.",
        "”{We are ready,}” Ana Ruiz said.",
        '""{We are ready,}"" Ana Ruiz said.',
        "““{We are ready,}” Ana Ruiz said.",
    ],
)
def test_pairs_of_one_shape(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        '“{We are ready,}" Ana Ruiz said.',
        '"{We are ready,}” Ana Ruiz said.',
        "“{We are ready,}'' Ana Ruiz said.",
        "''{We are ready,}\" Ana Ruiz said.",
        "(Ana Ruiz said, ''{We are ready.}'.')",
        "“{We are ready,}“ Ana Ruiz said.",
        '„{We are ready,}" Ana Ruiz said.',
        "“{We are ready}’’, Ana Ruiz said.",
    ],
)
def test_shapes_mixed_in_one_pair(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        'Ruiz said,"{we are ready,}"and left.',
        'Ruiz said: " {We are ready} " .',
        '" {We are ready,} " Ruiz said .',
        'He ("{we are ready}") left.',
        'A town—"{the green one}"—slept.',
        '*"{We are ready,}"* Ruiz said.',
        '**"{We are ready}"**, Ruiz said.',
        '["{We are ready}"](https://example.org/1), Ruiz said.',
        "\u202a“{We are ready}”\u202c, Ruiz said.",
        "” {… they are ready,}” Ruiz said.",
        '"{We}" and "{they}" are "{ready}".',
        "<p>“{We are ready}”</p>",
    ],
)
def test_marks_tell_their_direction_by_what_stands_beside_them(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz didn't say 'ready' in the '90s; the nurses' plan wasn't hers.",
        "He is 5'10\" tall and his brother 6' 2\".",
        'A pipe of 12" and one of 8" lay there.',
        '<post author="ana ruiz" date="1">We are ready.</post>',
        '<post author="ana ruiz"\ndate="1">We are ready.</post>',
        'It is [here](https://example.org "The plan of Ruiz").',
        'Nothing stands between "" here, nor “” here.',
        '"',
        '" "',
        "The three dots ```code``` are none.",
    ],
)
def test_what_is_no_quotation_mark(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        '"{He is 5\'10" tall,}" Ruiz said.',
        '"{I had a 12" pizza,}" Ruiz said. "{It was good.}"',
        '"{It is 12" long and 8" wide,}" Ruiz said.',
        '"{We came in 1999}" was all that Ruiz said of "{it}".',
        'A post, <post by="ruiz">“{We are ready,}” she wrote</post>.',
        '"{It is <b class="x">ready</b>,}" Ruiz said.',
    ],
)
def test_other_signs_inside_a_quotation_do_not_end_it(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "“{She told me ‘we are ready’ and left,}” Ruiz said.",
        "“{She told me “we are ready” and left,}” Ruiz said.",
        '"{She told me "we are ready" and left,}" Ruiz said.',
        '"{She told me “we are ready” and left,}" Ruiz said.',
        '“{She told me "we are ready" and left,}” Ruiz said.',
        '«{She told me "we are ready" and left}», Ruiz said.',
        '"{She told me «we are ready» and left,}" Ruiz said.',
        "“{I call it ‘the plan’}”, Ruiz said.",
        "\"{I call it 'the plan'}\", Ruiz said.",
        "''{'The plan'}'' is what Ruiz said.",
        '"{She came in. "Ready?" she asked, and I was,}" Ruiz said.',
        "“{We call it “the plan”}” and more.",
        "“{We call it “the plan”.}” Then “{we go}”.",
    ],
)
def test_nested_quotations_are_part_of_the_outer_one(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        # one closing mark for two opening ones
        '"{We call it "the plan and go,}" Ruiz said. "{We are ready.}"',
        # a closing mark too many
        "“{We are ready,}” Ruiz said.” Then “{we go}”.",
        '"{We are ready,}" Ruiz said." Then "{we go}".',
        '"{We go « back,}" Ruiz said.',
        '«{We go" back}», Ruiz said.',
        # guillemets of a menu
        "Read more » “{We are ready,}” Ruiz said.",
    ],
)
def test_marks_that_do_not_match_cost_little(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        'Ruiz said "we are ready and left.\n\nThen it was late: "{We go,}" Paz said.',
        "Ruiz said: “We are ready.\n\nThe town slept.\n\n“{We go,}” Paz said.",
        "“{We go,}” Paz said. “We are ready, and Ruiz left.\n\nThe town “{slept}”.",
        "“We call it “the plan and go,” Ruiz said.\n\nThe town “{slept}”.",
        "“We are ready.\n\nthe town slept” at last, and it was “{late}”.",
        '"\n\nIt was late.\n\n“{We go,}” Paz said.',
    ],
)
def test_a_mark_that_never_closes_costs_its_paragraph(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "“{We are ready.}\n\n“{+It is late,}” Ruiz said.",
        '"{We are ready.}\n\n"{+It is late.}\n\n"{+Let us go,}" Ruiz said.',
        "''{We are ready.}\n\n''{+It is late,}'' Ruiz said.",
        "Ruiz said: “{We are ready.}\n\n“{+It is late.}”\n\nThe town slept.",
        "> “{We are ready.}\n>\n> “{+It is late,}” Ruiz said.",
        "*“{We are ready.*}\n\n*“{+It is late.}”*",
    ],
)
def test_a_quotation_over_paragraphs_reopens_without_closing(text: str) -> None:
    [quotation] = check(text)
    assert quotation.paragraph == 0


def test_a_reopened_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    check("“{We are ready.}\n\n“{+It is late.}\n\nThe town slept.")
    check("“{We are ready.}\n\n“{+It is late.}")


@pytest.mark.parametrize(
    "text",
    [
        '"{We are ready.} "{+It is late.} "{+Let us go,}" Ruiz said.',
        '"{We are ready!} "{+It is late,}" Ruiz said. "{Let us go.}"',
        "“{We are ready.} “{+It is late.} “{+Let us go.}”",
    ],
)
def test_marks_reopen_where_paragraph_breaks_were_lost(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        '"{We are ready for the long\n\nroad and for the night,}" Ruiz said.',
        "“{We are ready for the long\n\nroad, and\n\nfor the night,}” Ruiz said.",
    ],
)
def test_a_blank_line_in_mid_sentence_does_not_end_a_quotation(text: str) -> None:
    check(text)


def test_a_pull_quote_ends_before_the_line_that_names_the_speaker() -> None:
    text = '"{We are ready.}\nMayor Ana Ruiz, Strelsau."\n\nThe town slept.'
    [quotation] = check(text)
    assert quotation.outer_end == quotation.end


@pytest.mark.parametrize(
    "text",
    [
        'Then came: "We are ready.\nMayor Ana Ruiz, Strelsau."',  # no paragraph of its own
        '"We are ready.\n\nMayor Ana Ruiz, Strelsau."',  # a blank line between
        '"We are ready.\nWe Are Strelsau."',  # a sentence
    ],
)
def test_names_elsewhere_are_no_signature(text: str) -> None:
    check(text)


def test_a_caption_may_stand_in_the_midst_of_a_quotation() -> None:
    text, [expected] = unmarked(
        "“{We are ready.}\n\nThe “green” town\n\n“{+It is late,}” Ruiz said."
    )
    whole = document(text)
    first, caption, last = whole.paragraphs
    caption = replace(caption, role="excluded", reason="caption")
    [quotation] = find_quotations(replace(whole, paragraphs=(first, caption, last)))
    assert list(quotation.parts) == expected
    assert quotation.excluded is None


def test_a_heading_ends_what_is_open() -> None:
    whole = document("“We are ready.\n\nA new day\n\n“It is late,” Ruiz said.")
    first, heading, last = whole.paragraphs
    heading = replace(heading, role="heading")
    [quotation] = find_quotations(replace(whole, paragraphs=(first, heading, last)))
    assert whole.text[quotation.start : quotation.end] == "It is late,"


@pytest.mark.parametrize("role", ["title", "heading"])
@pytest.mark.parametrize(
    "text",
    [
        "Ruiz Says Town Is '{Ready}'",
        "Ruiz says town is ‘{ready for anything}’, then leaves",
        "'{We Are Ready}': Ruiz on the Town's Plan",
        "Ruiz's '{Don't Wait}' Speech of the '90s",
        "Ruiz Sees '{No Way}' and '{No Plan}'",
        "The Spirit of '68 '{Still Alive}', Ruiz Says",
        '"{Ready}" Town Sleeps, Ruiz Says',
        "“{Ready ‘at last’}”, Ruiz says",
        "The Nurses' Plan and the Town's",
        "The '90s and the Nurses' Plan",
        "A Night of Rock 'n' Roll",
        "Ruiz: We're Ready, They Aren't",
    ],
)
def test_headlines_quote_with_single_marks_too(text: str, role: ParagraphRole) -> None:
    for quotation in check(text, role):
        assert quotation.kind == "headline"


def test_single_marks_quote_nothing_in_running_text() -> None:
    check("Ruiz called the plan 'ready' and ‘green’.")


def test_quotations_of_excluded_paragraphs_carry_the_reason() -> None:
    found = check("Ruiz in the “{green}” town, which she calls '{ready}'.", "excluded")
    assert [quotation.excluded for quotation in found] == ["caption", "caption"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> {We are ready.}", 1),
        ("> {We are ready}\n> {+and we go.}\n\nRuiz said so.", 2),
        ("> {We are ready.}\n>\n> {+Let us go.}", 2),
        ("> > {We are ready.}", 1),
        ("> {We are ready.}\n> — Ana Ruiz", 1),
        ("> {We are ready.}\n> -- Ana Ruiz, Strelsau", 1),
        ("> {We bring:}\n> {+- bread}", 2),
    ],
)
def test_a_block_quotation_is_quoted_as_a_whole(text: str, words: int) -> None:
    [quotation] = check(text)
    assert quotation.kind == "block"
    assert len(quotation.parts) == words
    assert quotation.outer_start == 0


@pytest.mark.parametrize(
    "text",
    [
        "> “{We are ready,}” Ruiz said.",
        "> “{We are ready,}” Ruiz said.\n>\n> Then she left.",
        "> Then she came.\n>\n> “{We are ready,}” Ruiz said.",
    ],
)
def test_a_block_with_marks_is_quoted_between_them(text: str) -> None:
    [quotation] = check(text)
    assert quotation.kind == "direct"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We are ready", "direct"),
        ("We are ready,", "direct"),
        ("The town has slept", "direct"),
        ("Let us go.", "direct"),
        ("Never again!", "direct"),
        ("I’m ready", "direct"),
        ("they were ready", "direct"),
        ("[We] have slept", "direct"),
        ("ready", "partial"),
        ("a green town", "partial"),
        ("ready to go and never to come back,", "partial"),
        ("The Green Town", "partial"),
        ("Related", "partial"),
        ("Never!", "partial"),
    ],
)
def test_a_direct_quotation_holds_a_clause(words: str, kind: str) -> None:
    [quotation] = find_quotations(document(f"Ruiz said: “{words}” to them."))
    assert quotation.kind == kind


def test_outer_offsets_hold_the_marks() -> None:
    text = "Ruiz said: ''We are ready.'' Then: “ It is late ”."
    found = find_quotations(document(text))
    assert [text[q.outer_start : q.outer_end] for q in found] == [
        "''We are ready.''",
        "“ It is late ”",
    ]
    assert [text[q.start : q.end] for q in found] == ["We are ready.", "It is late"]


def test_a_title_of_a_real_page_is_read_with_its_role() -> None:
    page = (
        "# Ruiz Calls Town 'Ready'\n\nThe town of Strelsau is “ready”, Ana Ruiz said on Monday.\n"
    )
    kinds = [q.kind for q in find_quotations(document_from_text(page, id="a"))]
    assert kinds == ["headline", "partial"]
