from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from quotes.config import Settings
from quotes.documents import document_from_text, read_documents
from quotes.errors import ConfigError, DocumentError, ProvenanceError
from quotes.explanation import explain
from quotes.language.entities import with_entities
from quotes.language.nlp import load_pipeline, make_nlp, quotations_of
from quotes.model import Document, Record
from quotes.pipeline import extract

SEEDS = Path(__file__).parent.parent.parent / "seeds"

READY = "“We are ready,” Ana Ruiz said. Her rival called the plan “a disaster for the coast”."
TEXTS = {
    "plain": READY,
    "headline": "Ruiz: ‘We are ready’\n\n“We are,” she told Reuters.\n\nRelated: “Not this”",
    "over paragraphs": "“One.\n\n“Two,” said Ana Ruiz, the mayor of Port Mere.",
    "marks inside words": "The so-called “expert”s left.\tAna Ruiz:“Go!”\u00a0“Now”,said Bo Li",
    "beyond the BMP": "😀 “Fine 😀,” Ana Ruiz said. \U0001d518 “So so,” he said.",
    "unclosed": "“Never closed, Ana Ruiz said.\n\n“Closed,” Ana Ruiz said.",
    "no quotation": "Nobody said a word.",
    "blank": " \n ",
    "empty": "",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_nlp()


def records_of(text: str, tmp_path: Path) -> list[dict[str, Any]]:
    """What the command line says of a text, without what only several articles tell."""
    file = tmp_path / "doc.jsonl"
    file.write_text(json.dumps({"id": "doc", "text": text}) + "\n", encoding="utf-8")
    found = []
    for item in extract([file]):
        assert isinstance(item, Record)
        found.append(alone(item.as_dict()))
    return found


def alone(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "cluster": None, "source": {**record["source"], "path": None}}


class TestAnswers:
    @pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if text.strip()])
    def test_are_those_of_the_command_line(self, nlp: Language, name: str, tmp_path: Path) -> None:
        assert nlp(TEXTS[name])._.attributions == records_of(TEXTS[name], tmp_path)

    def test_are_those_of_the_command_line_on_the_seeds(self, nlp: Language) -> None:
        documents = [item for item in read_documents([SEEDS]) if isinstance(item, Document)]
        assert len(documents) == 5
        for document in documents:
            assert document.path is not None
            found = extract([Path(document.path)])
            expected = [alone(item.as_dict()) for item in found if isinstance(item, Record)]
            doc = nlp.make_doc(document.text)
            doc._.document_id = document.id
            doc._.provenance = provenance_of(document)
            assert len(expected) > 3
            assert nlp(doc)._.attributions == expected

    @pytest.mark.parametrize("name", ["blank", "empty"])
    def test_of_a_blank_text_are_none(self, nlp: Language, name: str) -> None:
        doc = nlp(TEXTS[name])
        assert (doc._.quotations, doc._.attributions) == ([], [])
        assert {name: len(group) for name, group in doc.spans.items()} == {
            "quotations": 0,
            "mentions": 0,
            "cues": 0,
        }

    def test_the_attributor_finds_quotations_where_nobody_did(self, nlp: Language) -> None:
        other = spacy.blank("en")
        other.add_pipe("quotation_attributor")
        assert other(READY)._.attributions == nlp(READY)._.attributions != []

    def test_the_attributor_takes_the_quotations_that_it_is_given(self, nlp: Language) -> None:
        doc = nlp.get_pipe("quotation_finder")(nlp.make_doc(READY))
        doc._.quotations = doc._.quotations[1:]
        found = nlp.get_pipe("quotation_attributor")(doc)._.attributions
        assert [record["text"] for record in found] == ["a disaster for the coast"]

    def test_finding_sets_nothing(self, nlp: Language) -> None:
        doc = nlp.make_doc(READY)
        assert len(quotations_of(doc)) == 2
        assert doc._.quotations is None
        assert len(doc.spans) == 0


def provenance_of(document: Document) -> dict[str, Any]:
    """What `sources.yaml` says of a document, as a user would set it."""
    known = document.provenance
    values = {name: getattr(known, name) for name in known.__dataclass_fields__}
    values["tags"] = list(known.tags)
    for name in ("published", "retrieved"):
        values[name] = values[name].isoformat() if values[name] else None
    return values


