"""Rules for those whom the document does not name."""

from __future__ import annotations

from quotes.model import SpeakerKind
from quotes.resolution.rule import Answer, Case, Rule


def same_nominal(case: Case) -> Answer | None:
    """ "The spokesman" after "a spokesman" who spoke."""
    phrase = case.phrase
    if not phrase.is_definite or phrase.tail or not phrase.words:
        return None
    for mention, resolution in reversed(case.article.history):
        if mention.start >= case.start or len(resolution.speakers) != 1:
            continue
        speaker = resolution.speakers[0]
        if speaker.kind in ("unnamed", "group") and phrase.head in speaker.name.lower().split():
            evidence = f"“{mention.text}”, who spoke {case.where(mention.start)}"
            return case.same_as(mention, resolution, evidence)
    return None


def unnamed(case: Case) -> Answer | None:
    """Somebody without a name keeps the nominal, and is nobody elsewhere."""
    phrase = case.phrase
    if case.name is not None and case.article.cast.find(case.name.tokens):
        return None
    name = phrase.without_determiner
    lexicon = case.article.lexicon
    if phrase.head in lexicon.institution_nouns and lexicon.role(phrase.head) is None:
        return case.nobody_named(name, "unnamed", "an institution that the article does not name")
    kind: SpeakerKind = "group" if phrase.plural else "unnamed"
    return case.nobody_named(name, kind, "the article gives no name")


RULES: tuple[Rule, ...] = (
    Rule(
        "same-nominal",
        "A definite noun takes up somebody unnamed who spoke before.",
        (
            "“No,” said {antecedent:a resident}. “Go,” {mention:the resident} said. → resident",
            "“No,” said {antecedent:a senior aide}. “Go,” {mention:the aide} said. → senior aide",
        ),
        (("“No,” {mention:the resident} said.", "no resident spoke before"),),
        same_nominal,
    ),
    Rule(
        "unnamed",
        "Many speakers in the news have no name; they are nobody outside their article.",
        (
            "“No,” said {mention:a senior official}. → senior official",
            "“No,” said {mention:residents of Lima}. → residents of Lima",
        ),
        (("“No,” said {mention:Ana Ruiz}.", "that is a name"),),
        unnamed,
    ),
)
