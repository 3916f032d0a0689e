from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from seed_records import (
    KREMLIN,
    LAVROV,
    PESKOV,
    RULES,
    THE_KREMLIN,
    XI,
    YI,
    make_document,
    make_record,
    seed_records,
)

from quotes.cards import Site, build_site
from quotes.cards.views import LeftOut
from quotes.corpus.clusters import cluster
from quotes.errors import DocumentError
from quotes.model import CorrectionNote, Document, LiveNote, Record, SpeakerRef
from quotes.rulebook import Chapter

WORDS = "We are not going to stop this week"


def site_of(*articles: tuple[Document, Record], rules: tuple[Chapter, ...] = ()) -> Site:
    documents = list({document.id: document for document, _ in articles}.values())
    records = [record for _, record in articles]
    return build_site(documents, records, cluster(records, documents), rules)


def article(
    document_id: str,
    *speakers: SpeakerRef,
    words: str = WORDS,
    day: dt.date | None = None,
    **details: object,
) -> tuple[Document, Record]:
    text = f'"{words}," the speaker said.'
    document = make_document(document_id, text, title=f"Title {document_id}", published=day)
    return document, make_record(document, words, *speakers, **details)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def seeds() -> Site:
    documents, records = seed_records()
    return build_site(documents, records, cluster(records, documents))


def test_every_record_has_an_entry_on_its_article(seeds: Site) -> None:
    _, records = seed_records()
    entries = [card.words for page in seeds.articles for card in page.cards]
    assert sorted(entries) == sorted(record.words for record in records if not record.excluded)


def test_every_attributed_record_is_on_its_speakers_page() -> None:
    one, joint = article("a", XI), article("b", XI, YI, words="Both of us agree on the plan")
    xi, yi = sorted(site_of(one, joint).people, key=lambda page: page.title)
    xi, yi = (xi, yi) if xi.title == "Xi Jinping" else (yi, xi)
    assert len(xi.cards) == 2
    assert [card.words for card in yi.cards] == ["Both of us agree on the plan"]


def test_the_same_words_make_one_card_as_first_printed_and_say_where_else() -> None:
    late = article("a", XI, day=dt.date(2023, 5, 2))
    early = article("b", XI, day=dt.date(2023, 5, 1))
    (page,) = site_of(late, early).people
    (card,) = page.cards
    assert page.quotations == 2
    assert card.article.title == "Title b"
    assert [place.article.title for place in card.also_in] == ["Title a"]


def test_each_other_place_is_told_once(seeds: Site) -> None:
    for page in seeds.articles:
        for card in page.cards:
            places = [
                *card.also_in,
                *(place for other in card.other_wordings for place in other.places),
                *(place for other in card.other_readings for place in other.places),
            ]
            assert len(places) == len(set(places))


def test_too_many_places_are_counted() -> None:
    (page,) = site_of(*(article(f"d{n:02}", XI) for n in range(30))).people
    assert len(page.cards[0].also_in) == 20
    assert page.cards[0].also_in_more == 9


def test_wordings_that_differ_and_speakers_that_differ_are_kept_apart(seeds: Site) -> None:
    cards = {card.words: card for page in seeds.articles for card in page.cards}
    peskov = cards[
        "Undoubtedly, China has a very effective and commanding potential for mediation,"
    ]
    assert [other.words for other in peskov.other_wordings] == [
        "Undoubtedly, China has a very commanding and effective potential for mediation,"
    ]
    assert not peskov.other_readings
    assert len(cards["prospect"].other_readings) == 1
    assert not cards["prospect"].other_wordings


def test_inferred_speakers_are_kept_apart() -> None:
    (page,) = site_of(article("a", XI, status="implicit")).people
    assert not page.cards
    assert len(page.inferred) == 1


