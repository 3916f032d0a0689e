"""The flow: articles in, records and pages out.

    files -> documents -> records of each -> identity over all -> clusters
          -> cards -> pages

The first half sees one document at a time and may run on several processes;
the second half sees all records and never reads an article again.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from quotes.cards.site import build_site
from quotes.config import Settings
from quotes.corpus.clusters import assign, cluster
from quotes.corpus.identity import join
from quotes.documents import read_documents
from quotes.errors import QuotesError
from quotes.language.entities import with_entities
from quotes.model import Document, Record
from quotes.output import write_jsonl
from quotes.records import document_records, kept
from quotes.registry import load_registry
from quotes.render import render_pages
from quotes.verifying.notes import Notes, read_notes

BATCH = 16


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Everything a build makes, in memory.

    Attributes:
        pages: Path below the output folder -> text.
        records: The records that stand on the cards.
        documents: How many articles were read.
        problems: What went wrong with single articles.
        warnings: Disagreements noticed while reading, with their article.
    """

    pages: dict[str, str]
    records: tuple[Record, ...]
    documents: int
    problems: tuple[QuotesError, ...]
    warnings: tuple[str, ...]


def build_pages(
    paths: Sequence[Path], *, templates: Path | None, jobs: int, settings: Settings
) -> BuildResult:
    """Read articles and make all pages; nothing is written.

    Args:
        paths: Files and folders with articles.
        templates: A folder of templates that replace ours one by one.
        jobs: Processes for the reading; 0 is one a core.
        settings: Of the project; paths in records are relative to its root.

    Raises:
        TemplateError: A template cannot be used.
        ConfigError: The project's spaCy pipeline is not installed.
        VerifyError: The notes of live pages cannot be read.
    """
    documents, problems = _read(paths, settings.root)
    everything = _records(documents, jobs, settings.pipeline)
    left_out = [record for record in everything if record.excluded is not None]
    clustering = cluster(kept(everything), documents)
    records = _with_live_notes(assign(kept(everything), clustering), read_notes(settings.verified))
    site = build_site(documents, [*records, *left_out], clustering)
    pages = render_pages(site, templates)
    pages["quotes.jsonl"] = "".join(write_jsonl(records))
    return BuildResult(
        pages=pages,
        records=tuple(records),
        documents=len(documents),
        problems=tuple(problems),
        warnings=tuple(
            f"{document.path}: {text}" for document in documents for text in document.warnings
        ),
    )


def _with_live_notes(records: Sequence[Record], notes: Notes) -> list[Record]:
    """The records with what the last looks at their live pages found."""
    return [replace(record, live=notes.live_note(record.document, record.id)) for record in records]


def extract(
    paths: Sequence[Path],
    *,
    jobs: int = 1,
    everything: bool = False,
    pipeline: str | None = None,
) -> Iterator[Record | QuotesError]:
    """Attribute the quotations of articles.

    Args:
        paths: Files and folders with articles.
        jobs: Processes; 0 is one a core. The records are the same with any number.
        everything: Also what is nobody's words or outside the article's text,
            with its reason in `excluded`.
        pipeline: A spaCy pipeline, by name or path, whose entities count as mentions.

    Yields:
        Errors of single articles first, then records by document and start.

    Raises:
        ConfigError: The spaCy pipeline is not installed.
    """
    documents, problems = _read(paths, None)
    yield from problems
    records = _records(documents, jobs, pipeline)
    if not everything:
        records = kept(records)
    yield from assign(records, cluster(records, documents))


def _read(paths: Sequence[Path], root: Path | None) -> tuple[list[Document], list[QuotesError]]:
    """The articles by id, their paths relative to `root` if there is one, and what went wrong."""
    documents: list[Document] = []
    problems: list[QuotesError] = []
    for item in read_documents(paths):
        if isinstance(item, QuotesError):
            problems.append(item)
        else:
            documents.append(item if root is None else _relative(item, root))
    documents.sort(key=lambda document: document.id)
    return documents, problems


def _relative(document: Document, root: Path) -> Document:
    """The document with its path as seen from the project's folder."""
    if document.path is None:
        return document
    path = Path(document.path).resolve()
    if not path.is_relative_to(root.resolve()):
        return document
    return replace(document, path=path.relative_to(root.resolve()).as_posix())


def _records(documents: Sequence[Document], jobs: int, pipeline: str | None) -> list[Record]:
    """The records of all documents, in their order, the same speaker named alike."""
    found = [record for records in _each(documents, jobs, pipeline) for record in records]
    return join(found, load_registry())


def _each(documents: Sequence[Document], jobs: int, pipeline: str | None) -> Iterable[list[Record]]:
    """The records of each document; several processes only where each gets a batch."""
    workers = min(jobs or os.cpu_count() or 1, -(-len(documents) // BATCH))
    read = partial(_read_document, pipeline=pipeline)
    if workers <= 1:
        return map(read, documents)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        return pool.map(read, documents, chunksize=BATCH)


def _read_document(document: Document, pipeline: str | None) -> list[Record]:
    return document_records(with_entities(document, pipeline))
