"""spaCy: our finder and engine as pipeline components, and the entities of trained pipelines.

`factories` registers the components by entry point, so that `nlp.add_pipe` knows them
wherever the package is installed. They give the same answers as the command
line. This is the only module that imports spaCy, and it is imported only where
spaCy is asked for.

What they set holds plain strings, numbers, lists and dicts alone, so that it
survives `Doc.to_bytes`, a `DocBin` that stores user data, and several processes.
Reading an attribute gives a copy: assign to it to change it.

| where | what |
| --- | --- |
| `doc._.quotations` | every quoted span, fields as in `quotes.model.Quotation` |
| `doc._.attributions` | the records, fields as `quotes extract` writes them |
| `doc.spans["quotations"]` | the quoted words, labelled by kind |
| `doc.spans["mentions"]` | the words that name a speaker, labelled by what the speaker is |
| `doc.spans["cues"]` | the words that introduce a quotation, labelled `cue` |

Offsets in dicts are those of `doc.text`; a span is the tokens that they touch.
What is known of the article is read from `doc._.document_id` and, with the keys
of `sources.yaml`, `doc._.provenance`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from functools import cache, partial
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from quotes.corpus.identity import join
from quotes.documents import document_from_text
from quotes.documents.provenance import PROVENANCE_KEYS, Value, check_provenance, unknown_key
from quotes.errors import ConfigError
from quotes.language.entities import names_among
from quotes.language.factories import ATTRIBUTOR, FINDER
from quotes.model import Document, Entity, Provenance, Quotation, Record
from quotes.quotations import find_quotations
from quotes.records import document_records, kept
from quotes.registry import Registry, load_registry

_Spans = Iterable[tuple[int, int, str]]


def make_nlp(name: str | None = None, registry: str | None = None) -> Language:
    """A spaCy pipeline with our components at its end.

    Args:
        name: Name or path of a trained pipeline to put them into; None for a
            blank English one, which needs no download.
        registry: A folder of people and institutions over ours, or one such file.

    Raises:
        ConfigError: The trained pipeline is not installed.
        LexiconError: The registry is not valid.
    """
    nlp = spacy.blank("en") if name is None else _load(name)
    nlp.add_pipe(FINDER, last=True)
    nlp.add_pipe(ATTRIBUTOR, last=True, config={"registry": registry})
    return nlp


def set_extensions() -> None:
    """Declare the attributes that our components use.

    The components call it; do so yourself to read saved docs without them.
    """
    defaults: dict[str, Any] = {"document_id": "doc", "provenance": {}}
    for name, default in defaults.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name in ("quotations", "attributions"):
        if not Doc.has_extension(name):
            Doc.set_extension(
                name, getter=partial(_get, name=name), setter=partial(_put, name=name)
            )


def _get(doc: Doc, name: str) -> Any:
    return _lists(doc.user_data.get(f"quotes.{name}"))


def _put(doc: Doc, value: Any, name: str) -> None:
    doc.user_data[f"quotes.{name}"] = _lists(value)


def _lists(value: Any) -> Any:
    """The same with lists for the tuples that a `DocBin` makes of them."""
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_lists(item) for item in value]
    return value


# The components


def find_in(doc: Doc) -> Doc:
    """Set the quotations of a doc."""
    _set_quotations(doc, quotations_of(doc))
    return doc


def attribute_in(doc: Doc, registry: Registry | None = None) -> Doc:
    """Set the attributions of a doc, and its quotations if nobody did."""
    if doc._.quotations is None:
        find_in(doc)
    records = annotate(doc, registry)
    doc._.attributions = [record.as_dict() for record in records]
    mentions = {
        (record.mention.start, record.mention.end, _speaker_label(record))
        for record in records
        if record.mention is not None
    }
    cues = {
        (record.cue.start, record.cue.end, "cue") for record in records if record.cue is not None
    }
    doc.spans["mentions"] = _group(doc, "mentions", sorted(mentions))
    doc.spans["cues"] = _group(doc, "cues", sorted(cues))
    return doc


def quotations_of(doc: Doc) -> tuple[Quotation, ...]:
    """Find the quotations of a doc and set nothing; a blank doc has none.

    Raises:
        DocumentError: The text holds a NUL or half a surrogate pair.
        ProvenanceError: `doc._.provenance` has a key or a value that is not valid.
    """
    return find_quotations(_document(doc)) if doc.text.strip() else ()


def annotate(doc: Doc, registry: Registry | None = None) -> list[Record]:
    """Attribute the quotations in `doc._.quotations`, and set nothing.

    Args:
        doc: With its quotations.
        registry: People and institutions in general; the shipped one if None.

    Returns:
        Records in order, without those that are nobody's words.

    Raises:
        DocumentError: The text holds a NUL or half a surrogate pair.
        ProvenanceError: `doc._.provenance` has a key or a value that is not valid.
    """
    quotations = [_quotation(fields) for fields in doc._.quotations]
    if not quotations:
        return []
    known = registry or load_registry()
    return join(kept(document_records(_document(doc), known, quotations)), known)


def _document(doc: Doc) -> Document:
    """The doc's text, what is known of it, and its entities."""
    document = document_from_text(
        doc.text, id=doc._.document_id, provenance=_provenance(doc._.provenance)
    )
    return replace(document, entities=tuple(names_among(doc.text, _entities(doc))))