class TestSpans:
    def test_are_the_words(self, nlp: Language) -> None:
        doc = nlp(READY)
        assert {
            name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()
        } == {
            "quotations": [
                ("We are ready,", "direct"),
                ("a disaster for the coast", "partial"),
            ],
            "mentions": [("Ana Ruiz", "person"), ("Her rival", "unnamed")],
            "cues": [("said", "cue"), ("called", "cue")],
        }

    def test_widen_to_whole_tokens(self, nlp: Language) -> None:
        words = ["He", "said", "un“fair”ly", "done", "."]
        doc = nlp(Doc(nlp.vocab, words=words, spaces=[True, True, True, False, False]))
        assert [span.text for span in doc.spans["quotations"]] == ["un“fair”ly"]
        (quotation,) = doc._.quotations
        assert doc.text[quotation["start"] : quotation["end"]] == "fair"

    def test_leave_out_what_is_not_the_article(self, nlp: Language) -> None:
        doc = nlp("“We are ready,” Ana Ruiz said.\n\nRead more: “Other news” of the day")
        assert [quotation["excluded"] for quotation in doc._.quotations] == [None, "related-link"]
        assert [span.text for span in doc.spans["quotations"]] == ["We are ready,"]
        assert [record["text"] for record in doc._.attributions] == ["We are ready,"]

    def test_are_shown_by_displacy_and_escaped(self, nlp: Language) -> None:
        doc = nlp("“We <script>alert(1)</script> & co are ready,” Ana Ruiz said.")
        html = displacy.render(
            doc, style="span", options={"spans_key": "quotations"}, jupyter=False, page=True
        )
        assert "script" in html
        assert "<script" not in html
        shown = unescape(re.sub(r"<[^<>]*>", "", html))
        assert "We<script>alert(1)</script>&coareready," in re.sub(r"\s+|direct", "", shown)


class TestStorage:
    def test_bytes(self, nlp: Language) -> None:
        doc = nlp(TEXTS["over paragraphs"])
        assert same(Doc(nlp.vocab).from_bytes(doc.to_bytes()), doc)

    def test_doc_bin(self, nlp: Language) -> None:
        doc = nlp(TEXTS["over paragraphs"])
        data = DocBin(docs=[doc], store_user_data=True).to_bytes()
        (again,) = DocBin(store_user_data=True).from_bytes(data).get_docs(nlp.vocab)
        assert same(again, doc)

    def test_copy(self, nlp: Language) -> None:
        doc = nlp(READY)
        copy = doc.copy()
        assert same(copy, doc)

    def test_pipe(self, nlp: Language) -> None:
        docs = list(nlp.pipe(TEXTS.values(), batch_size=2))
        assert all(same(doc, nlp(text)) for doc, text in zip(docs, TEXTS.values(), strict=True))

    def test_two_processes(self, nlp: Language) -> None:
        docs = nlp.pipe(TEXTS.values(), n_process=2, batch_size=2)
        assert all(same(doc, nlp(text)) for doc, text in zip(docs, TEXTS.values(), strict=True))

    def test_pipeline_on_disk(self, nlp: Language, tmp_path: Path) -> None:
        nlp.to_disk(tmp_path / "pipeline")
        assert same(spacy.load(tmp_path / "pipeline")(READY), nlp(READY))

    def test_a_doc_has_its_own_lists(self, nlp: Language) -> None:
        nlp(READY)._.attributions.clear()
        assert len(nlp(READY)._.attributions) == 2


def same(doc: Doc, other: Doc) -> bool:
    """Whether two docs have the same annotations of ours."""
    return annotations(doc) == annotations(other)


def annotations(doc: Doc) -> tuple[Any, ...]:
    return (
        doc.text,
        doc._.quotations,
        doc._.attributions,
        {name: [(s.start, s.end, s.label_) for s in group] for name, group in doc.spans.items()},
    )


