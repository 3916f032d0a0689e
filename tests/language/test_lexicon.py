import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

import quotes.language
from quotes.errors import LexiconError
from quotes.language.lexicon import Lexicon, VerbForm, load_lexicon
from quotes.language.reporting_verbs import FRAMES

ENGLISH = Path(quotes.language.__file__).parent / "en"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("en")


def reading(lexicon: Lexicon, form: str, name: str) -> VerbForm:
    return next(verb for verb in lexicon.verbs[form] if verb.form == name)


@pytest.mark.parametrize(
    ("form", "name", "lemma", "frames"),
    [
        ("said", "past", "say", {"quote", "document"}),
        ("said", "participle", "say", {"quote", "document"}),
        ("says", "third", "say", {"quote", "document"}),
        ("told", "past", "tell", {"quote", "addressee"}),
        ("adding", "gerund", "add", {"quote", "beginning"}),
        ("warned", "past", "warn", {"quote", "addressee", "infinitive"}),
        ("described", "past", "describe", {"as"}),
        ("dubbed", "participle", "dub", {"naming"}),
        ("labelled", "past", "label", {"naming"}),
        ("labeled", "past", "label", {"naming"}),
        ("criticised", "past", "criticize", {"object"}),
        ("vowed", "past", "vow", {"object", "infinitive"}),
        ("believes", "third", "believe", {"cognition"}),
        ("thought", "past", "think", {"cognition"}),
        ("shrugged", "past", "shrug", {"manner"}),
        ("joked", "past", "joke", {"quote", "manner"}),
        ("reads", "third", "read", {"document"}),
        ("went", "past", "go", {"quote"}),
        ("tweeted", "past", "tweet", {"quote"}),
        ("texted", "past", "text", {"quote"}),
        ("e-mailed", "past", "email", {"quote"}),
        ("deadpanned", "past", "deadpan", {"quote"}),
        ("opined", "past", "opine", {"quote"}),
        ("conceded", "past", "concede", {"quote"}),
        ("admitting", "gerund", "admit", {"quote"}),
        ("swore", "past", "swear", {"quote"}),
        ("written", "participle", "write", {"quote"}),
        ("began", "past", "begin", {"beginning"}),
    ],
)
def test_verb(lexicon: Lexicon, form: str, name: str, lemma: str, frames: set[str]) -> None:
    verb = reading(lexicon, form, name)
    assert verb.lemma == lemma
    assert frames <= verb.frames


def test_strength(lexicon: Lexicon) -> None:
    strong = ("said", "told", "insisted", "quipped", "argued")
    weak = ("noted", "showed", "found", "wrote", "claims", "opened")
    assert {verb.strength for form in strong for verb in lexicon.verbs[form]} == {"strong"}
    assert {verb.strength for form in weak for verb in lexicon.verbs[form]} == {"weak"}


def test_faces_take_no_clause(lexicon: Lexicon) -> None:
    for form in ("smiled", "nodded", "shrugged", "grinned", "winked"):
        assert reading(lexicon, form, "past").frames == {"manner"}


def test_words_that_are_no_reporting_verbs(lexicon: Lexicon) -> None:
    for form in ("visited", "won", "eat", "stopped", "arrested", "wroten", "sayed", "admited"):
        assert form not in lexicon.verbs


def test_phrases(lexicon: Lexicon) -> None:
    for words in (
        "went on",
        "pointed out",
        "chimed in",
        "fired back",
        "took to twitter",
        "puts it",
    ):
        assert tuple(words.split()) in lexicon.phrases
    assert lexicon.phrases[("made", "it", "clear")][0].lemma == "make it clear"


def test_longest_phrase_is_first(lexicon: Lexicon) -> None:
    lashed = lexicon.phrases_by_first_word["lashed"]
    assert lashed.index(("lashed", "out", "at")) < lashed.index(("lashed", "out"))
    assert set().union(*lexicon.phrases_by_first_word.values()) == lexicon.phrases.keys()


def test_common_verbs(lexicon: Lexicon) -> None:
    assert lexicon.common_verbs["won"] == {"past", "participle"}
    assert lexicon.common_verbs["visits"] == {"third"}
    assert lexicon.common_verbs["stopping"] == {"gerund"}
    assert "campaign" in lexicon.noun_like
    assert "alleged" in lexicon.adjective_like


@pytest.mark.parametrize(
    ("noun", "kind", "plural"),
    [
        ("statement", "utterance", False),
        ("remarks", "utterance", True),
        ("op-ed", "document", False),
        ("press releases", "document", True),
        ("press conference", "occasion", False),
        ("speeches", "occasion", True),
        ("analyses", "document", True),
    ],
)
def test_report_noun(lexicon: Lexicon, noun: str, kind: str, plural: bool) -> None:
    assert (lexicon.report_nouns[noun].kind, lexicon.report_nouns[noun].plural) == (kind, plural)


@pytest.mark.parametrize(
    ("noun", "kind", "gender", "plural"),
    [
        ("spokesman", "spokesperson", "m", False),
        ("spokeswomen", "spokesperson", "f", True),
        ("minister", "office", None, False),
        ("queen", "office", "f", False),
        ("economists", "profession", None, True),
        ("actress", "profession", "f", False),
        ("neighbour", "relation", None, False),
        ("neighbors", "relation", None, True),
        ("wives", "relation", "f", True),
        ("official", "anonymous", None, False),
        ("officials", "collective", None, True),
        ("people", "collective", None, True),
        ("man", "anonymous", "m", False),
        ("34-year-old", "anonymous", None, False),
        ("ex-minister", "office", None, False),
    ],
)
def test_role(lexicon: Lexicon, noun: str, kind: str, gender: str | None, plural: bool) -> None:
    role = lexicon.role(noun)
    assert role is not None
    assert (role.kind, role.gender, role.plural) == (kind, gender, plural)


