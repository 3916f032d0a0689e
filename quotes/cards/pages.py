"""The templates' contract, second half: what each kind of page shows.

See `views` for the parts that pages are made of, and for what holds of all texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.cards.views import (
    ArticleRef,
    Card,
    CardGroup,
    Counted,
    Disagreement,
    Example,
    HeatMap,
    LeftOut,
    ListRow,
    Office,
    OutletRow,
    PageLink,
    Paragraph,
    PictureRef,
    RuleChapter,
    Speaker,
    SpokespersonCards,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    Attributes:
        path: Where it is written, relative to the output folder.
        date: ISO date of its newest quotation.
        id: What the page is about, as records name it: the id of a speaker, a
            document or a rule; None for lists.
        aliases: Other names of what the page is about.
    """

    path: str
    slug: str
    title: str
    description: str
    date: str | None = None
    tags: tuple[str, ...] = ()
    id: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage(Page):
    """The fact cards of a person or an institution.

    Attributes:
        other_names: Other spellings that articles use.
        links: Addresses that the registry gives, safe to print in a link.
        quotations, articles: Counts; inferred quotations included.
        first, last: Days of the first and the last quotation, for readers.
        timeline: A picture of the quotations over time, or None.
        years: Cards by year, the newest first; `cards` are the same in one row.
        other_years: Pages with the cards that would be too many here.
        inferred: Cards whose speaker is inferred; `other_inferred` as above.
        offices: Of a person the roles and institutions over time, the latest
            first; of an institution its people by role.
    """

    other_names: tuple[str, ...]
    links: tuple[str, ...] = ()
    quotations: int
    articles: int
    first: str | None
    last: str | None
    timeline: PictureRef | None
    years: tuple[CardGroup, ...]
    other_years: tuple[PageLink, ...]
    cards: tuple[Card, ...]
    inferred: tuple[Card, ...]
    other_inferred: tuple[PageLink, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(SpeakerPage):
    """A person's fact cards.

    Attributes:
        unresolved: The page is the name's: several people can be meant.
        roles: As articles give them, the commonest first.
        institutions: Those the person speaks for.
        made: How many cards there are on all pages of the person.
        about: Others' words that hold the name, the newest first; `about_more`
            counts those that would be too many.
        beside: People quoted in the same articles, and in how many.
    """

    roles: tuple[str, ...]
    institutions: tuple[Speaker, ...]
    made: int
    about: tuple[Card, ...]
    about_more: int
    beside: tuple[Counted, ...]
    unresolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPage(SpeakerPage):
    """An institution's fact cards: the cards are its own statements.

    Attributes:
        spokespeople: Statements of people who belong to it, by person.
        spoken_for: Count of its people's quotations; `quotations` counts its own.
    """

    spoken_for: int
    spokespeople: tuple[SpokespersonCards, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MorePage(Page):
    """Cards of a speaker that do not fit on the speaker's own page.

    Attributes:
        speaker: Whose they are.
        group: The year, or "Inferred".
        before, after: The pages with the cards before (newer) and after these.
    """

    speaker: Speaker
    group: str
    cards: tuple[Card, ...]
    before: PageLink | None = None
    after: PageLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Page):
    """An article with its quotations in place, and an entry for each.

    Attributes:
        url, archive: Safe addresses, or None.
        file: The saved file it was read from, as the project names it, or None.
        data: The path of its quotations as JSON-LD, or None where it has none.
        topics: Pages of its tags.
        paragraphs: Its own text, in order.
        speakers: Who is quoted, and how often, the most quoted first.
        cards: Its quotations in order.
        left_out: Quotations in its text that are nobody's words, then what is
            on the page but not the article's.
    """

    outlet: str | None
    author: str | None
    day: str | None
    url: str | None
    archive: str | None
    topics: tuple[PageLink, ...]
    paragraphs: tuple[Paragraph, ...]
    speakers: tuple[Counted, ...]
    cards: tuple[Card, ...]
    left_out: tuple[LeftOut, ...]
    ref: ArticleRef
    file: str | None = None
    data: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """The front page; each part of it is bounded, and links to a page with all.

    Attributes:
        quotations, speakers, articles: Counts; speakers are people and institutions.
        people, institutions: The most quoted; then by name.
        outlets: By number of quotations, then name.
        heat_map: People by outlets, or None where there is too little to show.
        newest: The newest quotations that have a speaker.
        newest_articles: The newest articles.
        topics: By number of articles, then name.
        disagreements: Where outlets name different speakers.
        unnamed: Quotations of groups and unnamed speakers, the newest first.
        unattributed: Quotations with no speaker, the newest first.
        lists: Pages with all people, institutions, articles …, by what they list.
    """

    quotations: int
    speakers: int
    articles: int
    people: tuple[ListRow, ...]
    institutions: tuple[ListRow, ...]
    outlets: tuple[OutletRow, ...]
    heat_map: HeatMap | None
    newest: tuple[Card, ...]
    newest_articles: tuple[ListRow, ...]
    topics: tuple[PageLink, ...]
    disagreements: tuple[Disagreement, ...]
    unnamed: tuple[Card, ...]
    unattributed: tuple[Card, ...]
    lists: dict[str, PageLink] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A list of pages, or the next part of one.

    Attributes:
        kind: "people", "institutions", "articles", "topics" or "outlets".
        rows: The pages that it lists.
        parts: The other pages of the same list, for example by year.
    """

    kind: str
    rows: tuple[ListRow, ...]
    parts: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage(Page):
    """What a person should look at: outlets that disagree, or words without a speaker.

    Attributes:
        about: One sentence that says what stands here.
        disagreements, cards: The one or the other.
        parts: The other pages of the same list.
    """

    about: str
    disagreements: tuple[Disagreement, ...] = ()
    cards: tuple[Card, ...] = ()
    parts: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Page):
    """What is tagged alike.

    Attributes:
        quotations, count: How many quotations, in how many articles.
        people: Who is quoted most in its articles.
        newest: Its newest quotations.
        articles: Its articles, the newest first; those that are too many on `parts`.
    """

    quotations: int
    count: int
    people: tuple[Counted, ...]
    newest: tuple[Card, ...]
    articles: tuple[ListRow, ...]
    parts: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookPage(Page):
    """All rules, by what they decide."""

    chapters: tuple[RuleChapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage(Page):
    """One rule.

    Attributes:
        why, facts: What the rule says of itself.
        finds, ignores: A heading, and examples under it.
        marks: The kinds of marks in its examples.
        spoke: How many quotations (or paragraphs) it decided here.
        cards: Some of them, the newest first.
    """

    why: str
    facts: tuple[str, ...]
    finds: tuple[str, tuple[Example, ...]]
    ignores: tuple[str, tuple[Example, ...]]
    marks: tuple[str, ...]
    spoke: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages; all pictures, and the articles' quotations as JSON-LD, by their path."""

    index: IndexPage
    people: tuple[PersonPage, ...]
    institutions: tuple[InstitutionPage, ...]
    articles: tuple[ArticlePage, ...]
    more: tuple[Page, ...] = ()
    pictures: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, whatever its kind."""
        return (self.index, *self.people, *self.institutions, *self.articles, *self.more)
