"""The same speaker over documents: a join on names."""

from __future__ import annotations

from seed_records import make_document, make_record

from quotes.corpus.identity import join
from quotes.model import Record, SpeakerRef
from quotes.registry import load_registry


def person(name: str) -> SpeakerRef:
    return SpeakerRef(name.lower().replace(" ", "-"), name, "person")


def said_by(*speakers: SpeakerRef) -> Record:
    document = make_document("a", 'It was "ready" on Monday.')
    return make_record(document, "ready", *speakers)


def joined(*speakers: SpeakerRef) -> list[SpeakerRef]:
    records = [said_by(speaker) for speaker in speakers]
    return [record.speakers[0] for record in join(records, load_registry())]


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
        person("Lavrov"),
        person("Sergei Lavrov"),
    ]


def test_namesakes_by_family_stay_apart() -> None:
    assert len(set(joined(person("Ana Ruiz"), person("Eva Ruiz")))) == 2


def test_only_people_are_renamed() -> None:
    ministry = SpeakerRef("x-ministry", "Sergey Ministry", "institution")
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
