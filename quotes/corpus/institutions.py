"""The same institution under different names in many articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.model import InstitutionRef, Record, SpeakerRef
from quotes.registry import Registry
from quotes.slugs import slug

_Name = tuple[str, str]


def same_institutions(records: Sequence[Record], registry: Registry) -> list[Record]:
    """Give an institution one id and one name in all records.

    The registry tells that the Foreign Ministry of Russia and MFA Russia are the
    Russian Foreign Ministry. What it does not know is one institution only where
    the names differ by letter case, accents, article or punctuation.

    Args:
        records: Of all documents.
        registry: Of the project.

    Returns:
        The records in the same order.
    """
    counts: Counter[_Name] = Counter()
    for record in records:
        counts.update(_names(record))
    refs = _canonical(counts, registry)
    return [_renamed(record, refs) for record in records]


def _names(record: Record) -> Iterable[_Name]:
    for speaker in record.speakers:
        if speaker.kind == "institution":
            yield speaker.id, speaker.name
    if record.institution is not None:
        yield record.institution.id, record.institution.name


def _canonical(counts: Counter[_Name], registry: Registry) -> dict[_Name, InstitutionRef]:
    refs: dict[_Name, InstitutionRef] = {}
    unlisted: dict[str, Counter[_Name]] = defaultdict(Counter)
    for (id, name), count in counts.items():
        known = registry.institution_by_id(id) or registry.institution(name)
        if known is not None:
            refs[id, name] = InstitutionRef(known.id, known.name)
        else:
            unlisted[plain_id(name)][id, name] += count
    for plain, names in unlisted.items():
        _, best = min(names, key=lambda pair: (-names[pair], pair[1], pair[0]))
        refs.update(dict.fromkeys(names, InstitutionRef(plain, best)))
    return refs


def plain_id(name: str) -> str:
    """The id of a name without its article."""
    words = name.replace("&", " and ").split()
    return slug(" ".join(words[1:] if len(words) > 1 and words[0].lower() == "the" else words))


def _renamed(record: Record, refs: dict[_Name, InstitutionRef]) -> Record:
    speakers = tuple(
        _speaker(speaker, refs) if speaker.kind == "institution" else speaker
        for speaker in record.speakers
    )
    own = record.institution
    institution = refs[own.id, own.name] if own is not None else None
    if speakers == record.speakers and institution == own:
        return record
    return replace(record, speakers=speakers, institution=institution)


def _speaker(speaker: SpeakerRef, refs: dict[_Name, InstitutionRef]) -> SpeakerRef:
    ref = refs[speaker.id, speaker.name]
    return replace(speaker, id=ref.id, name=ref.name)
