"""Why each quotation of an article has the speaker that it has, in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.attribution.contexts import decided_contexts
from quotes.attribution.engine import RULES, Attribution, attribute, candidates
from quotes.attribution.rule import Context
from quotes.attribution.scoring import Candidate, load_weights, rank
from quotes.clauses import Sentence
from quotes.corpus.identity import join
from quotes.documents import read_documents
from quotes.documents.body_rules import BODY_RULES
from quotes.documents.places import place
from quotes.errors import ConfigError, QuotesError, results_and_errors
from quotes.language.entities import with_entities
from quotes.model import Document, Quotation, Record, SpeakerKind, SpeakerRef
from quotes.quotations import find_quotations
from quotes.records import document_records, words_of
from quotes.registry import Registry, load_registry

WIDTH = 92
LABEL = 14
LONGEST_QUOTE = 90
KINDS: dict[SpeakerKind, str] = {
    "person": "a person",
    "institution": "an institution",
    "group": "people without a name",
    "unnamed": "somebody without a name",
}


def explain(
    path: Path,
    quotation: str | None = None,
    pipeline: str | None = None,
    registry: Path | None = None,
) -> str:
    """Explain the quotations of an article as `quotes extract` attributes them.

    Args:
        path: An article, or a file or folder with several.
        quotation: The id of one quotation; None for all.
        pipeline: A spaCy pipeline, by name or path, whose entities count as mentions.
        registry: A folder of people and institutions over ours.

    Returns:
        Lines for a terminal: for each quotation where it stands, its sentence with
        mention and cue marked, the decision, who the speaker is, all candidates
        with the rules that propose them, and the rules that abstained; at the end
        what is left out, and why.

    Raises:
        QuotesError: Nothing could be read; the first thing that is wrong.
        ConfigError: No quotation has this id, or the pipeline is not installed.
        LexiconError: The registry is not valid.
    """
    told, problems = explanation_and_problems(path, quotation, pipeline, registry)
    return told + "".join(f"could not be read: {problem}\n" for problem in problems)


def explanation_and_problems(
    path: Path, quotation: str | None, pipeline: str | None, registry: Path | None
) -> tuple[str, list[QuotesError]]:
    """What `explain` tells, apart from which articles could not be read; the same arguments."""
    known = load_registry(registry)
    documents, problems = results_and_errors(read_documents([path]))
    if not documents:
        raise problems[0]
    articles = (_read(with_entities(document, pipeline), known) for document in documents)
    lines = [line for article in articles for line in _tell(article, quotation)]
    if not lines:
        raise ConfigError(
            f"there is no quotation {quotation!r}",
            path=path,
            hint=f"`quotes explain {path}` shows all its quotations with their ids",
        )
    return "\n".join(lines).rstrip() + "\n", problems


@dataclass(frozen=True, slots=True)
class _Article:
    """A document and what was found out about it.

    Attributes:
        document: With its text.
        quotations, records: As many as each other, in order.
        attributions: By index of the quotation; none for those outside the text.
        candidates: Who could have said each of these, the likeliest first.
        sentences: Offsets of the sentences around quotations, in order.
    """

    document: Document
    quotations: Sequence[Quotation]
    records: Sequence[Record]
    attributions: Mapping[int, Attribution]
    candidates: Mapping[int, Sequence[Candidate]]
    sentences: Sequence[tuple[int, int]]


def _read(document: Document, registry: Registry) -> _Article:
    quotations = find_quotations(document)
    attributions = attribute(document, quotations)
    contexts = list(decided_contexts(document, quotations, attributions))
    return _Article(
        document,
        quotations,
        join(document_records(document, registry), registry),
        {attribution.quotation: attribution for attribution in attributions},
        {context.index: rank(candidates(context), load_weights()) for context in contexts},
        sorted({_offsets(sentence) for context in contexts for sentence in _read_by(context)}),
    )


def _read_by(context: Context) -> list[Sentence]:
    """All sentences in which rules look for a speaker."""
    return [*context.paragraph_before, *context.scene.sentences]


def _offsets(sentence: Sentence) -> tuple[int, int]:
    chunks = sentence.chunks
    return chunks.tokens.starts[chunks.first[0]], chunks.tokens.ends[chunks.last[-1] - 1]


# An article, a quotation


def _tell(article: _Article, wanted: str | None) -> Iterator[str]:
    """One quotation of the article, or all, those that are left out at the end."""
    records = article.records
    if wanted is not None:
        for index, record in enumerate(records):
            if record.id == wanted:
                yield from _tell_quotation(article, index)
        return
    kept = [index for index, record in enumerate(records) if record.excluded is None]
    left_out = [index for index, record in enumerate(records) if record.excluded is not None]
    attributed = sum(records[index].status != "unattributed" for index in kept)
    yield shown(article.document.provenance.title or article.document.id)
    yield (
        f"Quotations: {attributed} with a speaker, {len(kept) - attributed} open, "
        f"{len(left_out)} left out."
    )
    yield ""
    for index in kept:
        yield from _tell_quotation(article, index)
    for index in left_out:
        yield _heading(article, index)
        yield from _labelled("Left out", _reason(records[index]))
        yield ""


def _tell_quotation(article: _Article, index: int) -> Iterator[str]:
    record, attribution = article.records[index], article.attributions.get(index)
    yield _heading(article, index)
    if attribution is None:
        yield from _labelled("Left out", _reason(record))
    else:
        ranked = article.candidates[index]
        yield from _labelled("In the text", _passage(article, index))
        yield from _labelled("Decision", _decision(record, attribution, ranked))
        if record.mention is not None:
            yield from _labelled("Speaker", _speaker(record, article.document))
        label = "Candidates"
        for candidate in ranked:
            yield from _labelled(label, _candidate(candidate, article.document), hanging=2)
            label = ""
        yield from _labelled("Abstained", _abstained(ranked))
    yield ""


def _heading(article: _Article, index: int) -> str:
    record = article.records[index]
    where = _where(article.document, record.start)
    return f"{where}  {record.id}\n  “{shown(record.words)}”"


def _where(document: Document, offset: int) -> str:
    """`file:line` of an offset into the document's text, as far as there are such."""
    where = place(document, offset)
    return where if document.line is not None else f"{where} ({document.id})"


