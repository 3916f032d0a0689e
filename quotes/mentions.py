"""Level 3 of the cascade: the words that name a speaker, cut by one convention.

A mention holds what stands before the name (titles, determiners, possessors:
"Russia's Lavrov", "the U.S. Ambassador to the UN Linda Thomas-Greenfield") and,
after a nominal, the phrase that says which one ("a senior aide to the
candidate"); after a name only "of" is kept ("Sen. Ben Cardin of Maryland").
Appositions and relative clauses after it and a trailing 's stay out. A relative
pronoun that is the subject is the mention ("Beck, who said").
"""

from __future__ import annotations

from quotes.clauses import Sentence
from quotes.model import Span

KEPT_AFTER_NOMINAL = frozenset(
    {"of", "for", "at", "from", "with", "to", "in", "on", "by", "about", "behind", "inside"}
    | {"within", "near", "against"}
)


def mention_tokens(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """Token range (half-open) of the mention in a noun phrase.

    Args:
        sentence: The sentence.
        phrase: Chunk range of the phrase, as clauses give it.
    """
    chunks, codes = sentence.chunks, sentence.codes
    tokens = chunks.tokens
    first, last = phrase
    end = first
    k = first
    while k + 2 < last:
        joint = codes[k + 1] in "&,"
        if not joint and not _keeps(sentence, end, k + 1):
            break
        k += 2
        if joint:
            end = k
    start_token = _after_adjunct(sentence, first)
    end_token = chunks.last[k]
    while end_token - 1 > start_token and tokens.tags[end_token - 1] == "g":
        end_token -= 1
    return start_token, end_token


def _keeps(sentence: Sentence, head: int, preposition: int) -> bool:
    """Whether the prepositional phrase belongs into the mention whose head is chunk `head`."""
    chunks = sentence.chunks
    tokens = chunks.tokens
    tag = tokens.tags[chunks.last[head] - 1]
    word = tokens.lows[chunks.first[preposition]]
    if tag in "NT":  # "Minister for Health Ana Ruiz"
        return sentence.codes[preposition] == "f" or (tag == "T" and word == "for")
    last = chunks.last[preposition + 1] - 1
    return word in KEPT_AFTER_NOMINAL and tokens.tags[last] != "L"


def _after_adjunct(sentence: Sentence, chunk: int) -> int:
    """Where the mention starts in a chunk that swallowed the end of an adjunct.

    "In a statement Clinton said" has no comma; a noun of speech cannot be
    followed by the name of its author without one.
    """
    chunks = sentence.chunks
    tags = chunks.tokens.tags
    first, last = chunks.first[chunk], chunks.last[chunk]
    cut = tags[first:last].rfind("LN")
    if cut > 0:
        return first + cut + 1
    return first


def mention_span(sentence: Sentence, phrase: tuple[int, int], text: str) -> Span:
    """The mention in a noun phrase as a span of the document's text."""
    first, last = mention_tokens(sentence, phrase)
    tokens = sentence.chunks.tokens
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Span(start, end, text[start:end])


def name_tokens(sentence: Sentence, chunk: int) -> tuple[int, int]:
    """Token range of the name at the end of a noun chunk; of a nominal the whole chunk."""
    chunks = sentence.chunks
    first, last = chunks.first[chunk], chunks.last[chunk]
    start = last
    while start > first and chunks.tokens.tags[start - 1] == "N":
        start -= 1
    return (start, last) if start < last else (first, last)
