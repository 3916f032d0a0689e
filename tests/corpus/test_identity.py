"""The same speaker over documents: a join on names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from seed_records import make_document, make_record

from quotes.corpus.identity import join
from quotes.model import InstitutionRef, Record, SpeakerRef
from quotes.registry import Registry, load_registry, slug

POLICE = InstitutionRef("strelsau-police", "Strelsau Police")
UNIVERSITY = InstitutionRef("university-of-lima", "University of Lima")


def person(name: str) -> SpeakerRef:
    return SpeakerRef(name.lower().replace(" ", "-"), name, "person")


def said_by(
    *speakers: SpeakerRef,
    document: str = "a",
    role: str | None = None,
    institution: InstitutionRef | None = None,
    published: str | None = None,
) -> Record:
    day = dt.date.fromisoformat(published) if published else None
    made = make_document(document, 'It was "ready" on Monday.', published=day)
    return make_record(made, "ready", *speakers, role=role, institution=institution)


def joined(*speakers: SpeakerRef) -> list[SpeakerRef]:
    """The speakers of as many articles."""
    return who([said_by(one, document=str(n)) for n, one in enumerate(speakers)])


def who(records: list[Record], registry: Registry | None = None) -> list[SpeakerRef]:
    return [record.speakers[0] for record in join(records, registry or load_registry())]


def ids(*records: Record, registry: Registry | None = None) -> list[str]:
    return [speaker.id for speaker in who(list(records), registry)]


def own(folder: Path, text: str) -> Registry:
    """A registry with the entries of a project."""
    (folder / "people.yaml").write_text(text, encoding="utf-8")
    return load_registry(folder)


def test_spellings_of_one_name_take_the_most_frequent() -> None:
    sergei, sergey = person("Sergei Orlovin"), person("Sergey Orlovin")
    assert joined(sergey, sergei, sergei) == [sergei] * 3
    assert joined(sergey, sergey, sergei) == [sergey] * 3


def test_a_tie_is_settled_by_the_alphabet_whatever_the_order() -> None:
    sergei, sergey = person("Sergei Orlovin"), person("Sergey Orlovin")
    assert joined(sergei, sergey) == joined(sergey, sergei) == [sergei] * 2


def test_the_name_of_the_registry_wins() -> None:
    found = joined(person("Sergey Lavrov"), person("Sergey Lavrov"), person("Sergei Lavrov"))
    assert found == [person("Sergei Lavrov")] * 3


def test_a_bare_surname_stays_alone() -> None:
    assert joined(person("Lavrov"), person("Sergei Lavrov")) == [
        replace(person("Lavrov"), unresolved=True),
        person("Sergei Lavrov"),
    ]


def test_namesakes_by_family_stay_apart() -> None:
    assert len(set(joined(person("Ana Ruiz"), person("Eva Ruiz")))) == 2


def test_only_people_are_renamed() -> None:
    ministry = SpeakerRef("sergey-ministry", "Sergey Ministry", "institution")
    unnamed = SpeakerRef("a/official", "official", "unnamed")
    assert joined(ministry, person("Sergei Ministry"), unnamed) == [
        ministry,
        person("Sergei Ministry"),
        unnamed,
    ]


def test_all_speakers_of_a_joint_statement_are_renamed() -> None:
    record = said_by(person("Sergey Lavrov"), person("Ana Ruiz"))
    [found] = join([record], load_registry())
    assert [who.name for who in found.speakers] == ["Sergei Lavrov", "Ana Ruiz"]


# Spellings


def test_initials_accents_hyphens_and_honorifics_are_spellings() -> None:
    for one, other, name in [
        ("J. Orlovin", "Jan Orlovin", "Jan Orlovin"),
        ("Jan P. Orlovin", "Jan Orlovin", "Jan Orlovin"),
        ("J.D. Orlovin", "J. D. Orlovin", "J. D. Orlovin"),
        ("José Orlovín", "Jose Orlovin", "Jose Orlovin"),
        ("Kim Yong-jo", "Kim Yong Jo", "Kim Yong Jo"),
        ("Sir Jan Orlovin", "Jan Orlovin", "Jan Orlovin"),
        ("Bashar al-Orlovin", "Bashar Orlovin", "Bashar Orlovin"),
    ]:
        found = joined(person(one), person(other), person(other))
        assert {(ref.id, ref.name) for ref in found} == {(slug(name), name)}, one


def test_an_initial_that_two_given_names_have_is_neither() -> None:
    john, jane, short = joined(person("John Roe"), person("Jane Roe"), person("J. Roe"))
    assert [john.id, jane.id, short.id] == ["john-roe", "jane-roe", "j-roe"]
    assert short.unresolved
    assert not john.unresolved


def test_an_initial_that_the_registry_completes_otherwise_is_nobodys() -> None:
    bill, short = joined(person("Bill Johnson"), person("B. Johnson"))
    assert (bill.unresolved, short.unresolved) == (False, True)  # Boris Johnson is known
    assert joined(person("B. Johnson")) == [SpeakerRef("b-johnson", "B. Johnson", "person")]


def test_other_middle_initials_are_other_people() -> None:
    found = joined(person("John A. Roe"), person("John B. Roe"), person("John Roe"))
    assert len({ref.id for ref in found}) == 3
    assert [ref.unresolved for ref in found] == [False, False, True]


def test_father_and_son_are_two() -> None:
    assert len(set(joined(person("John Roe"), person("John Roe Jr.")))) == 2


def test_names_in_other_scripts_stay_apart() -> None:
    one, other = joined(SpeakerRef("", "Анна Кузьмина", "person"), SpeakerRef("", "李强", "person"))
    assert one.id != other.id


# Namesakes


def test_two_institutions_are_two_people_and_the_first_in_time_keeps_the_id() -> None:
    smith = person("John Smith")
    police = said_by(smith, document="b", institution=POLICE, published="2024-01-01")
    university = said_by(smith, document="a", institution=UNIVERSITY, published="2024-02-01")
    assert ids(university, police) == ["john-smith-university-of-lima", "john-smith"]
    assert who([university, police])[0].name == "John Smith"


def test_a_role_tells_the_place_of_work_in_two_parts() -> None:
    john = person("John Smith")
    chief = said_by(john, document="a", role="police chief of Strelsau", published="2020-01-01")
    scholar = said_by(john, document="b", role="professor at the University of Lima")
    officer = said_by(john, document="c", institution=POLICE)
    assert ids(chief, scholar, officer) == [
        "john-smith",
        "john-smith-university-of-lima",
        "john-smith",
    ]


def test_who_could_be_either_namesake_is_marked() -> None:
    smith = person("John Smith")
    police = said_by(smith, document="b", institution=POLICE)
    university = said_by(smith, document="a", institution=UNIVERSITY)
    loose = who([police, university, said_by(smith, document="c")])[2]
    assert loose == SpeakerRef("john-smith-unresolved", "John Smith", "person", unresolved=True)


def test_one_without_an_institution_is_the_only_one_there_is() -> None:
    smith = person("John Smith")
    assert ids(said_by(smith, institution=POLICE), said_by(smith, document="c")) == [
        "john-smith",
        "john-smith",
    ]


def test_another_role_in_politics_is_the_same_person() -> None:
    ruiz = person("Ana Ruiz")
    places = ["norwegian-foreign-ministry", "norwegian-parliament", "united-nations"]
    records = [
        said_by(ruiz, document=id, role="minister", institution=InstitutionRef(id, id))
        for id in places
    ]
    assert ids(*records) == ["ana-ruiz"] * 3


def test_the_same_office_of_another_country_is_another_person() -> None:
    ruiz = person("Ana Ruiz")
    records = [
        said_by(ruiz, document=id, institution=InstitutionRef(id, id))
        for id in ("norwegian-foreign-ministry", "chilean-foreign-ministry")
    ]
    assert len(set(ids(*records))) == 2


def test_a_part_of_an_institution_is_the_same_place() -> None:
    law = InstitutionRef("law-school-of-the-university-of-lima", "Law School")
    ruiz = person("Ana Ruiz")
    assert (
        ids(said_by(ruiz, institution=law), said_by(ruiz, document="b", institution=UNIVERSITY))[0]
        == "ana-ruiz"
    )


def test_an_article_that_names_two_institutions_ties_them() -> None:
    ruiz = person("Ana Ruiz")
    records = [
        said_by(ruiz, document="a", institution=POLICE),
        said_by(ruiz, document="b", institution=UNIVERSITY),
        said_by(ruiz, document="c", institution=POLICE),
        said_by(ruiz, document="c", institution=UNIVERSITY),
    ]
    assert ids(*records) == ["ana-ruiz"] * 4


def test_a_former_place_is_a_hint_and_no_conflict() -> None:
    ruiz = person("Ana Ruiz")
    now = said_by(ruiz, document="a", institution=UNIVERSITY)
    then = said_by(ruiz, document="b", role="former police chief", institution=POLICE)
    assert ids(now, then) == ["ana-ruiz"] * 2
    police = said_by(ruiz, document="c", institution=POLICE, role="sergeant")
    assert ids(now, police, then) == ["ana-ruiz-university-of-lima", "ana-ruiz", "ana-ruiz"]


def test_whom_somebody_spoke_to_and_where_they_are_from_tells_nothing() -> None:
    ruiz = person("Ana Ruiz")
    records = [
        said_by(ruiz, document=id, institution=InstitutionRef(id, id))
        for id in ("cnn", "reuters", "norway", "strelsau-police")
    ]
    assert ids(*records) == ["ana-ruiz"] * 4


def test_one_odd_article_among_many_makes_no_other_doubtful() -> None:
    ruiz = person("Ana Ruiz")
    many = [said_by(ruiz, document=str(n)) for n in range(40)]
    odd = said_by(ruiz, document="odd", institution=POLICE)
    found = who([*many, odd])
    assert found[:-1] == [ruiz] * 40
    assert found[-1] == SpeakerRef("ana-ruiz-strelsau-police", "Ana Ruiz", "person")


# What the registry says

SMITHS = """
institutions:
- {id: strelsau-police, name: Strelsau Police, kind: police}
- {id: university-of-lima, name: University of Lima, kind: university}
people:
- id: john-smith-chief
  name: John Smith
  roles: [{title: police chief, institution: strelsau-police, from: 2020}]
