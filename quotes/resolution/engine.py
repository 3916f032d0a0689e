"""Mention -> speaker, within one document: the first rule that answers decides.

The order stands in `RULES`: what a mention says itself comes before what it
points back to, and somebody without a name comes last. A rule may also decide
that nobody can be chosen; the mention is then kept and the speaker stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.engine import Attribution
from quotes.language.lexicon import Lexicon, load_lexicon
from quotes.model import Document, Quotation, Span
from quotes.registry import Registry, load_registry
from quotes.resolution import (
    described,
    holders,
    issuers,
    organisations,
    people,
    pronouns,
    several,
    things,
    unnamed,
)
from quotes.resolution.article import Article
from quotes.resolution.bodies import Bodies
from quotes.resolution.rule import Answer, Case, Rule
from quotes.resolution.salience import Salience
from quotes.resolution.speaker import Resolution

RULES: tuple[Rule, ...] = (
    *pronouns.RULES,
    *several.RULES,
    *issuers.RULES,
    *organisations.BY_NAME,
    described.AS_INSTITUTION,
    *people.RULES,
    described.BESIDE,
    *things.RULES,
    *organisations.BY_NOUN,
    *unnamed.RULES[:1],
    *holders.RULES,
    *unnamed.RULES[1:],
)


class Resolver:
    """Resolves the mentions of one document.

    Args:
        document: With its paragraphs.
        quotations: All of the document, in order.
        registry: People and institutions in general; the shipped one if None.
        lexicon: The English one if None.
    """

    def __init__(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        registry: Registry | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.article = Article(
            document, quotations, registry or load_registry(), lexicon or load_lexicon()
        )
        self._salience = Salience(self.article)
        self._bodies = Bodies(self.article, self._salience.places)
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
            self._known[key] = decide(self.case(mention, attribution))
        resolution = self._known[key]
        self.article.history.append((mention, resolution))
        self.article.spoke.setdefault(mention.start, resolution)
        return resolution

    def case(self, mention: Span, attribution: Attribution | None = None) -> Case:
        """The question who a mention is.

        Args:
            mention: Words of the document.
            attribution: That names this mention, if one does.
        """
        if attribution is None:
            return Case(self.article, mention, self._salience, self._bodies, self.resolve_words)
        return Case(
            self.article,
            mention,
            self._salience,
            self._bodies,
            self.resolve_words,
            self.article.quotations[attribution.quotation],
            attribution.addressee,
            attribution.antecedent,
        )

    def resolve_words(self, words: Span) -> Resolution:
        """Who other words of the document are, as a part of a mention or of an antecedent."""
        return decide(self.case(words))


def decide(case: Case) -> Resolution:
    """Ask the rules in order; the last one never abstains."""
    for rule in RULES:
        answer = rule.answer(case)
        if answer is not None:
            return resolution_of(rule, answer)
    return Resolution((), "unresolved", "no rule knows who this is")


def resolution_of(rule: Rule, answer: Answer) -> Resolution:
    """An answer with the name of its rule."""
    return Resolution(
        answer.speakers,
        rule.id,
        answer.evidence,
        answer.antecedent,
        answer.role,
        answer.institution,
    )
