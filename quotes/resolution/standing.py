"""Which institutions are on the reader's mind at a mention: `salience` for bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.model import Span
from quotes.registry import Institution
from quotes.resolution.kinds import fits_unknown, kinds_that_fit
from quotes.resolution.names import Name
from quotes.resolution.phrase import read_phrase
from quotes.resolution.places import Place
from quotes.resolution.rule import Case
from quotes.resolution.salience import FARTHEST, PER_SENTENCE, SPEAKS, WEIGHTS
from quotes.resolution.speaker import Resolution

NOMINAL = re.compile(
    r"\b(?:[Tt]he|An?|Its|His|Her|([A-Z][a-z]+)(['’]s)?)((?: [a-z’'-]+){1,4})(?=[ ,])"
)
NOT_AFTER = frozenset({"of", "for", "that"})
TEXTS = frozenset(
    {"letter", "email", "e-mail", "memo", "memorandum", "editorial", "article", "report", "post"}
    | {"affidavit", "lawsuit", "complaint", "filing", "study", "tweet", "ad", "note", "sign"}
    | {"petition", "survey", "poll", "message", "column", "document", "video", "release"}
    | {"review", "resolution", "ruling", "order", "bill", "banner", "poster", "book", "caption"}
)
MODIFIER = r"(?!(?:the|an?|of|at|in|for|by|and|to|from|with|that) )[\w’'-]+"
APPOSED = re.compile(r"\w, $")
READS = re.compile(r" (?:reads?|stated)\b")
# What comes before "group" where it is no firm.
CAUSES = frozenset(
    {"rights", "aid", "advocacy", "campaign", "lobby", "trade", "industry", "environmental"}
    | {"militant", "armed", "rebel", "insurgent", "extremist", "opposition", "monitoring"}
)
# Kinds that tell little, and those of nouns that newspapers vary for them.
GENERAL = frozenset({"organisation", "international", "agency"})
VARIED = frozenset({"party", "organisation", "company", "finance", "team", "research", "media"})
RELATED = frozenset({"union", "association", "federation", "board", "committee", "agency"})
REACH = 20_000
NEAR = 1500
KIND_UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An institution that a mention can take up.

    Attributes:
        name, span: What it is called, and the mention that speaks for it most.
        score: The weight of its place, less one for each sentence in between.
        kinds, nouns: As of a body.
        institution: Of a name; None of a nominal and of who spoke.
        resolution: Of a mention that spoke, else None.
        is_document: Whether it is a text: "the letter".
    """

    name: str
    span: Span
    score: float
    kinds: frozenset[str]
    nouns: frozenset[str]
    institution: Institution | None = None
    resolution: Resolution | None = None
    is_document: bool = False