- id: john-smith-professor
  name: John Smith
  roles: [{title: professor, institution: university-of-lima}]
"""


def test_two_entries_are_told_apart_by_institution_then_by_role(tmp_path: Path) -> None:
    smith = person("John Smith")
    records = [
        said_by(smith, document="a", institution=POLICE),
        said_by(smith, document="b", institution=UNIVERSITY),
        said_by(smith, document="c", role="chief"),
        said_by(smith, document="d"),
    ]
    assert ids(*records, registry=own(tmp_path, SMITHS)) == [
        "john-smith-chief",
        "john-smith-professor",
        "john-smith-chief",
        "john-smith",
    ]
    assert who(records, own(tmp_path, SMITHS))[3].unresolved


def test_an_entry_is_not_its_namesake(tmp_path: Path) -> None:
    registry = own(tmp_path, SMITHS.partition("- id: john-smith-professor")[0])
    smith = person("John Smith")
    assert ids(said_by(smith, institution=UNIVERSITY), registry=registry) == ["john-smith"]
    assert ids(said_by(smith), registry=registry) == ["john-smith-chief"]


def test_an_alias_joins_a_bare_surname_if_nobody_else_has_it(tmp_path: Path) -> None:
    registry = own(tmp_path, "people:\n- {id: ana, name: Ana Ruizova, aliases: [Ruizova]}\n")
    bare, full, other = (person(name) for name in ("Ruizova", "Ana Ruizova", "Eva Ruizova"))
    assert ids(said_by(bare), said_by(full, document="b"), registry=registry) == ["ana", "ana"]
    assert ids(said_by(bare), said_by(other, document="b"), registry=registry) == [
        "ruizova",
        "eva-ruizova",
    ]


def test_a_person_and_an_institution_never_share_an_id() -> None:
    ford = SpeakerRef("ford-motors", "Ford Motors", "institution")
    found = joined(ford, person("Ford Motors"))
    assert [ref.id for ref in found] == ["ford-motors", "ford-motors-person"]


# Institutions


def test_an_organ_has_one_name() -> None:
    names = ["Foreign Ministry of Russia", "MFA Russia", "Russia's MFA", "Russian Foreign Ministry"]
    records = [
        said_by(SpeakerRef(slug(name), name, "institution"), document=name) for name in names
    ]
    records.append(said_by(person("Ana Ruiz"), institution=InstitutionRef("x", names[0])))
    found = join(records, load_registry())
    assert {record.speakers[0].id for record in found[:-1]} == {"russian-foreign-ministry"}
    assert found[-1].institution == InstitutionRef(
        "russian-foreign-ministry", "Russian Foreign Ministry"
    )


def test_an_unknown_institution_has_the_commonest_spelling() -> None:
    names = ["the Acme Bank", "Acme Bank", "ACME Bank", "Acme Bank"]
    found = joined(*(SpeakerRef(slug(name), name, "institution") for name in names))
    assert set(found) == {SpeakerRef("acme-bank", "Acme Bank", "institution")}


def test_the_unnamed_never_meet() -> None:
    aides = [SpeakerRef(f"{n}/senior-aide", "senior aide", "unnamed") for n in "ab"]
    assert joined(*aides) == aides


# Properties

GIVEN = ("John", "Jane", "J.", "Sergei", "Sergey", "Ana", "J. D.", "John A.", "John B.", "")
FAMILIES = ("Smith", "Lavrov", "Ruiz", "Al-Tari", "Roe")
PLACES = (
    None,
    POLICE,
    UNIVERSITY,
    InstitutionRef("russian-foreign-ministry", "Russian Foreign Ministry"),
    InstitutionRef("nato", "NATO"),
    InstitutionRef("state-duma", "State Duma"),
)
ROLES = (None, "chief", "former chief", "foreign minister")
rows = st.lists(
    st.tuples(
        st.sampled_from(GIVEN),
        st.sampled_from(FAMILIES),
        st.sampled_from(PLACES),
        st.sampled_from(ROLES),
        st.integers(0, 9),
    ),
    max_size=14,
)


def made(row: tuple[str, str, InstitutionRef | None, str | None, int]) -> Record:
    first, family, place, role, number = row
    speaker = person(f"{first} {family}".strip())
    return said_by(speaker, document=str(number), role=role, institution=place)


@given(rows, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_documents_does_not_matter(drawn: list, random: object) -> None:  # type: ignore[type-arg]
    records = [made(row) for row in drawn]
    order = list(range(len(records)))
    random.shuffle(order)  # type: ignore[attr-defined]
    plain = who(records)
    shuffled = who([records[k] for k in order])
    assert [shuffled[order.index(k)] for k in range(len(records))] == plain


@given(rows)
@settings(max_examples=150)
def test_joining_again_changes_nothing(drawn: list) -> None:  # type: ignore[type-arg]
    once = join([made(row) for row in drawn], load_registry())
    assert join(once, load_registry()) == once


@given(rows)
@settings(max_examples=150)
def test_other_given_names_and_other_surnames_never_merge(drawn: list) -> None:  # type: ignore[type-arg]
    initial = {"Sergei": "sergei", "Sergey": "sergei", "John A.": "john", "John B.": "john"}
    met: dict[str, set[tuple[str, str]]] = {}
    for row, speaker in zip(drawn, who([made(row) for row in drawn]), strict=True):
        met.setdefault(speaker.id, set()).add((initial.get(row[0], row[0].lower()), row[1]))
    for names in met.values():
        assert len({family for _, family in names}) == 1
        assert len({first for first, _ in names if first and "." not in first}) <= 1
