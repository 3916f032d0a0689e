"""Corrections on records: what they change, and when they are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from quotes.corrections import Correction, CorrectSpeaker, apply_corrections
from quotes.corrections.applying import Corrected
from quotes.documents import document_from_text
from quotes.model import Document, Record, SpeakerRef
from quotes.records import document_records

from .test_reading import correction

TEXT = """\
Harbour

“We are ready,” Ana Ruiz said on Monday. “It will take two years.”

Engineer Joe Paz told the City Council that it was “well worth the wait”.

“We are ready,” Joe Paz said.
"""


def document(text: str = TEXT, name: str = "harbour") -> Document:
    return replace(document_from_text(text, id=name), path=f"seeds/{name}.txt")


def apply(
    *corrections: Correction, text: str = TEXT, name: str = "harbour", complete: bool = True
) -> Corrected:
    there = document(text, name)
    return apply_corrections(corrections, document_records(there), [there], complete=complete)


READY, AGAIN, YEARS, WAIT = (
    next(r for r in document_records(document()) if r.words == words and r.start >= start)
    for words, start in (
        ("We are ready,", 0),
        ("We are ready,", 100),
        ("It will take two years.", 0),
        ("well worth the wait", 0),
    )
)


def about(record: Record, **fields: Any) -> Correction:
    return correction(id=record.id, words=record.words, **fields)


def of(corrected: Corrected, record: Record) -> Record:
    return next(one for one in corrected.records if one.id == record.id)


def names(record: Record) -> list[str]:
    return [speaker.name for speaker in record.speakers]


def messages(corrected: Corrected) -> list[str]:
    return [str(problem) for problem in corrected.problems]


def test_another_speaker() -> None:
    wanted = (CorrectSpeaker("Max Orth"),)
    corrected = apply(about(WAIT, speakers=wanted))
    record = of(corrected, WAIT)
    assert (names(record), record.status, record.confidence) == (["Max Orth"], "attributed", 1.0)
    assert record.speakers[0].id == "max-orth"
    assert (record.mention, record.cue, record.rule, record.role) == (None, None, None, None)
    assert record.correction is not None
    assert record.correction.by == "Ida Holm"
    others = [one for one in corrected.records if one.id != WAIT.id]
    assert others == [one for one in document_records(document()) if one.id != WAIT.id]
    assert corrected.problems == ()


def test_the_present_speaker_is_accepted_with_its_reasons() -> None:
    record = of(apply(about(WAIT, speakers=(CorrectSpeaker("Joe Paz"),))), WAIT)
    assert replace(record, correction=None) == WAIT
    assert record.correction is not None


def test_a_speaker_that_other_records_know() -> None:
    corrected = apply(about(YEARS, speakers=(CorrectSpeaker("Joe Paz"),)))
    assert of(corrected, YEARS).speakers == WAIT.speakers


def test_several_speakers_and_kinds() -> None:
    council = CorrectSpeaker("City Council", "institution")
    record = of(apply(about(WAIT, speakers=(CorrectSpeaker("Joe Paz"), council))), WAIT)
    assert [(one.name, one.kind) for one in record.speakers] == [
        ("Joe Paz", "person"),
        ("City Council", "institution"),
    ]


def among(speakers: Sequence[SpeakerRef], wanted: CorrectSpeaker) -> SpeakerRef:
    """Who is meant by a name where other records have these speakers."""
    record, *_ = document_records(document())
    others = [
        replace(record, document=f"other-{number}", speakers=(one,))
        for number, one in enumerate(speakers)
    ]
    corrected = apply_corrections(
        [about(WAIT, speakers=(wanted,))],
        [*others, *document_records(document())],
        [document()],
        complete=False,
    )
    (speaker,) = of(corrected, WAIT).speakers
    return speaker


SMITH = SpeakerRef("john-smith", "John Smith", "person")
POLICE = SpeakerRef("john-smith-lima-police", "John Smith", "person")
UNCLEAR = SpeakerRef("john-smith-unresolved", "John Smith", "person", unresolved=True)


@pytest.mark.parametrize("known", [(SMITH, POLICE), (POLICE, SMITH, UNCLEAR)])
def test_a_name_of_namesakes_is_nobodys_of_them(known: Sequence[SpeakerRef]) -> None:
    assert among(known, CorrectSpeaker("John Smith")) == UNCLEAR
    assert among(known[:1], CorrectSpeaker("John Smith")) == known[0]


def test_a_new_speaker_never_gets_the_id_of_another() -> None:
    jordan = SpeakerRef("jordan", "Jordan", "institution")
    assert among([jordan], CorrectSpeaker("Jordan")) == jordan
    person = SpeakerRef("jordan-person", "Jordan", "person")
    assert among([jordan], CorrectSpeaker("Jordan", "person")) == person


def test_an_institution_that_others_belong_to() -> None:
    text = TEXT.replace("Engineer Joe Paz", "Joe Paz, spokesman for Lima University,")
    (paz,) = [r for r in document_records(document(text)) if r.words == "well worth the wait"]
    assert paz.institution is not None
    corrected = apply(about(YEARS, speakers=(CorrectSpeaker(paz.institution.name),)), text=text)
    (speaker,) = of(corrected, YEARS).speakers
    assert (speaker.id, speaker.kind) == (paz.institution.id, "institution")


def test_nobody() -> None:
    record = of(apply(about(WAIT, nobody=True)), WAIT)
    assert (record.speakers, record.status, record.excluded) == ((), "unattributed", None)
    assert record.correction is not None


def test_not_a_quotation() -> None:
    record = of(apply(about(WAIT, not_a_quotation=True)), WAIT)
    assert (record.speakers, record.excluded) == ((), "correction")


def test_a_quotation_after_all() -> None:
    text = "The so-called “old town” was empty.\n"
    (left_out,) = document_records(document(text))
    assert left_out.excluded is not None
    record = of(apply(about(left_out, speakers=(CorrectSpeaker("Eva"),)), text=text), left_out)
    assert (names(record), record.excluded) == (["Eva"], None)


def test_exact_words() -> None:
    record = of(apply(about(WAIT, nobody=False, exact="worth the   wait")), WAIT)
    assert (record.words, record.text) == ("worth the wait", "worth the wait")
    assert TEXT[record.start : record.end] == record.text
    assert (record.id, record.speakers) == (WAIT.id, WAIT.speakers)


def test_exact_words_that_do_not_stand_there() -> None:
    corrected = apply(about(WAIT, nobody=False, exact="worth a wait"))
    assert messages(corrected) == [
        "“worth a wait” does not stand in seeds/harbour.txt, corrections.yaml:1"
    ]
    assert of(corrected, WAIT).speakers == ()


def test_repeated_words_need_their_sentence() -> None:
    wanted = (CorrectSpeaker("Max Orth"),)
    vague = apply(about(READY, speakers=wanted))
    assert "the same words stand there more than once" in messages(vague)[0]
    assert of(vague, READY).speakers == ()
    clear = apply(about(AGAIN, speakers=wanted, beside="Joe Paz said."))
    assert (names(of(clear, AGAIN)), names(of(clear, READY))) == (["Max Orth"], ["Ana Ruiz"])


def test_a_repeated_quotation_that_took_the_id_of_one_that_is_gone() -> None:
    """Ids count repeated words; when the first goes, the second gets its id."""
    entry = about(READY, speakers=(CorrectSpeaker("Max"),), beside="Ana Ruiz said on Monday.")
    assert apply(entry).problems == ()
    cut = TEXT.replace("“We are ready,” Ana Ruiz said on Monday. ", "")
    corrected = apply(entry, text=cut)
    assert "the rest of its sentence is now “Joe Paz said.”" in messages(corrected)[0]
    assert of(corrected, READY).speakers == ()


ENTRY = about(
    WAIT,
    speakers=(CorrectSpeaker("Max"),),
    beside="Engineer Joe Paz told the City Council that it was",
)


@pytest.mark.parametrize(
    ("old", "new", "reason", "remedy"),
    [
        ("told the", "asked the", "the rest of its sentence is now “Engineer", 'beside: "Engineer'),
        ("the wait”", "a wait”", "no such quotation stands there", 'words: "well worth a wait"'),
    ],
)
def test_an_edited_article_puts_a_correction_in_doubt(
    old: str, new: str, reason: str, remedy: str
) -> None:
    """The quotation is still built, but without a speaker until an editor looked again."""
    corrected = apply(ENTRY, text=TEXT.replace(old, new))
    (problem,) = corrected.problems
    assert reason in problem.message
    assert problem.hint is not None
    assert remedy in problem.hint
    (record,) = [one for one in corrected.records if one.words.startswith("well worth")]
    assert (record.speakers, record.correction) == ((), None)
    assert record.evidence is not None
    assert "corrections.yaml:1" in record.evidence


def test_an_edit_elsewhere_does_not() -> None:
    text = TEXT.replace("two years", "ten years").replace("Harbour", "New harbour")
    corrected = apply(ENTRY, text=text)
    assert (names(of(corrected, WAIT)), corrected.problems) == (["Max"], ())


def test_a_quotation_that_is_gone() -> None:
    corrected = apply(ENTRY, text="Harbour\n\n“It rains,” Ana Ruiz said.\n")
    (problem,) = corrected.problems
    assert problem.hint == "if the words are gone for good, delete the entry"
    assert [names(record) for record in corrected.records] == [["Ana Ruiz"]]


def test_a_renamed_article() -> None:
    corrected = apply(ENTRY, name="port")
    (problem,) = corrected.problems
    assert problem.hint is not None
    assert 'write document: "port"; else' in problem.hint
    assert of(corrected, WAIT).speakers == ()


def test_a_part_of_the_articles_is_no_reason_to_complain() -> None:
    corrected = apply(ENTRY, name="port", complete=False)
    assert corrected.problems == ()
    assert corrected.records == tuple(document_records(document(name="port")))


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_entries_does_not_matter(order: int) -> None:
    entries: Sequence[Correction] = [
        replace(ENTRY, line=1),
        replace(about(YEARS, nobody=True), line=2),
    ][::order]
    corrected = apply(*entries)
    assert names(of(corrected, WAIT)) == ["Max"]
    assert of(corrected, YEARS).speakers == ()