def test_an_institution_has_its_own_words_and_its_peoples() -> None:
    own = article("a", KREMLIN, words="The Kremlin has nothing to add")
    spoken = article("b", PESKOV, institution=THE_KREMLIN)
    guessed = article(
        "c", PESKOV, institution=THE_KREMLIN, words="Nobody knows that here", status="implicit"
    )
    (page,) = site_of(own, spoken, guessed).institutions
    assert [card.words for card in page.cards] == ["The Kremlin has nothing to add"]
    (people,) = page.spokespeople
    assert people.speaker.path == "people/dmitry-peskov.md"
    assert [card.words for card in people.cards] == [WORDS]
    assert (page.quotations, page.spoken_for) == (1, 1)


def test_an_institution_that_only_others_speak_for_has_a_page() -> None:
    site = site_of(article("a", PESKOV, institution=THE_KREMLIN))
    assert [page.title for page in site.institutions] == ["Kremlin"]
    assert site.index.speakers == 1


@pytest.mark.parametrize("kind", ["group", "unnamed"])
def test_groups_and_unnamed_speakers_have_no_page(kind: str) -> None:
    ref = SpeakerRef("officials", "Western officials", kind)  # type: ignore[arg-type]
    site = site_of(article("a", ref))
    assert not site.people
    assert not site.institutions
    (card,) = site.index.unnamed
    assert card.speakers[0].path is None


def test_a_name_is_the_commonest_spelling() -> None:
    other = replace(LAVROV, name="Sergey Lavrov")
    (page,) = site_of(
        article("a", other),
        article("b", LAVROV, words="Nothing has been said about it"),
        article("c", LAVROV, words="Everything has been said by now"),
    ).people
    assert (page.title, page.other_names) == ("Sergei Lavrov", ("Sergey Lavrov",))
    assert {speaker.name for card in page.cards for speaker in card.speakers} == {"Sergei Lavrov"}


def test_namesakes_have_a_page_each() -> None:
    one, other = SpeakerRef("1", "Ana Ruiz", "person"), SpeakerRef("2", "Ana Ruiz", "person")
    site = site_of(article("a", one), article("b", other))
    assert len({page.path for page in site.people}) == 2


def test_a_resolution_shows_only_where_it_went_beyond_the_words() -> None:
    document = make_document("a", f'Xi Jinping came. "{WORDS}," he said. Then Xi Jinping left.')
    plain = make_record(document, WORDS, XI, mention="Xi Jinping", resolution="named")
    beyond = make_record(document, WORDS, XI, mention="he", resolution="“he” is Xi Jinping")
    assert site_of((document, plain)).people[0].cards[0].resolution is None
    shown = site_of((document, beyond)).people[0].cards[0].resolution
    assert shown is not None
    assert shown.evidence == "“he” is Xi Jinping"


def test_rules_are_linked_only_where_they_have_a_page() -> None:
    given = article("a", XI, rule="cue-before")
    assert site_of(given).people[0].cards[0].rule_path is None
    linked = site_of(article("a", XI, rule="cue-beside"), rules=RULES)
    assert linked.people[0].cards[0].rule_path == "rules/cue-beside.md"


def test_what_is_left_out_is_told_with_its_reason(seeds: Site) -> None:
    (page,) = [page for page in seeds.articles if page.outlet == "TASS"]
    assert [(item.reason, item.begins, item.count) for item in page.left_out] == [
        ("scare-quote", "pressing", None),
        ("not-the-article", "All news", 1),
    ]


def test_what_stands_outside_the_article_is_told_once_and_without_markup() -> None:
    document = make_document("a", '**See also:** ["We stop"](https://a.example), he said')
    outside = replace(document.paragraphs[0], role="excluded", reason="related-link")
    dropped = make_record(document, "We stop", excluded="related-link")
    document = replace(document, paragraphs=(outside,))
    (page,) = build_site([document], [dropped], cluster([dropped], [document])).articles
    assert page.left_out == (LeftOut("related-link", 'See also: "We stop", he said', 1),)


@pytest.mark.parametrize(
    ("words", "begins"), [("x" * 200, "x" * 80 + " …"), ("word " * 50, "word " * 16 + "…")]
)
def test_long_text_that_is_left_out_is_told_by_its_beginning(words: str, begins: str) -> None:
    document = make_document("a", f'"{words}" he said')
    dropped = make_record(document, words.strip(), excluded="scare-quote")
    (page,) = build_site([document], [dropped], cluster([dropped], [document])).articles
    assert page.left_out[0].begins == begins


