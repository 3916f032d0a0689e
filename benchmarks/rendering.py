"""How long the pages take, beside spaCy's blank tokenizer on the same articles and core.

usage: rendering.py [--quotations 10000] [--density 60] [--texts FILE.jsonl] [--rounds 3]

The articles are the made corpus with prose between its quotations, so that there are
60 words for each quotation as in news, or those of FILE.jsonl ({"id", "text"} and any
provenance key a line), as many as hold the quotations. Reading them is not
counted: the time runs from records to the text of all pages, without the
clusters, which are told apart. The tokenizer gets the articles' texts. What is
compared runs by turns; the least processor time of all rounds counts.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from made_corpus import made_articles
from made_prose import Prose

from quotes.corpus.clusters import assign, cluster
from quotes.documents import read_documents
from quotes.model import Document, Record
from quotes.pipeline import extract, make_pages
from quotes.records import kept

PER_ARTICLE = 4


def articles_of(file: Path, quotations: int) -> tuple[list[Document], list[Record]]:
    """The articles, and their records up to the article that completes the number."""
    documents = {d.id: d for d in read_documents([file]) if isinstance(d, Document)}
    records = [r for r in extract([file]) if isinstance(r, Record)][:quotations]
    used = {record.document for record in records}
    return [documents[key] for key in sorted(used)], records


def made_file(folder: Path, quotations: int, density: int) -> Path:
    """The made corpus, each article as long as `density` words for a quotation want it."""
    file = folder / "made.jsonl"
    prose = Prose(seed=1)
    with file.open("w", encoding="utf-8") as rows:
        for article in made_articles(quotations // PER_ARTICLE):
            missing = density * article.text.count("“") - len(article.text.split())
            text = "\n\n".join([article.text.rstrip("\n"), *prose.paragraphs(missing)])
            rows.write(f"{json.dumps({**article.row(), 'text': text})}\n")
    return file


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def tokenize(texts: Sequence[str]) -> None:
    """Texts to docs; a fresh tokenizer, as a program that starts has it."""
    for _ in spacy.blank("en").pipe(texts):
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quotations", type=int, default=10_000)
    parser.add_argument("--density", type=int, default=60)
    parser.add_argument("--texts", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        file = arguments.texts or made_file(Path(name), arguments.quotations, arguments.density)
        documents, records = articles_of(file, arguments.quotations)
    texts = [document.text for document in documents]
    clustering = cluster(kept(records), documents)
    grouped = assign(kept(records), clustering)
    rounds = [
        (
            seconds(lambda: tokenize(texts)),
            seconds(lambda: cluster(kept(records), documents)),
            seconds(lambda: make_pages(documents, grouped, clustering)),
        )
        for _ in range(arguments.rounds)
    ]
    tokenizer, clusters, rendering = (min(times) for times in zip(*rounds, strict=True))
    pages = make_pages(documents, grouped, clustering)
    words = sum(len(text.split()) for text in texts)
    size = sum(len(page) for page in pages.values())
    print(f"{len(records)} quotations, {len(texts)} articles, {words} words, one core")
    print(f"  words for each quotation {words / len(records):10.1f}")
    print(f"  spaCy's blank tokenizer  {tokenizer:10.2f} s")
    print(f"  clusters                 {clusters:10.2f} s")
    print(f"  records to pages         {rendering:10.2f} s")
    print(f"  pages                    {len(pages):10} of {size / 1e6:.1f} MB")
    print(f"  for each quotation       {rendering / len(records) * 1e6:10.0f} µs")
    print(f"  ratio                    {rendering / tokenizer:10.2f}")


if __name__ == "__main__":
    main()
