"""Documents, records and clusters -> the pages of the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from quotes.cards.desk import Desk, make_desk
from quotes.cards.phrases import commonest, counted, display_day
from quotes.cards.prose import Marked, paragraphs, without_markup
from quotes.cards.views import (
    ArticlePage,
    Card,
    Disagreement,
    IndexPage,
    InstitutionPage,
    LeftOut,
    OutletRow,
    PersonPage,
    Site,
    SpokespersonCards,
)
from quotes.corpus.clusters import Clustering, Key, key_of
from quotes.links import archive_link, safe_url
from quotes.model import Document, Record, SpeakerRef
from quotes.registry import Registry

EXTRACT = 80
Cards = dict[Key, Card]


def build_site(
    documents: Sequence[Document],
    records: Sequence[Record],
    clustering: Clustering,
    rules: Collection[str] = (),
    registry: Registry | None = None,
) -> Site:
    """Make every page's view model.

    Args:
        documents: All articles; one without quotations has a page too.
        records: Excluded ones are shown only as left out of their article.
        clustering: Of the same records.
        rules: Ids of the rules that have a page `rules/<id>.md` to link to.
        registry: Of the project, for roles that articles do not give, and links.

    Raises:
        DocumentError: A record belongs to none of the documents.
    """
    desk = make_desk(documents, records, clustering, rules, registry)
    cards = {key_of(record): desk.card(record) for record in desk.records}
    said = _by_speaker(desk.records)
    articles = _articles(desk, cards, [record for record in records if record.excluded])
    people = tuple(
        sorted(
            (_person(desk, cards, key, said[key]) for key in desk.person_slugs),
            key=lambda page: (-page.quotations, page.title, page.slug),
        )
    )
    spoken_for = _by_institution(desk.records)
    institutions = tuple(
        sorted(
            (
                _institution(desk, cards, key, said.get(key, []), spoken_for.get(key, []))
                for key in desk.institution_slugs
            ),
            key=lambda page: (-page.quotations - page.spoken_for, page.title, page.slug),
        )
    )
    return Site(_index(desk, cards, people, institutions, articles), people, institutions, articles)


def _by_speaker(records: Iterable[Record]) -> dict[str, list[Record]]:
    said: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for key in {ref.id for ref in record.speakers}:
            said[key].append(record)
    return said


def _by_institution(records: Iterable[Record]) -> dict[str, list[Record]]:
    """What is said for each institution by somebody who is not the institution."""
    spoken: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        key = record.institution.id if record.institution else None
        if key and record.status == "attributed" and key not in {r.id for r in record.speakers}:
            spoken[key].append(record)
    return spoken


def _person(desk: Desk, cards: Cards, key: str, records: list[Record]) -> PersonPage:
    name, *others = desk.spellings[key]
    roles = Counter(record.role for record in records if record.role)
    institutions = {ref.id: ref for record in records if (ref := record.institution)}
    articles = len({record.document for record in records})
    role = f", {commonest(roles)[0]}" if roles else ""
    return PersonPage(
        path=f"people/{desk.person_slugs[key]}.md",
        slug=desk.person_slugs[key],
        title=name,
        description=f"{name}{role}: {counted(len(records), 'quotation')}"
        f" in {counted(articles, 'article')}.",
        date=_newest(desk, records),
        tags=("person", *sorted(desk.spellings[ref][0] for ref in institutions)),
        other_names=tuple(others),
        roles=commonest(roles),
        institutions=tuple(desk.institution(institutions[ref]) for ref in sorted(institutions)),
        quotations=len(records),
        articles=articles,
        cards=_cards(desk, cards, records, inferred=False),
        inferred=_cards(desk, cards, records, inferred=True),
        links=desk.links(key),
        unresolved=any(ref.id == key and ref.unresolved for r in records for ref in r.speakers),
    )


def _institution(
    desk: Desk, cards: Cards, key: str, own: list[Record], spoken: list[Record]
) -> InstitutionPage:
    name, *others = desk.spellings[key]
    articles = len({record.document for record in [*own, *spoken]})
    said = [f"{counted(len(own), 'quotation')} of its own"] if own else []
    if spoken:
        said.append(f"{len(spoken) if own else counted(len(spoken), 'quotation')} by its people")
    return InstitutionPage(
        path=f"institutions/{desk.institution_slugs[key]}.md",
        slug=desk.institution_slugs[key],
        title=name,
        description=f"{name}: {' and '.join(said)} in {counted(articles, 'article')}.",
        date=_newest(desk, [*own, *spoken]),
        tags=("institution",),
        other_names=tuple(others),
        quotations=len(own),
        spoken_for=len(spoken),
        articles=articles,
        cards=_cards(desk, cards, own, inferred=False),
        inferred=_cards(desk, cards, own, inferred=True),
        spokespeople=_spokespeople(desk, cards, spoken),
        links=desk.links(key),
    )


def _spokespeople(desk: Desk, cards: Cards, spoken: list[Record]) -> tuple[SpokespersonCards, ...]:
    refs: dict[str, SpeakerRef] = {}
    by_person: dict[str, list[Record]] = defaultdict(list)
    for record in spoken:
        for ref in record.speakers:
            refs[ref.id] = ref
            by_person[ref.id].append(record)
    ordered = sorted(by_person.items(), key=lambda item: (-len(item[1]), refs[item[0]].name))
    return tuple(
        SpokespersonCards(desk.speaker(refs[key]), _cards(desk, cards, records, inferred=False))
        for key, records in ordered
    )


def _articles(desk: Desk, cards: Cards, left_out: Iterable[Record]) -> tuple[ArticlePage, ...]:
    """The articles' pages, newest first."""
    kept, dropped = defaultdict(list), defaultdict(list)
    for record in desk.records:
        kept[record.document].append(record)
    for record in left_out:
        dropped[record.document].append(record)
    pages = [
        _article(desk, cards, document, kept[key], dropped[key])
        for key, document in desk.documents.items()
    ]
    pages.sort(key=lambda page: (page.title, page.slug))
    pages.sort(key=lambda page: page.ref.date or "", reverse=True)
    return tuple(pages)


