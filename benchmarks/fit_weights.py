"""Fit the weights of the attribution rules on annotated news.

usage: fit_weights.py GOLD.jsonl [GOLD.jsonl …] -o weights.yaml [--half 0|1]
                      [--constructions FILE]

A gold line is {"id", "text", "quotes": [{"start", "end", "label", "speaker":
{"start", "end"} | null}]}, spans with their marks. With --half only documents whose
id has an even (0) or odd (1) MD5 are used, so that the others show over-fitting.
The constructions of the project's own tests are fitted beside the news: what is rare in
one paper's articles is not forgotten for it.

Multinomial logistic regression over the candidates of each quotation with an
L2 penalty towards what the author of each rule believes, by gradient descent
(Adam). A candidate is right where its words
share a content word with the annotated speaker; where none is right, nobody is.
Annotators err too: a quotation whose gold the weights hold for nearly impossible
counts less, as in a mixture with a small share of wrong labels (Bootkrajang and
Kabán, “Label-noise robust logistic regression and its applications”, 2012).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import yaml

from quotes.attribution.contexts import decided_contexts
from quotes.attribution.engine import RULES, attribute, candidates
from quotes.documents import document_from_text, split_paragraphs
from quotes.evaluation.agreement import agree
from quotes.evaluation.matching import trim
from quotes.model import Document
from quotes.quotations import find_quotations

CONSTRUCTIONS = Path(__file__).parents[1] / "tests" / "attribution" / "constructions.yaml"
WRONG_LABELS = 0.02

Sample = tuple[list[list[str]], list[int]]


def documents(paths: Iterable[Path], half: int | None) -> Iterator[dict]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if half is None or int(hashlib.md5(row["id"].encode()).hexdigest(), 16) % 2 == half:
                yield row


def samples(row: dict, weights: dict[str, float]) -> Iterator[Sample]:
    """The candidates of each annotated quotation, and which of them are right."""
    text = row["text"]
    document = Document(row["id"], text, paragraphs=split_paragraphs(text))
    quotations = find_quotations(document)
    gold = {trim(text, (quote["start"], quote["end"])): quote for quote in row["quotes"]}
    attributions = attribute(document, quotations, weights=weights)
    for context in decided_contexts(document, quotations, attributions):
        span = (context.quotation.outer_start, context.quotation.outer_end)
        quote = gold.get(trim(text, span))
        if quote is None:
            continue
        found = candidates(context)
        right = [0]
        if quote["label"] == "attributed":
            speaker = (quote["speaker"]["start"], quote["speaker"]["end"])
            agreed = [
                (number, agree(text, speaker, candidate.mention[:2]))
                for number, candidate in enumerate(found)
                if candidate.mention is not None
            ]
            right = (
                [number for number, agreement in agreed if agreement.exact]
                or [number for number, agreement in agreed if agreement.overlap]
                or [0]
            )
        yield [list(candidate.features) for candidate in found], right


def taught(path: Path, weights: dict[str, float]) -> Iterator[Sample]:
    """The same for constructions: short texts with the mention of each quotation, "-" for none."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in (case for cases in groups.values() for case in cases):
        document = document_from_text(case["text"], id="construction")
        quotations = find_quotations(document)
        attributions = attribute(document, quotations, weights=weights)
        contexts = decided_contexts(document, quotations, attributions)
        for context, mention in zip(contexts, case["mentions"], strict=True):
            found = candidates(context)
            named = [candidate.mention.text if candidate.mention else "-" for candidate in found]
            right = [number for number, name in enumerate(named) if name == mention]
            if right:
                yield [list(candidate.features) for candidate in found], right


def fit(data: list[Sample], penalty: float, rounds: int) -> dict[str, float]:
    counts = Counter(f for features, _ in data for candidate in features for f in candidate)
    prior = {rule.id: math.log(rule.confidence / (1 - rule.confidence)) for rule in RULES}
    names = sorted({name for name, count in counts.items() if count >= 3} | set(prior))
    index = {name: k for k, name in enumerate(names)}
    rows, columns, starts, right_mask = [], [], [], []
    for features, right in data:
        starts.append(len(right_mask))
        for number, candidate in enumerate(features):
            for feature in candidate:
                if feature in index:
                    rows.append(len(right_mask))
                    columns.append(index[feature])
            right_mask.append(number in right)
    rows_, columns_ = np.array(rows), np.array(columns)
    starts_, right_ = np.array(starts), np.array(right_mask)
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right_mask)]))
    believed = np.array([prior.get(name, 0.0) for name in names])
    w = believed.copy()
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, rounds + 1):
        score = np.bincount(rows_, weights=w[columns_], minlength=len(right_mask))
        score -= np.maximum.reduceat(score, starts_)[group]
        e = np.exp(score)
        share = e / np.add.reduceat(e, starts_)[group]
        e_right = e * right_
        share_right = e_right / np.add.reduceat(e_right, starts_)[group]
        found = np.add.reduceat(share * right_, starts_)
        trust = (found / (found + WRONG_LABELS))[group]
        pull = trust * (share - share_right)
        slope = np.bincount(columns_, weights=pull[rows_], minlength=len(w))
        slope = slope + penalty * (w - believed)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        w -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, w, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--constructions", type=Path, default=CONSTRUCTIONS)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--penalty", type=float, default=0.8)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=800)
    arguments = parser.parse_args()
    weights: dict[str, float] = {"nobody": 0.0}
    for _ in range(arguments.passes):
        data = [
            s for row in documents(arguments.gold, arguments.half) for s in samples(row, weights)
        ]
        data += taught(arguments.constructions, weights)
        weights = fit(data, arguments.penalty, arguments.rounds)
    lines = [f"{json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()) if weight]
    header = "# What each rule and each trait in it is worth; made by benchmarks/fit_weights.py.\n"
    arguments.output.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