def _entities(doc: Doc) -> Iterator[Entity]:
    return (Entity(e.start_char, e.end_char, e.label_) for e in doc.ents)


def _provenance(values: dict[str, Any]) -> Provenance:
    unknown = next((key for key in values if key not in PROVENANCE_KEYS), None)
    if unknown is not None:
        raise unknown_key(unknown, "doc._.provenance", None, "the doc")
    given = {key: Value(_lists(value), None) for key, value in values.items()}
    provenance, errors = check_provenance(given, "doc._.provenance", "the doc")
    if errors:
        raise errors[0]
    return provenance


def _set_quotations(doc: Doc, quotations: Iterable[Quotation]) -> None:
    doc._.quotations = [asdict(quotation) for quotation in quotations]
    spans = ((q["start"], q["end"], q["kind"]) for q in doc._.quotations if not q["excluded"])
    doc.spans["quotations"] = _group(doc, "quotations", spans)


def _quotation(fields: dict[str, Any]) -> Quotation:
    return Quotation(**{**fields, "parts": tuple((start, end) for start, end in fields["parts"])})


def _group(doc: Doc, name: str, spans: _Spans) -> SpanGroup:
    """The tokens that stretches of text touch; white space alone touches none."""
    found = (
        doc.char_span(start, end, label=label, alignment_mode="expand")
        for start, end, label in spans
    )
    return SpanGroup(doc, name=name, spans=[span for span in found if span is not None])


def _speaker_label(record: Record) -> str:
    return record.speakers[0].kind if record.speakers else "unresolved"


# Trained pipelines


@cache
def load_pipeline(name: str) -> Language:
    """A trained pipeline, loaded once, for the entities of articles.

    Args:
        name: Name or path, as `spacy.load` takes it.

    Raises:
        ConfigError: It is not installed, or cannot be loaded.
    """
    return _load(name)


def _load(name: str) -> Language:
    """A trained pipeline without components of ours that it may have been saved with."""
    try:
        return spacy.load(name, exclude=[FINDER, ATTRIBUTOR])
    except (OSError, ValueError, ImportError) as problem:
        reason = str(problem).splitlines()[0]
        raise ConfigError(
            f"the spaCy pipeline {name!r} cannot be loaded: {reason}",
            hint=f"install it (python -m spacy download {name}), name the folder that "
            "it is saved in, or leave out `pipeline`: quotes needs none",
        ) from problem


def paragraph_entities(nlp: Language, document: Document) -> Iterator[Entity]:
    """Yield the names that a trained pipeline finds in a document, in order.

    The paragraphs of the article are read one by one; one that is longer than
    `nlp.max_length` is passed over.
    """
    paragraphs = (
        (document.text[p.start : p.end], p.start)
        for p in document.paragraphs
        if p.role != "excluded" and p.end - p.start <= nlp.max_length
    )
    for doc, offset in nlp.pipe(paragraphs, as_tuples=True):
        for start, end, label in names_among(doc.text, _entities(doc)):
            yield Entity(offset + start, offset + end, label)
