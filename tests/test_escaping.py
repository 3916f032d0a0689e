"""Every text must come back from Markdown and YAML word for word, in every place."""

from __future__ import annotations

import html
import importlib.util
import random
import re

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quotes.escaping import link_title, md, normalise, yaml_scalar

HOSTILE = [
    "[!WARNING]\nfoo",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://e/p.png)",
    "---",
    "===",
    "# H",
    "####### seven",
    "1. a",
    "2) a",
    "- a",
    "+ a",
    "* a",
    "    code",
    "```\nx",
    "~~~\nx",
    "line\n\nsecond para",
    "a | b",
    "| --- |",
    "&lt;b&gt;",
    "AT&T",
    "&copy;",
    "&#65;",
    "http://evil.com",
    "www.evil.com",
    "www.a.com[x",
    "evil.com/path",
    "ftp://evil.com",
    "@octocat #1",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# note #}",
    "*a* _b_ ~~c~~",
    "==hl== ^^ins^^",
    "[^1]",
    "$x$",
    "US$5 and 5$",
    "costs $10,000 or $20",
    ":smile:",
    "10:30:45",
    "<!-- x",
    "a  \nb",
    "\u202eabc",
    "zero\u200bwidth",
    "nul\x00 bell\x07",
    "\ud800",
    "\u2028",
    "{: .cls onclick=x}",
    "[ref]: http://e",
    "*[abbr]: words",
    "term\n: definition",
    ": definition",
    "trailing\\",
    '--8<-- "/etc/passwd"',
    "{{< include /etc/passwd >}}",
    "{++ins++}",
    "++ctrl+alt++",
    "(c) (tm) -->",
    "[TOC]",
    "***",
    "> nested",
    "[[wikilink]]",
    "H~2~O x^2^",
    "Tom & Jerry",
    "`" * 50,
    "`" * 2000,
    "*" * 500,
    "[" * 500,
    "\\",
    "<https://evil>",
    "user@example.com",
    "!!! note",
    "??? note",
    "/// note",
    "%%% x",
    "::: note",
    "a_b_c",
    "-5 degrees",
    "A. Smith",
    "“quoted” ‘words’ … – —",
]
ACTIVE_WORDS = (
    "[ ]( javascript: <b> </ <!-- --> {{ }} {% %} ` `` * ** _ __ ~~ == ^^ $ $$ \\ &lt; &amp; "
    "&#x41; http://a.b www.a.com x@y.org @bob #1 # :tada: | --- ++ 1. 2) > - (c) (tm) ! ![ [^1] "
    "word the said é “ ” ’ … – --8<-- [[x]] + = : . 5 U.S. 3.5 10:30 /// ??? !!! % \u202e \u200d"
)
PIECES = [*ACTIVE_WORDS.split(), "\n", "\n\n", " ", "\t"]

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join),
    st.text(max_size=40),
)
PYMDOWN = (
    "tilde caret mark magiclink critic keys smartsymbols superfences betterem details snippets "
    "arithmatex inlinehilite blocks.admonition tasklist"
)
EXTENSIONS = ["extra", "sane_lists", "admonition", "toc", "wikilinks"]
if importlib.util.find_spec("pymdownx"):
    EXTENSIONS += [f"pymdownx.{name}" for name in PYMDOWN.split()]
PRESETS = ["commonmark"] + (["gfm-like"] if importlib.util.find_spec("linkify_it") else [])
PARSERS = {name: MarkdownIt(name) for name in PRESETS}
PYTHON_MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)
PLACES = {
    "line start": ("{}\n", {"p"}),
    "blockquote": ("> “{}”\n", {"blockquote", "p"}),
    "blockquote start": ("> {}\n", {"blockquote", "p"}),
    "heading": ("# {}\n", {"h1"}),
    "bold": ("“**{}**”\n", {"p", "strong"}),
    "list item": ("- {}\n", {"ul", "li"}),
    "link text": ("[{}](x.md)\n", {"p", "a"}),
}
CELL = "| a | b |\n| --- | --- |\n| {} | end |\n"


def plain(text: str) -> str:
    return normalise(text).strip()


def words_of(tokens: list[Token]) -> str:
    """The text of parsed Markdown; anything but text shows up by its name."""
    children = [child for token in tokens for child in token.children or []]
    allowed = {"strong_open", "strong_close", "link_open", "link_close"}
    return "".join(
        child.content if child.type in ("text", "text_special") else f"<{child.type}>"
        for child in children
        if child.type not in allowed
    )


def tags_of(rendered: str) -> set[str]:
    return set(re.findall(r"<([a-z][a-z0-9]*)", rendered))


def assert_exact(text: str, place: str) -> None:
    frame, tags = PLACES[place]
    want = frame.strip("\n#>- ").replace("**", "").removeprefix("[").removesuffix("](x.md)")
    want = want.format(plain(text)) if place != "link text" else plain(text)
    source = frame.format(md(text))
    for parser in PARSERS.values():
        assert words_of(parser.parse(source)) == want
        assert tags_of(parser.render(source)) <= tags | {"p"}
    rendered = PYTHON_MARKDOWN.reset().convert(source)
    assert html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip() == want
    assert tags_of(rendered) <= tags


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(text: str, place: str) -> None:
    if plain(text):
        assert_exact(text, place)


@pytest.mark.parametrize("place", PLACES)
def test_any_text_is_shown_as_it_stands(place: str) -> None:
    @settings(max_examples=120)
    @given(texts.filter(lambda text: bool(plain(text))))
    def check(text: str) -> None:
        assert_exact(text, place)

    check()


