from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from seed_records import make_document

from quotes.cards.prose import Marked, paragraphs
from quotes.escaping import normalise
from quotes.model import Document


def mark(document: Document, words: str, number: int = 1) -> Marked:
    start = document.text.index(words)
    return Marked(start, start + len(words), number, f"quotation-{number}")


def test_quoted_words_stand_in_their_paragraph() -> None:
    document = make_document("a", 'She said "we go" and left.\n\nNothing more.')
    first, second = paragraphs(document, [mark(document, "we go")])
    assert [piece.text for piece in first.pieces] == ['She said "', "we go", " and left."]
    assert first.pieces[1].closing == '"'
    assert first.pieces[1].ends
    assert [piece.text for piece in second.pieces] == ["Nothing more."]


def test_a_quotation_over_paragraphs_has_a_piece_in_each_and_ends_once() -> None:
    document = make_document("a", '"We go\n\non and on," she said.')
    first, second = paragraphs(document, [mark(document, "We go\n\non and on,")])
    assert [(piece.text, piece.ends) for piece in first.pieces if piece.anchor] == [
        ("We go", False)
    ]
    assert [(piece.text, piece.ends) for piece in second.pieces if piece.anchor] == [
        ("on and on,", True)
    ]


def test_spaces_inside_the_marks_do_not_stand_inside_the_emphasis() -> None:
    document = make_document("a", 'She said " we go " and left.')
    (made,) = paragraphs(document, [mark(document, " we go ")])
    assert [piece.text for piece in made.pieces] == ['She said " ', "we go", ' " and left.']


def test_links_emphasis_and_heading_marks_are_not_shown() -> None:
    document = make_document("a", '## They [said](http://x.example) "we *do* go" **now** for 2*3*4')
    (made,) = paragraphs(document, [mark(document, "we *do* go")])
    assert [piece.text for piece in made.pieces] == ['They said "', "we do go", " now for 2*3*4"]


def test_a_link_around_a_quotation_is_not_shown() -> None:
    document = make_document("a", 'They said ["we go"](http://x.example) now.')
    (made,) = paragraphs(document, [mark(document, "we go")])
    assert "".join(piece.text + piece.closing for piece in made.pieces) == (
        'They said "we go" now.'
    )


def test_excluded_paragraphs_and_a_title_without_quotations_are_left_out() -> None:
    document = make_document("a", 'Title\n\nHeading\n\nSubscribe\n\nShe said "go".')
    roles = ("title", "heading", "excluded", "body")
    document = replace(
        document,
        paragraphs=tuple(
            replace(paragraph, role=role)
            for paragraph, role in zip(document.paragraphs, roles, strict=True)
        ),
    )
    made = paragraphs(document, [mark(document, "go")])
    assert [(paragraph.pieces[0].text, paragraph.heading) for paragraph in made] == [
        ("Heading", True),
        ('She said "', False),
    ]
    quoted_title = paragraphs(document, [mark(document, "Title")])
    assert quoted_title[0].pieces[0].text == "Title"


def test_of_overlapping_quotations_the_first_is_marked() -> None:
    document = make_document("a", 'She said "we go on and on" again.')
    (made,) = paragraphs(
        document, [mark(document, "go on", 2), mark(document, "we go on and on", 1)]
    )
    assert [piece.number for piece in made.pieces if piece.anchor] == [1]


@example("[[['", [(0, 3), (3, 4)])
@given(
    st.text(st.sampled_from("ab \n\"“”'*.[]()#"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_pieces_join_to_the_text_without_its_markup(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    document = make_document("a", text)
    marked = [
        Marked(min(pair), min(max(pair), len(text)), number, f"quotation-{number}")
        for number, pair in enumerate(ranges, 1)
    ]
    plain = ["".join(p.text for p in made.pieces) for made in paragraphs(document, [])]
    with_marks = [
        "".join(piece.text + piece.closing for piece in made.pieces)
        for made in paragraphs(document, marked)
    ]
    assert [squeezed(words) for words in with_marks] == [squeezed(words) for words in plain]


def squeezed(text: str) -> str:
    return normalise(text).replace(" ", "")
