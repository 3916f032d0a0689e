"""The institutions of one document: all mentions of each, and the nouns that it is called by."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from quotes.registry import Institution
from quotes.resolution.article import Article
from quotes.resolution.descriptions import Descriptions
from quotes.resolution.institution_names import Named
from quotes.resolution.institutions import made
from quotes.resolution.kinds import is_institution_noun
from quotes.resolution.names import UPPER, Name, is_acronym
from quotes.resolution.places import Place, Places

DATELINE = re.compile(
    r"\s*[A-Z][A-Z.’' ]{2,30}(?:[,/] ?[A-Z][\w. ]{1,20})?(?: ?\([A-Za-z ./]{2,20}\))?"
    r"\s*(?:[–—:]|--?)\s"
)
IN_PLACE = re.compile(
    r"[INOino](?<!\w.)(?:(?<=[Ii])n|(?<=[Nn])ear|(?<=[Oo])utside) "
    rf"([{UPPER}][\w-]+(?: [{UPPER}][\w-]+)?)"
)
SHOUTED = re.compile(r"(?:[A-Z]{2,}\W+){3}")
ITS = re.compile(r"\b(?:its|it (?:would|will|had|has|was \w+ing)(?! (?:be|been|have|not)\b))\b")
OWNED = re.compile(
    rf"\b(?:[Tt]he )?([{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*)(?:['’]s?)? "
    r"(campaign|administration|office|team)\b"
)
LONGEST_DATELINE = 80
KIND_UNTOLD = "organisation"


@dataclass(slots=True, eq=False)
class Body:
    """An institution that the document names.

    Attributes:
        institution: The registry's, an organ of a state, or one that only the document knows.
        kinds: What kind it is, as registry, name and words beside it tell; empty if nothing does.
        nouns: The common nouns in its names and beside them: "ministry", "carmaker".
        mentions: By name, in order.
        is_told: Whether anything but its acting tells that it is an institution.
    """

    institution: Institution
    kinds: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    mentions: list[Name] = field(default_factory=list)
    is_told: bool = False


class Bodies:
    """The institutions of an article, gathered at once when first asked for."""

    def __init__(self, article: Article, places: Places) -> None:
        self._article = article
        self._places = places
        self._lexicon = article.lexicon
        self._descriptions = Descriptions(article.text, article.lexicon)
        self._heads = self._descriptions.heads
        self._bodies: dict[str, Body] = {}
        self._by_name: dict[str, Body] = {}
        self._found: list[tuple[Name, Body]] = []

    @cached_property
    def mentions(self) -> list[tuple[Name, Body]]:
        """All mentions by name outside quotation marks, in order."""
        for named in self._article.institutions.in_text:
            self._add(named)
        for match in OWNED.finditer(self._article.text):
            self._add_owned(match)
        return sorted(self._found, key=lambda mention: mention[0].start)

    @cached_property
    def _in_places(self) -> frozenset[str]:
        """Names that something happens in: places."""
        return frozenset(match[1] for match in IN_PLACE.finditer(self._article.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name, _ in self.mentions]

    def called(self, name: str) -> Body | None:
        """The institution of this very name that more than its acting tells to be one."""
        if not self._is_named(name):
            return None
        body = self._by_name.get(name) if self.mentions else None
        return body if body is not None and body.is_told else None

    def _is_named(self, name: str) -> bool:
        """Whether any run of capitals that holds a name names an institution so; few hold it."""
        holding = (
            named
            for named in self._article.institutions.in_text
            if name in " ".join(named.name.split())
        )
        return any(read is not None and read[0].name == name for read in map(self._read, holding))

    def with_id(self, id: str) -> Body | None:
        """The institution with an id, if the article names it."""
        return self._bodies.get(id) if self.mentions else None

    def before(self, offset: int, limit: int) -> list[tuple[Name, Body]]:
        """Mentions by name that start in `[limit, offset)`, in order."""
        first, last = bisect_left(self._starts, limit), bisect_left(self._starts, offset)
        return self.mentions[first:last]

    def _read(self, named: Named) -> tuple[Named, list[str], Institution] | None:
        """The own name in a run, the nouns that describe it, and the institution so called."""
        if self._is_aside(named):
            return None
        own, described = self._own_name(named)
        institution = self._institution(own, described) if own is not None else None
        return None if own is None or institution is None else (own, described, institution)

    def _add(self, named: Named) -> None:
        read = self._read(named)
        if read is None:
            return
        own, described, institution = read
        body = self._bodies.setdefault(institution.id, Body(institution))
        if institution.kind != KIND_UNTOLD:
            body.kinds.add(institution.kind)
        if own.kind is not None and institution.kind == KIND_UNTOLD:
            body.kinds.add(own.kind)
        body.nouns.update(described, self._heads(institution.name))
        if own.name != institution.name:
            body.nouns.update(self._heads(own.name))
        for noun in described:
            kind = self._lexicon.institution_nouns.get(noun)
            body.kinds.add("company" if kind is None else kind)
        name = Name(own.start, own.end, tuple(own.name.split()), None, self._prefix(own))
        body.mentions.append(name)
        self._by_name.setdefault(own.name, body)
        body.is_told = body.is_told or bool(body.kinds or body.nouns) or self._has_its(own)
        if self._article.quotation_at(own.start) is None:
            self._found.append((name, body))

    def _add_owned(self, match: re.Match[str]) -> None:
        """ "The Roe campaign", "Ana Roe’s campaign": named after its owner."""
        start, end = match.start(), match.end()
        owner = match[1]
        people = self._article.cast.before(match.end(1), match.start(1))
        if people:
            owner = people[-1][1].surname
        elif self._is_of_a_country(owner):
            return
        institution = made(f"{owner} {match[2]}")
        body = self._bodies.setdefault(institution.id, Body(institution))
        body.nouns.add(match[2])
        name = Name(start, end, tuple(institution.name.split()), None, start)
        body.mentions.append(name)
        if self._article.quotation_at(start) is None:
            self._found.append((name, body))

    def _prefix(self, own: Named) -> int:
        """Where the article before a name begins."""
        text = self._article.text
        for word in ("the ", "The "):
            if text.startswith(word, own.start - 4):
                return own.start - 4
        return own.start

    def _is_aside(self, named: Named) -> bool:
        """Whether a name stands in brackets or in a dateline."""
        text = self._article.text
        if text[named.start - 1 : named.start] == "(" or SHOUTED.match(named.name):
            return True
        start = self._article.paragraph(named.start).start
        if named.start >= start + LONGEST_DATELINE:
            return False
        dateline = DATELINE.match(text, start, start + LONGEST_DATELINE)
        return dateline is not None and named.start < dateline.end()

    def _own_name(self, named: Named) -> tuple[Named | None, list[str]]:
        """A name without a person's and without a noun that describes it, and those nouns."""
        article = self._article
        people = article.cast.before(named.end, named.start)
        words = named.name.split()
        if people:
            words = article.text[named.start : people[0][0].start].split()
        elif len(words) > 2 and self._is_person_at_end(words):
            words = words[:-2]
        if len(words) < len(named.name.split()):
            while words and self._is_title(words[-1]):
                words.pop()
        described = []
        if (
            len(words) > 1
            and words[1][:1].isupper()
            and self._descriptions.describes(words[0].lower())
        ):
            described.append(words.pop(0).lower())
        if not words or article.cast.find(tuple(words)):
            return None, described
        start = article.text.index(words[0], named.start)
        end = article.text.index(words[-1], start) + len(words[-1])
        described.extend(self._descriptions.beside(start, end))
        if self._is_person(words, described):
            return None, described
        name = " ".join(words)
        return Named(start, end, name, article.institutions.kind_of(name)), described

    def _is_person_at_end(self, words: list[str]) -> bool:
        """Whether a run ends in a title and a name: "Acme Bank President Ana Ruiz"."""
        return words[-2].lower() in self._lexicon.given_names and self._is_title(words[-3])

    def _is_person(self, words: list[str], described: list[str]) -> bool:
        """Whether a run is a first name alone, or ends in one and a surname."""
        given = self._lexicon.given_names
        if len(words) == 1:
            return words[0].lower() in given and not described
        if self._article.registry.institution(" ".join(words)) is not None:
            return False
        is_noun = is_institution_noun(words[-1].lower(), self._lexicon)
        return len(words) > 2 and words[-2].lower() in given and not is_noun

    def _is_title(self, word: str) -> bool:
        low = word.lower().rstrip(".,")
        return low in self._lexicon.titles or low in self._lexicon.role_nouns

    def _institution(self, own: Named, described: list[str]) -> Institution | None:
        """The institution with a name; None where the name can be anything's."""
        institutions = self._article.institutions
        longer = institutions.full_form(own.name)
        if longer is None and own.kind is not None:
            longer = institutions.full_form_ending(own.name)
        name = longer[0] if longer is not None else own.name
        if " " not in own.name and is_institution_noun(own.name.lower(), self._lexicon):
            longer = institutions.full_form_ending(own.name)
            if longer is None:
                return None
            name = longer[0]
        if self._is_of_a_country(own.name):
            name = own.name
        if is_acronym(name):
            full = institutions.expansion(name)
            if full is not None:
                return institutions.made_of(full, own.start)
        known = institutions.made_of(name, own.start)
        is_place = self._article.registry.country(name) is not None
        if is_place and self._places.of(_as_name(own)).place is not Place.SUBJECT:
            return None
        if known.kind != KIND_UNTOLD or own.kind is not None or described:
            return known
        if institutions.named(name) is not None or name != own.name:
            return known
        return made(name) if self._acts(own) else None

    def _is_of_a_country(self, name: str) -> bool:
        """Whether a name is a country's or a demonym, with which many longer names begin."""
        return (
            self._article.registry.country(name) is not None
            or name.lower() in self._lexicon.words["demonyms"]
        )

    def _has_its(self, own: Named) -> bool:
        """Whether its sentence goes on with "its", or "it would …", as of no person."""
        article = self._article
        end = min(article.sentence_end(own.end), own.end + 60)
        match = ITS.search(article.text, own.end, end)
        if match is None or article.quotation_at(match.start()) is not None:
            return False
        return not re.search(r"[A-Z]", article.text[own.end : match.start()])

    def _acts(self, own: Named) -> bool:
        """Whether a name that tells nothing does something, and is no common word or place."""
        words = own.name.split()
        last = words[-1]
        low = last.lower()
        lexicon = self._lexicon
        if len(last) < 2 or last[:-1].isupper() != last.isupper():
            return False
        if lexicon.role(low) is not None or low in lexicon.report_nouns:
            return False
        sets = ("time_words", "demonyms", "months", "weekdays", "number_words")
        if any(
            low in lexicon.words[name] or low.removesuffix("s") in lexicon.words[name]
            for name in sets
        ):
            return False
        opens = self._article.sentence_start(own.start) == own.start
        if len(words) == 1 and opens and low.endswith("s") and not low.endswith("ss"):
            return False
        if self._article.registry.country(own.name) is not None or own.name in self._in_places:
            return False
        place = self._places.of(_as_name(own))
        return place.place is Place.SUBJECT and self._places.verb_after(own.end) is not None


def _as_name(own: Named) -> Name:
    return Name(own.start, own.end, tuple(own.name.split()), None, own.start)