def generated(count: int) -> list[str]:
    """Texts of pieces that some parser acts on, of hostile texts, and of any characters."""
    chance = random.Random(47)
    made = []
    while len(made) < count:
        joint = chance.choice(("", "", " ", "\n"))
        pieces = [chance.choice(PIECES) for _ in range(chance.randint(1, 12))]
        if chance.random() < 0.3:
            pieces.insert(chance.randint(0, len(pieces)), chance.choice(HOSTILE))
        if chance.random() < 0.3:
            pieces += [chr(chance.choice((chance.randint(1, 0x2FF), chance.randint(1, 0xFFFF))))]
        text = joint.join(pieces)[:300]
        if plain(text):
            made.append(text)
    return made


def sections(rendered: str) -> list[tuple[str, set[str]]]:
    """The text and the tags below each heading."""
    return [
        (html.unescape(re.sub(r"<[^>]+>", "", part)).strip(), tags_of(part))
        for part in re.split(r"<h2[^>]*>section</h2>", rendered)[1:]
    ]


@pytest.mark.parametrize("place", ["blockquote", "line start", "list item", "link text"])
def test_ten_thousand_generated_texts_are_shown_as_they_stand(place: str) -> None:
    """Fifty texts to a document, so that they may also act on one another."""
    frame, tags = PLACES[place]
    shown = {"blockquote": "“{}”"}.get(place, "{}")
    all_texts = generated(10_000 if place in ("blockquote", "line start") else 2_000)
    for start in range(0, len(all_texts), 50):
        some = all_texts[start : start + 50]
        source = "\n".join(f"## section\n\n{frame.format(md(text))}\n" for text in some)
        documents = [parser.render(source) for parser in PARSERS.values()]
        documents.append(PYTHON_MARKDOWN.reset().convert(source))
        for rendered in documents:
            found = sections(rendered)
            assert len(found) == len(some)
            for text, (words, used) in zip(some, found, strict=True):
                assert words == shown.format(plain(text)), repr(text)
                assert used <= tags | {"p"}, repr(text)


def assert_exact_title(text: str) -> None:
    """A title of a link stays inside it, whatever was said."""
    source = f'See [x](y.md "{link_title(text)}") here.'
    want = link_title(text)
    for rendered in (
        *(parser.render(source) for parser in PARSERS.values()),
        PYTHON_MARKDOWN.reset().convert(source),
    ):
        (title,) = re.findall(r'<a href="y.md"(?: title="([^"]*)")?>x</a> here', rendered)
        assert html.unescape(title) == want
        assert tags_of(rendered) == {"p", "a"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_the_title_of_a_link(text: str) -> None:
    assert_exact_title(text)


@settings(max_examples=300)
@given(texts)
def test_any_text_stays_in_the_title_of_a_link(text: str) -> None:
    assert_exact_title(text)


def test_apostrophes_around_a_title_are_left_out() -> None:
    for text in ("'", "'so-called'", "' 'a' '"):
        assert_exact_title(text)
    assert link_title("'so-called'") == "so-called"


def test_names_keep_their_letters_in_the_title_of_a_link() -> None:
    assert link_title("Élodie O’Brien-Smith, Jr.") == "Élodie O’Brien-Smith, Jr."


def assert_exact_cell(text: str) -> None:
    source = CELL.format(md(text))
    gfm = MarkdownIt("commonmark").enable("table")
    for rendered in (gfm.render(source), PYTHON_MARKDOWN.reset().convert(source)):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", rendered, re.DOTALL)
        assert [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells] == [
            plain(text),
            "end",
        ]
        assert tags_of(rendered) == {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_table_cell(text: str) -> None:
    assert_exact_cell(text)


@settings(max_examples=150)
@given(texts)
def test_any_text_stays_in_its_table_cell(text: str) -> None:
    assert_exact_cell(text)


@pytest.mark.parametrize("bare", ["# H", "<b>x</b>", "*a*", "[x](y)", "http://evil.com"])
def test_the_check_itself_notices_text_that_is_not_escaped(bare: str) -> None:
    parser = MarkdownIt("commonmark")
    rendered = parser.render(bare) + PYTHON_MARKDOWN.reset().convert(bare)
    assert words_of(parser.parse(bare)) != bare or tags_of(rendered) - {"p"}


@pytest.mark.parametrize(
    "text",
    [
        "We won’t, at 10:30, pay $10,000 (or 3.5%) to the U.S. — “ever”...",
        "a well-known man; Tom & Jerry!",
        "It's a 50/50 chance, isn't it?",
    ],
)
def test_news_prose_stays_readable_in_the_raw_file(text: str) -> None:
    assert md(text) == text


def test_inner_text_keeps_one_space_at_either_end() -> None:
    assert md("  said \n", inner=True) == " said "
    assert md("  said \n") == "said"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_normalising_drops_what_hides_or_turns_text() -> None:
    assert normalise("a\u202eb\u200bc\u00add\x00e\r\nf\u2028g") == "abcd e f g"
    assert normalise("\u0646\u200c\u0627") == "\u0646\u200c\u0627"


@settings(max_examples=300)
@example('"}\n---\nlayout: x')
@example("{{ site.secret }} <b>")
@example("\ufffe\uffff\x7f\x85")
@given(st.one_of(texts, st.text()))
def test_front_matter_values_are_one_quoted_scalar(text: str) -> None:
    scalar = yaml_scalar(text)
    want = plain(text).replace("<", "‹").replace(">", "›")
    title = yaml.safe_load(f"title: {scalar}\nnext: 1\n")["title"]
    assert not re.search(r'[<>"]', title)
    assert re.sub("[“”]", '"', title) == re.sub("[“”]", '"', want)
    assert not re.search(r"[<>{}\n]", scalar)


def test_straight_marks_of_front_matter_open_and_close() -> None:
    assert yaml.safe_load(yaml_scalar('"Yes" ("no") 7" it\'s')) == "“Yes” (“no”) 7” it's"
