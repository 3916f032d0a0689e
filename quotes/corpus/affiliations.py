"""Whether two institutions can be one person's: the evidence that keeps namesakes apart.

Somebody changes the ministry, the party's office or the committee, and remains
the same person; a police officer and a professor of one name are two. Only what
the registry or the names themselves tell counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from quotes.corpus.institutions import plain_id
from quotes.language.lexicon import load_lexicon
from quotes.registry import Institution, Person, Registry

POLITICS = frozenset(
    {"council", "embassy", "government", "ministry", "parliament", "party", "presidency"}
)
SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "to"})
# Kinds that news puts beside anybody: where people are from, and whom they spoke to.
BESIDE_ANYBODY = frozenset({"country", "news-agency", "outlet"})
# Kinds that a role can name before its place: the police chief of a town is of its police.
BEFORE_A_PLACE = frozenset({"court", "education", "health", "police", "religion", "team"})
NOT_THERE = re.compile(
    r"\b(?:former|formerly|ex|then|late|onetime|one-time|retired"
    r"|candidate|contender|front-?runner|hopeful|nominee)\b",
    re.IGNORECASE,
)
# Names after a preposition; a word of them may be joined by a small one.
NAMED_IN_ROLE = re.compile(
    r"\b(?:at|for|from|of|with) (?:the )?"
    r"([A-Z][\w.&’'-]*(?: (?:(?:and|for|of|of the|the) )?[A-Z][\w.&’'-]*)*)"
)


class Affiliations:
    """Compares institutions by their ids.

    Args:
        registry: Of the project.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._nouns = load_lexicon().institution_nouns
        self._known: dict[str, Institution | None] = {}

    def of_person(self, person: Person) -> frozenset[str]:
        """The ids of the institutions in which a person of the registry has or had a role."""
        found = map(self._registry.institution_of, person.roles)
        return frozenset(institution.id for institution in found if institution is not None)

    def telling(self, ids: Iterable[str]) -> frozenset[str]:
        """Those that say where somebody works."""
        kept = ((id, self._institution(id)) for id in ids)
        return frozenset(
            id for id, known in kept if known is None or known.kind not in BESIDE_ANYBODY
        )

    def stated(self, role: str | None) -> frozenset[str]:
        """The ids of institutions that the words of a role name.

        "Professor at Lima University" names it whole, "police chief of Lima" in two parts.
        """
        found = set()
        for match in NAMED_IN_ROLE.finditer(role or ""):
            known = self._registry.institution(match[1])
            if known is not None:
                found.add(known.id)
            elif any(word.lower() in self._nouns for word in match[1].split()):
                found.add(plain_id(match[1]))
            else:
                before = match.string[: match.start()].lower().split()
                kinds = (noun for noun in before if self._nouns.get(noun) in BEFORE_A_PLACE)
                found.update(plain_id(f"{match[1]} {noun}") for noun in kinds)
        return frozenset(found)

    def components(self, groups: Iterable[Collection[str]]) -> list[frozenset[str]]:
        """Gather institutions into those that can be one person's.

        Args:
            groups: The institutions that one article gives one person; they
                belong together.

        Returns:
            Parts without a common institution, sorted.
        """
        parts: list[set[str]] = []
        for group in groups:
            tied = [part for part in parts if self.tied(part, group)]
            parts = [part for part in parts if part not in tied]
            parts.append(set(group).union(*tied))
        return sorted(map(frozenset, parts), key=sorted)

    def tied(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether an institution of one collection goes together with one of the other."""
        return any(self._tied(one, other) for one in some for other in others)

    def near(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether politics or diplomacy leads from one to the other: a minister goes to NATO."""
        return any(
            self._is_international(one)
            and (self._is_political(other) or self._is_international(other))
            for here, there in ((some, others), (others, some))
            for one in here
            for other in there
        )

    def _tied(self, one: str, other: str) -> bool:
        if one == other:
            return True
        first, second = self._institution(one), self._institution(other)
        if first is None or second is None:
            return _is_part_of_name(one, other)
        if first.id in self._above(second) or second.id in self._above(first):
            return True
        political = first.kind in POLITICS and second.kind in POLITICS
        return political and first.country is not None and first.country == second.country

    def _above(self, institution: Institution) -> set[str]:
        """The ids of the institutions that it is a part of, countries left out."""
        above: set[str] = set()
        parent = institution.parent
        while parent is not None and parent not in above:
            found = self._institution(parent)
            if found is None or found.kind == "country":
                break
            above.add(parent)
            parent = found.parent
        return above

    def _is_international(self, id: str) -> bool:
        known = self._institution(id)
        return known is not None and known.kind == "international"

    def _is_political(self, id: str) -> bool:
        known = self._institution(id)
        return known is not None and known.kind in POLITICS

    def _institution(self, id: str) -> Institution | None:
        if id not in self._known:
            self._known[id] = self._registry.institution_by_id(id)
        return self._known[id]


def _is_part_of_name(one: str, other: str) -> bool:
    """Whether the words of one name are all in the other: Lima University, its Law School."""
    first, second = (set(id.split("-")) - SMALL_WORDS for id in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def is_elsewhere(role: str | None) -> bool:
    """Whether a role is told as over, or as one not got yet: "former police chief", "nominee"."""
    return role is not None and NOT_THERE.search(role) is not None
