"""The flow: articles in, records and pages out.

    files -> documents -> records of each -> identity over all -> corrections
          -> clusters -> cards -> pages

The first half sees one document at a time and may run on several processes;
the second half sees all records and never reads an article again.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from quotes.cards.site import build_site
from quotes.config import Settings
from quotes.corpus.clusters import Clustering, assign, cluster
from quotes.corpus.identity import join
from quotes.corrections import apply_corrections, load_corrections
from quotes.documents import read_documents
from quotes.errors import QuotesError, results_and_errors
from quotes.front_matter import DEFAULT_PROFILE
from quotes.language.entities import with_entities
from quotes.model import Document, Record
from quotes.output import write_jsonl
from quotes.published import RECORDS
from quotes.records import document_records, kept
from quotes.registry import Registry, load_registry
from quotes.render import render_pages
from quotes.rulebook import rule_chapters
from quotes.verifying.notes import Notes, read_notes

BATCH = 16


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Everything a build makes, in memory.

    Attributes:
        pages: Path below the output folder -> text.
        records: The records that stand on the cards.
        documents: How many articles were read.
        problems: What went wrong with single articles and corrections.
        warnings: Disagreements noticed while reading, with their article.
    """

    pages: dict[str, str]
    records: tuple[Record, ...]
    documents: int
    problems: tuple[QuotesError, ...]
    warnings: tuple[str, ...]


def build_pages(
    paths: Sequence[Path],
    *,
    templates: Path | None = None,
    jobs: int = 1,
    settings: Settings | None = None,
    profile: str | None = None,
) -> BuildResult:
    """Read articles and make all pages; nothing is written.

    Args:
        paths: Files and folders with articles.
        templates: A folder of templates that replace ours one by one.
        jobs: Processes for the reading; 0 is one a core.
        settings: Of the project; paths in records are relative to its root. None for
            the working directory, with what settings are by default.
        profile: The site builder whose front matter is wanted; that of the settings if None.

    Raises:
        TemplateError: A template cannot be used.
        ConfigError: The project's spaCy pipeline is not installed.
        LexiconError: The project's registry is not valid.
        CorrectionError: The project's corrections cannot be read.
        VerifyError: The notes of live pages cannot be read.
    """
    settings = settings or Settings(Path())
    with _nothing_collected():
        found = _find(paths, settings, jobs)
    documents, problems = found.documents, found.problems
    everything = found.records
    left_out = [record for record in everything if record.excluded is not None]
    clustering = cluster(kept(everything), documents)
    records = assign(kept(everything), clustering)
    pages = make_pages(
        documents,
        [*records, *left_out],
        clustering,
        registry=found.registry,
        templates=templates,
        profile=profile or settings.profile,
    )
    pages[RECORDS] = "".join(write_jsonl(records))
    return BuildResult(
        pages=pages,
        records=tuple(records),
        documents=len(documents),
        problems=tuple(problems),
        warnings=tuple(
            f"{document.path}: {text}" for document in documents for text in document.warnings
        ),
    )


def make_pages(
    documents: Sequence[Document],
    records: Sequence[Record],
    clustering: Clustering,
    *,
    registry: Registry | None = None,
    templates: Path | None = None,
    profile: str = DEFAULT_PROFILE,
) -> dict[str, str]:
    """Records to the text of all pages, by their path.

    Args:
        documents: All articles.
        records: Of all articles, with those that are left out of them.
        clustering: Of the same records.
        registry: Of the project, for roles that articles do not give, and links.
        templates, profile: As `build_pages`.

    Raises:
        TemplateError: A template cannot be used.
    """
    with _nothing_collected():
        site = build_site(documents, records, clustering, rule_chapters(), registry)
        return render_pages(site, templates, profile)


