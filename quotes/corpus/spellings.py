"""Which spellings of the articles are one full name: transliteration, initials, diacritics.

Only names decide here. Names that can all be one name are one: "J. Roe", "John Roe" and
"John A. Roe". A name that can be two others which cannot be each other is neither: "J. Roe" where
there is a Jane Roe too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from quotes.corpus.person_names import PersonName


def gather(
    names: Iterable[PersonName], known: Iterable[PersonName]
) -> tuple[Mapping[PersonName, PersonName], frozenset[PersonName]]:
    """Find the names that are one.

    Args:
        names: Of the articles.
        known: Of the registry; they can make a name ambiguous, and join none.

    Returns:
        Name -> the form that stands for all that are one with it, and the names
        that are ambiguous, which stand for themselves. That a name is ambiguous
        or one with others does not depend on which of these is used for them.
    """
    own = frozenset(names)
    by_rest: dict[tuple[str, ...], set[PersonName]] = defaultdict(set)
    for name in {*own, *known}:
        by_rest[name.rest].add(name)
    same = {name: {one for one in by_rest[name.rest] if one.can_be(name)} for name in own}
    ambiguous = frozenset(
        name for name in own if not all(a.can_be(b) for a in same[name] for b in same[name])
    )
    forms = {
        name: name if name in ambiguous else max((same[name] & own) - ambiguous) for name in own
    }
    return forms, ambiguous
