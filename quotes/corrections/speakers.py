"""Who is meant by a name that an editor writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from quotes.corrections.correction import CorrectSpeaker
from quotes.model import Record, SpeakerRef
from quotes.registry import slug, spelling_key
from quotes.slugs import slug as any_slug

Bearers = Mapping[str, set[SpeakerRef]]


class KnownSpeakers:
    """The people, institutions and groups of all records, by name.

    Args:
        records: Of all documents.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._bearers = _bearers(records)
        self._ids = {ref.id for refs in self._bearers.values() for ref in refs}

    def meant(self, wanted: CorrectSpeaker, record: Record) -> SpeakerRef:
        """The speaker of that name.

        Whom the record has counts before others. A name that several people have is
        nobody's of them, and a new speaker never gets the id of another.

        Args:
            wanted: What the editor wrote.
            record: The record that is corrected.
        """
        same: list[SpeakerRef] = []
        for bearers in (_bearers([record]), self._bearers):
            for name in (wanted.name, spelling_key(wanted.name)):
                same = [ref for ref in bearers.get(name, ()) if wanted.kind in (None, ref.kind)]
                if len(same) == 1:
                    return same[0]
        kinds = {ref.kind for ref in same}
        kind = wanted.kind or (kinds.pop() if len(kinds) == 1 else "person")
        if same and kind == "person":
            return _unresolved(wanted.name, same)
        id = slug(wanted.name) or any_slug(wanted.name)
        return SpeakerRef(f"{id}-{kind}" if id in self._ids else id, wanted.name, kind)


def _unresolved(name: str, same: Iterable[SpeakerRef]) -> SpeakerRef:
    """The name's own page, which identity gives to whoever could be several of its bearers."""
    known = [ref for ref in same if ref.unresolved]
    if len(known) == 1:
        return known[0]
    return SpeakerRef(any_slug(f"{name} unresolved"), name, "person", unresolved=True)


def _bearers(records: Iterable[Record]) -> Bearers:
    """Who has a name, by it and by what all spellings of it have in common."""
    found: dict[str, set[SpeakerRef]] = defaultdict(set)
    for record in records:
        refs = list(record.speakers)
        if record.institution is not None:
            refs.append(SpeakerRef(record.institution.id, record.institution.name, "institution"))
        for ref in refs:
            found[ref.name].add(ref)
            found[spelling_key(ref.name)].add(ref)
    return found
