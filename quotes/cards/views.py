"""The templates' contract: what a template may see, as frozen dataclasses.

Here are the parts of pages, the pages themselves are in `pages`. Every `path` is
relative to the output folder ("people/ana-ruiz.md") and made by us; every other
text comes from articles and is escaped by the templates. Dates are ISO
("2023-04-06"), days are for readers ("6 April 2023"); both are None where the
article's date is unknown. Attributes are only added, never renamed.
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
    """Other words for the same quotation, and where they stand.

    Attributes:
        words: The other words.
        pieces: The same in stretches, each with whether it differs from the card's.
        instead: What the card has where they differ, stretch by stretch.
        places: Where they stand; `more` counts those that would be too many to list.
    """

    words: str
    pieces: tuple[tuple[str, bool], ...]
    instead: tuple[str, ...]
    places: tuple[Place, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom some articles name as the speakers of the same words."""

    speakers: tuple[Speaker, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why a mention is that speaker; `rule_path` is the rule's page if it has one."""

    rule: str
    evidence: str
    antecedent: str | None = None
    rule_path: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One quotation.

    Attributes:
        heading, anchor, place: Of its entry on the article's page.
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
        confidence: 0 to 1; `sureness` is the same in words.
        checked: That an editor checked it, in words, or None.
        live: What has become of it on the live page, in words, or None.
        resolution: Only where the mention does not itself hold the name.
        also_in: Where else the same words stand, oldest first; `also_in_more`
            counts those that would be too many to list.
        other_wordings: Where they stand with a difference.
        other_readings: Where outlets name different speakers for them. No
            place is in more than one of the three.
    """

    heading: str
    anchor: str
    place: Place
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
    sureness: str = ""
    checked: str | None = None
    live: str | None = None
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
        mark: What the text is beside a quotation: "mention", "cue" or None.
        speaker: Of quoted words, the names of who said them, or "".
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
    mark: str | None = None
    speaker: str = ""


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
        rule_path: The page of that rule if it has one.
    """

    reason: str
    begins: str
    count: int | None = None
    rule_path: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A role and an institution, as articles give them, and when they did.

    Attributes:
        holder: Who had it, on an institution's page; None on a person's own.
        first, last: Days of the first and the last quotation that says so, for
            readers; None where no article has a date.
    """

    role: str | None
    institution: Speaker | None
    quotations: int
    first: str | None = None
    last: str | None = None
    holder: Speaker | None = None


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under one heading: a year, or "Undated"."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another page of ours, and how much stands there."""

    title: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A speaker, and a number of quotations or articles."""

    speaker: Speaker
    count: int


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture of ours: its path, and what it shows in words."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class SpokespersonCards:
    """What one person said for an institution; `more` stands on the person's page."""

    speaker: Speaker
    cards: tuple[Card, ...]
    more: int = 0


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


@dataclass(frozen=True, slots=True)
class ListRow:
    """A page in a list of pages.

    Attributes:
        path: None for what has no page, such as an outlet.
        note: A role, or outlet and day.
        quotations, spoken_for: Counts; `spoken_for` is of an institution's
            people, and of an outlet its articles.
    """

    title: str
    path: str | None
    note: str | None
    quotations: int
    spoken_for: int = 0
    date: str | None = None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How often each outlet quotes each person.

    Attributes:
        outlets: The columns.
        rows: A person, and a count for each outlet.
    """

    outlets: tuple[str, ...]
    rows: tuple[tuple[Speaker, tuple[int, ...]], ...]
    picture: PictureRef


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule: stretches with their mark or None, and a reason or None."""

    pieces: tuple[tuple[str | None, str], ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list of rules; `spoke` counts what it decided here."""

    id: str
    path: str
    why: str
    spoke: int


@dataclass(frozen=True, slots=True)
class RuleChapter:
    """Rules of one kind."""

    title: str
    about: str
    rules: tuple[RuleRow, ...]
