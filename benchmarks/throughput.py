"""How fast the extraction is, beside spaCy's blank tokenizer on the same texts and core.

usage: throughput.py [--texts FILE.jsonl] [--rounds 3]

Each line of FILE.jsonl is {"id", "text"}; without it the texts are those of
seeds/, repeated. What is compared runs by turns, in processor time, and the best
round counts, so that other work of the machine falls on both alike. The extraction is the whole
one: from JSON Lines on disk to records, resolution, identity and clusters
included. Words are stretches between white space.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

import spacy

from quotes.documents import read_documents
from quotes.model import Document
from quotes.pipeline import extract

ROOT = Path(__file__).parent.parent
ARTICLES = 500
COUNTS = (1, 10, 100, 1000)
LONG = 1_000_000

EMPTY_PROGRAM = "import typer\n\ndef main() -> None:\n    '''Nothing.'''\n\ntyper.run(main)\n"
EXTRACTION = (
    "import sys\nfrom pathlib import Path\nfrom quotes.pipeline import extract\n"
    "for _ in extract([Path(sys.argv[1])]): pass\n"
)
TOKENIZER = (
    "import json, sys, spacy\nnlp = spacy.blank('en')\n"
    "texts = (json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8'))\n"
    "for _ in nlp.pipe(texts): pass\n"
)


def seconds(run: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    run()
    return clock() - start


def best_by_turns(
    runs: Sequence[Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> list[float]:
    """The best time of each in seconds, all of them once a round."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, found in zip(runs, times, strict=True):
            found.append(seconds(run, clock))
    return [min(found) for found in times]


def tokenize_with_spacy(file: Path) -> None:
    """Rows to docs; a fresh tokenizer, as a program that starts has it."""
    nlp = spacy.blank("en")
    with file.open(encoding="utf-8") as lines:
        for _ in nlp.pipe(json.loads(line)["text"] for line in lines):
            pass


def extract_all(file: Path) -> int:
    return sum(1 for _ in extract([file]))


def words_in(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def written(texts: Sequence[str], file: Path) -> Path:
    rows = (json.dumps({"id": f"{k:06}", "text": text}) for k, text in enumerate(texts))
    file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def texts_of(path: Path | None) -> list[str]:
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    seeds = [item.text for item in read_documents([ROOT / "seeds"]) if isinstance(item, Document)]
    return list(islice(cycle(seeds), ARTICLES))


def peak_memory(program: str, file: Path) -> str:
    """At most, of a process of its own, where the system tells (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "unknown"
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}print(open('{status}').read())", str(file)],
        check=True,
        capture_output=True,
        text=True,
    )
    (kilobytes,) = re.findall(r"VmHWM:\s*(\d+) kB", ended.stdout)
    return f"{int(kilobytes) * 1024 / 1e6:.0f} MB"


def report_speed(texts: Sequence[str], folder: Path, rounds: int) -> None:
    file = written(texts, folder / "texts.jsonl")
    words = words_in(texts)
    ours, theirs = best_by_turns(
        [lambda: extract_all(file), lambda: tokenize_with_spacy(file)], rounds
    )
    print(f"{len(texts)} articles, {words} words, {extract_all(file)} records, one core")
    print(f"  spaCy's blank tokenizer  {words / theirs:10,.0f} words a second")
    print(f"  our whole extraction     {words / ours:10,.0f} words a second")
    print(f"  ratio                    {theirs / ours:10.2f}")
    print(f"  peak memory, spaCy       {peak_memory(TOKENIZER, file):>10}")
    print(f"  peak memory, ours        {peak_memory(EXTRACTION, file):>10}")


def report_start(folder: Path, rounds: int) -> None:
    empty = folder / "empty.py"
    empty.write_text(EMPTY_PROGRAM, encoding="utf-8")
    article = next((ROOT / "seeds").glob("*.txt"))

    def command(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)

    nothing, help_, first = best_by_turns(
        [
            command(str(empty), "--help"),
            command("-m", "quotes", "--help"),
            command("-m", "quotes", "extract", str(article)),
        ],
        max(rounds, 5),
        time.perf_counter,
    )
    print("start-up")
    print(f"  an empty Typer program   {nothing * 1000:10.0f} ms")
    print(f"  quotes --help            {help_ * 1000:10.0f} ms, {help_ / nothing:.2f} times that")
    print(f"  quotes extract, a seed   {first * 1000:10.0f} ms")


def report_linearity(texts: Sequence[str], folder: Path, rounds: int) -> None:
    print("time by size")
    for count in COUNTS:
        some = list(islice(cycle(texts), count))
        say_time(f"{count} articles", some, folder, rounds)
    longest = max(texts[:ARTICLES], key=len)
    whole = "\n\n".join([longest] * (LONG // (len(longest) + 2) + 1))
    say_time(f"one of {len(whole) / 1e6:.1f} MB", [whole], folder, rounds)


def say_time(name: str, texts: Sequence[str], folder: Path, rounds: int) -> None:
    file = written(texts, folder / "some.jsonl")
    (taken,) = best_by_turns([lambda: extract_all(file)], rounds)
    words = words_in(texts)
    print(f"  {name:<24} {taken:10.3f} s, {taken / words * 1e6:6.1f} µs a word")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = texts_of(arguments.texts)
    with tempfile.TemporaryDirectory() as name:
        report_speed(texts, Path(name), arguments.rounds)
        report_start(Path(name), arguments.rounds)
        report_linearity(texts, Path(name), arguments.rounds)


if __name__ == "__main__":
    main()
