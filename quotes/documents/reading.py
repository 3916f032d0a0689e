"""Files and folders to documents, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.conflicts import IN_CONFLICT, SETTLE, conflict_line
from quotes.documents.article import Article
from quotes.documents.building import build_document
from quotes.documents.files import READERS, is_project_file, reader_for, walk
from quotes.documents.sources import SourceEntry, Sources, load_sources
from quotes.errors import DocumentError, QuotesError
from quotes.model import Document


def read_documents(paths: Sequence[Path]) -> Iterator[Document | QuotesError]:
    """Read articles from files and folders.

    Folders are read with all below them, in the order of their names; only what
    is an article counts. Each `sources.yaml` gives the provenance of the files in
    its folder and below; of two, the nearer wins. A file that is met twice is
    read once.

    Args:
        paths: Files and folders, read in this order.

    Yields:
        Documents as they are read, and an error for whatever is wrong on the
        way; no error stops the others. Nothing is raised.
    """
    yield from _Reading().run(paths)


class _Reading:
    """What one run remembers: files met, ids taken, `sources.yaml` files read."""

    def __init__(self) -> None:
        self.met: set[Path] = set()
        self.taken: dict[str, str] = {}
        self.sources: dict[Path, Sources | None] = {}

    def run(self, paths: Sequence[Path]) -> Iterator[Document | QuotesError]:
        skipped = None
        for path in paths:
            if path.is_dir():
                yield from self.folder(path)
            elif is_project_file(path) and path.is_file():
                skipped = path
            else:
                yield from self.single_file(path)
        if skipped is not None and not self.met:
            yield DocumentError(
                "this file describes articles, it is none",
                path=skipped.as_posix(),
                hint="name an article, or the folder that holds them",
            )

    def folder(self, root: Path) -> Iterator[Document | QuotesError]:
        found = False
        try:
            for place, files in walk(root):
                yield from self.sources_of_folder(place)
                chain = [place, *(above for above in place.parents if _is_within(above, root))]
                for file in files:
                    found = True
                    yield from self.file(file, self.entry(file, chain))
        except OSError as problem:
            yield _unreadable(problem, Path(problem.filename or root))
            return
        if not found:
            yield DocumentError(
                "no articles in this folder",
                path=root.as_posix(),
                hint=f"put articles there: {', '.join(READERS)}",
            )

    def single_file(self, file: Path) -> Iterator[Document | QuotesError]:
        if not file.exists():
            yield DocumentError(
                "no such file or folder",
                path=file.as_posix(),
                hint="check the spelling of the path",
            )
            return
        known = file.parent in self.sources
        sources = self.load(file.parent)
        if sources is not None and not known:
            yield from sources.errors
        entry = self.entry(file, [file.parent])
        if entry is not None and file.resolve() not in self.met:
            yield from entry.errors
        yield from self.file(file, entry)

    def sources_of_folder(self, folder: Path) -> Iterator[QuotesError]:
        """Everything that is wrong with a folder's `sources.yaml`."""
        sources = self.load(folder)
        if sources is not None:
            yield from sources.errors
            yield from sources.strays
            for entry in sources.entries.values():
                yield from entry.errors

    def load(self, folder: Path) -> Sources | None:
        if folder not in self.sources:
            self.sources[folder] = load_sources(folder)
        return self.sources[folder]

    def entry(self, file: Path, chain: list[Path]) -> SourceEntry | None:
        """The file's entry in the nearest `sources.yaml` of these folders that has one."""
        for folder in chain:
            sources = self.load(folder)
            if sources is not None:
                entry = sources.entries.get(file.relative_to(folder).as_posix())
                if entry is not None:
                    return entry
        return None

    def file(self, file: Path, entry: SourceEntry | None) -> Iterator[Document | QuotesError]:
        identity = file.resolve()
        if identity in self.met:
            return
        self.met.add(identity)
        reader = reader_for(file)
        if reader is None:
            yield DocumentError(
                f"no reader for files that end in {file.suffix!r}",
                path=file.as_posix(),
                hint=f"articles end in {', '.join(READERS)}",
            )
            return
        try:
            for item in reader(file):
                yield item if isinstance(item, QuotesError) else self.document(item, entry)
        except QuotesError as problem:
            yield problem
        except OSError as problem:
            yield _unreadable(problem, file)

    def document(self, article: Article, entry: SourceEntry | None) -> Document | QuotesError:
        conflict = None if article.line is None else conflict_line(article.text)
        if article.line is not None and conflict is not None:
            return DocumentError(
                IN_CONFLICT, path=article.path, line=article.line + conflict - 1, hint=SETTLE
            )
        try:
            document = build_document(article, entry.provenance if entry else None)
        except QuotesError as problem:
            return problem
        where = str(article.path)
        if article.id in self.taken:
            return DocumentError(
                f"a second document {article.id!r}; the first is in {self.taken[article.id]}",
                path=where,
                hint="rename one of the two files, or change one of the two ids",
            )
        self.taken[article.id] = where
        return document


def _is_within(folder: Path, root: Path) -> bool:
    return folder == root or root in folder.parents


def _unreadable(problem: OSError, file: Path) -> DocumentError:
    return DocumentError(
        f"cannot be read: {problem.strerror or problem}",
        path=file.as_posix(),
        hint="check that it exists and that you may read it",
    )
