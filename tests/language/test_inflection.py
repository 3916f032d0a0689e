import pytest

from quotes.language.inflection import regular_plural, regular_verb, third_person

VERBS = [
    # base, third, past, gerund
    ("announce", "announces", "announced", "announcing"),
    ("reply", "replies", "replied", "replying"),
    ("relay", "relays", "relayed", "relaying"),
    ("quip", "quips", "quipped", "quipping"),
    ("quiz", "quizzes", "quizzed", "quizzing"),
    ("beg", "begs", "begged", "begging"),
    ("ask", "asks", "asked", "asking"),
    ("warn", "warns", "warned", "warning"),
    ("shout", "shouts", "shouted", "shouting"),
    ("crow", "crows", "crowed", "crowing"),
    ("wax", "waxes", "waxed", "waxing"),
    ("preach", "preaches", "preached", "preaching"),
    ("hiss", "hisses", "hissed", "hissing"),
    ("gush", "gushes", "gushed", "gushing"),
    ("echo", "echoes", "echoed", "echoing"),
    ("radio", "radios", "radioed", "radioing"),
    ("agree", "agrees", "agreed", "agreeing"),
    ("lie", "lies", "lied", "lying"),
    ("argue", "argues", "argued", "arguing"),
    ("mimic", "mimics", "mimicked", "mimicking"),
    ("whisper", "whispers", "whispered", "whispering"),
    ("ad-lib", "ad-libs", "ad-libbed", "ad-libbing"),
    ("tut-tut", "tut-tuts", "tut-tutted", "tut-tutting"),
]


@pytest.mark.parametrize(("base", "third", "past", "gerund"), VERBS)
def test_regular_verb(base: str, third: str, past: str, gerund: str) -> None:
    assert regular_verb(base) == (third, (past,), (past,), (gerund,))


def test_stress_doubles_only_where_it_is_told() -> None:
    assert regular_verb("admit", "always").past == ("admitted",)
    assert regular_verb("visit").past == ("visited",)
    assert regular_verb("label", "both").gerund == ("labelling", "labeling")


@pytest.mark.parametrize(("base", "third"), [("go", "goes"), ("say", "says"), ("cry", "cries")])
def test_third_person(base: str, third: str) -> None:
    assert third_person(base) == third


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("official", "officials"),
        ("ministry", "ministries"),
        ("attorney", "attorneys"),
        ("witness", "witnesses"),
        ("coach", "coaches"),
        ("memo", "memos"),
        ("spokesman", "spokesmen"),
        ("spokeswoman", "spokeswomen"),
        ("mother-in-law", "mothers-in-law"),
        ("commander-in-chief", "commanders-in-chief"),
        ("attorney-general", "attorneys-general"),
        ("co-founder", "co-founders"),
        ("press release", "press releases"),
    ],
)
def test_regular_plural(singular: str, plural: str) -> None:
    assert regular_plural(singular) == plural
