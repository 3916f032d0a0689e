import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.documents import document_from_text, split_paragraphs
from quotes.errors import DocumentError

WRAPPED = """The ministers of both countries met on Monday for talks that lasted
well into the night. Neither of them spoke to the reporters who had
waited outside since noon. Doe, who chairs the committee of the upper
House, said nothing."""
CAPITAL_AFTER_BREAK = (
    "The talks will go on next week, said the minister, Ms Flavia Antonia\nHentzau."
)


def pieces(text: str) -> list[str]:
    return [text[p.start : p.end] for p in split_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("\n \n One. \n \t\u00a0\nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree", ["One.", "Two.", "Three"]),
        ("12:06 AM\n\nMedia: x\n8:30 PM", ["12:06 AM", "Media: x", "8:30 PM"]),
        ("Once\nMonthly\nAnnual\npayment", ["Once", "Monthly", "Annual", "payment"]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED]),
        (
            "It has an effect on supporters and getting them to\nto take part in it.",
            ["It has an effect on supporters and getting them to\nto take part in it."],
        ),
        (
            "He asked for a vote on the whole plan today.\nShe asked for none.",
            ["He asked for a vote on the whole plan today.", "She asked for none."],
        ),
        (
            "Doe welcomes a plan for peace in the east of the kingdom\nThe ministers meet today",
            [
                "Doe welcomes a plan for peace in the east of the kingdom",
                "The ministers meet today",
            ],
        ),
        (
            f"{WRAPPED}\n\n{CAPITAL_AFTER_BREAK}",
            [
                WRAPPED,
                CAPITAL_AFTER_BREAK,
            ],
        ),
        (
            "Click here to share on social media\nshare2",
            ["Click here to share on social media", "share2"],
        ),
        ("", []),
    ],
)
def test_split(text, expected):
    assert pieces(text) == expected


TEXTS = st.text(st.sampled_from("ab .A\n\r\t\u00a0\u200b\u2028“”1#*[]()/:"), max_size=200)


@given(TEXTS)
def test_paragraphs_cover_all_that_is_not_blank(text):
    position = 0
    for paragraph in split_paragraphs(text):
        assert position <= paragraph.start < paragraph.end <= len(text)
        assert not text[position : paragraph.start].strip()
        inside = text[paragraph.start : paragraph.end]
        assert inside == inside.strip()
        position = paragraph.end
    assert not text[position:].strip()


@given(TEXTS)
def test_roles_never_move_a_paragraph(text):
    try:
        document = document_from_text(text, id="a")
    except DocumentError:
        assert not text.strip()
        return
    places = [(p.start, p.end) for p in document.paragraphs]
    assert places == [(p.start, p.end) for p in split_paragraphs(text)]
    assert all((p.reason is not None) == (p.role == "excluded") for p in document.paragraphs)
    assert document.text == text