def _labelled(label: str, words: str, hanging: int = 0) -> list[str]:
    """Words beside their label, in as many lines as they need."""
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=f"  {label:<{LABEL}}",
        subsequent_indent=" " * (2 + LABEL + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def shown(words: str) -> str:
    """Words on one line, the middle of a long text left out."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    head, tail = line[: LONGEST_QUOTE - 30], line[-25:]
    return f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"


# What is said of a quotation


def _passage(article: _Article, index: int) -> str:
    """The sentences with the quotation, its mention and its cue, the latter two marked."""
    record, quotation = article.records[index], article.quotations[index]
    text = article.document.text
    spans = [(quotation.outer_start, quotation.outer_end)]
    edits = [(other.start, other.end, shown(words_of(text, other))) for other in article.quotations]
    for mark, span in (("speaker", record.mention), ("cue", record.cue)):
        if span is not None:
            spans.append((span.start, span.end))
            edits.append((span.start, span.end, f"[{mark}: {span.text}]"))
    passage, end = "", None
    for sentence in article.sentences:
        if not any(sentence[0] < b and a < sentence[1] for a, b in spans):
            continue
        if end is not None:
            between = text[end : sentence[0]]
            passage += " … " if between.strip() else " ¶ " if "\n" in between else " "
        passage += _edited(text, sentence, sorted(edits))
        end = sentence[1]
    return " ".join(passage.split())


def _edited(text: str, stretch: tuple[int, int], edits: list[tuple[int, int, str]]) -> str:
    """A stretch of text with the edits that fall into it."""
    position, end = stretch
    pieces = []
    for a, b, replacement in edits:
        if position <= a and b <= end:
            pieces += [text[position:a], replacement]
            position = b
    return "".join([*pieces, text[position:end]])


def _decision(record: Record, attribution: Attribution, ranked: Sequence[Candidate]) -> str:
    if attribution.rule is None:
        if len(ranked) == 1:
            return "Open: no rule names a speaker."
        return "Open: none of the candidates is likely enough."
    reason = f"{record.evidence} ({record.rule}, confidence {record.confidence:.2f})."
    if attribution.nobody:
        return f"Nobody's words: {reason}"
    if record.mention is None:
        return f"Open: {reason}"
    if not record.speakers:
        return f"Open, since it is not clear who “{shown(record.mention.text)}” is: {reason}"
    names = " and ".join(speaker.name for speaker in record.speakers)
    said = "Said by" if record.status == "attributed" else "Ascribed to"
    hearer = f" to “{shown(record.addressee.text)}”" if record.addressee is not None else ""
    return f"{said} {names}{hearer}: {reason}"


def _speaker(record: Record, document: Document) -> str:
    """Who the mention is, and what tells it."""
    assert record.mention is not None
    assert record.resolution is not None
    mention, note = shown(record.mention.text), record.resolution
    who = " and ".join(_introduced(speaker) for speaker in record.speakers)
    evidence = note.evidence
    if len(record.speakers) == 1:
        evidence = evidence.removeprefix(f"{record.speakers[0].name}, ")
    words = f"“{mention}” is {who or 'not resolved'}: {evidence} ({note.rule})."
    if note.antecedent is not None:
        place = _where(document, note.antecedent.start)
        words += f" See “{shown(note.antecedent.text)}” in {place}."
    if record.role is not None:
        words += f" Role in the article: {shown(record.role)}."
    if record.institution is not None:
        words += f" Institution: {record.institution.name}."
    return words


def _introduced(speaker: SpeakerRef) -> str:
    return f"{speaker.name}, {KINDS[speaker.kind]}"


def _candidate(candidate: Candidate, document: Document) -> str:
    """Somebody who could have said it, or nobody: how likely, and by which rules."""
    share = f"{candidate.share:4.0%}" if candidate.share >= 0.005 else " <1%"
    mention = candidate.mention
    who = "nobody"
    if mention is not None:
        who = f"“{shown(mention.text)}” in {_where(document, mention.start)}"
    rules = [f"{proposal.evidence} ({rule.id})" for rule, proposal in candidate.support]
    return f"{share} {who}: {'; '.join(rules) or 'by the look of the words'}"


def _abstained(ranked: Sequence[Candidate]) -> str:
    spoke = {rule.id for candidate in ranked for rule, _ in candidate.support}
    return ", ".join(rule.id for rule in RULES if rule.id not in spoke)


def _reason(record: Record) -> str:
    """Why a quotation is left out: it is nobody's words, or outside the article's text."""
    for rule in BODY_RULES:
        if rule.id == record.excluded:
            return f"{rule.why.rstrip('.')} ({rule.id})."
    return f"Nobody's words: {record.evidence} ({record.excluded})."