def _article(
    desk: Desk, cards: Cards, document: Document, kept: list[Record], dropped: list[Record]
) -> ArticlePage:
    provenance = document.provenance
    ref = desk.article(document.id)
    own = [cards[key_of(record)] for record in kept]
    marked = [
        Marked(record.start, record.end, card.number, card.anchor)
        for record, card in zip(kept, own, strict=True)
    ]
    stated = [text for text in (provenance.outlet, display_day(provenance.published)) if text]
    return ArticlePage(
        path=ref.path,
        slug=desk.article_slugs[document.id],
        title=ref.title,
        description=", ".join([counted(len(own), "quotation"), *stated]) + ".",
        date=ref.date,
        tags=("article", *provenance.tags),
        outlet=provenance.outlet,
        author=provenance.author,
        day=ref.day,
        url=safe_url(provenance.url),
        archive=archive_link(provenance.url, provenance.retrieved or provenance.published),
        paragraphs=paragraphs(document, marked),
        cards=tuple(own),
        left_out=_left_out(document, dropped),
        ref=ref,
        file=document.path,
    )


def _left_out(document: Document, dropped: Iterable[Record]) -> tuple[LeftOut, ...]:
    """Quotations that are nobody's words, then the page's other text by reason."""
    begins: dict[str, str] = {}
    counts: Counter[str] = Counter()
    outside = [paragraph for paragraph in document.paragraphs if paragraph.role == "excluded"]
    for paragraph in outside:
        reason = paragraph.reason or "outside the article"
        counts[reason] += 1
        text = without_markup(document.text[paragraph.start : paragraph.end])
        begins.setdefault(reason, _extract(text))
    quotations = [
        LeftOut(record.excluded, _extract(record.words))
        for record in sorted(dropped, key=lambda record: (record.start, record.id))
        if record.excluded and not any(p.start <= record.start < p.end for p in outside)
    ]
    return (*quotations, *(LeftOut(key, begins[key], counts[key]) for key in begins))


def _extract(text: str) -> str:
    words = " ".join(text[: EXTRACT * 2].split())
    if len(words) <= EXTRACT:
        return words
    return f"{words[:EXTRACT].rpartition(' ')[0] or words[:EXTRACT]} …"


def _index(
    desk: Desk,
    cards: Cards,
    people: tuple[PersonPage, ...],
    institutions: tuple[InstitutionPage, ...],
    articles: tuple[ArticlePage, ...],
) -> IndexPage:
    named = len(people) + sum(1 for page in institutions if page.quotations)
    unnamed = [
        record
        for record in desk.records
        if any(ref.kind in ("group", "unnamed") for ref in record.speakers)
    ]
    return IndexPage(
        path="index.md",
        slug="index",
        title="Who said what",
        description=f"{counted(len(desk.records), 'quotation')} and {counted(named, 'speaker')}"
        f" in {counted(len(articles), 'article')}.",
        date=_newest(desk, desk.records),
        tags=(),
        quotations=len(desk.records),
        speakers=named,
        people=people,
        institutions=institutions,
        articles=articles,
        outlets=_outlets(articles),
        disagreements=_disagreements(desk),
        unnamed=tuple(cards[key_of(record)] for record in unnamed),
        unattributed=tuple(cards[key_of(record)] for record in desk.records if not record.speakers),
    )


def _outlets(articles: Iterable[ArticlePage]) -> tuple[OutletRow, ...]:
    written, quoted = Counter[str](), Counter[str]()
    for page in articles:
        if page.outlet:
            written[page.outlet] += 1
            quoted[page.outlet] += len(page.cards)
    rows = (OutletRow(name, written[name], quoted[name]) for name in written)
    return tuple(sorted(rows, key=lambda row: (-row.quotations, row.name)))


def _disagreements(desk: Desk) -> tuple[Disagreement, ...]:
    found = [cluster for cluster in desk.clustering.clusters.values() if cluster.conflict]
    found.sort(key=lambda cluster: (cluster.members[0], cluster.id))
    return tuple(
        Disagreement(cluster.variants[0].words, desk.readings(cluster)) for cluster in found
    )


def _cards(desk: Desk, cards: Cards, records: Iterable[Record], inferred: bool) -> tuple[Card, ...]:
    """The cards of some records, newest first, the same words once (as first printed)."""
    chosen: dict[str, Record] = {}
    for record in sorted(records, key=lambda record: _age(desk, record)):
        if (record.status == "implicit") == inferred:
            cluster = desk.clustering.cluster_of(record)
            chosen.setdefault(cluster.id if cluster else repr(key_of(record)), record)
    newest_first = sorted(chosen.values(), key=lambda r: (r.document, r.start, r.id))
    newest_first.sort(key=lambda record: _date(desk, record), reverse=True)
    return tuple(cards[key_of(record)] for record in newest_first)


def _age(desk: Desk, record: Record) -> tuple[bool, str, str, int, str]:
    """Sorts the oldest first, undated ones last."""
    date = _date(desk, record)
    return not date, date, record.document, record.start, record.id


def _date(desk: Desk, record: Record) -> str:
    return desk.article(record.document).date or ""


def _newest(desk: Desk, records: Iterable[Record]) -> str | None:
    return max((_date(desk, record) for record in records), default="") or None
