from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quotes.links import archive_link, safe_url, text_fragment_link

URL = "https://news.example/a"


def fragment(text: str, words: str, url: str = URL, occurrence: int = 0) -> str:
    """The text directive for some words, its terms decoded."""
    start = [match.start() for match in re.finditer(re.escape(words), text)][occurrence]
    link = text_fragment_link(url, text, start, start + len(words))
    assert link is not None
    return unquote(link.partition("#")[2])


def test_a_quotation_is_linked_by_all_its_words() -> None:
    text = 'First.\n\n"We are ready to talk to them," she said.'
    assert fragment(text, "We are ready to talk to them,") == (
        ":~:text=We are ready to talk to them,"
    )


def test_terms_are_encoded_hyphens_and_commas_included() -> None:
    text = '"A well-known, 100% & new plan here," she said.'
    start = text.index("A well")
    assert text_fragment_link(URL, text, start, text.index('," she')) == (
        f"{URL}#:~:text=A%20well%2Dknown%2C%20100%25%20%26%20new%20plan%20here"
    )


def test_short_words_get_the_words_around_them() -> None:
    text = 'Others spoke. She called it "a red line" in an interview on Monday.'
    assert fragment(text, "a red line") == ':~:text=called it "-,a red line,-" in an'


def test_context_stays_on_the_line_of_the_quotation() -> None:
    text = 'Not this line.\n"No," he said.\nNor this.'
    assert fragment(text, "No,") == ':~:text=No,,-" he said.'


def test_words_that_stand_twice_are_told_apart_by_their_context() -> None:
    text = (
        'Ana said "we shall not give in today" at noon. Bo said "we shall not give in today" too.'
    )
    first = fragment(text, "we shall not give in today")
    second = fragment(text, "we shall not give in today", occurrence=1)
    assert first == ':~:text=Ana said "-,we shall not give in today,-" at noon.'
    assert second == ':~:text=Bo said "-,we shall not give in today,-" too.'


def test_context_grows_until_it_is_enough() -> None:
    text = (
        'In May the tall old man said "no" to her plan.\n\n'
        'In June the tall old man said "no" to her plan.'
    )
    assert "In June the tall" in fragment(text, "no", occurrence=1)


def test_a_long_quotation_is_linked_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    assert fragment(f'"{words}" she said.', words) == (
        ":~:text=word0 word1 word2 word3 word4,word95 word96 word97 word98 word99"
    )


def test_a_quotation_over_paragraphs_is_linked_by_its_ends() -> None:
    text = '"We have come a long way\n\n“and we go on until the end," she said.'
    words = "We have come a long way\n\n“and we go on until the end,"
    assert fragment(text, words) == (":~:text=We have come a long,go on until the end,")


def test_markup_is_not_part_of_the_page() -> None:
    text = 'They [reported](http://x.example) that "it [is over](#) for us all now" on Friday.'
    assert fragment(text, "it [is over](#) for us all now") == ":~:text=it,for us all now"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "ftp://a.b/c", "//a.b", "http://["]
)
def test_only_http_addresses_are_links(url: str | None) -> None:
    assert safe_url(url) is None
    assert text_fragment_link(url, "some words", 0, 4) is None
    assert archive_link(url, None) is None


def test_a_user_name_that_poses_as_a_host_is_refused() -> None:
    assert safe_url("https://bank.example@evil.example/") is None


def test_an_address_keeps_its_own_fragment_but_not_another_directive() -> None:
    assert fragment("one two three four", "one two three four", f"{URL}#top:~:text=x") == (
        "top:~:text=one two three four"
    )


def test_an_archive_link_names_day_and_address() -> None:
    day = dt.date(2023, 4, 6)
    assert archive_link(f"{URL}#part", day) == f"https://web.archive.org/web/20230406/{URL}"
    assert archive_link(URL, None) == f"https://web.archive.org/web/{URL}"


@given(st.text(max_size=40))
def test_no_address_breaks_out_of_a_markdown_link(rest: str) -> None:
    address = safe_url(f"https://news.example/{rest}")
    if address is None:
        return
    assert safe_url(address) == address
    (inline,) = [t for t in MarkdownIt("commonmark").parse(f"[x]({address})") if t.children]
    assert [child.type for child in inline.children or []] == ["link_open", "text", "link_close"]


@given(st.text(max_size=60), st.data())
def test_any_stretch_of_any_text_has_a_link(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    link = text_fragment_link(URL, text, start, end)
    assert link is not None
    assert re.fullmatch(r"https://news\.example/a(#:~:text=[A-Za-z0-9._~%,-]+)?", link)
