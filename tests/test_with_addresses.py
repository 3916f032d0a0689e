"""Articles with addresses: links to the very words, archived copies, the same words twice."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from newsroom import write

from quotes.config import Settings
from quotes.model import Record
from quotes.pipeline import BuildResult, build_pages

POST = "https://post.example.org/bridge?id=7"
HERALD = "https://herald.example.org/2023/bridge"
WIRE = "https://wire.example.org/1"

FILES = {
    "seeds/sources.yaml": f"""\
post.txt:
  title: Strelsau opens its bridge
  outlet: The Strelsau Post
  url: {POST}
  published: 2023-05-26
  retrieved: 2023-06-01
wire.txt:
  outlet: Ruritania Wire
  url: {WIRE}
  published: 2023-05-25
""",
    "seeds/post.txt": """\
Strelsau opens its bridge

Mayor Ana Ruiz opened the bridge on Friday. “We have waited nineteen years for this morning,” she
told reporters.

“Come and use it,” Ruiz said.

Engineer Joe Paz called the bridge “a gift”.
""",
    "seeds/herald.md": f"""\
---
title: A bridge at last
outlet: The Hentzau Herald
url: {HERALD}
published: 2023-05-27
---
# A bridge at last

The mayor of Strelsau, Ana Ruiz, opened the new bridge to a crowd of hundreds.

“We have waited nineteen years for this morning,” Ana Ruiz told the Herald.

The price, Ana Ruiz said, was “a gift”. She said: “It is late.

“But it stands.”
""",
    "seeds/wire.txt": """\
Town has a new bridge

Strelsau has a new bridge, and Mayor Ana Ruiz crossed it first.

“We have waited nineteen years for this morning,” said engineer Joe Paz.
""",
    "seeds/letter.txt": """\
The town council had its doubts for years, and few of its members hide them today.

“It will not last the winter,” council member Ida Holm said.
""",
}
WAITED = "We have waited nineteen years for this morning,"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    folder = write(tmp_path_factory.mktemp("newsroom"), FILES)
    result = build_pages([folder / "seeds"], templates=None, jobs=1, settings=Settings(root=folder))
    assert (result.problems, result.warnings) == ((), ())
    return result


def record(built: BuildResult, document: str, words: str) -> Record:
    [found] = [r for r in built.records if (r.document, r.words) == (document, words)]
    return found


def page(built: BuildResult, start: str) -> str:
    [name] = [name for name in built.pages if name.startswith(start)]
    return built.pages[name]


def test_provenance_comes_from_sources_yaml_and_front_matter(built: BuildResult) -> None:
    found = {r.document: r.source for r in built.records}
    post, herald, letter = found["post"], found["herald"], found["letter"]
    assert (post.outlet, post.url, post.published) == ("The Strelsau Post", POST, "2023-05-26")
    assert post.retrieved == "2023-06-01"
    assert (herald.outlet, herald.url) == ("The Hentzau Herald", HERALD)
    assert (letter.outlet, letter.url, letter.published) == (None, None, None)
    assert found["wire"].path == "seeds/wire.txt"


@pytest.mark.parametrize(
    ("document", "words", "link"),
    [
        ("herald", WAITED, f"{HERALD}#:~:text={WAITED}"),
        ("post", "Come and use it,", f"{POST}#:~:text=Come and use it,"),
        # of three words or less: with the words around it
        ("post", "a gift", f"{POST}#:~:text=the bridge “-,a gift"),
        # over two paragraphs: its first and its last words
        ("herald", "It is late. But it stands.", f"{HERALD}#:~:text=It is late.,“But it stands."),
    ],
)
def test_links_lead_to_the_very_words(
    built: BuildResult, document: str, words: str, link: str
) -> None:
    found = record(built, document, words).link
    assert found is not None
    assert unquote(found) == link
    assert re.fullmatch(r"[!-~]+", found)


def test_an_article_without_address_has_no_link(built: BuildResult) -> None:
    found = record(built, "letter", "It will not last the winter,")
    assert found.link is None
    assert "http" not in page(built, "people/ida-holm.md")


def test_the_archived_copy_is_that_of_the_day_it_was_retrieved_or_else_published(
    built: BuildResult,
) -> None:
    cards = page(built, "people/ana-ruiz.md")
    assert f"https://web.archive.org/web/20230601/{POST}" in cards
    assert f"https://web.archive.org/web/20230527/{HERALD}" in cards


def test_cards_link_their_words(built: BuildResult) -> None:
    for document, card in (("post", "people/ana-ruiz.md"), ("herald", "articles/a-bridge")):
        link = record(built, document, WAITED).link
        assert link is not None
        assert f"[source]({link})" in page(built, card)


def test_a_person_is_one_over_several_articles(built: BuildResult) -> None:
    said = {r.document for r in built.records for who in r.speakers if who.id == "ana-ruiz"}
    assert said == {"post", "herald"}
    cards = page(built, "people/ana-ruiz.md")
    assert "The Strelsau Post" in cards
    assert "The Hentzau Herald" in cards


def test_the_same_words_in_several_outlets_are_one_cluster(built: BuildResult) -> None:
    clusters = {record(built, name, WAITED).cluster for name in ("post", "herald", "wire")}
    assert len(clusters) == 1


def test_outlets_that_disagree_keep_their_speakers(built: BuildResult) -> None:
    speakers = {
        name: [who.name for who in record(built, name, WAITED).speakers]
        for name in ("post", "herald", "wire")
    }
    assert speakers == {"post": ["Ana Ruiz"], "herald": ["Ana Ruiz"], "wire": ["Joe Paz"]}
    assert "Joe Paz" in page(built, "people/ana-ruiz.md")


def test_two_words_alike_from_two_mouths_are_no_cluster(built: BuildResult) -> None:
    one, other = record(built, "post", "a gift"), record(built, "herald", "a gift")
    assert [who.name for who in one.speakers] == ["Joe Paz"]
    assert [who.name for who in other.speakers] == ["Ana Ruiz"]
    assert one.cluster != other.cluster


def test_every_link_between_pages_leads_to_a_page(built: BuildResult) -> None:
    links = 0
    for name, text in built.pages.items():
        if not name.endswith(".md"):
            continue
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
            links += 1
            assert (Path("/") / name).parent.joinpath(target).resolve().relative_to(
                "/"
            ).as_posix() in built.pages, (name, target)
    assert links > 20
