from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from seed_records import (
    KREMLIN,
    LAVROV,
    PESKOV,
    RUSSIA,
    THE_KREMLIN,
    XI,
    make_document,
    make_record,
    seed_records,
)

from quotes.corpus.clusters import Clustering, assign, cluster
from quotes.model import Document, InstitutionRef, Record, SpeakerRef

DAY = dt.date(2023, 4, 6)
OFFICIALS = SpeakerRef("unnamed", "officials", "unnamed")


def said(
    document_id: str,
    words: str,
    *speakers: SpeakerRef,
    day: dt.date | None = DAY,
    around: str = 'The minister said on Friday that "{}" was all there was to it.',
    institution: InstitutionRef | None = None,
) -> tuple[Document, Record]:
    document = make_document(document_id, around.format(words), published=day)
    return document, make_record(document, words, *speakers, institution=institution)


def clustered(*articles: tuple[Document, Record]) -> Clustering:
    documents, records = zip(*articles, strict=True)
    return cluster(records, documents)


def together(*articles: tuple[Document, Record]) -> bool:
    return len(clustered(*articles).clusters) == 1


def test_the_samples_share_four_quotations_and_disagree_on_two() -> None:
    documents, records = seed_records()
    shared = [c for c in cluster(records, documents).clusters.values() if len(c.members) > 1]
    assert {c.variants[0].words: c.conflict for c in shared} == {
        "prospect": True,
        "no other way": True,
        "Undoubtedly, China has a very effective and commanding potential for mediation,": False,
        "bring Russia to its senses.": False,
    }
    assert all(len({document for document, _ in c.members}) == 2 for c in shared)


def test_a_conflict_keeps_both_readings() -> None:
    documents, records = seed_records()
    (found,) = [
        c
        for c in cluster(records, documents).clusters.values()
        if c.variants[0].words == "prospect"
    ]
    assert [reading.speakers for reading in found.readings] == [(KREMLIN,), (RUSSIA,)]


def test_wordings_that_differ_are_variants_of_one_cluster() -> None:
    documents, records = seed_records()
    (found,) = [
        c
        for c in cluster(records, documents).clusters.values()
        if c.variants[0].words.startswith("Undoubtedly")
    ]
    assert [variant.words for variant in found.variants] == [
        "Undoubtedly, China has a very effective and commanding potential for mediation,",
        "Undoubtedly, China has a very commanding and effective potential for mediation,",
    ]


def test_marks_case_and_final_punctuation_make_no_variant() -> None:
    one = said("a", "We won't give up the fight.")
    other = said("b", "we won’t give up the fight,")
    (found,) = clustered(one, other).clusters.values()
    assert len(found.variants) == 1


LONG = "We are going to build a new school in every village of this country by next spring"


@pytest.mark.parametrize(
    "words",
    [
        LONG.replace("build", "open"),
        LONG.replace(" new", ""),
        "build a new school in every village of this country by next spring",
    ],
)
def test_nearly_the_same_words_cluster_within_days(words: str) -> None:
    assert together(said("a", LONG), said("b", words, day=DAY + dt.timedelta(3)))
    assert not together(said("a", LONG), said("b", words, day=DAY + dt.timedelta(60)))


def test_the_very_same_words_cluster_at_any_time() -> None:
    assert together(said("a", LONG), said("b", LONG, day=DAY + dt.timedelta(900)))


@pytest.mark.parametrize(
    "words",
    [
        "We are going to close an old school in some village of that country by next spring",
        "every village of this country",
        "We are going to build roads",
    ],
)
def test_other_words_stay_apart(words: str) -> None:
    assert not together(said("a", LONG), said("b", words))


def test_two_halves_do_not_meet_through_the_whole() -> None:
    first, second = "We are going to build a new school", "and then we shall look for teachers"
    articles = [said("a", f"{first} {second}"), said("b", first), said("c", second)]
    clustering = clustered(*articles)
    assert clustering.of_record[articles[1][1].key] != clustering.of_record[articles[2][1].key]


def test_a_fragment_needs_nearly_the_same_sentence() -> None:
    other = 'In Paris the striking workers shouted "{}" at noon.'
    assert together(said("a", "no other way"), said("b", "no other way"))
    assert not together(said("a", "no other way"), said("b", "no other way", around=other))


def test_a_fragment_needs_nearly_the_same_day() -> None:
    late = said("b", "no other way", day=DAY + dt.timedelta(10))
    assert not together(said("a", "no other way"), late)
    assert together(said("a", "no other way"), said("b", "no other way", day=None))


def test_fragments_of_one_document_stay_apart() -> None:
    document = make_document("a", 'He said it was "done" today. He said it was "done" today.')
    records = [make_record(document, "done", XI, occurrence=n) for n in (0, 1)]
    assert len(cluster(records, [document]).clusters) == 2


def test_a_spokesman_and_his_institution_do_not_disagree() -> None:
    one, other = said("a", LONG, PESKOV, institution=THE_KREMLIN), said("b", LONG, KREMLIN)
    (found,) = clustered(one, other).clusters.values()
    assert not found.conflict
    assert len(found.readings) == 2


@pytest.mark.parametrize(
    ("speakers", "conflict"),
    [((XI,), True), ((PESKOV, XI), False), ((OFFICIALS,), False), ((), False)],
)
def test_only_speakers_with_nothing_in_common_disagree(
    speakers: tuple[SpeakerRef, ...], conflict: bool
) -> None:
    (found,) = clustered(said("a", LONG, PESKOV), said("b", LONG, *speakers)).clusters.values()
    assert found.conflict is conflict


def test_an_inferred_speaker_contradicts_nobody() -> None:
    document, record = said("b", LONG, LAVROV)
    guess = document, replace(record, status="implicit")
    (found,) = clustered(said("a", LONG, PESKOV), guess).clusters.values()  # type: ignore[arg-type]
    assert not found.conflict


def test_excluded_records_belong_to_no_cluster() -> None:
    document, record = said("a", LONG, PESKOV)
    dropped = replace(record, excluded="scare-quote")
    clustering = cluster([dropped], [document])
    assert not clustering.clusters
    assert clustering.cluster_of(dropped) is None
    assert assign([dropped], clustering)[0].cluster is None


def test_ids_come_from_the_words_and_not_from_the_order_or_the_names_of_files() -> None:
    documents, records = seed_records()
    shuffled = list(records)
    random.Random(1).shuffle(shuffled)
    clustering = cluster(records, documents)
    assert cluster(shuffled, documents[::-1]) == clustering
    alone = clustered(said("x", LONG)).clusters.keys()
    assert alone == clustered(said("y", LONG, PESKOV), said("z", LONG)).clusters.keys()


def test_every_record_is_assigned_its_cluster() -> None:
    documents, records = seed_records()
    clustering = cluster(records, documents)
    for record in assign(records, clustering):
        if record.excluded is None:
            assert record.cluster is not None
            assert record.key in clustering.clusters[record.cluster].members


def test_the_work_grows_with_the_number_of_records(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr("quotes.corpus.clusters.nearly_same", count)
    shared = "it is in the interest of the people of this country that we"
    articles = [said(f"d{n}", f"{shared} word{n} thing{n} other{n}") for n in range(400)]
    clustered(*articles)
    assert 0 < compared <= 400 * 32