class TestProvenance:
    def test_stands_in_the_records(self, nlp: Language) -> None:
        doc = nlp.make_doc(READY)
        doc._.document_id = "harbour"
        doc._.provenance = {"url": "https://gazette.example/harbour", "published": "2024-03-05"}
        record = nlp(doc)._.attributions[0]
        assert record["document"] == "harbour"
        assert record["source"]["published"] == "2024-03-05"
        assert record["link"].startswith("https://gazette.example/harbour#:~:text=")

    @pytest.mark.parametrize("wrong", [{"outlett": "The Gazette"}, {"url": "javascript:alert(1)"}])
    def test_that_is_wrong_is_an_error(self, nlp: Language, wrong: dict[str, str]) -> None:
        doc = nlp.make_doc(READY)
        doc._.provenance = wrong
        with pytest.raises(ProvenanceError):
            nlp(doc)

    def test_an_error_is_left_to_the_pipelines_handler(self) -> None:
        nlp = make_nlp()
        with pytest.raises(DocumentError, match="NUL"):
            nlp("“Ready\0,” Ana Ruiz said.")
        failed: list[str] = []
        nlp.set_error_handler(lambda name, proc, docs, error: failed.append(name))
        docs = list(nlp.pipe(["“Ready\0,” Ana Ruiz said.", READY]))
        assert [doc.text for doc in docs] == [READY]
        assert failed == ["quotation_finder"]


def test_the_readmes_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (SEEDS.parent / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    exec(example, {})
    assert capsys.readouterr().out == "Ana Ruiz Ana Ruiz said\n"


def test_the_components_are_registered_by_entry_point() -> None:
    """In a process that has not imported us, and imports our engine only when it is wanted."""
    program = (
        "import sys, spacy\n"
        "nlp = spacy.blank('en')\n"
        "assert 'quotes.records' not in sys.modules\n"
        "nlp.add_pipe('quotation_finder')\n"
        "nlp.add_pipe('quotation_attributor')\n"
        "print(nlp(sys.argv[1])._.attributions[0]['speakers'][0]['name'])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, READY], capture_output=True, encoding="utf-8", timeout=60
    )
    assert (ended.stdout, ended.stderr) == ("Ana Ruiz\n", "")


# Trained pipelines

# Names that no lexicon knows, some written so that capitals do not tell them.
TRAINING = [
    ("Zorblat Quenn said it rained.", ["Zorblat Quenn:PERSON"]),
    ("It rained, Zorblat Quenn said.", ["Zorblat Quenn:PERSON"]),
    ("We met Zorblat Quenn at noon.", ["Zorblat Quenn:PERSON"]),
    ("The rain, said dalia morrow, was warm.", ["dalia morrow:PERSON"]),
    ("It was warm, dalia morrow said.", ["dalia morrow:PERSON"]),
    ("We met dalia morrow at noon.", ["dalia morrow:PERSON"]),
    ("The plan of Morgan Vexley failed.", ["Morgan Vexley:ORG"]),
    ("It failed, Morgan Vexley said.", ["Morgan Vexley:ORG"]),
    ("Shares of Morgan Vexley rose.", ["Morgan Vexley:ORG"]),
    ("Shares of Ports and Harbours rose.", ["Ports and Harbours:ORG"]),
    ("It rained, Ports and Harbours said.", ["Ports and Harbours:ORG"]),
    ("We met Ports and Harbours at noon.", ["Ports and Harbours:ORG"]),
    ("“We are early,” Zorblat Quenn said.", ["Zorblat Quenn:PERSON"]),
    ("“It is cold,” dalia morrow said.", ["dalia morrow:PERSON"]),
    ("“We won,” Morgan Vexley said.", ["Morgan Vexley:ORG"]),
    ("“Ships came,” Ports and Harbours said.", ["Ports and Harbours:ORG"]),
    ("Nobody said it rained.", []),
    ("“We are ready,” they said.", []),
]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a pipeline with a small entity recognizer, trained on our own sentences."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    recognizer = nlp.add_pipe("ner", config={"model": SMALL_MODEL})
    examples = [Example.from_dict(nlp.make_doc(text), spans_of(text, m)) for text, m in TRAINING]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        for example in examples:
            nlp.update([example], sgd=optimizer)
    assert recognizer.labels == ("ORG", "PERSON")
    folder = tmp_path_factory.mktemp("trained") / "en_small"
    nlp.to_disk(folder)
    return str(folder)


SMALL_MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 32,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 32,
        "depth": 2,
        "embed_size": 500,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}


def spans_of(text: str, marked: list[str]) -> dict[str, Any]:
    entities = []
    for mark in marked:
        words, label = mark.split(":")
        start = text.index(words)
        entities.append((start, start + len(words), label))
    return {"entities": entities}