def test_an_article_names_the_file_it_was_read_from() -> None:
    document, record = article("a", XI)
    site = site_of((replace(document, path="seeds/a.txt"), record))
    assert site.articles[0].file == "seeds/a.txt"


def test_pages_carry_the_date_of_their_newest_quotation(seeds: Site) -> None:
    (lavrov,) = [page for page in seeds.people if page.title == "Sergei Lavrov"]
    assert lavrov.date == "2024-05-20"
    assert site_of(article("a", XI)).people[0].date is None


def test_the_order_of_pages_and_cards(seeds: Site) -> None:
    counts = [page.quotations for page in seeds.people]
    assert counts == sorted(counts, reverse=True)
    for pages in (seeds.articles, *(page.cards for page in seeds.people)):
        dates = [getattr(page, "date", None) or page.article.date for page in pages]  # type: ignore[union-attr]
        assert dates == sorted(dates, reverse=True)


def test_the_order_of_the_input_does_not_matter(seeds: Site) -> None:
    documents, records = seed_records()
    turned = build_site(documents[::-1], records[::-1], cluster(records[::-1], documents[::-1]))
    assert turned == seeds


def test_a_record_of_an_unknown_document_is_an_error() -> None:
    document, record = article("a", XI)
    with pytest.raises(DocumentError, match="unknown document 'a'"):
        build_site([], [record], cluster([record], [document]))


def test_a_card_says_that_an_editor_checked_it_and_what_became_of_it() -> None:
    document, record = article("a", XI)
    noted = replace(
        record,
        correction=CorrectionNote("Jo", "2023-06-01", "heard it"),
        live=LiveNote("quotation-gone", checked="2023-07-02", since="2023-06-02"),
    )
    (card,) = site_of((document, noted)).people[0].cards
    assert card.checked == "checked by an editor (Jo, 1 June 2023): heard it"
    assert card.live == "gone from the live page since 2 June 2023"


def test_offices_are_told_with_their_days_the_latest_first() -> None:
    page = site_of(
        article("a", PESKOV, role="aide", day=dt.date(2019, 1, 1)),
        article("b", PESKOV, role="spokesman", day=dt.date(2022, 1, 1), words="Not now and not me"),
        article("c", PESKOV, role="spokesman", day=dt.date(2023, 1, 1), words="Ask us once again"),
    ).people[0]
    assert [(o.role, o.first, o.last, o.quotations) for o in page.offices] == [
        ("spokesman", "1 January 2022", "1 January 2023", 2),
        ("aide", "1 January 2019", "1 January 2019", 1),
    ]
    assert (page.first, page.last) == ("1 January 2019", "1 January 2023")


def test_people_of_the_same_articles_are_named() -> None:
    document = make_document("a", "“One thing is clear,” said Xi. “Another is not,” said Wang.")
    records = [
        make_record(document, "One thing is clear,", XI),
        make_record(document, "Another is not,", YI),
    ]
    site = build_site([document], records, cluster(records, [document]))
    assert {page.title: [b.speaker.name for b in page.beside] for page in site.people} == {
        "Xi Jinping": ["Wang Yi"],
        "Wang Yi": ["Xi Jinping"],
    }


def test_tags_make_topics() -> None:
    document, record = article("a", XI)
    tagged = replace(document, provenance=replace(document.provenance, tags=("Budget",)))
    site = site_of((tagged, record))
    assert [link.path for link in site.index.topics] == ["topics/budget.md"]
    assert {"topics/budget.md", "topics/index.md"} <= {page.path for page in site.more}


def test_a_rule_counts_how_often_it_spoke() -> None:
    document, record = article("a", XI, rule="cue-beside")
    pages = {page.path: page for page in site_of((document, record), rules=RULES).more}
    assert pages["rules/cue-beside.md"].spoke == 1  # type: ignore[attr-defined]
