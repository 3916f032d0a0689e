from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from navigation import dead_links
from pytest_regressions.file_regression import FileRegressionFixture
from seed_records import (
    LAVROV,
    PESKOV,
    RULES,
    THE_KREMLIN,
    make_document,
    make_record,
    seed_records,
)

from quotes.cards import Page, Site, build_site
from quotes.config import PROFILES
from quotes.corpus.clusters import cluster
from quotes.errors import TemplateError
from quotes.escaping import normalise, yaml_scalar
from quotes.front_matter import PROFILES as FRONT_MATTERS
from quotes.front_matter import front_matter
from quotes.model import (
    Document,
    InstitutionRef,
    Paragraph,
    Provenance,
    Record,
    ResolutionNote,
    Source,
    Span,
    SpeakerRef,
)
from quotes.render import render_pages

PARSER = MarkdownIt("commonmark").enable("table")


def seed_site() -> Site:
    documents, records = seed_records()
    return build_site(documents, records, cluster(records, documents), RULES)


SEED_PAGES = render_pages(seed_site())


def body(page: str) -> str:
    return page.split("---\n", 2)[2]


@pytest.mark.parametrize("path", SEED_PAGES)
def test_the_pages_of_the_samples(path: str, file_regression: FileRegressionFixture) -> None:
    name = Path(path.replace("/", "--")).name
    stem, _, ending = name.rpartition(".")
    file_regression.check(SEED_PAGES[path], basename=stem, extension=f".{ending}", encoding="utf-8")


def test_every_link_between_pages_leads_somewhere() -> None:
    assert dead_links(SEED_PAGES) == []


@pytest.mark.parametrize("path", SEED_PAGES)
def test_pages_end_in_one_newline_and_hold_no_trailing_spaces(path: str) -> None:
    page = SEED_PAGES[path]
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert not re.search(r"[ \t]\n|\n{3}", page)


def test_every_quotation_is_a_blockquote_of_exactly_its_words() -> None:
    _, records = seed_records()
    shown = [
        quoted
        for path, page in SEED_PAGES.items()
        if path.startswith("articles/")
        for quoted in blockquotes(page)
    ]
    assert sorted(shown) == sorted(f"“{r.words}”" for r in records if not r.excluded)


def blockquotes(page: str) -> list[str]:
    rendered = PARSER.render(body(page))
    return [
        html.unescape(re.sub(r"<[^>]+>", "", quoted)).strip()
        for quoted in re.findall(r"<blockquote>(.*?)</blockquote>", rendered, re.DOTALL)
    ]


def test_the_quoted_words_lead_to_their_entry_and_mention_and_cue_are_marked() -> None:
    page = SEED_PAGES["articles/kremlin-sees-no-prospect-of-chinese-mediation-on-ukraine.md"]
    rendered = PARSER.render(body(page))
    assert re.search(
        r'<a href="#quotation-\w+" title="Dmitry Peskov">Undoubtedly, China has a very', rendered
    )
    assert "<strong>Kremlin spokesman Dmitry Peskov</strong> <em>said</em>" in rendered


def hostile_site(text: str) -> Site:
    """A site in which every text of the outside is `text`."""
    content = f'{text} "{text}" {text}\n\n{text}'
    start = len(text) + 2
    end = start + len(text)
    document = Document(
        "a",
        content,
        Provenance(
            title=text, outlet=text, author=text, url=f"https://a.example/{text}", tags=(text,)
        ),
        (
            Paragraph(0, end + 2 + len(text)),
            Paragraph(end + 4 + len(text), len(content), role="excluded", reason=text),
        ),
    )
    span = Span(start, end, text)
    named = Record(
        id=text,
        document="a",
        source=Source(),
        start=start,
        end=end,
        text=text,
        words=text,
        kind="direct",
        status="attributed",
        speakers=(
            SpeakerRef("p", text, "person"),
            SpeakerRef("i", text, "institution"),
            SpeakerRef("g", text, "group"),
        ),
        mention=span,
        cue=span,
        addressee=span,
        role=text,
        institution=InstitutionRef("j", text),
        rule=text,
        evidence=text,
        resolution=ResolutionNote(text, text, span),
        link=f"https://a.example/{text}",
    )
    twin = replace(document, id="b"), replace(named, document="b", speakers=(LAVROV,))
    nobody = replace(named, id=f"{text} 2", speakers=(), status="unattributed", start=0, end=1)
    guessed = replace(named, id=f"{text} 3", status="implicit", start=2, end=3)
    dropped = replace(named, id=f"{text} 4", excluded=text)
    records = [named, nobody, guessed, dropped, twin[1]]
    documents = [document, twin[0]]
    return build_site(documents, records, cluster(records, documents))


