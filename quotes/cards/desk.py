"""A record -> its card: the look-ups over all documents that a card needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from quotes.cards.differences import differences
from quotes.cards.phrases import checked_words, commonest, display_day, live_words, sureness
from quotes.cards.views import (
    ArticleRef,
    Card,
    Place,
    Reading,
    Resolution,
    Speaker,
    Wording,
)
from quotes.corpus.clusters import Cluster, Clustering, Key
from quotes.errors import DocumentError
from quotes.links import archive_link, safe_url
from quotes.model import Document, Record, SpeakerRef
from quotes.registry import Registry
from quotes.slugs import unique_slugs

MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Desk:
    """Where cards are made.

    Attributes:
        documents: By id.
        records: Those that are not excluded, by document, then start.
        slugs: Page slugs of articles, people and institutions, by id.
        spellings: Speaker id -> all names, the commonest first.
        registry: Of the project, for roles and links; None for neither.
        articles, archives: By document id: how other pages name it, and the
            address of an archived copy.
        known: The people and institutions that have a page, by id.
        handles, numbers, places: By record: what its anchor is made of, its
            number among the quotations of its article, and its entry there.
    """

    documents: dict[str, Document]
    records: tuple[Record, ...]
    clustering: Clustering
    rules: Collection[str]
    article_slugs: dict[str, str]
    person_slugs: dict[str, str]
    institution_slugs: dict[str, str]
    spellings: dict[str, tuple[str, ...]]
    articles: dict[str, ArticleRef]
    archives: dict[str, str | None]
    known: dict[str, Speaker]
    registry: Registry | None = None
    handles: dict[Key, str] = field(default_factory=dict)
    numbers: dict[Key, int] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)

    def rule_path(self, rule: str | None) -> str | None:
        """The page of a rule, if there is one."""
        return f"rules/{rule}.md" if rule in self.rules else None

    def speaker(self, ref: SpeakerRef) -> Speaker:
        """A speaker with the page that has its cards, if it has one."""
        known = self.known.get(ref.id)
        return Speaker(ref.name, ref.kind) if known is None else known

    def date(self, record: Record) -> str:
        """The ISO date of a record's article, or ""."""
        return self.articles[record.document].date or ""

    def card(self, record: Record) -> Card:
        """The card of a record."""
        key = record.key
        handle, place = self.handles[key], self.places[key]
        cluster = self.clustering.cluster_of(record)
        same, worded, given = (
            self._elsewhere(cluster, key, record.words)
            if cluster and len(cluster.members) > 1
            else ((), (), ())
        )
        institution = record.institution
        shown = institution is not None and not (
            (record.role and institution.name.casefold() in record.role.casefold())
            or any(ref.id == institution.id for ref in record.speakers)
        )
        return Card(
            heading=f"Quotation {handle}",
            anchor=place.anchor,
            place=place,
            number=self.numbers[key],
            words=record.words,
            kind=record.kind,
            status=record.status,
            article=self.articles[record.document],
            speakers=tuple(self.speaker(ref) for ref in record.speakers),
            role=record.role,
            institution=self.known[institution.id] if institution and shown else None,
            source=safe_url(record.link),
            archive=self.archives[record.document],
            mention=record.mention.text if record.mention else None,
            cue=record.cue.text if record.cue else None,
            addressee=record.addressee.text if record.addressee else None,
            rule=record.rule,
            rule_path=self.rule_path(record.rule),
            evidence=record.evidence,
            confidence=record.confidence,
            sureness=sureness(record.confidence),
            checked=checked_words(record.correction),
            live=live_words(record.live),
            resolution=self._resolution(record),
            also_in=self._places(same),
            also_in_more=max(0, len(same) - MOST_PLACES),
            other_wordings=worded,
            other_readings=given,
            office=self._office(record),
        )

    def links(self, id: str) -> tuple[str, ...]:
        """The addresses that the registry gives for a speaker, safe to print."""
        given = self.registry.links(id) if self.registry is not None else ()
        return tuple(address for address in map(safe_url, given) if address is not None)

    def _office(self, record: Record) -> str | None:
        """The role of the only speaker on the article's date, where the article gives none."""
        day = self.documents[record.document].provenance.published
        if self.registry is None or day is None or record.role or len(record.speakers) != 1:
            return None
        role = self.registry.role_on(record.speakers[0].id, day)
        if role is None:
            return None
        institution = self.registry.institution_of(role)
        if institution is None or institution.name.casefold() in role.title.casefold():
            return role.title
        return f"{role.title}, {institution.name}"

    def readings(self, cluster: Cluster) -> tuple[Reading, ...]:
        """Whom the articles of a cluster name, with the places."""
        return tuple(
            Reading(
                tuple(self.speaker(ref) for ref in reading.speakers),
                self._places(reading.members),
            )
            for reading in cluster.readings
        )

    def _places(self, keys: Sequence[Key]) -> tuple[Place, ...]:
        return tuple(self.places[key] for key in keys[:MOST_PLACES])

    def _elsewhere(
        self, cluster: Cluster, own: Key, words: str
    ) -> tuple[Sequence[Key], tuple[Wording, ...], tuple[Reading, ...]]:
        """The rest of a cluster, each record once: as here, other words, other speakers."""
        given = [
            (known, reading)
            for known, reading in zip(cluster.readings, self.readings(cluster), strict=True)
            if cluster.conflict and own not in known.members
        ]
        told = {key for known, _ in given for key in known.members}
        worded = []
        for variant in cluster.variants:
            members = [key for key in variant.members if key not in told]
            if members and own not in variant.members:
                worded.append(self._wording(variant.words, words, members))
                told.update(members)
        same = [key for key in cluster.members if key != own and key not in told]
        return same, tuple(worded), tuple(reading for _, reading in given)

    def _wording(self, other: str, words: str, members: Sequence[Key]) -> Wording:
        pieces, instead = differences(words, other)
        more = max(0, len(members) - MOST_PLACES)
        return Wording(other, pieces, instead, self._places(members), more)

    def _resolution(self, record: Record) -> Resolution | None:
        """The resolution, where the mention does not hold the speaker's name."""
        note = record.resolution
        mention = record.mention.text if record.mention else ""
        if note is None or all(ref.name in mention for ref in record.speakers):
            return None
        antecedent = note.antecedent.text if note.antecedent else None
        return Resolution(note.rule, note.evidence, antecedent, self.rule_path(note.rule))


