"""A first file of gold beside each article that has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.config import Settings
from quotes.documents import read_documents
from quotes.errors import QuotesError
from quotes.evaluation.gold import GoldError
from quotes.evaluation.gold_writing import first_gold
from quotes.testing.reading import read_articles

SUFFIX = ".quotes.yaml"


@dataclass(frozen=True, slots=True)
class FirstGold:
    """What was done.

    Attributes:
        written: Files that are new.
        kept: Files that were there already, untouched.
        problems: Articles that cannot be read, or cannot have gold.
    """

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[QuotesError, ...]


def write_first_gold(paths: Sequence[Path], settings: Settings) -> FirstGold:
    """Write down who said what, as it is read now, one file an article, beside it.

    Args:
        paths: Articles, and folders of them.
        settings: Of the project.

    Raises:
        OSError: A file cannot be written.
    """
    problems: list[QuotesError] = []
    articles: Counter[str] = Counter()
    for item in read_documents(paths):
        if isinstance(item, QuotesError):
            problems.append(item)
        elif item.path is not None:
            articles[item.path] += 1
    written: list[Path] = []
    kept: list[Path] = []
    for path, number in sorted(articles.items()):
        article = Path(path)
        file = article.with_suffix(SUFFIX)
        if number > 1 or article.suffix.lower() in (".jsonl", ".ndjson"):
            problems.append(
                GoldError(
                    "several articles in one file cannot have gold beside them",
                    path=path,
                    hint="give each a file of its own",
                )
            )
        elif file.exists():
            kept.append(file)
        else:
            ((document, records),) = read_articles([article], settings)
            text = first_gold(article.name, document, records)
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return FirstGold(tuple(written), tuple(kept), tuple(problems))
