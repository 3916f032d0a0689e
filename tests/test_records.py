"""Records: the shape of the contract, ids that last, words for a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quotes.documents import document_from_text
from quotes.model import Document, Provenance, Record
from quotes.records import document_records, kept

CONTRACT = [
    *("id", "document", "source", "start", "end", "text", "words", "kind", "status", "speakers"),
    *("mention", "cue", "role", "institution", "addressee", "rule", "evidence", "confidence"),
    *("resolution", "cluster", "link"),
]
SOURCE = [
    *("title", "url", "outlet", "author", "published", "retrieved", "language", "sha256", "tags"),
    "path",
]

ARTICLE = """\
Strelsau opens its bridge

Mayor Ana Ruiz opened the bridge on Monday. “We have waited long enough,” she said. She called it
“a gift” to the town and “a gift” to its children.

“It is late,” engineer Joe Paz told reporters. “But it stands.”
"""


def read(text: str = ARTICLE, **known: str) -> Document:
    return document_from_text(text, id="bridge", provenance=Provenance(**known))  # type: ignore[arg-type]


def ids(text: str) -> dict[str, list[str]]:
    """The ids of the records by their words, in order."""
    found: dict[str, list[str]] = {}
    for record in kept(document_records(read(text))):
        found.setdefault(record.words, []).append(record.id)
    return found


def quoted(words: str, **known: str) -> Record:
    """The only record of an article that quotes these words."""
    [record] = document_records(read(f"Ana Ruiz said on Monday: “{words}”\n", **known))
    return record


class TestShape:
    def test_fields_stand_in_the_order_of_the_contract(self) -> None:
        for record in kept(document_records(read())):
            row = record.as_dict()
            assert list(row) == CONTRACT
            assert list(row["source"]) == SOURCE

    def test_only_what_is_left_out_has_a_reason(self) -> None:
        text = ARTICLE + "\nPhoto: the “green” bridge\n"
        reasons = [record.as_dict().get("excluded", "-") for record in document_records(read(text))]
        assert reasons == ["-"] * 5 + ["caption"]

    def test_a_record_in_full(self) -> None:
        url = "https://example.org/bridge"
        record = document_records(read(url=url, outlet="Example Post"))[0].as_dict()
        sha256 = record["source"].pop("sha256")
        assert len(sha256) == 64
        assert record.pop("evidence")
        assert 0.5 < record.pop("confidence") <= 1
        assert record.pop("resolution")["antecedent"]["text"] == "Ana Ruiz"
        assert record == {
            "id": "q_a9b4f1b5",
            "document": "bridge",
            "source": {
                "title": "Strelsau opens its bridge",
                "url": url,
                "outlet": "Example Post",
                "author": None,
                "published": None,
                "retrieved": None,
                "language": None,
                "tags": [],
                "path": None,
            },
            "start": 72,
            "end": 99,
            "text": "We have waited long enough,",
            "words": "We have waited long enough,",
            "kind": "direct",
            "status": "attributed",
            "speakers": [{"id": "ana-ruiz", "name": "Ana Ruiz", "kind": "person"}],
            "mention": {"start": 101, "end": 104, "text": "she"},
            "cue": {"start": 105, "end": 109, "text": "said"},
            "role": "Mayor",
            "institution": None,
            "addressee": None,
            "rule": "speaker-cue-after",
            "cluster": None,
            "link": url + "#:~:text=We%20have%20waited%20long%20enough%2C",
        }

    def test_a_quotation_without_a_speaker_is_a_record_too(self) -> None:
        [record] = document_records(
            read("The words on the wall were “we are ready for all of it”.\n")
        )
        assert record.status == "unattributed"
        assert record.speakers == ()

    @pytest.mark.parametrize("url", [None, "ftp://example.org/a", "javascript:alert(1)"])
    def test_no_link_is_made_up(self, url: str | None) -> None:
        known = {"url": url} if url else {}
        assert quoted("We are ready.", **known).link is None


class TestIds:
    def test_the_same_words_again_are_counted(self) -> None:
        first, second = ids(ARTICLE)["a gift"]
        assert second == f"{first}_2"

    def test_a_document_has_no_id_twice(self) -> None:
        found = [record.id for record in document_records(read(ARTICLE * 3))]
        assert len(set(found)) == len(found) == 15

    @pytest.mark.parametrize(
        "edit",
        [
            pytest.param(lambda text: f"Late edition.\n\n{text}", id="text-before"),
            pytest.param(lambda text: f"{text}\nThe town slept.\n", id="text-after"),
            pytest.param(lambda text: text.replace("Joe Paz", "Jo Paz"), id="other-speaker"),
            pytest.param(lambda text: text.replace("she said", "he wrote"), id="other-clause"),
            pytest.param(lambda text: text.replace("“It is late,” engineer", "Engineer"), id="cut"),
            pytest.param(lambda text: text.replace("“", '"').replace("”", '"'), id="other-marks"),
            pytest.param(lambda text: text.replace("\n", "\r\n"), id="other-line-breaks"),
            pytest.param(lambda text: f"{text}\nPhoto: “a gift” to all\n", id="caption-after"),
            pytest.param(lambda text: f"Photo: “a gift” to all\n\n{text}", id="caption-before"),
        ],
    )
    def test_edits_elsewhere_change_no_id(self, edit: Callable[[str], str]) -> None:
        before, after = ids(ARTICLE), ids(edit(ARTICLE))
        assert len(after) >= 3
        assert after == {words: before[words] for words in after}

    def test_a_renamed_file_changes_no_id(self) -> None:
        document = read()
        renamed = replace(document, id="other", path="elsewhere/other.txt")
        one, other = document_records(document), document_records(renamed)
        assert [record.id for record in one] == [record.id for record in other]
        assert {record.document for record in other} == {"other"}

    @pytest.mark.parametrize(
        "other",
        ["we are ready now", "We are ready now.", "We **are** ready now", "We are\nready  now"],
    )
    def test_case_marks_and_markup_make_no_other_id(self, other: str) -> None:
        assert quoted(other).id == quoted("We are ready now").id

    @pytest.mark.parametrize("other", ["We are ready", "We are not ready now", "Now we are ready"])
    def test_other_words_make_another_id(self, other: str) -> None:
        assert quoted(other).id != quoted("We are ready now").id

    def test_words_without_letters_have_ids_of_their_own(self) -> None:
        assert quoted("…").id != quoted("?!").id


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("We are\nready   now", "We are ready now"),
            ("We *are* ready", "We are ready"),
            ("We **are** _all_ ready", "We are all ready"),
            ("We **are *all* ready** now", "We are all ready now"),
            ("We are [ready](https://example.org/1) now", "We are ready now"),
            ('We are [ready](https://example.org/1 "The plan") now', "We are ready now"),
            ("We are <b>ready</b><br/> now", "We are ready now"),
            (r"\[We\] are ready\!", "[We] are ready!"),
            ("[We] are ready (now)", "[We] are ready (now)"),
            (
                "Oh s**t, it is 5 * 3 and a*b in snake_case",
                "Oh s**t, it is 5 * 3 and a*b in snake_case",
            ),
            ("What the f***", "What the f***"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ],
    )
    def test_markup_and_line_breaks_are_taken_out(self, text: str, words: str) -> None:
        record = quoted(text)
        assert record.words == words
        assert record.text == text

    def test_emphasis_that_ends_outside_is_taken_out(self) -> None:
        text = "**Ana Ruiz said: “We are ready.** We *go*, now, **and never” come back**.\n"
        [record] = document_records(read(text))
        assert record.words == "We are ready. We go, now, and never"

    def test_marks_that_reopen_are_taken_out(self) -> None:
        text = "Ana Ruiz said: “We are ready.\n\n“It is late.\n\n“Let us go.”\n"
        [record] = document_records(read(text))
        assert record.words == "We are ready. It is late. Let us go."
        assert record.text == "We are ready.\n\n“It is late.\n\n“Let us go."

    def test_a_block_quotation_reads_as_one(self) -> None:
        text = "Ana Ruiz wrote on Monday:\n\n> We are ready\n> and it is late.\n\nThe town slept.\n"
        [record] = document_records(read(text))
        assert (record.kind, record.words) == ("block", "We are ready and it is late.")
