import datetime as dt
from pathlib import Path

from quotes.registry.listing import list_entries

DAY = dt.date(2021, 5, 5)
MINE = """
people:
- id: ana-ruiz
  name: Ana Ruiz
  aliases: [Anna Ruiz]
  links: ["https://example.org/ana"]
  roles:
  - {title: foreign minister, institution: Norwegian Foreign Ministry, from: 2020, to: 2021}
  - {title: prime minister, institution: Norwegian government, from: 2022}
- {id: angela-merkel, aliases: [Mutti]}
"""


def test_own_entries_with_the_role_of_the_day_and_their_place(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    ana, merkel = list_entries(tmp_path, DAY, own=True)
    assert ana.as_dict() == {
        "kind": "person",
        "id": "ana-ruiz",
        "name": "Ana Ruiz",
        "aliases": ["Anna Ruiz"],
        "role": "foreign minister, Norwegian Foreign Ministry",
        "links": ["https://example.org/ana"],
        "from": f"{tmp_path / 'mine.yaml'}:3",
    }
    assert (merkel.name, merkel.aliases) == ("Angela Merkel", ("Mutti",))
    assert merkel.role == "chancellor, German government"
    later = list_entries(tmp_path, dt.date(2024, 1, 1), own=True)
    assert [row.role for row in later] == ["prime minister, Norwegian government", None]


def test_all_entries_people_first_each_by_id() -> None:
    rows = list_entries(None, DAY)
    people = [row.id for row in rows if row.kind == "person"]
    assert people == sorted(people)
    assert [row.kind for row in rows[: len(people)]] == ["person"] * len(people)
    assert {row.place for row in rows} == {"quotes"}
    assert "united-nations" in {row.id for row in rows}


def test_our_open_roles_count_up_to_the_day_they_were_checked() -> None:
    def role(day: dt.date) -> str | None:
        return next(row.role for row in list_entries(None, day) if row.id == "emmanuel-macron")

    assert role(dt.date(2020, 1, 1)) == "president, Élysée Palace"
    assert role(dt.date(2035, 1, 1)) is None
