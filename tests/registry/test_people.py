import datetime as dt

import pytest

from quotes.registry import Person, Registry, Role


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Sergei Lavrov", ["sergei-lavrov"]),
        ("Sergey Lavrov", ["sergei-lavrov"]),
        ("Volodymyr Zelenskyi", ["volodymyr-zelensky"]),
        ("Zelensky", ["volodymyr-zelensky"]),
        ("Recep Tayyip Erdogan", ["recep-tayyip-erdogan"]),
        ("Mohamed bin Salman", ["mohammed-bin-salman"]),
        ("Donald J. Trump", ["donald-trump"]),
        ("Sergei", []),
        ("Ana Lavrov", []),
        ("", []),
    ],
)
def test_people_by_name(registry: Registry, name: str, ids: list[str]) -> None:
    assert [person.id for person in registry.person(name)] == ids


def test_people_by_family_name(registry: Registry) -> None:
    assert [p.id for p in registry.people_with_family_name("Clinton")] == [
        "bill-clinton",
        "hillary-clinton",
    ]
    assert [p.id for p in registry.people_with_family_name("Xi")] == ["xi-jinping"]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2009-01-01", "prime minister"),
        ("2012-05-07", "president"),
        ("2021-06-01", "president"),
        ("1995-01-01", None),
    ],
)
def test_the_role_on_a_day(registry: Registry, day: str, title: str | None) -> None:
    putin = registry.person_by_id("vladimir-putin")
    assert putin is not None
    role = putin.role_on(dt.date.fromisoformat(day))
    assert (role.title if role else None) == title


def test_of_two_roles_the_later_one_counts() -> None:
    person = Person(
        "ana-ruiz",
        "Ana Ruiz",
        "Ruiz",
        roles=(
            Role("minister", start=dt.date(2020, 1, 1)),
            Role("mayor", end=dt.date(2030, 1, 1)),
        ),
    )
    assert person.role_on(dt.date(2021, 1, 1)) == person.roles[0]
    assert person.role_on(dt.date(2019, 1, 1)) == person.roles[1]


def test_the_institution_of_a_role(registry: Registry) -> None:
    for given in ("Russian Foreign Ministry", "russian-foreign-ministry"):
        institution = registry.institution_of(Role("foreign minister", given))
        assert institution is not None
        assert institution.name == "Russian Foreign Ministry"
    assert registry.institution_of(Role("poet")) is None
