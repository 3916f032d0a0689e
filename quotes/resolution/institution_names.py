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
# A capitalised word from its second letter on: the search for a name skips ahead to capitals.
REST = rf"(?:(?<=[A-Z])\.(?:[A-Z]\.)+|[\w’'&.-]*(?:s['’](?= [{UPPER}])|\w))"
CAPITALS = rf"[{UPPER}]{REST}"
NAME = re.compile(rf"[{UPPER}](?<!\w.){REST}(?:[ \u00a0](?:{INNER}[ \u00a0])?{CAPITALS})*")
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
        self._known = lru_cache(maxsize=NAMES_REMEMBERED)(self._names_of)

    def find(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Yield the runs of capitalised words in `text[start:end]`, one for each name, in order.

        What opens the sentence ("The", "But") is cut off, and names joined by "and"
        are two unless both belong to one name.
        """
        for match in NAME.finditer(text, start, end):
            offset = match.start()
            for begins, (first, last, name, kind), after_of in self._known(match[0]):
                if after_of is not None and _opens_sentence(text, offset + begins):
                    first, last, name, kind = after_of
                yield Named(offset + first, offset + last, name, kind)

    def _names_of(self, run: str) -> tuple[tuple[int, Named, Named | None], ...]:
        """The names in a run of capitalised words, by offsets into the run.

        Returns:
            For each where it begins with what opens the sentence, the name, and what is left of
            it where it opens a sentence: "Acme Bank" of "Shares of Acme Bank".
        """
        found = []
        end = 0
        for part in self._parts(run):
            begins = run.index(part, end)
            end = begins + len(part)
            own = self._without_owner(self._without_opening(part))
            if own:
                found.append((begins, self._named(own, end), self._after_of(own, end)))
        return tuple(found)

    def _named(self, own: str, end: int) -> Named:
        name = GENITIVE.sub("", own)
        return Named(end - len(own), end, name, self.kind_of(name))

    def _parts(self, run: str) -> Iterator[str]:
        """The names in a run: cut after a genitive, and at an "and" that joins two names."""
        if " on " in run:
            run = ON_DAY.split(run, maxsplit=1)[0]
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

    def _without_opening(self, run: str) -> str:
        """A run without capitalised words that only open the sentence: "But Acme Bank"."""
        starters = self._lexicon.words["sentence_starters"]
        kept = run
        while kept:
            first, _, rest = kept.partition(" ")
            if first == "New" or first.lower() not in starters:
                break
            kept = rest
        return kept

    def _after_of(self, own: str, end: int) -> Named | None:
        """The name after a common noun in the plural: "Shares of Acme Bank"."""
        head = HEAD_END.search(own)
        if head is None or self._registry.institution(own) is not None:
            return None
        opening = own[: head.start()]
        if " " in opening or not opening.endswith("s") or self.kind_of(opening) is not None:
            return None
        return self._named(own[head.end() :].removeprefix("the "), end)

    def _without_owner(self, name: str) -> str:
        """ "National Mining Agency" of "Brazil's National Mining Agency", unless that is known."""
        owner, _, rest = name.partition(" ")
        country = GENITIVE.sub("", owner) if rest else owner
        if country == owner or self._registry.country(country) is None:
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


def _opens_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - 2) : offset].strip()
    return not before or before[-1] in '.”"—–-'


def institution_names(lexicon: Lexicon, registry: Registry) -> InstitutionNames:
    """A reader, the same for all documents where the lexicon is the shipped one."""
    return _shared(registry) if lexicon is load_lexicon() else InstitutionNames(lexicon, registry)


@lru_cache(maxsize=2)
def _shared(registry: Registry) -> InstitutionNames:
    return InstitutionNames(load_lexicon(), registry)