def test_no_role(lexicon: Lexicon) -> None:
    for word in ("table", "-", "", "ceasefire", "well-known", "russian"):
        assert lexicon.role(word) is None


@pytest.mark.parametrize(
    ("title", "gender", "kind"),
    [
        ("mr", "m", "honorific"),
        ("ms", "f", "honorific"),
        ("dr", None, "honorific"),
        ("sgt", None, "rank"),
        ("lt col", None, "rank"),
        ("sen", None, "office"),
        ("prime minister", None, "office"),
        ("secretary of state", None, "office"),
        ("first lady", "f", "office"),
    ],
)
def test_title(lexicon: Lexicon, title: str, gender: str | None, kind: str) -> None:
    assert lexicon.titles[title] == (gender, kind)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("ministry", "government"),
        ("ministries", "government"),
        ("court", "court"),
        ("police", "police"),
        ("inc", "company"),
        ("newspapers", "media"),
        ("university", "education"),
        ("centre", "organisation"),
        ("club", "team"),
        ("democrats", "party"),
    ],
)
def test_institution(lexicon: Lexicon, noun: str, kind: str) -> None:
    assert lexicon.institution_nouns[noun] == kind


def test_institution_names_are_told_from_nouns(lexicon: Lexicon) -> None:
    assert {"times", "inc", "kremlin"} <= lexicon.institution_names
    assert not {"ministry", "court", "companies"} & lexicon.institution_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("john", "m"),
        ("angela", "f"),
        ("volodymyr", "m"),
        ("nadezhda", "f"),
        ("narendra", "m"),
        ("fatima", "f"),
        ("shinzo", "m"),
        ("andrés", "m"),
        ("andres", "m"),
        ("alex", "n"),
        ("andrea", "n"),
    ],
)
def test_given_name(lexicon: Lexicon, name: str, gender: str) -> None:
    assert lexicon.given_names[name] == gender


def test_nicknames(lexicon: Lexicon) -> None:
    assert lexicon.nicknames["bill"] == ("william",)
    assert "robert" in lexicon.nicknames["bob"]
    full_names = {name for names in lexicon.nicknames.values() for name in names}
    assert full_names <= lexicon.given_names.keys()


def test_function_words(lexicon: Lexicon) -> None:
    words = lexicon.words
    assert {"he", "she", "they", "we"} <= words["subject_pronouns"]
    assert {"reportedly", "later", "also"} <= words["adverbs"]
    assert {"however", "meanwhile", "but", "when"} <= words["sentence_starters"]
    assert {"according to", "in the words of"} <= words["according"]
    assert {"n't", "n’t", "not"} <= words["negations"]
    assert {"friday", "yesterday"} <= words["time_words"]
    assert {"so-called", "dubbed", "known as"} <= lexicon.naming_phrases
    assert {"song", "film", "novel", "sitcom"} <= lexicon.work_nouns


def test_sizes(lexicon: Lexicon) -> None:
    lemmas = {verb.lemma for readings in lexicon.verbs.values() for verb in readings}
    assert len(lemmas) >= 600
    assert len(lexicon.phrases) >= 500
    assert len(lexicon.report_nouns) >= 600
    assert len(lexicon.role_nouns) >= 1500
    assert len(lexicon.titles) >= 300
    assert len(lexicon.institution_nouns) >= 500
    assert len(lexicon.given_names) >= 3000
    assert len(lexicon.nicknames) >= 200


def test_every_frame_is_used(lexicon: Lexicon) -> None:
    used = set().union(*(verb.frames for verbs in lexicon.verbs.values() for verb in verbs))
    assert used == FRAMES


def test_genders_do_not_contradict(lexicon: Lexicon) -> None:
    words = lexicon.words
    pronouns = [words[name] for name in ("male_pronouns", "female_pronouns", "plural_pronouns")]
    assert len(set().union(*pronouns)) == sum(map(len, pronouns))
    contradictions = {
        word
        for word, title in lexicon.titles.items()
        if (role := lexicon.role_nouns.get(word)) and role.gender != title.gender
    }
    assert contradictions == set()


def test_keys_are_lower_case_and_tidy(lexicon: Lexicon) -> None:
    tables: tuple[Collection[str], ...] = (
        lexicon.verbs,
        lexicon.report_nouns,
        lexicon.role_nouns,
        lexicon.titles,
        lexicon.institution_nouns,
        lexicon.given_names,
        lexicon.nicknames,
        lexicon.work_nouns,
        lexicon.naming_phrases,
        *lexicon.words.values(),
    )
    for table in tables:
        assert [key for key in table if key != " ".join(key.lower().split())] == []


def test_every_file_says_what_it_is() -> None:
    for path in ENGLISH.glob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
        assert "Compiled by hand" in path.read_text(encoding="utf-8"), path.name


def test_it_is_read_once(lexicon: Lexicon) -> None:
    assert load_lexicon("en") is lexicon


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/"])
def test_unknown_language(language: str) -> None:
    with pytest.raises(LexiconError, match="no lexicon") as caught:
        load_lexicon(language)
    assert caught.value.hint == "there are: en"


def test_it_needs_no_spacy() -> None:
    code = "import sys; from quotes.language.lexicon import load_lexicon; load_lexicon()"
    check = f"{code}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
