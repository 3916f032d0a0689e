"""Level 1 of the cascade: noun chunks, verb groups and what stands between them.

The tag string of a sentence is cut into chunks by one regular expression. A
chunk has a one-letter code again, so that a sentence becomes a second, shorter
string on which clauses are found.

| code | chunk |
| --- | --- |
| `N` | noun chunk: a name with its titles, a nominal with its determiner, a pronoun |
| `r` | relative pronoun |
| `V` `P` `G` `I` | reporting verb: finite, passive, in -ing, infinitive |
| `Y` `O` `Z` `J` | other verb: finite, passive, in -ing, infinitive |
| `x` | auxiliary or copula without a verb |
| `A` | "according to" |
| others | as in `tokens` |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.language.cues import cue_class
from quotes.language.tokens import Tokens

_NOUN = (
    r"p|d(?=a*[xVY])|d(?![asmNRILTwYZ])|s(?![smNTRILwYZ])"
    r"|(?:d(?:a(?=[wNRILmY]))?)?"
    r"(?:[sNRIL]|[mw](?!t+(?![NRILw]))|(?<![Ngw]w)T|(?<=[NRILwm])g(?=d?[smNTRILwYZ])|(?<=g)d|(?<=[dsg])[YZ](?=[wNRIL])"
    r"|(?<=[NT])fd?(?=N)|(?<=[TR])2d?(?=N))+(?<=[NRILwmT])"
)
CHUNK = re.compile(
    r"(?P<alone>[,.;:()&hcnroa-])"  # what begins no longer chunk
    r"|(?P<q>q)"
    r"|(?P<A>A2)"
    r"|(?P<t>d?[wm]?t+(?![NRILw]))"
    r"|(?P<I>2a?(?:x[xa]*)?V)"
    r"|(?P<J>2a?(?:x[xa]*)?Y|2a?x[xa]*)"
    r"|(?P<o>2)"
    r"|(?P<V>x[xna]*[VG]|V)"
    r"|(?P<Y>x[xna]*[YZ]|Y)"
    r"|(?P<x>x[xna]*)"
    r"|(?P<G>G)|(?P<Z>Z)"
    rf"|(?P<N>{_NOUN})"
    r"|(?P<one>.)",
    re.S,
)
BE = frozenset(
    [
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "am",
        "'s",
        "'re",
        "'m",
        "got",
        "gets",
        "getting",
    ]
)


QUOTED_BY = re.compile(r"[PO]oN(?:fN)*c$")
CHARGED = frozenset({"accused", "suspected", "convicted"})
HABITS = frozenset(
    {"liked", "likes", "used", "loved", "loves", "went", "goes", "fond", "continued", "continues"}
)
HEARSAY = frozenset(
    {"quoted", "cited", "reported", "heard", "overheard", "recorded", "said", "alleged", "seen"}
    | {"understood", "believed", "thought", "rumoured", "rumored", "filmed", "caught", "shown"}
)


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunks of one sentence.

    Attributes:
        tokens: The tokens that chunks index into.
        codes: One letter a chunk.
        first, last: For each chunk its token range, half-open.
    """

    tokens: Tokens
    codes: str
    first: list[int]
    last: list[int]


def chunk(tokens: Tokens, start: int, end: int) -> Chunks:
    """Cut the tokens `start` to `end` (one sentence, half-open) into chunks."""
    codes: list[str] = []
    first: list[int] = []
    last: list[int] = []
    for match in CHUNK.finditer(tokens.tags, start, end):
        a, b = match.span()
        code = match.lastgroup or ""
        if code in ("alone", "one"):
            code = match.group()
        elif code in "VY" and b - a > 1 and _is_passive(tokens, a, b):
            code = "P" if code == "V" else "O"
        elif code == "V" and tokens.lows[b - 1] in CHARGED and tokens.tags[b : b + 1] == "f":
            code = "O"  # "the man accused of theft"
        if code in "GIV" and (joined := _hearsay(tokens, codes, last)):
            del codes[-joined:], last[-joined:], first[1 - joined or len(first) :]
            codes.append("V")
            last.append(b)
            continue
        codes.append(code)
        first.append(a)
        last.append(b)
    return Chunks(tokens, "".join(codes), first, last)


def _hearsay(tokens: Tokens, codes: Sequence[str], last: Sequence[int]) -> int:
    """How many chunks before a verb of speech belong to its group: "was quoted as" saying.

    Also those of "was quoted by the BBC as saying" and "liked to say".
    """
    if codes[-1:] == ["Y"] and tokens.lows[last[-1] - 1] in HABITS:
        return 1
    by = QUOTED_BY.search("".join(codes[-8:])) if codes[-1:] == ["c"] else None
    if by is not None and tokens.lows[last[-1] - 1] == "as":
        verb = len(codes) - (by.end() - by.start())
        agent = tokens.lows[last[verb + 1] - 1] == "by"
        return len(codes) - verb if agent and tokens.lows[last[verb] - 1] in HEARSAY else 0
    count = 2 if codes[-1:] == ["c"] and tokens.lows[last[-1] - 1] == "as" else 1
    if len(codes) < count or codes[-count] not in "PO":
        return 0
    return count if tokens.lows[last[-count] - 1] in HEARSAY else 0


def _is_passive(tokens: Tokens, first: int, last: int) -> bool:
    if tokens.tags[last - 1] not in "VY":
        return False
    before = tokens.lows[first : last - 1]
    if before == ["'s"] and cue_class(tokens.lows[last - 1]) == "speech":  # "he's said"
        return False
    return any(low in BE for low in before)
