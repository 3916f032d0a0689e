"""Which institution a phrase means: registry, organs of states, head nouns."""

from __future__ import annotations

import re
from collections import Counter

from quotes.language.lexicon import Lexicon
from quotes.model import Document
from quotes.registry import Country, Institution, Organ, Registry, slug

ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|their|his|her|our)\s+", re.I)
CAPITALISED = r"(?:[A-Z][\w.’'&-]*\s+(?:(?:of|for|and|the)\s+(?=(?:the\s+)?[A-Z]))?)+"


def bare(phrase: str) -> str:
    """A phrase without its article and a genitive at its end."""
    return re.sub(r"['’]s?$", "", ARTICLE.sub("", phrase.strip()))


class Institutions:
    """Finds the institution behind a phrase, with the document as context."""

    def __init__(self, document: Document, lexicon: Lexicon, registry: Registry) -> None:
        self._document = document
        self._lexicon = lexicon
        self._registry = registry

    def named(self, phrase: str) -> Institution | None:
        """An institution that the phrase names completely."""
        return self._registry.institution(bare(phrase))

    def organ(self, phrase: str, offset: int) -> tuple[Institution, str] | None:
        """An organ of a state whose country the context tells.

        Args:
            phrase: "the Foreign Ministry".
            offset: Where it stands in the document.

        Returns:
            The institution and how its country was found, or None.
        """
        organ = self._registry.organ(bare(phrase))
        if organ is None:
            return None
        own = {country for country in (organ.default_country,) if country}
        spelled = self._spelled_out(bare(phrase))
        if len(spelled) == 1:
            return spelled[0], "the article names it in full"
        country = self._country_near(offset)
        if country is not None:
            return self._registry.organ_of(organ, country[0]), country[1]
        if own:
            known = self._registry.country_by_id(next(iter(own)))
            if known is not None:
                return self._registry.organ_of(organ, known), "its usual country"
        return None

    def _spelled_out(self, name: str) -> list[Institution]:
        """All institutions that the document names with a country before `name`."""
        pattern = re.compile(r"([\w.]+)(?:['’]s)?\s+" + re.escape(name) + r"\b", re.I)
        found: dict[str, Institution] = {}
        for match in pattern.finditer(self._document.text):
            if self._registry.country(match.group(1)) is None:
                continue
            institution = self._registry.institution(match.group())
            if institution is not None:
                found[institution.id] = institution
        return list(found.values())

    def _country_near(self, offset: int) -> tuple[Country, str] | None:
        """The one country named in the sentence, else the paragraph, else the document."""
        document = self._document
        paragraph = next((p for p in document.paragraphs if p.start <= offset < p.end), None)
        if paragraph is None:
            return None
        start = max(document.text.rfind(". ", paragraph.start, offset) + 1, paragraph.start)
        for a, b, how in (
            (start, offset, "the country named in the sentence"),
            (paragraph.start, paragraph.end, "the country named in the paragraph"),
        ):
            ids = {place.country.id for place in self._registry.countries_in(document.text[a:b])}
            if len(ids) == 1:
                country = self._registry.country_by_id(ids.pop())
                if country is not None:
                    return country, how
        counts = Counter(
            place.country.id for place in self._registry.countries_in(document.text)
        ).most_common(2)
        if counts and (len(counts) == 1 or counts[0][1] >= 3 * counts[1][1]):
            country = self._registry.country_by_id(counts[0][0])
            if country is not None:
                return country, "the country that the article is about"
        return None

    def back_reference(self, noun: str, offset: int) -> tuple[str, int, int] | None:
        """The last institution before `offset` whose name ends in `noun` ("ministry").

        Returns:
            Its name and the offsets where it stands, or None.
        """
        pattern = re.compile(rf"\b({CAPITALISED}){re.escape(noun.capitalize())}\b")
        last = None
        for match in pattern.finditer(self._document.text, 0, offset):
            last = match
        if last is None:
            return None
        return last.group().strip(), last.start(), last.end()

    def looks_like_one(self, phrase: str) -> bool:
        """Whether the words look like the name of an institution."""
        words = bare(phrase).split()
        if not words:
            return False
        last = words[-1].lower().strip(".")
        lexicon = self._lexicon
        if last in lexicon.institution_nouns or last in lexicon.institution_names:
            return True
        return len(words) == 1 and len(last) > 1 and words[0].isupper()


def made(name: str) -> Institution:
    """An institution that only the document knows."""
    return Institution(id=slug(name), name=name, kind="organisation")


__all__ = ["Institutions", "Organ", "bare", "made"]
