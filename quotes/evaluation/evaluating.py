"""Records against gold: the figures, and the errors one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.config import Settings
from quotes.corrections import load_corrections
from quotes.documents import read_documents
from quotes.errors import QuotesError
from quotes.evaluation.figures import Figures, count
from quotes.evaluation.gold import GoldDocument, GoldError
from quotes.evaluation.gold_corrections import gold_of_corrections, holds_corrections
from quotes.evaluation.gold_json_lines import GoldText, read_json_lines_gold
from quotes.evaluation.gold_yaml import GoldEntry, place, read_yaml_gold
from quotes.evaluation.report import describe, write_report
from quotes.evaluation.verdicts import Verdict, judge
from quotes.model import Document, Record
from quotes.pipeline import extract

_YAML = (".yaml", ".yml")
_JSON_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a comparison with gold found.

    Attributes:
        verdicts: By article in the order of the gold, then by quotation.
        figures: What they come to.
        min_f1: The least F1 of attribution (overlap) that is asked for, or None.
    """

    verdicts: tuple[Verdict, ...]
    figures: Figures
    min_f1: float | None = None

    @property
    def rows(self) -> int:
        """The number of rows of YAML gold; 0 for JSON Lines gold."""
        return sum(
            verdict.gold is not None and verdict.gold.row is not None for verdict in self.verdicts
        )

    @property
    def rows_that_hold(self) -> int:
        """The rows of YAML gold with which a record agrees in all that they give."""
        return self.rows - sum(bool(verdict.differences) for verdict in self.verdicts)

    @property
    def errors(self) -> tuple[Verdict, ...]:
        """The verdicts in which something is wrong, in their order."""
        return tuple(verdict for verdict in self.verdicts if verdict.fault is not None)

    @property
    def holds(self) -> bool:
        """Whether all rows hold and the F1 that was asked for is reached."""
        reached = self.min_f1 is None or self.figures.overlap.f1 >= self.min_f1
        return self.rows_that_hold == self.rows and reached

    def report(self, errors: int) -> str:
        """The figures as aligned text, then at most so many errors in context.

        Of more errors a sample is shown that is spread over the articles and
        the same each time; a larger sample holds the smaller one.
        """
        hold = f"{self.rows_that_hold} of {self.rows} rows hold" if self.rows else None
        return write_report(hold, self.figures, self.errors, errors)

    def as_dict(self) -> dict[str, Any]:
        """The figures and all errors as plain dicts, lists and scalars."""
        return {
            "holds": self.holds,
            "rows": {"gold": self.rows, "hold": self.rows_that_hold} if self.rows else None,
            **self.figures.as_dict(),
            "errors": [describe(verdict) for verdict in self.errors],
        }


def evaluate(
    gold: Path,
    paths: Sequence[Path] = (),
    *,
    project: Settings | None = None,
    jobs: int = 1,
    min_f1: float | None = None,
) -> Evaluation:
    """Attribute the quotations of articles and compare the records with gold.

    Args:
        gold: YAML (`.yaml`, see `gold_yaml`), JSON Lines (`.jsonl`, see
            `gold_json_lines`), or corrections, with which the rules alone are
            compared (see `gold_corrections`).
        paths: Files and folders with the articles; those without gold do not
            count. If empty: for YAML the files it names, looked for beside the
            gold and in the project's seeds; for JSON Lines the gold itself; for
            corrections the project's seeds.
        project: Whose seeds, registry and spaCy pipeline count; None for `seeds/`
            and nothing else.
        jobs: Processes; 0 is one a core.
        min_f1: The F1 of attribution (overlap) below which `holds` is false.

    Raises:
        GoldError: The gold is not valid or does not fit the articles.
        CorrectionError: The same of corrections.
        QuotesError: An article cannot be read.
        OSError: The gold cannot be read.
    """
    kind = gold.suffix.lower()
    seeds = Settings(Path()).seeds if project is None else project.seeds
    if kind in _YAML and holds_corrections(gold):
        corrections = load_corrections(gold)
        paths = paths or [seeds]
        records = _records(paths, project, jobs)
        by_id = {document.id: document for document in _read(paths)}
        gold_documents = gold_of_corrections(corrections, by_id, records)
    elif kind in _YAML:
        entries = read_yaml_gold(gold)
        paths = paths or [_file_of(entry, gold, seeds) for entry in entries]
        documents = _read(paths)
        gold_documents = [place(entry, _named(entry, documents)) for entry in entries]
        records = _records(paths, project, jobs)
    elif kind in _JSON_LINES:
        texts = read_json_lines_gold(gold)
        paths = paths or [gold]
        by_id = {document.id: document for document in _read(paths)}
        gold_documents = [_joined(text, by_id.get(text.id)) for text in texts]
        records = _records(paths, project, jobs)
    else:
        raise GoldError(
            f"gold that ends in {gold.suffix!r} is unknown",
            path=gold,
            hint=f"it ends in one of: {', '.join((*_YAML, *_JSON_LINES))}",
        )
    verdicts = tuple(
        verdict
        for gold_document in gold_documents
        for verdict in judge(gold_document, records[gold_document.document.id])
    )
    return Evaluation(verdicts, count(verdicts), min_f1)


def _file_of(entry: GoldEntry, gold: Path, seeds: Path) -> Path:
    places = [gold.parent / entry.source, seeds / entry.source]
    for place_ in places:
        if place_.is_file():
            return place_
    raise GoldError(
        f"there is no article {entry.source}",
        path=entry.path,
        line=entry.line,
        hint=f"it is looked for in {gold.parent} and in {seeds}; or name it on the command line",
    )


def _named(entry: GoldEntry, documents: Sequence[Document]) -> Document:
    """The document of the file that an entry names."""
    wanted = Path(entry.source).parts
    for document in documents:
        if document.path and Path(document.path).parts[-len(wanted) :] == wanted:
            return document
    raise GoldError(
        f"{entry.source} is not among the articles",
        path=entry.path,
        line=entry.line,
        hint="name the file, or a folder that holds it, on the command line",
    )


def _joined(gold: GoldText, document: Document | None) -> GoldDocument:
    if document is None or document.text != gold.text:
        what = (
            "is not among the articles" if document is None else "is another text in the articles"
        )
        raise GoldError(
            f"{gold.id!r} {what}",
            path=gold.path,
            line=gold.line,
            hint="leave the articles out: the gold holds their text",
        )
    return GoldDocument(document, gold.quotations, gold.ignore)


def _read(paths: Iterable[Path]) -> list[Document]:
    documents = []
    for item in read_documents(list(paths)):
        if isinstance(item, QuotesError):
            raise item
        documents.append(item)
    return documents


def _records(paths: Sequence[Path], project: Settings | None, jobs: int) -> dict[str, list[Record]]:
    """The records of each document, as the rules alone give them."""
    records: dict[str, list[Record]] = defaultdict(list)
    for item in extract(paths, project=project, jobs=jobs, everything=True, corrected=False):
        if isinstance(item, QuotesError):
            raise item
        records[item.document].append(item)
    return records