def make_desk(
    documents: Sequence[Document],
    records: Iterable[Record],
    clustering: Clustering,
    rules: Collection[str],
    registry: Registry | None = None,
) -> Desk:
    """Gather the look-ups.

    Raises:
        DocumentError: A record belongs to none of the documents.
    """
    by_id = {document.id: document for document in documents}
    kept = sorted(
        (record for record in records if not record.excluded),
        key=lambda record: (record.document, record.start, record.id),
    )
    for record in kept:
        if record.document not in by_id:
            raise DocumentError(
                f"record {record.id} belongs to an unknown document {record.document!r}",
                path=record.source.path,
                hint="pass the documents that the records were made from",
            )
    spellings, people, institutions = _speakers(kept)
    unresolved = {ref.id for record in kept for ref in record.speakers if ref.unresolved}
    article_slugs = unique_slugs(
        {document.id: document.provenance.title or document.id for document in documents}
    )
    person_slugs = unique_slugs({key: key for key in people})
    institution_slugs = unique_slugs({key: spellings[key][0] for key in institutions})
    desk = Desk(
        documents=by_id,
        records=tuple(kept),
        clustering=clustering,
        rules=frozenset(rules),
        article_slugs=article_slugs,
        person_slugs=person_slugs,
        institution_slugs=institution_slugs,
        spellings=spellings,
        registry=registry,
        articles={key: _article(by_id[key], path) for key, path in article_slugs.items()},
        archives={key: _archive(document) for key, document in by_id.items()},
        known={
            **{
                key: Speaker(spellings[key][0], "institution", f"institutions/{name}.md")
                for key, name in institution_slugs.items()
            },
            **{
                key: Speaker(spellings[key][0], "person", f"people/{name}.md", key in unresolved)
                for key, name in person_slugs.items()
            },
        },
    )
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in kept:
        by_document[record.document].append(record)
    for group in by_document.values():
        handles = unique_slugs({record.id: record.id for record in group})
        for number, record in enumerate(group, 1):
            desk.handles[record.key] = handles[record.id]
            desk.numbers[record.key] = number
            desk.places[record.key] = Place(
                desk.articles[record.document], f"quotation-{handles[record.id]}"
            )
    return desk


def _speakers(
    records: Iterable[Record],
) -> tuple[dict[str, tuple[str, ...]], set[str], set[str]]:
    """The spellings of each speaker and institution, and which ids are which."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    people, institutions = set(), set()
    for record in records:
        for ref in record.speakers:
            uses[ref.id][ref.name] += 1
            if ref.kind == "person":
                people.add(ref.id)
            elif ref.kind == "institution":
                institutions.add(ref.id)
        if record.institution is not None:
            uses[record.institution.id][record.institution.name] += 1
            institutions.add(record.institution.id)
    spellings = {key: commonest(names) for key, names in uses.items()}
    return spellings, people, institutions


def _article(document: Document, slug: str) -> ArticleRef:
    provenance = document.provenance
    return ArticleRef(
        title=provenance.title or document.id,
        path=f"articles/{slug}.md",
        outlet=provenance.outlet,
        date=provenance.published.isoformat() if provenance.published else None,
        day=display_day(provenance.published),
    )


def _archive(document: Document) -> str | None:
    provenance = document.provenance
    return archive_link(provenance.url, provenance.retrieved or provenance.published)