class Standing:
    """The institutions that a mention can take up, the likeliest first."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._article = case.article
        self._here = case.article.sentence(case.start)

    def introduced(self, noun: str) -> Span | None:
        """The last words shortly before that introduce another one: "a trade group for …"."""
        article, start = self._article, self._case.start
        pattern = re.compile(
            rf"\b(?:[Aa]n? (?:{MODIFIER} ){{0,3}}{noun}|[Tt]he (?:{MODIFIER} ){{1,3}}{noun} for)\b"
            r"(?=(?:['’]s)?(?: ([a-z]+))?)"
        )
        last = None
        for match in pattern.finditer(article.text, max(0, start - NEAR), start):
            is_person = match[1] is not None and article.lexicon.role(match[1]) is not None
            is_apposed = APPOSED.search(article.text, max(0, match.start() - 3), match.start())
            if is_person or (is_apposed and match[0][:1].islower()):
                continue
            if article.quotation_at(match.start()) is None:
                last = article.span(match.start(), match.end())
        return last

    def called(self, noun: str) -> list[Candidate]:
        """Those whose name or description has the noun, anywhere before."""
        return _best(
            one
            for one in self._candidates(REACH)
            if noun in one.nouns and not self._is_a_firm_called_group(one)
        )

    def _is_a_firm_called_group(self, one: Candidate) -> bool:
        """Whether "the rights group" would be a firm only for its name: "Acme Group"."""
        varied = CAUSES.intersection(word.lower() for word in self._case.phrase.words[:-1])
        return bool(varied) and one.name.lower().endswith(" group")

    def of_kind(self, noun: str) -> list[Candidate]:
        """Those shortly before whose kind the noun fits."""
        kinds = kinds_that_fit(noun)
        return _best(
            one
            for one in self._candidates(NEAR)
            if not self._is_a_firm_called_group(one)
            and (
                noun in one.nouns
                or kinds & one.kinds
                or (not one.kinds and not one.nouns and fits_unknown(noun))
            )
        )

    def goes_on(self, noun: str) -> list[Candidate]:
        """The institution that spoke last, if nobody else has been named since.

        News varies its words for who goes on speaking: "Zyl said … the party said". Its kind
        must be general or untold, unless the noun comes with words of its own ("the dairy
        co-operative").
        """
        article, start = self._article, self._case.start
        last = next(self._spoken(max(0, start - NEAR)), None)
        if last is None or last.resolution is None or last.is_document:
            return []
        mention = article.history[-1][0]
        back = article.paragraph_number(start) - article.paragraph_number(mention.start)
        if mention != last.span or back > 1:
            return []
        between = [
            name.start
            for name, _ in (
                *article.cast.before(start, mention.end),
                *self._case.bodies.before(start, mention.end),
            )
        ]
        if any(article.quotation_at(offset) is None for offset in between):
            return []
        kind = article.lexicon.institution_nouns.get(noun)
        if kind not in VARIED:
            return []
        fits = last.kinds <= GENERAL and (bool(last.kinds) or noun not in RELATED)
        is_varied = len(self._case.phrase.words) > 1 and noun not in RELATED
        return [last] if fits or is_varied else []

    def all(self) -> list[Candidate]:
        """All shortly before, nominals that are subjects and documents too.

        Of words that somebody can "read" only documents are left.
        """
        found = _best([*self._candidates(NEAR), *self._nominals()])
        if READS.match(self._article.text, self._case.mention.end):
            return [one for one in found if one.is_document]
        return found

    def _candidates(self, reach: int) -> Iterator[Candidate]:
        limit = max(0, self._case.start - reach)
        for name, body in self._case.bodies.before(self._case.start, limit):
            if self._is_other_country(body.institution):
                continue
            unknown = 0.0 if body.kinds or body.nouns else KIND_UNKNOWN
            yield Candidate(
                body.institution.name,
                self._article.span(name.start, name.end),
                self._weight(name) + unknown,
                frozenset(body.kinds),
                frozenset(body.nouns),
                institution=body.institution,
            )
        yield from self._spoken(limit)

    def _spoken(self, limit: int) -> Iterator[Candidate]:
        """Institutions that spoke, by whatever words."""
        for mention, resolution in reversed(self._article.history):
            if mention.start < limit:
                return
            if mention.start >= self._case.start or len(resolution.speakers) != 1:
                continue
            speaker = resolution.speakers[0]
            head = read_phrase(mention.text, self._article.lexicon).head
            is_document = self._is_document(head)
            is_unnamed = speaker.kind == "unnamed" and self._article.institutions.is_noun(head)
            if speaker.kind != "institution" and not (is_document or is_unnamed):
                continue
            body = self._case.bodies.with_id(speaker.id)
            known = self._article.registry.institution(speaker.name)
            kind = known.kind if known else self._article.institutions.kind_of(speaker.name)
            yield Candidate(
                speaker.name,
                mention,
                WEIGHTS[Place.SUBJECT] + SPEAKS - self._back(mention.start),
                frozenset(body.kinds if body else (kind,) if kind else ()),
                frozenset(body.nouns if body else speaker.name.lower().split()),
                resolution=resolution,
                is_document=is_document,
            )

    def _nominals(self) -> Iterator[Candidate]:
        """ "The council gave them a grant": a subject without a name."""
        article, start = self._article, self._case.start
        demonyms = article.lexicon.words["demonyms"]
        for match in NOMINAL.finditer(article.text, max(0, start - NEAR), start):
            words = self._up_to_noun(match[3].split())
            of_country = match[2] and article.registry.country(match[1]) is not None
            if match[1] and match[1].lower() not in demonyms and not of_country:
                continue
            if not words or match.start() in article.spoke or article.quotation_at(match.start()):
                continue
            end = article.text.index(words[-1], match.start(3)) + len(words[-1])
            name = Name(match.start(), end, words, None, match.start())
            if self._case.salience.places.of(name).place is Place.SUBJECT:
                span = article.span(name.start, end)
                none: frozenset[str] = frozenset()
                yield Candidate(
                    span.text,
                    span,
                    self._weight(name),
                    none,
                    none,
                    is_document=self._is_document(words[-1]),
                )

    def _up_to_noun(self, words: list[str]) -> tuple[str, ...]:
        """Words up to the first that is an institution or a document, none if there is none."""
        for k, word in enumerate(words):
            if self._is_document(word):
                return tuple(words[: k + 1])
            if self._article.institutions.is_noun(word):
                goes_on = words[k + 1 : k + 2]
                return () if goes_on and goes_on[0] in NOT_AFTER else tuple(words[: k + 1])
        return ()

    def _is_document(self, noun: str) -> bool:
        report = self._article.lexicon.report_nouns.get(noun)
        return report is not None and report.kind == "document" and noun in TEXTS

    def _weight(self, name: Name) -> float:
        place, speaks = self._case.salience.places.of(name)
        return WEIGHTS[place] + (SPEAKS if speaks else 0.0) - self._back(name.start)

    def _back(self, offset: int) -> float:
        return PER_SENTENCE * min(FARTHEST, self._here - self._article.sentence(offset))

    def _is_other_country(self, institution: Institution) -> bool:
        """Whether "the German regulator" cannot be this one, whose country is another."""
        for word in self._case.phrase.words[:-1] if institution.country else ():
            country = self._article.registry.country(word)
            if country is not None and country.id != institution.country:
                return True
        return False


def _best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of each institution, the likeliest first, of those alike the last."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        known = best.get(one.name)
        if known is None or (one.score, one.span.start) >= (known.score, known.span.start):
            best[one.name] = one
    return sorted(best.values(), key=lambda one: (-one.score, -one.span.start))
