"""Names of institutions in running text: runs of capitalised words, and what kind they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quotes.language.lexicon import Lexicon, load_lexicon
from quotes.registry import Registry
from quotes.resolution.names import UPPER

INNER = r"(?:of the|for the|of|for|and|&|the|on|de)"
CAPITALS = rf"(?:(?:[A-Z]\.){{2,}}|[{UPPER}][\w’'&.-]*(?:s['’](?= [{UPPER}])|\w))"
NAME = re.compile(rf"\b{CAPITALS}(?:[ \u00a0](?:{INNER}[ \u00a0])?{CAPITALS})*")
NAMES_REMEMBERED = 20_000
GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
HEAD_END = re.compile(r"\s(?:of|for|on)\s")
ON_DAY = re.compile(
    r" on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|New Year)\b"
)
NEXT_SENTENCE = re.compile(r"(?<=\.) (?=(?:The|An?|In|But|He|She|It|They|On|At)\b)")
AND = " and "
# Bodies that have several subjects in one name: "Securities and Exchange Commission".
NAMED_AFTER_SUBJECTS = frozenset({"government", "organisation", "research"})


class Named(NamedTuple):
    """A run of capitalised words that may name an institution.

    Attributes:
        start, end: Offsets into the text, a genitive at the end included.
        name: Its words, without that genitive.
        kind: The kind of institution that a noun in the name tells, or None.
    """

    start: int
    end: int
    name: str
    kind: str | None


class InstitutionNames:
    """Reads names of institutions with the help of a lexicon and a registry."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        self._lexicon = lexicon
        self._registry = registry
        self._last_words = {noun.rpartition(" ")[2] for noun in lexicon.institution_nouns}
        self.kind_of = lru_cache(maxsize=NAMES_REMEMBERED)(self._kind_of)

    def find(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Yield the runs of capitalised words in `text[start:end]`, one for each name, in order.

        What opens the sentence ("The", "But") is cut off, and names joined by "and"
        are two unless both belong to one name.
        """
        for match in NAME.finditer(text, start, end):
            offset = match.start()
            for part in self._parts(match[0]):
                begins = text.index(part, offset)
                offset = begins + len(part)
                own = self._without_opening(part, text, begins)
                if own:
                    name = GENITIVE.sub("", own)
                    yield Named(offset - len(own), offset, name, self.kind_of(name))

    def _parts(self, run: str) -> Iterator[str]:
        """The names in a run: cut after a genitive, and at an "and" that joins two names."""
        on_day = ON_DAY.search(run)
        run = run[: on_day.start()] if on_day is not None else run
        run = NEXT_SENTENCE.split(run)[0] if "." in run else run
        left, joint, right = run.partition(AND)
        if joint and not self.is_one(left, right):
            yield left
            yield from self._parts(right)
        else:
            yield run

    def is_one(self, left: str, right: str) -> bool:
        """Whether two runs joined by "and" are one name.

        Args:
            left: "National Association of Magistrates", "Australian Competition".
            right: "District Judges", "Consumer Commission".
        """
        if self._registry.institution(f"{left} and {right}") is not None:
            return True
        if self._stands_alone(left):
            is_list = HEAD_END.search(left) is not None and self.kind_of(left) is not None
            return is_list and not self._stands_alone(right)
        return self.kind_of(right) in NAMED_AFTER_SUBJECTS and len(right.split()) > 1

    def _stands_alone(self, name: str) -> bool:
        """Whether a half of a joint name is a name of its own."""
        if self.kind_of(name) is not None or self._registry.institution(name) is not None:
            return True
        words = name.replace(".", "").split()
        return words[0].lower() in self._lexicon.given_names or words[-1].isupper()

    def _without_opening(self, run: str, text: str, start: int) -> str:
        """A name without capitalised words that only open the sentence: "Shares of Acme Bank"."""
        words = run.split(" ")
        starters = self._lexicon.words["sentence_starters"]
        while words and words[0].lower() in starters and words[0] != "New":
            words.pop(0)
        if not words:
            return ""
        kept = self._without_owner(" ".join(words))
        head = HEAD_END.search(kept)
        if head is None or self._registry.institution(kept) is not None:
            return kept
        opening = kept[: head.start()]
        before = text[max(0, start - 2) : start].strip()
        is_common = " " not in opening and opening.endswith("s") and self.kind_of(opening) is None
        if is_common and (not before or before[-1] in '.”"—–-'):
            return re.sub(r"^the ", "", kept[head.end() :])
        return kept

    def _without_owner(self, name: str) -> str:
        """ "National Mining Agency" of "Brazil's National Mining Agency", unless that is known."""
        owner, _, rest = name.partition(" ")
        country = GENITIVE.sub("", owner)
        if not rest or country == owner or self._registry.country(country) is None:
            return name
        is_known = self._registry.institution(name) is not None
        return name if is_known or self.kind_of(rest) is None else rest

    def _kind_of(self, name: str) -> str | None:
        """The kind of institution that a noun in a name tells, or None.

        The noun stands last ("Lima Bank") or before "of" ("University of Lima").
        """
        head = HEAD_END.search(name)
        if head is not None:
            first = name[: head.start()]
            kind = self._kind_at_end(first)
            if kind is not None or first.split()[-1].lower() in self._lexicon.role_nouns:
                return kind
        return self._kind_at_end(name)

    def _kind_at_end(self, name: str) -> str | None:
        words = name.lower().replace("’", "'").split()
        if not words or words[-1].rstrip(".") not in self._last_words:
            return None
        nouns = self._lexicon.institution_nouns
        for count in (3, 2, 1):
            kind = nouns.get(" ".join(words[-count:]).rstrip("."))
            if kind is not None and len(words) >= count:
                return kind
        return None


def institution_names(lexicon: Lexicon, registry: Registry) -> InstitutionNames:
    """A reader, the same for all documents where the lexicon is the shipped one."""
    return _shared(registry) if lexicon is load_lexicon() else InstitutionNames(lexicon, registry)


@lru_cache(maxsize=2)
def _shared(registry: Registry) -> InstitutionNames:
    return InstitutionNames(load_lexicon(), registry)
