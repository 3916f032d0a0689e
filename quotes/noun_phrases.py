"""The noun phrases of a sentence on its chunk codes, from either of their ends.

What looks for the subject of a verb walks over these: back over adverbs and times, over "of"
and "for" to the head, on over "and".
"""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.language.chunks import Chunks

FINITE = "VYPOx"
TIMES = frozenset({"after", "before", "since", "until"})
ADVERBIALS = re.compile(r"(?:[at]|oN(?:[of]+N)*|ot|oZN|c[Nt](?![VYxPO]))*")


class ChunkedSentence:
    """The chunks of one sentence.

    Attributes:
        chunks: With the tokens that they hold.
        codes: One letter a chunk, see `language.chunks`.
    """

    def __init__(self, chunks: Chunks) -> None:
        self.chunks = chunks
        self.codes = chunks.codes

    def last_word(self, k: int) -> str:
        """The last token of chunk `k` in lower case: the head of a verb group."""
        return self.chunks.tokens.lows[self.chunks.last[k] - 1]

    def chunk_of(self, token: int) -> int:
        """The chunk that holds a token of this sentence."""
        return bisect_right(self.chunks.first, token) - 1

    def can_speak(self, phrase: tuple[int, int]) -> bool:
        """Whether the head of a noun phrase may be somebody, judged by its tag alone."""
        chunks = self.chunks
        head = chunks.last[phrase[0]] - 1
        return chunks.tokens.tags[head] in "NTRILprdgm"

    def phrase_from(self, start: int) -> tuple[int, int]:
        """The noun phrase that begins at chunk `start`: on over "of" and "and"."""
        codes = self.codes
        k = start + 1
        while k + 1 < len(codes) and codes[k] in "of&" and codes[k + 1] == "N":
            if codes[k] == "&" and k + 2 < len(codes) and codes[k + 2] in FINITE:
                break
            k += 2
        return (start, k)

    def after(self, k: int) -> str:
        """Chunk codes after chunk `k`, without the times, places and manners right behind it."""
        rest = self.codes[k + 1 :]
        return rest[ADVERBIALS.match(rest).end() :]  # type: ignore[union-attr]

    def _noun_phrase(self, end: int) -> tuple[int, int] | None:
        """The noun phrase whose last chunk is `end`: back over "of", "for", "from" to its head."""
        codes = self.codes
        k = end
        while k >= 2 and codes[k - 1] in "of" and codes[k - 2] == "N":
            k -= 2
        if k >= 1 and codes[k - 1] in "of":
            return None
        while k >= 2 and codes[k - 1] == "&" and codes[k - 2] == "N" and self._starts_clause(k - 2):
            k -= 2
            while k >= 2 and codes[k - 1] == "," and codes[k - 2] == "N":
                k -= 2
        return (k, end + 1)

    def _before_adverbials(self, k: int) -> int:
        """The last chunk before `k` that is no adverb and no time ("on Thursday")."""
        codes = self.codes
        k -= 1
        while k >= 0 and codes[k] in "at":
            k -= 2 if codes[k] == "t" and k > 0 and codes[k - 1] in "oc" else 1
        return k

    def _starts_clause(self, k: int) -> bool:
        return k == 0 or self.codes[k - 1] in ".:;q(-,chat"

    def _is_apposition(self, k: int) -> bool:
        """An age or a role behind a name and a comma: the name is what the verb belongs to."""
        if k < 2 or self.codes[k - 1] != "," or self.codes[k - 2] != "N":
            return False
        chunks = self.chunks
        tags = chunks.tokens.tags
        head, head_before = tags[chunks.last[k] - 1], tags[chunks.last[k - 2] - 1]
        if head == "N" and head_before == "R":  # "The mayor, Ana Ruiz, who spoke in Lima, said"
            return self._starts_clause(k - 2)
        return head not in "Np" and head_before in "Nm"

    def _participle_subject(self, k: int) -> tuple[int, int]:
        """What a participle right behind a noun belongs to: "a sign saying"."""
        codes = self.codes
        end = k + 1
        while k >= 2 and codes[k - 1] in "f" and codes[k - 2] == "N":
            k -= 2
        if k >= 3 and codes[k - 3 : k] == "oN&" and self.last_word(k - 3) == "with":
            k -= 2
        return (k, end)

    def _is_adjective(self, k: int) -> bool:
        """Whether a form in -ing before chunk `k` only says more of it: "organizing director"."""
        chunks, tags = self.chunks, self.chunks.tokens.tags
        if tags[chunks.first[k]] not in "RIw":
            return False
        is_bare = chunks.last[k] - chunks.first[k] == 1 and not self.last_word(k).endswith("s")
        return is_bare or tags[chunks.last[k] - 1] == "N"

    def _is_time(self, k: int) -> bool:
        """Whether the noun at chunk `k` tells when something was: "after the crash"."""
        before = self.codes[k - 1] == "c" and self.last_word(k - 1) in TIMES
        return before and not self.can_speak((k, k + 1))