def extract(
    paths: Sequence[Path],
    *,
    project: Settings | None = None,
    jobs: int = 1,
    everything: bool = False,
    corrected: bool = True,
) -> Iterator[Record | QuotesError]:
    """Attribute the quotations of articles.

    Args:
        paths: Files and folders with articles.
        project: Whose registry, corrections, notes of live pages and spaCy pipeline count,
            and from whose folder paths are told; None for none of them.
        jobs: Processes; 0 is one a core. The records are the same with any number.
        everything: Also what is nobody's words or outside the article's text,
            with its reason in `excluded`.
        corrected: False for what the rules alone say.

    Yields:
        Errors of single articles and corrections first, then records by document and start.

    Raises:
        ConfigError: The spaCy pipeline is not installed.
        LexiconError: The registry is not valid.
        CorrectionError: The corrections cannot be read.
        VerifyError: The notes of live pages cannot be read.
    """
    with _nothing_collected():
        found = _find(paths, project, jobs, corrected=corrected)
        records = found.records if everything else kept(found.records)
        clustered = assign(records, cluster(records, found.documents))
    yield from found.problems
    yield from clustered


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the search for garbage, a fifth of the time: what is made here is kept to the end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Found:
    """The first half's result: what articles say, the same speaker named alike."""

    documents: list[Document]
    records: Sequence[Record]
    problems: list[QuotesError]
    registry: Registry


def _find(
    paths: Sequence[Path], project: Settings | None, jobs: int, *, corrected: bool = True
) -> _Found:
    settings = project or Settings(Path())
    registry = load_registry(settings.registry)
    corrections = load_corrections(settings.corrections) if project and corrected else []
    notes = read_notes(settings.verified) if project and corrected else Notes()
    documents, problems = _read(paths, project.root if project else None)
    records = join(_attributed(documents, jobs, settings, registry), registry)
    complete = _holds_all(paths, settings)
    outcome = apply_corrections(corrections, records, documents, complete=complete)
    records = _with_live_notes(outcome.records, notes)
    return _Found(documents, records, [*problems, *outcome.problems], registry)


def _with_live_notes(records: Sequence[Record], notes: Notes) -> list[Record]:
    """The records with what the last looks at their live pages found."""
    noted = []
    for record in records:
        note = notes.live_note(record.document, record.id)
        noted.append(record if note == record.live else replace(record, live=note))
    return noted


def _read(paths: Sequence[Path], root: Path | None) -> tuple[list[Document], list[QuotesError]]:
    """The articles by id, their paths relative to `root` if there is one, and what went wrong."""
    documents, problems = results_and_errors(read_documents(paths))
    if root is not None:
        documents = [_relative(document, root) for document in documents]
    documents.sort(key=lambda document: document.id)
    return documents, problems


def _holds_all(paths: Sequence[Path], settings: Settings) -> bool:
    """Whether all articles of the project are among those that were asked for."""
    seeds = settings.seeds.resolve()
    return any(seeds.is_relative_to(path.resolve()) for path in paths)


def _relative(document: Document, root: Path) -> Document:
    """The document with its path as seen from the project's folder."""
    if document.path is None:
        return document
    path = Path(document.path).resolve()
    if not path.is_relative_to(root.resolve()):
        return document
    return replace(document, path=path.relative_to(root.resolve()).as_posix())


def _attributed(
    documents: Sequence[Document], jobs: int, settings: Settings, registry: Registry
) -> list[Record]:
    """The records of each document; several processes only where each gets a batch.

    `registry` is that of the settings; worker processes read it themselves.
    """
    workers = min(jobs or os.cpu_count() or 1, -(-len(documents) // BATCH))
    each: Iterable[list[Record]]
    if workers <= 1:
        each = (_read_document(document, settings.pipeline, registry) for document in documents)
    else:
        read = partial(_read_in_worker, pipeline=settings.pipeline, own=settings.registry)
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            each = pool.map(read, documents, chunksize=BATCH)
    return [record for records in each for record in records]


def _read_document(document: Document, pipeline: str | None, registry: Registry) -> list[Record]:
    return document_records(with_entities(document, pipeline), registry)


def _read_in_worker(document: Document, pipeline: str | None, own: Path | None) -> list[Record]:
    return _read_document(document, pipeline, _registry_of_worker(own))


@cache
def _registry_of_worker(own: Path | None) -> Registry:
    """The project's registry, read once a worker, which lives for one run only."""
    return load_registry(own)
