"""The templates' contract: what a template may see, as frozen dataclasses.

Every `path` is relative to the output folder ("people/ana-ruiz.md") and made by
us; every other text comes from articles and is escaped by the templates. Dates
are ISO ("2023-04-06"), days are for readers ("6 April 2023"); both are None
where the article's date is unknown. Attributes are only added, never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model import QuotationKind, SpeakerKind, Status


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name, and the path of its page; groups and unnamed speakers have none.

    `unresolved`: the name can be several people's, and nobody was chosen.
    """

    name: str
    kind: SpeakerKind
    path: str | None = None
    unresolved: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as other pages name it; its title is its id where it has none."""

    title: str
    path: str
    outlet: str | None = None
    date: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An entry on an article's page: link to `article.path`#`anchor`."""

    article: ArticleRef
    anchor: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Other words for the same quotation, and where they stand."""

    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom some articles name as the speakers of the same words."""

    speakers: tuple[Speaker, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why a mention is that speaker."""

    rule: str
    evidence: str
    antecedent: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One quotation.

    Attributes:
        heading, anchor: Of its entry on the article's page.
        number: Its place among the quotations of its article, from 1.
        words: What was said, for a reader.
        speakers: Several for a joint statement, none where nobody is named.
        role, institution: As the article gives them; `institution` only where
            the role does not name it already.
        office: The speaker's role on the article's date, by the registry; only
            where the article gives none.
        source, archive: Addresses of the words in the source and of an archived
            copy, safe to print in a link; None where the article has none.
        mention, cue, addressee: The article's own words.
        rule, rule_path: The attribution's rule, and its page if it has one.
        evidence: Why, in one line.
        confidence: 0 to 1.
        resolution: Only where the mention does not itself hold the name.
        also_in: Where else the same words stand, oldest first; `also_in_more`
            counts those that would be too many to list.
        other_wordings: Where they stand with a difference.
        other_readings: Where outlets name different speakers for them. No
            place is in more than one of the three.
    """

    heading: str
    anchor: str
    number: int
    words: str
    kind: QuotationKind
    status: Status
    article: ArticleRef
    speakers: tuple[Speaker, ...] = ()
    role: str | None = None
    institution: Speaker | None = None
    source: str | None = None
    archive: str | None = None
    mention: str | None = None
    cue: str | None = None
    addressee: str | None = None
    rule: str | None = None
    rule_path: str | None = None
    evidence: str | None = None
    confidence: float = 0.0
    resolution: Resolution | None = None
    also_in: tuple[Place, ...] = ()
    also_in_more: int = 0
    other_wordings: tuple[Wording, ...] = ()
    other_readings: tuple[Reading, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph.

    Attributes:
        text: Plain text, or quoted words without outer marks.
        anchor: For quoted words, of the entry that they belong to; else None.
        number: That entry's number.
        closing: The closing mark after quoted words that end here, or "".
        ends: The quotation ends with this piece.
    """

    text: str
    anchor: str | None = None
    number: int | None = None
    closing: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, a headline if `heading`."""

    pieces: tuple[Piece, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that was read but not used.

    Attributes:
        reason: Id of the rule that left it out.
        begins: How its first paragraph, or the quotation, begins.
        count: How many paragraphs; None for a quotation.
    """

    reason: str
    begins: str
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    Attributes:
        path: Where it is written, relative to the output folder.
        date: ISO date of its newest quotation.
    """

    path: str
    slug: str
    title: str
    description: str
    date: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(Page):
    """A person's fact cards.

    Attributes:
        other_names: Other spellings that articles use.
        roles: As articles give them, the commonest first.
        institutions: Those the person speaks for.
        quotations, articles: Counts; inferred ones included.
        cards: One for each wording cluster, newest first.
        inferred: The same for quotations whose speaker is inferred.
        links: Addresses that the project's registry gives, safe to print.
        unresolved: The page is the name's: several people can be meant.
    """

    other_names: tuple[str, ...]
    roles: tuple[str, ...]
    institutions: tuple[Speaker, ...]
    quotations: int
    articles: int
    cards: tuple[Card, ...]
    inferred: tuple[Card, ...]
    links: tuple[str, ...] = ()
    unresolved: bool = False


@dataclass(frozen=True, slots=True)
class SpokespersonCards:
    """What one person said for an institution."""

    speaker: Speaker
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPage(Page):
    """An institution's fact cards.

    Attributes:
        cards, inferred: Its own statements, as on a person's page.
        spokespeople: Statements of people who belong to it, by person.
        quotations: Count of its own; `spoken_for` counts its people's.
        links: Addresses that the project's registry gives, safe to print.
    """

    other_names: tuple[str, ...]
    quotations: int
    spoken_for: int
    articles: int
    cards: tuple[Card, ...]
    inferred: tuple[Card, ...]
    spokespeople: tuple[SpokespersonCards, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Page):
    """An article with its quotations in place, and an entry for each.

    Attributes:
        url, archive: Safe addresses, or None.
        file: The saved file it was read from, as the project names it, or None.
        paragraphs: Its own text, in order.
        cards: Its quotations in order.
        left_out: Quotations in its text that are nobody's words, then what is
            on the page but not the article's.
    """

    outlet: str | None
    author: str | None
    day: str | None
    url: str | None
    archive: str | None
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    left_out: tuple[LeftOut, ...]
    ref: ArticleRef
    file: str | None = None


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in numbers."""

    name: str
    articles: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The same words, given to different speakers."""

    words: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """The front page.

    Attributes:
        quotations, speakers: Counts; speakers are people and institutions.
        people, institutions: By number of quotations, then name.
        articles: Newest first.
        outlets: By number of quotations, then name.
        disagreements: Where outlets name different speakers.
        unnamed: Quotations of groups and unnamed speakers.
        unattributed: Quotations with no speaker.
    """

    quotations: int
    speakers: int
    people: tuple[PersonPage, ...]
    institutions: tuple[InstitutionPage, ...]
    articles: tuple[ArticlePage, ...]
    outlets: tuple[OutletRow, ...]
    disagreements: tuple[Disagreement, ...]
    unnamed: tuple[Card, ...]
    unattributed: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages."""

    index: IndexPage
    people: tuple[PersonPage, ...]
    institutions: tuple[InstitutionPage, ...]
    articles: tuple[ArticlePage, ...]
