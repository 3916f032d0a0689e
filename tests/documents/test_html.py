"""What is written down of a page: every mark of its article, in its place."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.documents.html import extract_page, page_text
from quotes.documents.html.losses import count_marks
from quotes.errors import DocumentError

pytest.importorskip("trafilatura")

NEWS = "The council met on Monday evening to decide on the harbour, and many people came. "
INLINE = (
    "{}",
    "<em>{}</em>",
    "<a href='/x'>{}</a>",
    "<b><i>{}</i></b>",
    "<span>{}</span>",
    "{}<br>",
)


def page(*blocks: str, head: str = "") -> str:
    """A page with an article of these blocks between two paragraphs of news."""
    inner = "".join(blocks)
    return (
        f"<html><head>{head}</head><body><article><h1>Harbour</h1><p>{NEWS * 3}</p>{inner}"
        f"<p>{NEWS * 2} The end.</p></article></body></html>"
    )


def written(*blocks: str) -> list[str]:
    """The paragraphs that these blocks become."""
    paragraphs = extract_page(page(*blocks), "a.html").text.split("\n\n")
    assert paragraphs[0] == "# Harbour"
    return paragraphs[2:-1]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("<p>She said <q>no, <q>never</q> again</q>.</p>", ["She said “no, ‘never’ again”."]),
        ("<p>She said <q>“no”</q>.</p>", ["She said “no”."]),
        (
            "<p>&ldquo;a&rdquo; &quot;b&quot; &#8220;c&#x201D; &laquo;d&raquo;</p>",
            ['“a” "b" “c” «d»'],
        ),
        ("<p>&amp;ldquo;a&amp;rdquo; &amp;quot;b&amp;#34; &amp;amp;</p>", ['“a” "b" &amp;']),
        ("<p>“a\u00adb”\n\t c&nbsp;d</p>", ["“ab” c d"]),
        ("<p>one<br>two<br><br>three</p>", ["one\ntwo", "three"]),
        ("<pre>a  b\nc</pre>", ["a b\nc"]),
        ("<ul><li>“a”</li><li>b<ul><li>c</li></ul></li></ul>", ["- “a”\n- b\n- c"]),
        ("<blockquote>a<br>b</blockquote>", ["> a\n> b"]),
        ("<blockquote><p>a</p><cite>Ana Ruiz</cite></blockquote>", ["> a\n> — Ana Ruiz"]),
        (
            "<figure><blockquote><p>a</p></blockquote><figcaption>Ana Ruiz</figcaption></figure>",
            ["> a\n> — Ana Ruiz"],
        ),
        ("<blockquote>The council met on Monday evening</blockquote>", []),
        ("<blockquote><p>“a”</p>— Ana Ruiz</blockquote>", ["> “a” — Ana Ruiz"]),
        ("<blockquote><p>“a” “b”</p>— Ana Ruiz</blockquote>", ["> “a” “b”\n> — Ana Ruiz"]),
        ("<div class='pullquote'>Something quite new</div>", ["> Something quite new"]),
        ("<figure><img><figcaption>A ship</figcaption></figure>", ["*Photo: A ship*"]),
        ("<figure><img><figcaption>File photo: ship</figcaption></figure>", ["*File photo: ship*"]),
        ("<p>> a</p><p># b</p><p>a <i>&lt;b&gt;</i></p>", ["\\> a", "\\# b", "a \\<b>"]),
        ("<p hidden>“a”</p><p>b<script>“c”</script> d</p>", ["b d"]),
        ("<p class=byline>By Ana Ruiz</p>", []),
        ("<p class=author-quote>“No,” I said.</p>", ["“No,” I said."]),
        ("<p><a href='javascript:x'>“Next” (a)</a></p>", ["[“Next” (a)](#)"]),
    ],
)
def test_each_kind_of_block(blocks: str, expected: list[str]) -> None:
    assert written(blocks) == expected


WORDS = st.text("abc “”\"'«»„<>&*_[]#-—.\u200f\u202eא", min_size=1, max_size=30).filter(
    lambda text: text.strip(" -—\u200f\u202e") != ""
)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from(INLINE)), min_size=1, max_size=5)


@given(st.lists(PIECES, min_size=1, max_size=6))
def test_no_quotation_mark_is_lost(paragraphs: list[list[tuple[str, str]]]) -> None:
    blocks = [
        f"<p>Paragraph {number} begins. "
        + "".join(inline.format(escape(words)) for words, inline in pieces)
        + "</p>"
        for number, pieces in enumerate(paragraphs)
    ]
    marks = sum(count_marks(words) for pieces in paragraphs for words, _ in pieces)
    text = extract_page(page(*blocks), "a.html").text
    assert count_marks(text) == marks
    places = [text.index(f"Paragraph {number} begins.") for number in range(len(paragraphs))]
    assert places == sorted(places)


def test_a_huge_page() -> None:
    blocks = [f"<p>Paragraph {n}. “Words {n},” Ana Ruiz told the council.</p>" for n in range(3000)]
    text = extract_page(page(*blocks), "a.html").text
    assert text.count("“") == text.count("”") == 3000


def test_a_page_without_bottom() -> None:
    with pytest.raises(DocumentError):
        extract_page(f"<html><body>{'<div><q>' * 50_000}“a”", "a.html")


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("“é”".encode(), None, "“é”"),
        ("“é”".encode("utf-8-sig"), "iso-8859-1", "“é”"),
        ("“é”".encode("utf-16"), None, "“é”"),
        ("“é”".encode("cp1252"), "ISO-8859-1", "“é”"),
        ("<meta charset=windows-1252>“é”".encode("cp1252"), None, "<meta charset=windows-1252>“é”"),
        ("<meta charset=windows-1252>“é”".encode(), None, "<meta charset=windows-1252>“é”"),
        ("<meta charset=nonsense>Ёж".encode("koi8-r"), "koi8-r", "<meta charset=nonsense>Ёж"),
        (b"a\r\nb\rc", None, "a\nb\nc"),
    ],
)
def test_encodings(data: bytes, charset: str | None, text: str) -> None:
    assert page_text(data, "a.html", charset).startswith(text)


@pytest.mark.parametrize(("data", "message"), [(b" \n", "the page is empty"), (b"a\0b", "binary")])
def test_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        page_text(data, "a.html")


JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        (JSON_LD.format('{"@type":"NewsArticle","headline":"A <b>B</b>"}'), "title", "A B"),
        (JSON_LD.format('[{"@graph":[{"@type":"Report","author":"Doe"}]}]'), "author", "Doe"),
        (JSON_LD.format('{"@type":"Recipe","publisher":"Cook"}'), "outlet", None),
        (JSON_LD.format('{"@type":"NewsArticle",,'), "outlet", None),
        (JSON_LD.format('{"@type":"Article","inLanguage":"en_GB"}'), "language", "en-GB"),
        ('<meta property="og:site_name" content="Post">', "outlet", "Post"),
        ('<meta name="author" content="https://a.example/doe">', "author", None),
        ('<link rel="canonical" href="javascript:x">', "url", None),
        ('<link rel="canonical" href="https://a.example/b">', "url", "https://a.example/b"),
        ("<!-- saved from url=(0019)https://a.example/b -->", "url", "https://a.example/b"),
    ],
)
def test_heads(head: str, key: str, value: object) -> None:
    assert getattr(extract_page(page(head=head), "a.html").provenance, key) == value


@pytest.mark.parametrize(("free", "warnings"), [("true", 0), ("false", 1), ('"False"', 1)])
def test_a_page_that_may_be_cut(free: str, warnings: int) -> None:
    head = JSON_LD.replace("{}", f'{{"@type":"NewsArticle","isAccessibleForFree":{free}}}')
    assert len(extract_page(page(head=head), "a.html").warnings) == warnings


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/b", "https://www.a.example/b"),
        ("https://a.example/b", "https://a.example/b"),
        ("https://evil.example/b", "https://www.a.example/c?id=1"),
        ("https://www.a.example/", "https://www.a.example/c?id=1"),
        ("http://[b/", "https://www.a.example/c?id=1"),
    ],
)
def test_whose_word_counts_for_the_address(canonical: str, url: str) -> None:
    html = page(head=f'<link rel="canonical" href="{canonical}">')
    fetched = "https://www.a.example/c?id=1"
    assert extract_page(html, fetched, fetched).provenance.url == url


def test_a_link_that_leads_nowhere() -> None:
    html = page("<p><a href='http://[b/'>“Next”</a></p>")
    assert "\n\n[“Next”](#)\n\n" in extract_page(html, "a", "https://a.example/c").text
