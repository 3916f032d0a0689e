"""Mention -> speaker, within one document.

Rules in order; the first that answers decides, as in attribution. A bare
surname that two people of the document share, or a pronoun that nobody fits,
stays open: the mention is kept and no person is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from quotes.attribution.engine import Attribution
from quotes.language.entities import PEOPLE, entity_ending_at
from quotes.language.lexicon import Lexicon, load_lexicon
from quotes.model import Document, InstitutionRef, Quotation, Span, SpeakerRef
from quotes.registry import Institution, Registry, load_registry, slug
from quotes.resolution.cast import Cast, Character
from quotes.resolution.institutions import Institutions, bare, made
from quotes.resolution.names import GENITIVE, UPPER
from quotes.resolution.roles import RoleFound, office, role_of
from quotes.resolution.speaker import Resolution

SINGULAR = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "both", "we", "us"})
NAME_TAIL = re.compile(
    rf"(?:^|[\s\u00a0])((?:[{UPPER}][\w’'‘.-]*[ \u00a0])*"
    rf"(?:(?:de|van|von|bin|al|der|den|la|le|du|ben)[ \u00a0])?[{UPPER}][\w’'‘.-]*)$"
)
REACH = 1500


class Resolver:
    """Resolves the mentions of one document, in order."""

    def __init__(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        registry: Registry | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.document = document
        self.text = document.text
        self.quotations = quotations
        self.registry = registry or load_registry()
        self.lexicon = lexicon or load_lexicon()
        self.cast = Cast(document, self.lexicon, self.registry)
        self.institutions = Institutions(document, self.lexicon, self.registry)
        self._roles: dict[tuple[str, tuple[int, int]], RoleFound | None] = {}
        self._history: list[tuple[Span, Resolution]] = []
        self._known: dict[tuple[int, int], Resolution] = {}

    def resolve(self, attribution: Attribution) -> Resolution | None:
        """Who the mention of an attribution is; None where it has no mention.

        Args:
            attribution: Of a quotation of this document; call in the order of
                quotations, since documents ("the statement") and pronouns look
                back at who spoke before.
        """
        mention = attribution.mention
        if mention is None:
            return None
        key = (mention.start, mention.end)
        if key not in self._known:
            self._known[key] = self._resolve(mention, attribution.antecedent)
        resolution = self._known[key]
        self._history.append((mention, resolution))
        return resolution

    def _resolve(self, mention: Span, antecedent: Span | None) -> Resolution:
        if antecedent is not None:
            inner = self._resolve(antecedent, None)
            return Resolution(
                inner.speakers,
                "relative-pronoun",
                f"“{mention.text}” stands for “{antecedent.text}”",
                antecedent,
                inner.role,
                inner.institution,
            )
        rules: tuple[Callable[[Span], Resolution | None], ...] = (
            self._pronoun,
            self._entity,
            self._joint,
            self._institution,
            self._name,
            self._organ,
            self._issuer,
            self._back_reference,
            self._role_holder,
            self._plural_reference,
            self._unnamed,
        )
        for rule in rules:
            found = rule(mention)
            if found is not None:
                return found
        return Resolution((), "unresolved", "no rule knows who this is")

    # -- people ---------------------------------------------------------

    def _pronoun(self, mention: Span) -> Resolution | None:
        word = mention.text.lower()
        if word in PLURAL:
            return self._plural(mention, mention.text)
        if word == "it":
            return self._last_speaker(mention, kinds=("institution",))
        if word not in SINGULAR:
            return None
        found = self._antecedent(mention.start, SINGULAR[word])
        if found is None:
            return Resolution((), "pronoun", f"nobody before “{mention.text}” fits it")
        character, span = found
        return self._person(
            character,
            "pronoun",
            f"“{mention.text}” is the last person named before who fits it",
            span,
        )

    def _antecedent(self, offset: int, gender: str) -> tuple[Character, Span] | None:
        """The person a pronoun at `offset` means: the first of the nearest sentence with one."""
        mentions = [
            mention
            for mention in self.cast.before(offset, max(0, offset - REACH))
            if mention[2].gender in (gender, None) and not self._is_quoted(mention[0])
        ]
        if not mentions:
            return None
        last = mentions[-1]
        sentence = self._sentence_start(last[0])
        for start, end, character in mentions:
            if start >= sentence:
                return character, Span(start, end, self.text[start:end])
        return None

    def _sentence_start(self, offset: int) -> int:
        best = 0
        for match in re.finditer(
            r"[.?!][”\"'’]*\s+(?=[A-Z“\"'‘])|\n", self.text[max(0, offset - 600) : offset]
        ):
            before = self.text[max(0, offset - 600) :][: match.start() + 1]
            if re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|[A-Z])\.$", before):
                continue
            best = max(0, offset - 600) + match.end()
        return best or max(0, offset - 600)

    def _is_quoted(self, offset: int) -> bool:
        k = bisect_right(self.quotations, offset, key=lambda q: q.outer_start) - 1
        return k >= 0 and offset < self.quotations[k].outer_end

    def _name(self, mention: Span) -> Resolution | None:
        entity = entity_ending_at(self.document.entities, mention.end)
        if entity is not None and entity.label not in PEOPLE:
            return None
        match = NAME_TAIL.search(GENITIVE.sub("", _without_place(mention.text)))
        if entity is not None:
            written = self.text[max(entity.start, mention.start) : entity.end]
        elif match is not None:
            written = match.group(1)
        else:
            return None
        tokens = self._without_titles(written.split())
        if not tokens:
            return None
        found = self.cast.find(tuple(token.rstrip(".,") for token in tokens))
        if len(found) == 1:
            character = found[0]
            is_full = len(tokens) >= len(character.tokens)
            first = character.places[0]
            return self._person(
                character,
                "full-name" if is_full else "short-name",
                "the mention is the full name"
                if is_full
                else f"the only person of the article called {tokens[-1]}",
                None if is_full else Span(*first, self.text[slice(*first)]),
            )
        if len(found) > 1:
            name = " ".join(tokens)
            return Resolution((), "short-name", f"several people of the article are called {name}")
        if entity is None and self.institutions.looks_like_one(mention.text):
            return None
        name = " ".join(tokens)
        head = bare(mention.text).split()[-1].lower()
        if entity is None and (
            head in self.lexicon.role_nouns
            or (
                mention.text.lower().startswith(("the ", "a "))
                and len(tokens) == 1
                and written == bare(mention.text)
                and self._is_plural(head)
            )
        ):
            return None
        character = Character(name, tuple(tokens), None, [(mention.end - len(name), mention.end)])
        return self._person(
            character,
            "full-name" if len(tokens) > 1 else "single-name",
            "the mention is the name",
            None,
        )

    def _without_titles(self, tokens: list[str]) -> list[str]:
        while len(tokens) > 1:
            low = tokens[0].lower().rstrip(".")
            if not (
                low in self.lexicon.titles
                or low in self.lexicon.role_nouns
                or low in self.lexicon.words["demonyms"]
                or low in self.lexicon.words["sentence_starters"]
                or GENITIVE.search(tokens[0])
                or self._leads_to_title(tokens)
                or (len(tokens) > 2 and self.registry.institution(tokens[0]) is not None)
            ):
                break
            tokens = tokens[1:]
        return tokens

    def _leads_to_title(self, tokens: list[str]) -> bool:
        """Further on a title stands: "House Speaker Ryan", "U.S. Ambassador …"."""
        return any(
            token.lower().rstrip(".") in self.lexicon.titles
            or token.lower() in self.lexicon.role_nouns
            for token in tokens[1:-1]
        )

    def _is_plural(self, word: str) -> bool:
        return word.endswith("s") and not word.endswith("ss")

    def _person(
        self, character: Character, rule: str, evidence: str, antecedent: Span | None
    ) -> Resolution:
        name = character.name
        known = self.registry.person(name)
        if len(known) == 1 and len(character.tokens) > 1:
            name = known[0].name
        key = (character.name, character.places[0])
        if key not in self._roles:
            self._roles[key] = role_of(self.text, character, self.lexicon)
        role = self._roles[key]
        institution = self._affiliation(role, character) if role else None
        return Resolution(
            (SpeakerRef(slug(name), name, "person"),),
            rule,
            evidence,
            antecedent,
            role.text if role else None,
            InstitutionRef(institution.id, institution.name) if institution else None,
        )

    def _affiliation(self, role: RoleFound, character: Character) -> Institution | None:
        if role.institution:
            named = self.institutions.named(role.institution)
            if named is not None and named.kind != "country":
                return named
            organ = self.institutions.organ(role.institution, character.places[0][0])
            if organ is not None:
                return organ[0]
            if named is None and self.institutions.looks_like_one(role.institution):
                return made(bare(role.institution))
        return office(role.text, self.registry)

    def _role_holder(self, mention: Span) -> Resolution | None:
        """ "the spokesman", "the Russian foreign minister": the person with that role."""
        words = bare(mention.text).lower().split()
        if not words or mention.text.lower().startswith(("a ", "an ", "one ")):
            return None
        head = words[-1]
        noun = self.lexicon.role(head)
        if noun is None or noun.plural:
            return None
        holders = []
        for character in self.cast.characters:
            if character.places[0][0] >= mention.start:
                continue
            key = (character.name, character.places[0])
            if key not in self._roles:
                self._roles[key] = role_of(self.text, character, self.lexicon)
            role = self._roles[key]
            if role is not None and head in role.text.lower().split():
                holders.append(character)
        if len(holders) != 1:
            return None
        first = holders[0].places[0]
        return self._person(
            holders[0],
            "role-holder",
            f"the only {head} that the article names",
            Span(*first, self.text[slice(*first)]),
        )

    # -- institutions -----------------------------------------------------

    def _institution(self, mention: Span) -> Resolution | None:
        found = self.institutions.named(_without_place(mention.text)) or self.institutions.named(
            mention.text
        )
        if found is None:
            return None
        return _institution(found, "institution-name", "the mention names it")

    def _entity(self, mention: Span) -> Resolution | None:
        """What a trained pipeline calls an organisation, if the registry does not know it."""
        entity = entity_ending_at(self.document.entities, mention.end)
        if entity is None or entity.label != "ORG":
            return None
        name = self.text[entity.start : entity.end]
        known = self.institutions.named(name) or self.institutions.organ(name, mention.start)
        if known or name != bare(mention.text):
            return None
        return _institution(
            made(name), "institution-name", "the trained pipeline calls it an organisation"
        )

    def _organ(self, mention: Span) -> Resolution | None:
        found = self.institutions.organ(mention.text, mention.start)
        if found is None:
            if self.institutions.looks_like_one(mention.text) and bare(mention.text)[:1].isupper():
                return _institution(
                    made(bare(mention.text)), "institution-name", "the mention names it"
                )
            return None
        return _institution(found[0], "organ-of-country", f"{found[1]} tells whose it is")

    def _back_reference(self, mention: Span) -> Resolution | None:
        words = bare(mention.text).split()
        noun = words[-1].lower() if words else ""
        if noun not in self.lexicon.institution_nouns or words[-1][0].isupper():
            return None
        found = self.institutions.back_reference(noun, mention.start)
        if found is None:
            return None
        name, start, end = found
        span = Span(start, end, self.text[start:end])
        institution = self.institutions.named(name)
        if institution is None:
            organ = self.institutions.organ(name, start)
            institution = organ[0] if organ else made(bare(name))
        return _institution(institution, "back-reference", f"the last {noun} named before", span)

    def _issuer(self, mention: Span) -> Resolution | None:
        words = bare(mention.text).split()
        head = words[-1].lower() if words else ""
        if head not in self.lexicon.report_nouns or len(words) > 2:
            return None
        for earlier, resolution in reversed(self._history):
            if resolution.speakers and earlier.start < mention.start:
                return Resolution(
                    resolution.speakers,
                    "document-issuer",
                    f"the {head} is theirs who spoke before",
                    earlier,
                    resolution.role,
                    resolution.institution,
                )
        return None

    def _last_speaker(self, mention: Span, kinds: tuple[str, ...]) -> Resolution | None:
        for earlier, resolution in reversed(self._history):
            if earlier.start >= mention.start:
                continue
            if resolution.speakers and resolution.speakers[0].kind in kinds:
                return Resolution(
                    resolution.speakers,
                    "pronoun",
                    f"“{mention.text}” is the last that spoke before and fits it",
                    earlier,
                    resolution.role,
                    resolution.institution,
                )
        return Resolution((), "pronoun", f"nobody before “{mention.text}” fits it")

    # -- several ------------------------------------------------------------

    def _joint(self, mention: Span) -> Resolution | None:
        parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", mention.text)
        if len(parts) < 2 or self.institutions.named(mention.text) is not None:
            return None
        speakers: list[SpeakerRef] = []
        offset = mention.start
        for part in parts:
            start = self.text.index(part, offset)
            offset = start + len(part)
            if not part or not part[0].isupper():
                return None
            found = self._resolve(Span(start, offset, part), None)
            speakers += [speaker for speaker in found.speakers if speaker not in speakers]
        if len(speakers) < 2:
            return None
        return Resolution(tuple(speakers), "joint", "the mention names several")

    def _plural_reference(self, mention: Span) -> Resolution | None:
        """ "The top diplomats", "the ministers": the two named together before."""
        words = bare(mention.text).lower().split()
        noun = self.lexicon.role(words[-1]) if words else None
        if (
            noun is None
            or not noun.plural
            or not mention.text.lower().startswith(("the ", "both "))
        ):
            return None
        return self._plural(mention, mention.text, required=False)

    def _plural(self, mention: Span, word: str, *, required: bool = True) -> Resolution | None:
        pair = None
        mentions = self.cast.before(mention.start, max(0, mention.start - REACH))
        for left, right in pairwise(mentions):
            between = self.text[left[1] : right[0]]
            if (
                re.fullmatch(r"(?:['’]s)?,? and (?:[\w.]+ ){0,4}", between)
                and left[2] is not right[2]
            ):
                pair = (left, right)
        if pair is None:
            return (
                Resolution((), "pronoun", f"nobody before “{word}” fits it") if required else None
            )
        people = [self._person(member[2], "", "", None).speakers[0] for member in pair]
        start, end = pair[0][0], pair[1][1]
        return Resolution(
            tuple(people),
            "plural",
            f"“{word}” are the two named together before",
            Span(start, end, self.text[start:end]),
        )

    def _unnamed(self, mention: Span) -> Resolution | None:
        """Somebody without a name keeps the nominal, and is nobody elsewhere."""
        name = re.sub(r"^(?:the|a|an)\s+", "", mention.text, flags=re.I)
        head = re.split(r"\s+(?:of|for|at|from|with|to|in|on|who)\s+", name)[0].split()[-1].lower()
        noun = self.lexicon.role(head)
        plural = noun.plural if noun else self._is_plural(head)
        kind = "group" if plural else "unnamed"
        if head in self.lexicon.institution_nouns:
            return _institution(made(name), "unnamed", "an institution that is not named")
        reference = SpeakerRef(f"{self.document.id}/{slug(name)}", name, kind)  # type: ignore[arg-type]
        return Resolution((reference,), "unnamed", "the article gives no name")


def _institution(
    institution: Institution, rule: str, evidence: str, antecedent: Span | None = None
) -> Resolution:
    return Resolution(
        (SpeakerRef(institution.id, institution.name, "institution"),),
        rule,
        evidence,
        antecedent,
    )


def _without_place(mention: str) -> str:
    """ "Sen. Ben Cardin of Maryland" without "of Maryland"."""
    return re.sub(rf"(?<=[a-z])\s+of\s+(?:the\s+)?[{UPPER}][\w.' -]*$", "", mention)