ADDRESS = re.compile(
    r"https://(web\.archive\.org/web/https://)?a\.example/\S*"
    r"|(\.\./)*((people|institutions|articles|topics|outlets|rules)/)?([a-z0-9-]+\.md)?"
    r"(#[a-z0-9-]+)?"
    r"|(\.\./)*data/articles/[a-z0-9-]+\.jsonld"
)
PATH = re.compile(
    r"images/people-by-outlet\.svg|images/(people|institutions)/[a-z0-9-]+\.svg"
    r"|((people|institutions|articles|topics|outlets)/)?[a-z0-9-]+\.md"
    r"|data/articles/[a-z0-9-]+\.jsonld"
)
KEYS = {"title", "description", "date", "slug", "tags", "quotes_id"}
HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "](javascript:alert(1))",
        "![x](https://evil.example/p.png)",
        "[x](https://evil.example)",
        "{{ page }} {% raw %}",
        "x\n\n---\n\n# H",
        "x\n---\nlayout: evil",
        "../../etc/passwd",
        "a | b",
        "**bold** `code`",
        "<https://evil.example>",
        "1. list",
    ]
)


@settings(max_examples=60)
@given(st.one_of(HOSTILE, st.text(min_size=1, max_size=30)))
def test_nothing_in_an_article_becomes_html_a_link_or_front_matter(text: str) -> None:
    pages = render_pages(hostile_site(text))
    for path, page in pages.items():
        assert re.fullmatch(PATH, path)
        if path.endswith(".svg"):
            ElementTree.fromstring(page)
            continue
        if path.endswith(".jsonld"):
            assert {node["@type"] for node in json.loads(page)["@graph"]} <= {
                "NewsArticle",
                "Quotation",
            }
            continue
        _, front, rest = page.split("---\n", 2)
        assert set(yaml.safe_load(front)) <= KEYS
        tokens = PARSER.parse(rest)
        inner = [child for token in tokens for child in token.children or []]
        kinds = {token.type for token in [*tokens, *inner]}
        assert not kinds & {"html_block", "html_inline", "code_block", "fence"}
        pictures = [str(child.attrs["src"]) for child in inner if child.type == "image"]
        assert all(PATH.fullmatch(src.replace("../", "")) for src in pictures)
        assert "code_inline" not in kinds
        addresses = [str(child.attrs["href"]) for child in inner if child.type == "link_open"]
        assert all(ADDRESS.fullmatch(address) for address in addresses), addresses
        assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1
        shown = normalise(text).strip()
        if path.startswith("articles/") and not path.endswith("index.md"):
            assert f"“{shown}”" in blockquotes(page)


BESIDE = st.text(st.sampled_from("ab1 ,.;—-*_<&(¡é"), max_size=4)
UNSTARRED = st.text(st.sampled_from("ab1 ,.;—-_<&(¡é"), max_size=4)


@settings(max_examples=150)
@given(BESIDE, BESIDE, st.text(st.sampled_from("ab1 ,.;!…—-_<&(“é\u00a0"), min_size=1, max_size=8))
def test_emphasis_holds_whatever_stands_beside_it(before: str, after: str, words: str) -> None:
    document = make_document("a", f"Then {before}“{words}”{after} now")
    start = len(before) + 6
    if not words.strip():
        return
    record = replace(make_record(document, "Then"), start=start, end=start + len(words))
    site = build_site([document], [record], cluster([record], [document]))
    page = body(render_pages(site)["articles/a.md"])
    for rendered in (PARSER.render(page), markdown.markdown(page, extensions=["extra"])):
        article = rendered.partition("Article</h2>")[2].partition("<h2>")[0]
        linked = re.findall(r"<a href=\"#quotation-[^>]*>(.*?)</a>", article)
        assert [html.unescape(text) for text in linked] == [normalise(words).strip()]


@settings(max_examples=150)
@given(UNSTARRED, UNSTARRED, st.text(st.sampled_from("ab1 ,.;!…—-_<&(“é"), min_size=1, max_size=8))
def test_mentions_and_cues_are_marked_or_plain_but_never_stars(
    before: str, after: str, words: str
) -> None:
    document = make_document("a", f"“We go on,” {before}{words}{after} now")
    start = 12 + len(before)
    span = Span(start, start + len(words), words)
    record = replace(make_record(document, "We go on,", PESKOV), mention=span)
    site = build_site([document], [record], cluster([record], [document]))
    page = body(render_pages(site)["articles/a.md"])
    for rendered in (PARSER.render(page), markdown.markdown(page, extensions=["extra"])):
        article = rendered.partition("Article</h2>")[2].partition("<h2>")[0]
        shown = html.unescape(re.sub(r"<[^>]+>", "", article)).strip()
        assert shown == normalise(document.text).strip().replace("on,”", "on,”¹", 1)