def speaker(text: str, pipeline: str | None, tmp_path: Path) -> tuple[str | None, str | None]:
    """Name and kind of the speaker of a text's only quotation, by the command line's way."""
    file = tmp_path / "article.txt"
    file.write_text(text, encoding="utf-8")
    (record,) = extract([file], project=Settings(Path(), pipeline=pipeline))
    assert isinstance(record, Record)
    if not record.speakers:
        return None, None
    return record.speakers[0].name, record.speakers[0].kind


class TestEntities:
    @pytest.mark.parametrize(
        ("text", "alone", "with_names"),
        [
            (
                "“It rained all day,” dalia morrow said.",
                ("dalia morrow", "unnamed"),
                ("dalia morrow", "person"),
            ),
            (
                "“We lost money,” Morgan Vexley said.",
                ("Morgan Vexley", "person"),
                ("Morgan Vexley", "institution"),
            ),
        ],
    )
    def test_decide_what_a_speaker_is(
        self,
        trained: str,
        tmp_path: Path,
        text: str,
        alone: tuple[str, str],
        with_names: tuple[str, str],
    ) -> None:
        assert speaker(text, None, tmp_path) == alone
        assert speaker(text, trained, tmp_path) == with_names

    def test_are_one_mention(self, trained: str, tmp_path: Path) -> None:
        text = "“Shares rose,” Ports and Harbours said."
        assert speaker(text, trained, tmp_path) == ("Ports and Harbours", "institution")

    def test_are_found_as_the_document_has_them(self, trained: str) -> None:
        text = "Nobody said it rained.\n\nIt rained, Zorblat Quenn said."
        document = with_entities(document_from_text(text, id="a"), trained)
        assert [(text[e.start : e.end], e.label) for e in document.entities] == [
            ("Zorblat Quenn", "PERSON")
        ]

    def test_of_an_earlier_component_count(self, trained: str) -> None:
        nlp = make_nlp(trained)
        assert nlp.pipe_names == ["ner", "quotation_finder", "quotation_attributor"]
        (record,) = nlp("“We lost money,” Morgan Vexley said.")._.attributions
        assert record["speakers"] == [
            {"id": "morgan-vexley", "name": "Morgan Vexley", "kind": "institution"}
        ]

    def test_are_the_same_in_several_processes(self, trained: str, tmp_path: Path) -> None:
        file = tmp_path / "articles.jsonl"
        rows = ({"id": f"{k:02}", "text": f"“{k} is fine,” dalia morrow said."} for k in range(20))
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        project = Settings(Path(), pipeline=trained)
        one = list(extract([file], project=project))
        assert list(extract([file], jobs=2, project=project)) == one
        assert {r.speakers[0].kind for r in one if isinstance(r, Record)} == {"person"}

    def test_are_told_by_explain(self, trained: str, tmp_path: Path) -> None:
        file = tmp_path / "article.txt"
        file.write_text("“We lost money,” Morgan Vexley said.", encoding="utf-8")
        assert "Morgan Vexley, a person" in explain(file, None, None)
        assert "Morgan Vexley, an institution" in explain(file, None, trained)


class TestPipeline:
    def test_is_loaded_once(self, trained: str) -> None:
        assert load_pipeline(trained) is load_pipeline(trained)

    def test_that_is_saved_with_our_components_runs_without_them(
        self, trained: str, tmp_path: Path
    ) -> None:
        make_nlp(trained).to_disk(tmp_path / "both")
        assert load_pipeline(str(tmp_path / "both")).pipe_names == ["ner"]

    @pytest.mark.parametrize("name", ["en_core_web_nowhere", "no/such/folder"])
    def test_that_is_not_there_is_an_error_with_a_hint(self, name: str, tmp_path: Path) -> None:
        file = tmp_path / "article.txt"
        file.write_text(READY, encoding="utf-8")
        with pytest.raises(ConfigError, match=name) as raised:
            list(extract([file], project=Settings(Path(), pipeline=name)))
        assert raised.value.hint is not None
        assert f"spacy download {name}" in raised.value.hint
        with pytest.raises(ConfigError, match=name):
            make_nlp(name)

    def test_none_is_asked_and_spacy_is_not_imported(self) -> None:
        program = (
            "import sys\n"
            "from pathlib import Path\n"
            "from quotes.pipeline import extract\n"
            "assert len(list(extract([Path(sys.argv[1])]))) > 20\n"
            "assert 'spacy' not in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", program, str(SEEDS)], check=True, timeout=60)
