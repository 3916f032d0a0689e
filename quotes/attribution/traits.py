"""What speaks for or against a proposal, as words that the weights know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.rule import Context
from quotes.clauses import Clause, Sentence
from quotes.language.cues import cue_class, frames_of

_KIND_OF_TAG = {
    "p": "pronoun",
    "r": "relative",
    "h": "relative",
    "N": "name",
    "T": "name",
    "R": "role",
    "I": "institution",
    "L": "document",
    "d": "some",
    "m": "some",
}
LINKS = {":": "colon", ",": "comma", "h": "that", "N": "noun", "o": "preposition", "d": "article"}
VERBS = re.compile(r"[VYPOxGZIJ]")
CLAUSE = re.compile(r"[,&][at]*N[at]*[VYx]")
REPORTS = frozenset("VPGIA")
SHARES = frozenset({"percent", "majority", "half", "third", "quarter", "thirds", "quarters", "pc"})
CIRCUMSTANCE = frozenset(
    {"as", "when", "whenever", "while", "whilst", "whereas", "after", "before", "since", "until"}
    | {"till", "though", "although", "because", "once", "unless", "where", "than"}
)
TITLE_WORDS = frozenset("a an the of in on and for to with at by or from vs".split())  # noqa: SIM905


def subject_traits(sentence: Sentence, phrase: tuple[int, int]) -> tuple[str, ...]:
    """What kind of words the speaker is: name, role, pronoun, thing …"""
    chunks = sentence.chunks
    head = chunks.last[phrase[0]] - 1
    kind = _KIND_OF_TAG.get(chunks.tokens.tags[head], "thing")
    if kind == "some" and sentence.codes[phrase[0] + 1 : phrase[0] + 3] == "fN":
        return subject_traits(sentence, (phrase[0] + 2, phrase[1]))  # "hundreds of supporters"
    word = chunks.tokens.lows[head]
    if word == "there":
        return ("there",)
    if word in SHARES or word.endswith("%"):
        return ("share",)
    if kind == "pronoun":
        if word in ("it", "this"):
            kind = "it"
        elif word in ("i", "we", "you", "me", "us"):
            kind = "first-person"
        elif word in ("him", "them", "himself", "themselves"):
            kind = "object-pronoun"
    return (kind,)


def clause_traits(sentence: Sentence, clause: Clause, k: int) -> tuple[str, ...]:
    """How the clause of a verb and the quotation at chunk `k` stand to each other."""
    codes = sentence.codes
    verb = clause.verb
    between = codes[verb + 1 : k] if verb < k else ""
    traits = [
        f"form-{codes[verb]}",
        "own" if clause.own else "inherited",
    ]
    if clause.subject is not None and sentence.codes[clause.subject[0]] != "r":
        traits.append("embedded" if sentence.embedded(clause) else "main")
    verbs = len(VERBS.findall(between))
    traits.append(f"verbs-{min(verbs, 3)}")
    if "q" in between:
        traits.append("quoted-between")
    if ";" in between:
        traits.append("semicolon-between")
    if CLAUSE.search(between):
        traits.append("clause-between")
    if "&h" in between:
        traits.append("and-that")
    link = LINKS.get(between[-1:], "other") if between.strip("at") else "adjacent"
    cue = cue_class(sentence.last_word(verb))
    kind = subject_traits(sentence, clause.subject)[0] if clause.subject else "none"
    place = "inherited" if not clause.own else traits[2] if len(traits) > 3 else "relative"
    if "manner" in frames_of(sentence.last_word(verb)):
        traits.append("manner")
    if "n" in sentence.chunks.tokens.tags[sentence.chunks.first[verb] : sentence.chunks.last[verb]]:
        traits.append("negated")
    traits += [link, cue, kind, f"{cue}-{place}", f"{cue}-{kind}", f"{cue}-{link}-{min(verbs, 1)}"]
    return tuple(traits)


def relation_to_left(sentence: Sentence, clause: Clause) -> str:
    """How a clause hangs on what stands before it.

    `content` is reported by a verb ("said that he left"), `circumstance` only goes
    with it ("said, although he left"), so that what it holds is its own subject's;
    `relative`, `participle`, `absolute` ("with Ruiz saying"), `joined` ("and he left"),
    `shared` (no subject of its own) or `free`.
    """
    codes = sentence.codes
    if not clause.own or clause.subject is None:
        return "shared"
    start = clause.subject[0]
    if clause.inverted:
        return "free"
    if codes[start] in "rh":
        return "relative"
    if codes[clause.verb] in "GZ":
        with_it = start and sentence.last_word(start - 1) == "with"
        return "absolute" if with_it else "participle"
    k = start - 1
    while k >= 0 and codes[k] in "at":
        k -= 1
    if k < 0:
        return "free"
    if codes[k] == "c" and sentence.last_word(k) == "what":
        return "what"
    if codes[k] == "c":
        return "circumstance" if sentence.last_word(k) in CIRCUMSTANCE else "content"
    if codes[k] == "r" or _is_object_relative(sentence, clause, k):
        return "relative"
    if codes[k] in "hVGIP" or (codes[k] == "N" and k and codes[k - 1] in "VGI"):
        return "content"
    return "joined" if codes[k] in "&,;-" else "free"


def _is_object_relative(sentence: Sentence, clause: Clause, k: int) -> bool:
    """Whether "that" at chunk `k` is what a verb names: "an offer that Ruiz described as “low”"."""
    codes = sentence.codes
    if codes[k] != "h" or not k or codes[k - 1] != "N":
        return False
    direct = codes[clause.verb + 1 : clause.verb + 3].lstrip("c")[:1] == "q"
    return direct and cue_class(sentence.last_word(clause.verb)) == "naming"


def quotation_traits(context: Context) -> tuple[str, ...]:
    """What a quotation looks like, for whether it is anybody's words at all."""
    quotation, words, left, right = context.quotation, context.words, context.left, context.right
    count = len(words)
    length = "1" if count == 1 else "2-3" if count < 4 else "4-9" if count < 10 else "10+"
    traits = [f"words-{length}"]
    if is_title_case(words):
        traits.append("title-case" if count > 1 else "one-capital")
    elif words and words[0][:1].islower():
        traits.append("lower")
    last = context.text[quotation.end - 1]
    end = "ended" if last in ".?!" else "comma" if last == "," else "bare"
    case = "upper" if len(traits) > 1 and traits[-1] != "lower" else "other"
    before = left[-1:] if left[-1:] in ("o", "d", "s", "g", "N", "V", "c", ":", ",") else "x"
    traits += [end, f"{case}-{end}-{length}", f"{case}-after-{before}"]
    if not left and not right.strip("."):
        traits.append("sentence")
    if REPORTS.isdisjoint(left) and REPORTS.isdisjoint(right):
        traits.append("no-report")
    if context.frame_follows:
        traits.append("frame-follows")
    if left.endswith(("d", "s", "g")):
        traits.append("determined")
    if right.startswith("N") and left:
        traits.append("modifier")
    if left.endswith("c") and quotation.end - quotation.start < 40:
        traits.append("as")
    return tuple(traits)


def is_title_case(words: Sequence[str]) -> bool:
    """Whether the words are capitalised as in the title of a work."""
    is_any = False
    for word in words:
        token = word.strip("“”\"'‘’.,:;!?()")
        if not token or not token[0].isalpha():
            continue
        if not token[0].isupper() and token not in TITLE_WORDS:
            return False
        is_any = True
    return is_any
