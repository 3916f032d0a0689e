"""Rules for speakers named by a phrase and no clause: "according to", "X's claim that"."""

from __future__ import annotations

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import subject_traits
from quotes.clauses import VERBAL
from quotes.language.cues import cue_class
from quotes.language.lexicon import load_lexicon

NO_SPEAKERS = frozenset({"plan", "schedule", "custom", "tradition", "need", "taste", "size"})


def according_before(context: Context) -> Proposal | None:
    """According to Ana Ruiz, the city is “ready”."""
    sentence = context.sentence
    at = context.left.rfind("A")
    if at < 0 or at + 1 >= len(context.left) or context.left[at + 1] != "N":
        return None
    chunks, number = sentence.chunks, context.place.sentence
    if sentence.last_word(at + 1) in NO_SPEAKERS:
        return None
    phrase = sentence.phrase_from(at + 1)
    if _reported_in_a_document(context, phrase):
        return None
    return Proposal(
        "“according to” names whose words they are",
        (number, *phrase),
        (number, chunks.first[at], chunks.last[at]),
        traits=(
            "reported-between" if any(c in "VP" for c in context.left[at:]) else "direct",
            *subject_traits(sentence, phrase),
        ),
    )


def _reported_in_a_document(context: Context, phrase: tuple[int, int]) -> bool:
    """Whether a document only hands on who said it: "According to the report, Ruiz said"."""
    sentence = context.sentence
    if subject_traits(sentence, phrase) != ("document",):
        return False
    for verb in range(phrase[1], context.place.chunk):
        if sentence.codes[verb] == "V" and cue_class(sentence.last_word(verb)) == "speech":
            subject = sentence.clause(verb).subject
            if subject is not None and subject[0] >= phrase[1]:
                return sentence.can_speak(subject)
    return False


def noun_of_speech(context: Context) -> Proposal | None:
    """Ana Ruiz's claim that it was “golden”; criticism from Ana Ruiz that it was “golden”"""
    sentence, number = context.sentence, context.place.sentence
    chunks, codes = sentence.chunks, sentence.codes
    tokens = chunks.tokens
    around = _around(context)
    if around is not None:
        return around
    for k in range(context.place.chunk - 1, max(-1, context.place.chunk - 9), -1):
        if codes[k] == "q":
            return None
        if codes[k] != "N" or tokens.tags[chunks.last[k] - 1] != "L":
            continue
        first, last = chunks.first[k], chunks.last[k]
        between = codes[k + 1 : context.place.chunk]
        traits = (
            _link_of_noun(between),
            f"noun-verbs-{min(sum(code in VERBAL for code in between), 2)}",
            "noun-next" if len(between) < 2 else "noun-off",
            f"noun-{_kind_of_noun(tokens.lows[last - 1])}",
        )
        head = (number, last - 1, last)
        genitive = tokens.tags.rfind("g", first, last)
        if genitive > first:
            return Proposal(
                f"it is what their {tokens.lows[last - 1]} says",
                cue=head,
                words=(number, first, genitive),
                traits=("name", *traits),
            )
        if tokens.tags[first] == "s":
            return Proposal(
                f"it is what their {tokens.lows[last - 1]} says",
                cue=head,
                words=(number, first, first + 1),
                traits=("pronoun", *traits),
            )
        if between[1:2] != "N":
            continue
        phrase = sentence.phrase_from(k + 2)
        link = sentence.last_word(k + 1)
        if link in ("by", "from", "among") or (link == "of" and codes[phrase[1]] == "h"):
            return Proposal(
                f"the {tokens.lows[last - 1]} is theirs",
                (number, *phrase),
                head,
                traits=("agent", *traits),
            )
    return None


def _around(context: Context) -> Proposal | None:
    """Ana Ruiz's “golden” promise: the words stand between their speaker and the noun."""
    sentence, number, k = context.sentence, context.place.sentence, context.place.chunk
    chunks, tokens = sentence.chunks, sentence.chunks.tokens
    if context.right[:1] != "N" or tokens.tags[chunks.last[k + 1] - 1] != "L":
        return None
    noun = chunks.last[k + 1] - 1
    possessor = chunks.first[k] - 1
    if context.left.endswith("Ng"):
        words = (number, chunks.first[k - 2], chunks.last[k - 2])
        kind = "name"
    elif context.left and tokens.tags[possessor] == "s":
        words = (number, possessor, possessor + 1)
        kind = "pronoun"
    else:
        return None
    return Proposal(
        f"they are the words of somebody's {tokens.lows[noun]}",
        cue=(number, noun, noun + 1),
        words=words,
        traits=(kind, "noun-around", f"noun-{_kind_of_noun(tokens.lows[noun])}"),
    )


def _link_of_noun(between: str) -> str:
    """How a noun of speech leads on to the words: "claim that", "talk of"."""
    if "h" in between:
        return "noun-that"
    if between in (":", "x:"):
        return "noun-colon"
    return "noun-of" if between[:1] in ("f", "o") else "noun-other"


def _kind_of_noun(word: str) -> str:
    """Whether a noun of speech is an utterance, a document or an occasion."""
    noun = load_lexicon().report_nouns.get(word)
    return noun.kind if noun else "other"


RULES = (
    Rule(
        id="according-before",
        why="“According to” names whose words they are.",
        finds=(
            "{cue:According to} {speaker:Ana Ruiz}, the city is “{content:ready}”.",
            "{cue:According to} {speaker:the ministry}, “{content:all is well}”.",
        ),
        ignores=(
            ("Ana Ruiz called it “{content:golden}”.", "there is no such phrase"),
            (
                "According to plan, “{content:ready}” it was not, and Ruiz said: “Go.”",
                "a plan cannot speak",
            ),
            (
                "According to the report, Ruiz told the club she was “{content:ready}”.",
                "the report hands on what she said",
            ),
        ),
        propose=according_before,
        confidence=0.92,
    ),
    Rule(
        id="noun-of-speech",
        why="A noun for what is said carries the words of its possessor.",
        finds=(
            "{speaker:Ana Ruiz}'s {cue:claim} that it was “{content:golden}” failed.",
            "{speaker:Her} {cue:promise} that “{content:all will be well}” was broken.",
            "{speaker:Ana Ruiz}'s “{content:golden gate}” {cue:remark} was forgotten.",
            "Few believed the {cue:claim} of {speaker:the mayor} that it was “{content:golden}”.",
        ),
        ignores=(
            ("Ana Ruiz's house is “{content:golden}”.", "a house says nothing"),
            ("The claim that it was “{content:golden}” failed.", "it is nobody's claim"),
        ),
        propose=noun_of_speech,
        confidence=0.7,
    ),
)
