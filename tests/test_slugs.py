from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.slugs import slug, unique_slugs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dmitry Peskov", "dmitry-peskov"),
        ("José Ángel Gurría", "jose-angel-gurria"),
        ("Lech Wałęsa", "lech-walesa"),
        ("Søren Straße", "soren-strasse"),
        ("Conan O’Brien", "conan-obrien"),
        ("  U.S. State Department ", "u-s-state-department"),
    ],
)
def test_a_slug_reads_like_the_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["CON", "nul", "Lpt1", "index", "Владимир Путин", "", "../", "😀"])
def test_names_that_are_no_file_names_get_a_hash(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", slug(name))


def test_different_names_of_another_script_stay_apart() -> None:
    assert slug("习近平") != slug("王毅")


@example("../../etc/passwd")
@example("a\\b:c*?\x00")
@example("x" * 500)
@given(st.text())
def test_a_slug_is_always_a_safe_file_name(name: str) -> None:
    made = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) < 80


@given(st.dictionaries(st.text(max_size=5), st.sampled_from(["Ana", "ANA", "Aná", "con", "", "B"])))
def test_slugs_are_unique_whatever_the_order(names: dict[str, str]) -> None:
    slugs = unique_slugs(names)
    assert slugs.keys() == names.keys()
    assert len(set(slugs.values())) == len(names)
    assert unique_slugs(dict(reversed(names.items()))) == slugs


def test_only_namesakes_get_a_hash() -> None:
    slugs = unique_slugs({"1": "Ana Ruiz", "2": "ana ruiz", "3": "Bo Li"})
    assert slugs["3"] == "bo-li"
    assert slugs["1"].startswith("ana-ruiz-")
    assert slugs["1"] != slugs["2"]


def test_a_name_that_looks_like_a_hashed_one_stays_apart() -> None:
    taken = unique_slugs({"1": "Ana", "2": "Ana"})["1"]
    slugs = unique_slugs({"1": "Ana", "2": "Ana", "3": taken})
    assert len(set(slugs.values())) == 3
