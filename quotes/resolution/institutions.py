"""Which institution a phrase means: registry, organs of states, the document's own full forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from quotes.language.lexicon import Lexicon
from quotes.model import Document
from quotes.registry import Country, Institution, Registry, slug
from quotes.resolution.institution_names import CAPITALS, INNER, Named, institution_names
from quotes.resolution.kinds import is_institution_noun
from quotes.resolution.names import is_acronym
from quotes.resolution.phrase import bare

IN_BRACKETS = re.compile(r" \(([A-Z][A-Za-z.&]{1,9})\)")
BEFORE_BRACKET = re.compile(
    rf"(?<![\w’'])({CAPITALS}(?:[ \u00a0](?:{INNER}[ \u00a0])?{CAPITALS})+)\Z"
)
WORDS_APART = re.compile(r"[ \u00a0]")
LONGEST_FORM = 120
OWNER = re.compile(r"([\w.]+)(?:['’]s)?\s+$")
OWNED_BY = re.compile(r"([A-Z][\w.]+(?: [A-Z][\w.]+)?)['’]s?\s+$")
AUTHORITY = re.compile(
    r"\b(?:Agency|Authority|Bureau|Commission|Committee|Council|Court|Department|Directorate"
    r"|Board|Office|Service|Tribunal)\b"
)
DOMINANT = 3


class Institutions:
    """Finds the institution behind a phrase, with the document as context."""

    def __init__(self, document: Document, lexicon: Lexicon, registry: Registry) -> None:
        self._document = document
        self._text = document.text
        self._lexicon = lexicon
        self._registry = registry
        self._spelled: dict[str, list[Institution]] = {}
        self.names = institution_names(lexicon, registry)

    def named(self, phrase: str) -> Institution | None:
        """The institution that a phrase names completely, as the registry knows it."""
        return self._registry.institution(bare(phrase))

    def looks_like_one(self, phrase: str) -> bool:
        """Whether the words look like the name of an institution."""
        words = bare(phrase).split()
        if not words:
            return False
        return self.kind_of(" ".join(words)) is not None or (
            len(words) == 1 and is_acronym(words[0])
        )

    def kind_of(self, name: str) -> str | None:
        """The kind of institution that a noun in a name tells, or None."""
        return self.names.kind_of(name)

    def is_noun(self, word: str) -> bool:
        """Whether a lower-case noun can stand for an institution: "ministry", "chipmaker"."""
        return is_institution_noun(word, self._lexicon)

    # -- organs of states ---------------------------------------------------

    def organ(self, phrase: str, offset: int) -> tuple[Institution, str] | None:
        """An organ of a state whose country the context tells.

        Args:
            phrase: "the Foreign Ministry".
            offset: Where it stands in the document.

        Returns:
            The institution and how its country was found, or None.
        """
        name = bare(phrase)
        organ = self._registry.organ(name)
        if organ is None:
            return None
        spelled = self._spelled_out(name)
        if len(spelled) == 1:
            return spelled[0], "the only one that the article names with its country"
        near = self._country_near(offset, organ.countries)
        if near is not None:
            return self._registry.organ_of(organ, near[0]), near[1]
        usual = self._registry.country_by_id(organ.default_country or "")
        if usual is not None:
            return self._registry.organ_of(organ, usual), "so called in one country above all"
        return None

    def _spelled_out(self, name: str) -> list[Institution]:
        """All institutions that the document names with a country before `name`."""
        key = name.lower()
        if key not in self._spelled:
            found: dict[str, Institution] = {}
            for match in re.finditer(re.escape(name) + r"\b", self._text, re.IGNORECASE):
                before = OWNER.search(self._text, max(0, match.start() - 40), match.start())
                if before is None or self._registry.country(before[1]) is None:
                    continue
                institution = self._registry.institution(before[0] + match[0])
                if institution is not None:
                    found[institution.id] = institution
            self._spelled[key] = list(found.values())
        return self._spelled[key]

    def _country_near(self, offset: int, possible: Sequence[str]) -> tuple[Country, str] | None:
        """The one country of the sentence so far, else of the paragraph, else of the article.

        Args:
            offset: Where the organ is named.
            possible: The countries that have it under this name; all if there are none.
        """
        text = self._text
        paragraph = self._document.paragraphs[max(0, bisect_right(self._starts, offset) - 1)]
        if not paragraph.start <= offset < paragraph.end:
            return None
        start = max(text.rfind(". ", paragraph.start, offset) + 1, paragraph.start)
        for a, b, how in (
            (start, offset, "of the country named in the sentence"),
            (paragraph.start, paragraph.end, "of the country named in the paragraph"),
        ):
            ids = {place.country.id for place in self._registry.countries_in(text[a:b])}
            ids = ids.intersection(possible) if possible else ids
            if len(ids) == 1:
                return self._with(ids.pop(), how)
        counts = [one for one in self._country_counts if not possible or one[0] in possible][:2]
        lead = self._document.paragraphs[0]
        opening = {p.country.id for p in self._registry.countries_in(text[lead.start : lead.end])}
        if len(opening) == 1 and counts and counts[0][0] in opening:
            return self._with(opening.pop(), "of the country that the article opens with")
        if counts and (len(counts) == 1 or counts[0][1] >= DOMINANT * counts[1][1]):
            return self._with(counts[0][0], "of the country that the article is about")
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self._document.paragraphs]

    def _with(self, country_id: str, how: str) -> tuple[Country, str] | None:
        country = self._registry.country_by_id(country_id)
        return None if country is None else (country, how)

    @cached_property
    def _country_counts(self) -> list[tuple[str, int]]:
        places = self._registry.countries_in(self._text)
        return Counter(place.country.id for place in places).most_common()

    # -- the document's own names ----------------------------------------------

    @cached_property
    def in_text(self) -> Sequence[Named]:
        """All runs of capitalised words in the article's own text, in order."""
        return [
            named
            for paragraph in self._document.paragraphs
            if paragraph.role != "excluded"
            for named in self.names.find(self._text, paragraph.start, paragraph.end)
        ]

    @cached_property
    def _of_institutions(self) -> Sequence[Named]:
        """Those of them that look like names of institutions, acronyms included."""
        return [named for named in self.in_text if named.kind or self._is_known(named.name)]

    def _is_known(self, name: str) -> bool:
        known = self._registry.institution(name)
        if known is not None:
            return known.kind != "country"
        return is_acronym(name) and self.expansion(name) is not None

    @cached_property
    def _bracketed(self) -> dict[str, str]:
        """Acronyms that stand in brackets after their full form."""
        found = {}
        for bracket in IN_BRACKETS.finditer(self._text):
            start = max(0, bracket.start() - LONGEST_FORM)
            match = BEFORE_BRACKET.search(self._text[start : bracket.start()])
            if match is None:
                continue
            short, full = bracket[1], match[1]
            words = [word for word in full.split() if word[:1].isupper()]
            letters = short.replace(".", "").upper()
            for k in range(len(words)):
                if _initials(words[k:]) == letters:
                    found[short] = full[full.index(words[k]) :]
                    break
            else:
                owner, _, rest = full.partition(" ")
                is_owned = OWNED_BY.match(f"{owner} ") and self._registry.country(owner[:-2])
                found.setdefault(short, rest if is_owned else full)
        return found

    def is_abbreviated(self, name: str) -> bool:
        """Whether the document gives an acronym in brackets after a name."""
        return name in self._bracketed.values()

    def expansion(self, acronym: str) -> str | None:
        """The full form of an acronym that the document gives, in brackets or by its initials."""
        known = self._bracketed.get(acronym)
        if known is not None:
            return known
        return self._initialled.get(acronym.replace(".", "").replace("&", ""))

    @cached_property
    def _initialled(self) -> dict[str, str]:
        """Initials of names of the document, of those of one initialism the first."""
        found: dict[str, str] = {}
        for name in dict.fromkeys(named.name for named in self.in_text):
            words = [word for word in WORDS_APART.split(name) if word[:1].isupper()]
            for k in range(len(words) - 1):
                found.setdefault(_initials(words[k:]), name[name.index(words[k]) :])
        return found

    def full_form(self, short: str) -> tuple[str, int, int] | None:
        """The only longer name of an institution that begins with a short one.

        Args:
            short: "Acme", where the document also says "Acme Securities".

        Returns:
            The full name and where it first stands, or None.
        """
        if f"{short} " not in self._text:
            return None
        return self._only(self._by_part[0].get(short, []))

    def full_form_ending(self, short: str) -> tuple[str, int, int] | None:
        """The only longer name of an institution that ends in a short one ("the Post")."""
        if f" {short}" not in self._text:
            return None
        return self._only(self._by_part[1].get(short, []))

    @cached_property
    def _by_part(self) -> tuple[dict[str, list[Named]], dict[str, list[Named]]]:
        """Names of institutions by their first words, and by their last."""
        beginnings: dict[str, list[Named]] = {}
        endings: dict[str, list[Named]] = {}
        for named in self._of_institutions:
            words = named.name.split()
            for k in range(1, len(words)):
                beginnings.setdefault(" ".join(words[:k]), []).append(named)
                endings.setdefault(" ".join(words[k:]), []).append(named)
        return beginnings, endings

    def _only(self, found: Sequence[Named]) -> tuple[str, int, int] | None:
        if len({one.name for one in found}) != 1:
            return None
        return found[0].name, found[0].start, found[0].end

    def made_of(self, name: str, offset: int) -> Institution:
        """The institution with a name of the document: the registry's, an organ, or a new one."""
        known = self.named(name)
        if known is not None:
            return known
        organ = self.organ(name, offset)
        if organ is not None:
            return organ[0]
        return made(self._with_country(bare(name), offset))

    def _with_country(self, name: str, offset: int) -> str:
        """ "Swedish Met Service" of "Sweden's Met Service".

        Names with an acronym, and those that tell of no authority, are names enough.
        """
        if not (name[:1].islower() or AUTHORITY.search(name)):
            return name
        owner = OWNED_BY.search(self._text, max(0, offset - 40), offset)
        country = self._registry.country(owner[1]) if owner is not None else None
        if country is None or self.is_abbreviated(name):
            return name
        return f"{country.adjective} {name}"

    def affiliation(self, words: str, offset: int) -> Institution | None:
        """The institution that words of a role name ("Foreign Ministry"), or None."""
        named = self.named(words)
        if named is not None and named.kind != "country":
            return named
        organ = self.organ(words, offset)
        if organ is not None:
            return organ[0]
        if named is None and self.looks_like_one(words):
            return made(self.expansion(bare(words)) or bare(words))
        return None

    def office(self, role: str) -> Institution | None:
        """The institution in which a role is an office: "Russian Foreign Minister"."""
        words = role.split()
        for k in range(1, len(words)):
            country = self._registry.country(" ".join(words[:k]))
            organ = self._registry.office(" ".join(words[k:]))
            if organ is not None and country is not None:
                return self._registry.organ_of(organ, country)
        return None


def made(name: str) -> Institution:
    """An institution that only the document knows."""
    return Institution(id=slug(name), name=name, kind="organisation")


def _initials(words: Sequence[str]) -> str:
    """ "PTI" of "Pakistan Tehreek-e-Insaf"."""
    return "".join(part[0] for part in "-".join(words).split("-") if part[:1].isupper())
