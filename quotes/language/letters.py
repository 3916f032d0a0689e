"""The tag letter of each word of the lexicon, before what stands beside it is looked at."""

from __future__ import annotations

from quotes.language.lexicon import Lexicon

SUBORDINATING = frozenset(
    {"as", "after", "before", "since", "until", "till", "than", "though", "where", "when"}
    | {"why", "how", "what"}
)
BEFORE_TITLES = frozenset({"former", "late", "acting", "outgoing", "incoming", "fellow"})


def letters_of_words(lexicon: Lexicon) -> dict[str, str]:
    """The letter of every known word; of a word in several classes the last one given here."""
    words = lexicon.words
    letters: dict[str, str] = {}

    def give(letter: str, *names: str) -> None:
        for name in names:
            letters.update(dict.fromkeys(words[name], letter))

    letters.update(dict.fromkeys(lexicon.adjective_like, "w"))
    for form, readings in lexicon.common_verbs.items():
        letters[form] = "Z" if readings == frozenset({"gerund"}) else "Y"
    letters.update(dict.fromkeys(lexicon.report_nouns, "L"))
    letters.update(dict.fromkeys(lexicon.institution_nouns, "I"))
    letters.update(dict.fromkeys(lexicon.role_nouns, "R"))
    for form, verb_forms in lexicon.verbs.items():
        letters[form] = "G" if all(v.form == "gerund" for v in verb_forms) else "V"
    give("a", "adverbs", "reflexive_pronouns")
    give("t", "time_words", "months", "weekdays")
    give("m", "number_words")
    letters.update(dict.fromkeys(("last", "next", "second"), "w"))
    letters.update(dict.fromkeys(BEFORE_TITLES, "R"))
    give("d", "determiners")
    give("p", "subject_pronouns", "object_pronouns")
    letters.update(dict.fromkeys(("everyone", "everybody", "someone", "somebody", "nobody"), "p"))
    give("s", "possessives")
    give("c", "subordinators")
    give("o", "prepositions")
    letters.update(dict.fromkeys(SUBORDINATING, "c"))
    give("x", "auxiliaries", "modals")
    give("n", "negations")
    letters.update({"no": "d", "neither": "d"})
    letters.update(dict.fromkeys(("and", "or", "nor", "but", "&"), "&"))
    letters.update(dict.fromkeys(("who", "whom", "whose", "which"), "r"))
    letters.update({"that": "h", "of": "f", "to": "2", "according": "A", "one": "m"})
    del letters["'s"], letters["’s"]  # a genitive or a verb: what stands before it tells
    letters.update(dict.fromkeys(("i'm", "i've", "i'd", "i'll"), "p"))
    return letters


def noun_readings(lexicon: Lexicon) -> dict[str, str]:
    """The noun letter of those verb forms that are nouns as well."""
    readings: dict[str, str] = {}
    forms = set(lexicon.verbs) | set(lexicon.common_verbs)
    for letter, nouns in (
        ("w", lexicon.noun_like),
        ("L", lexicon.report_nouns),
        ("I", lexicon.institution_nouns),
        ("R", lexicon.role_nouns),
    ):
        readings.update((form, letter) for form in nouns if form in forms)
    return readings
