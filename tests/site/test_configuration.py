from __future__ import annotations

import yaml

from quotes.site.configuration import LONGEST_LIST, configuration, navigation


def test_the_front_page_is_first_and_each_folder_a_section() -> None:
    pages = ["people/b.md", "people/a.md", "people/index.md", "list-2.md", "list.md", "index.md"]
    assert navigation(pages) == [
        {"Overview": ["index.md", "list.md", "list-2.md"]},
        {"People": ["people/index.md", "people/a.md", "people/b.md"]},
    ]


def test_a_long_section_lists_its_index_alone() -> None:
    pages = [f"articles/{n}.md" for n in range(LONGEST_LIST + 1)]
    assert navigation(["index.md", *pages]) == [{"Overview": ["index.md"]}]
    assert navigation(["index.md", "articles/index.md", *pages])[1] == {
        "Articles": ["articles/index.md"]
    }


def test_pages_below_a_section_are_reached_from_its_pages() -> None:
    pages = ["index.md", "people/a.md", "people/a/2023.md"]
    assert navigation(pages)[1] == {"People": ["people/a.md"]}


def test_a_title_stays_a_text() -> None:
    title = 'Quotes: "said" #1 {{ x }} !ENV HOME'
    text = configuration(["index.md"], title=title, address=None)
    settings = yaml.safe_load(text)
    assert settings["site_name"] == title
    assert "site_url" not in settings
    address = "https://quotes.example.org/"
    known = yaml.safe_load(configuration([], title="x", address=address))
    assert known["site_url"] == address


def test_nothing_is_asked_of_another_host() -> None:
    text = configuration(["index.md"], title="x", address=None)
    assert "http" not in text
    assert yaml.safe_load(text)["theme"]["font"] is False
