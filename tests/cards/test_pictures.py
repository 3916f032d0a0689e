"""Pictures: valid SVG of fixed size that changes little, whatever the names."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from quotes.cards.pictures import heat_map, timeline

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bar_for_each_month_with_quotations() -> None:
    picture = ElementTree.fromstring(
        timeline("Ana", ["2023-03-02", "2023-01-01", "2023-03-30", "2023-03-01"])
    )
    bars = picture.findall(f"{SVG}rect")
    assert [bar.findtext(f"{SVG}title") for bar in bars] == ["January 2023: 1", "March 2023: 3"]
    assert [bar.attrib["height"] for bar in bars] == ["19.3", "58.0"]


def test_many_years_have_a_bar_a_year() -> None:
    picture = ElementTree.fromstring(timeline("Ana", ["1999-12-31", "2023-01-01", "2023-05-01"]))
    names = [bar.findtext(f"{SVG}title") for bar in picture.findall(f"{SVG}rect")]
    assert names == ["1999: 1", "2023: 2"]
    assert len(picture.findall(f"{SVG}text")) <= 14


def test_the_order_of_the_dates_does_not_matter_and_the_size_stays() -> None:
    dates = ["2023-03-02", "2021-01-01", "2022-07-30"]
    assert timeline("x", dates) == timeline("x", dates[::-1])
    for made in (timeline("x", dates), timeline("x", dates * 50)):
        assert 'width="560" height="96"' in made


def test_one_more_quotation_of_the_commonest_month_elsewhere_changes_few_lines() -> None:
    dates = [f"2023-{month:02}-01" for month in range(1, 13)] + ["2023-06-02"]
    before = timeline("x", dates).splitlines()
    after = timeline("x", [*dates, "2023-02-02"]).splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_coordinates_have_one_decimal() -> None:
    made = timeline("x", ["2023-01-01", "2024-05-05"]) + heat_map("x", ["a"], [("b", [1])])
    values = re.findall(r' (?:x|y|x1|x2|y1|y2)="([^"]*)"', made)
    assert len(values) > 10
    assert [value for value in values if not re.fullmatch(r"-?\d+\.\d", value)] == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_makes_valid_xml_without_scripts(title: str, name: str) -> None:
    for made in (heat_map(title, [name, "b"], [(name, [3, 0])]), timeline(title, ["2023-01-01"])):
        tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(made).iter()}
        assert tags <= {"svg", "title", "style", "text", "rect", "line"}