def test_pages_tolerate_everything_that_may_be_unknown() -> None:
    document = make_document("a", '"We go on," said somebody.')
    record = make_record(document, "We go on,", PESKOV)
    bare = replace(record, confidence=0.0)
    nobody = replace(record, id="other", speakers=(), status="unattributed")
    for records in ([], [bare], [nobody], [replace(bare, institution=THE_KREMLIN)]):
        pages = render_pages(build_site([document], records, cluster(records, [document])))
        for path, page in pages.items():
            assert "None" not in page
            if path.endswith(".md"):
                assert not re.search(r"^- *$| ,|\(\)", body(page), re.MULTILINE)
    assert list(render_pages(build_site([], [], cluster([], [])))) == ["index.md"]


def test_every_page_of_a_profile_is_what_its_builder_reads() -> None:
    for profile in PROFILES:
        page = render_pages(seed_site(), profile=profile)["people/sergei-lavrov.md"]
        fence = "+++" if profile == "zola" else "---"
        _, front, rest = page.split(f"{fence}\n", 2)
        known = tomllib.loads(front) if profile == "zola" else yaml.safe_load(front)
        assert known["title"] == "Sergei Lavrov"
        assert rest == SEED_PAGES["people/sergei-lavrov.md"].split("---\n", 2)[2]


@settings(max_examples=200)
@given(st.one_of(HOSTILE, st.text(min_size=1, max_size=30)))
def test_front_matter_survives_hostile_titles_in_every_profile(text: str) -> None:
    page = Page(path="articles/a.md", slug="a", title=text, description=text, tags=(text,), id=text)
    want = yaml.safe_load(yaml_scalar(text))
    for profile in PROFILES:
        lines = front_matter(page, profile)
        known = tomllib.loads(lines[4:-4]) if profile == "zola" else yaml.safe_load(lines[4:-4])
        id_ = known.get("quotes_id", known.get("params", known.get("extra")))
        assert known["title"] == known["description"] == want
        assert id_ in (want, {"quotes_id": want})
        assert lines.count("\n---") == (0 if profile == "zola" else 1)


def test_the_settings_know_every_profile() -> None:
    assert tuple(FRONT_MATTERS) == PROFILES


def test_a_folder_of_templates_replaces_ours_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "card.md.j2").write_text(
        "MINE {{ card.words }}\n{% include 'default/partials/card.md.j2' %}\n", encoding="utf-8"
    )
    page = render_pages(seed_site(), tmp_path)["people/wang-yi.md"]
    assert "MINE to strengthen mutual coordination" in page
    assert "> “to strengthen mutual coordination" in page


def test_text_without_a_filter_is_escaped_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "person.md.j2").write_text(
        "{% for card in page.cards %}{{ card.words }}{{ card.role }}{% endfor %}", encoding="utf-8"
    )
    document = make_document("a", 'He said "<b>*x*</b> {{ 7*7 }} & more".')
    record = make_record(document, "<b>*x*</b> {{ 7*7 }} & more", PESKOV)
    site = build_site([document], [record], cluster([record], [document]))
    page = render_pages(site, tmp_path)["people/dmitry-peskov.md"]
    assert html.unescape(re.sub(r"<[^>]*>", "", PARSER.render(page))).strip() == record.words


@pytest.mark.parametrize(
    ("source", "message", "line"),
    [
        ("one\n{% if %}", "template cannot be read", 2),
        ("one\ntwo\n{{ page.nothing }}", "nothing", 3),
        ("{{ page.title | nothing }}", "template cannot be read", 1),
        ("\n{{ page.__class__.__mro__ }}", "__class__", 2),
        ("\n\n{{ 1 / 0 }}", "division", 3),
        ('{% include "nothing.md.j2" %}', "'nothing.md.j2' not found", None),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, source: str, message: str, line: int | None
) -> None:
    (tmp_path / "person.md.j2").write_text(source, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(message)) as caught:
        render_pages(seed_site(), tmp_path)
    assert str(caught.value.path).endswith("person.md.j2")
    assert caught.value.line == line
    assert caught.value.hint


def test_a_missing_folder_of_templates_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such folder"):
        render_pages(seed_site(), tmp_path / "nothing")
