"""The pages of a made corpus of hundreds of articles: links, sizes, years, hostile titles."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from made_corpus import write_corpus
from navigation import dead_links, reachable
from seed_records import XI, make_document, make_record

from quotes.cards import Site, build_site
from quotes.config import load_settings
from quotes.corpus.clusters import cluster
from quotes.model import Document, Record
from quotes.pipeline import build_pages
from quotes.render import render_pages

LARGEST_PAGE = 250_000
LARGEST_INDEX = 60_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("made")
    file = write_corpus(folder, 520)
    made = build_pages([file], templates=None, jobs=1, settings=load_settings(folder))
    assert not made.problems
    return {path: page for path, page in made.pages.items() if path != "quotes.jsonl"}


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(pages: dict[str, str]) -> None:
    assert dead_links(pages) == []


def test_every_page_and_picture_can_be_reached_from_the_index(pages: dict[str, str]) -> None:
    assert set(pages) - reachable(pages) == set()


def test_no_page_is_too_large_to_read(pages: dict[str, str]) -> None:
    assert {path: len(page) for path, page in pages.items() if len(page) > LARGEST_PAGE} == {}
    assert len(pages["index.md"]) < LARGEST_INDEX


def test_every_front_matter_is_flat_and_has_a_title(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if path.endswith(".md"):
            front = yaml.safe_load(page.split("---\n", 2)[1])
            assert front["title"], path
            assert set(front) <= {"title", "description", "date", "slug", "tags", "quotes_id"}


def test_no_page_holds_html(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if path.endswith(".md"):
            assert not re.search(r"<[a-zA-Z/!]", page), path


def test_no_two_paths_differ_by_case_alone(pages: dict[str, str]) -> None:
    assert len({path.casefold() for path in pages}) == len(pages)


def busy_site(count: int, words: str = "We open {0}a and {0}b and {0}c now") -> Site:
    """A person with many quotations, four a day."""
    documents: list[Document] = []
    records: list[Record] = []
    for number in range(count // 4):
        said = [words.format(f"{number}-{part}") for part in range(4)]
        text = "\n\n".join(f'"{one}," Xi Jinping said.' for one in said)
        day = dt.date(2019, 1, 1) + dt.timedelta(days=number)
        document = make_document(f"d{number:05}", text, title=f"Day {number}", published=day)
        documents.append(document)
        records += [make_record(document, one, XI) for one in said]
    return build_site(documents, records, cluster(records, documents))


def test_a_person_with_five_thousand_quotations_is_split_into_years() -> None:
    site = busy_site(5000)
    (page,) = site.people
    assert page.made == 5000
    assert len(page.cards) <= 100
    titles = [link.title for link in page.other_years]
    assert titles[0] == "2022"
    assert {title[:4] for title in titles} == {"2019", "2020", "2021", "2022"}
    made = render_pages(site)
    assert dead_links(made) == []
    assert set(made) - reachable(made) == set()
    assert max(len(text) for text in made.values()) < LARGEST_PAGE
    shown = [
        words
        for path, text in made.items()
        if path.startswith("people/xi-jinping")
        for words in re.findall(r"^> “(.*)”$", text, re.MULTILINE)
    ]
    assert len(shown) == len(set(shown)) == 5000


def test_a_new_quotation_changes_few_pages() -> None:
    before, after = (render_pages(busy_site(count)) for count in (400, 404))
    changed = {path for path, page in after.items() if before.get(path) != page}
    assert {path for path in changed if path.startswith("articles/")} == {
        "articles/day-100.md",
        "articles/index.md",
    }


def test_years_stay_whole_as_long_as_they_fit(tmp_path: Path) -> None:
    (page,) = busy_site(60).people
    assert [group.title for group in page.years] == ["2019"]
    assert page.other_years == ()


def test_a_topic_of_more_articles_than_one_page_lists_has_no_dead_link() -> None:
    documents = [make_document(f"a{n:04}", "“We go on,” Xi said.") for n in range(1001)]
    documents = [
        replace(d, provenance=replace(d.provenance, tags=("budget & tax",))) for d in documents
    ]
    pages = render_pages(build_site(documents, [], cluster([], documents)))
    assert "topics/budget-tax/list-3.md" in pages
    assert "(../../topics/budget-tax.md)" in pages["topics/budget-tax/list-3.md"]
    assert dead_links(pages) == []
