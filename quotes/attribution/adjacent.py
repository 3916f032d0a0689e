"""Rules for a reporting clause right beside the quotation."""

from __future__ import annotations

import re

from quotes.attribution.rule import Context, Proposal, Rule
from quotes.attribution.traits import subject_traits
from quotes.clauses import SAY, Clause, Sentence
from quotes.language.cues import cue_class, frames_of

ENDS = ".?!"
OPEN_ENDS = ",?!—–-…"
FRAMED = re.compile(r"[VGI][at]*[,:h]?$")
SOFT = re.compile(r",?[at]*")
QUOTING = frozenset({"quoted", "quotes", "cited", "cites"})
AS_SAYING = re.compile(r"N(?:[of]N)*cG")
CIRCUMSTANCE = frozenset({"as", "when", "while", "after", "before", "since"})
CONTENTLESS = re.compile(r"$|\.|,[AGZcN]|[oJYO]|c(?=N[xVY])")
SIGNED = re.compile(r"(?:[-.c&]|o(?=N))*(N(?:[of]N)*)(?:,[^VY]*|\([^)]*\))?:")
ENDED = frozenset({"", ".", ",", ";", "q", ")", "-", ":"})


def _beside(context: Context, clause: Clause, sentence: int, evidence: str) -> Proposal:
    assert clause.subject is not None
    place = context.scene.sentences[sentence]
    cue = place.chunks.last[clause.verb] - 1
    return Proposal(
        evidence,
        (sentence, *clause.subject),
        (sentence, cue, cue + 1),
        traits=(
            cue_class(place.last_word(clause.verb)),
            "open" if _is_open(context) else "closed",
            "framed-before" if FRAMED.search(context.left) else "unframed",
            *subject_traits(place, clause.subject),
        ),
    )


def _is_open(context: Context) -> bool:
    return context.last_character in OPEN_ENDS or context.right[:1] == ","


def _clause_after(context: Context) -> Clause | None:
    """The clause that begins right after the quotation in its sentence."""
    sentence, k = context.sentence, context.place.chunk
    start = SOFT.match(sentence.codes, k + 1).end()  # type: ignore[union-attr]
    clause = sentence.frame_at(start)
    if clause is None or clause.subject is None:
        return None
    if not clause.inverted and sentence.last_word(clause.verb) in QUOTING:
        quoted = AS_SAYING.match(sentence.codes, clause.verb + 1)
        if quoted is not None:  # "the paper quoted Ruiz as saying"
            return sentence.clause(quoted.end() - 1)
    if sentence.codes[clause.verb] == "Y":
        if clause.inverted and context.left:  # "who called it “a joke”, left the party"
            return None
        if clause.inverted and "document" in subject_traits(sentence, clause.subject):
            return None  # "came the reply"
        return clause if _is_open(context) and _stands_alone(sentence, clause) else None
    if (
        clause.inverted
        and context.left
        and not (
            cue_class(sentence.last_word(clause.verb)) == "speech"
            and subject_traits(sentence, clause.subject)[0] not in _unlikely(context, clause)
        )
    ):
        return None  # "who called it “a joke”, dismissed the plan"
    rest = sentence.rest(clause)
    if not _is_open(context) and rest[:1] in ("h", "N"):
        return None
    if not clause.inverted and _made_by(sentence, clause):
        return None
    if clause.inverted and rest[:1] in ("x", "V", "Y", "P", "O"):  # "said the plan was dead"
        return None
    if sentence.codes[start] == "r" and cue_class(sentence.last_word(clause.verb)) != "speech":
        return None
    return clause


def _unlikely(context: Context, clause: Clause) -> tuple[str, ...]:
    """Kinds of subjects behind the verb that rather are its object: "called it “a joke” …"."""
    saying = context.sentence.last_word(clause.verb) in SAY and context.last_character == ","
    return ("thing",) if saying else ("thing", "document")


def _made_by(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb is a participle of what stands before it: "measures added by Ruiz"."""
    assert clause.subject is not None
    k = clause.verb + 1
    if sentence.codes[k : k + 2] != "oN" or sentence.last_word(k) != "by":
        return False
    return subject_traits(sentence, clause.subject)[0] == "thing"


def _stands_alone(sentence: Sentence, clause: Clause) -> bool:
    """The verb has no object of its own, so that the quotation must be it."""
    return sentence.rest(clause)[:1] in ENDED


def speaker_cue_after(context: Context) -> Proposal | None:
    """“We are ready,” Ana Ruiz said."""
    clause = _clause_after(context)
    if clause is None or clause.inverted:
        return None
    return _beside(
        context, clause, context.place.sentence, "the quotation is followed by its reporting clause"
    )


def cue_speaker_after(context: Context) -> Proposal | None:
    """“We are ready,” said Ana Ruiz."""
    clause = _clause_after(context)
    if clause is None or not clause.inverted:
        return None
    return _beside(
        context, clause, context.place.sentence, "the verb of speech comes before its subject"
    )


def sentence_after(context: Context) -> Proposal | None:
    """“Are we ready?” Ana Ruiz asked."""
    if context.right:
        return None
    index = context.place.sentence + 1
    if index >= len(context.scene.sentences):
        return None
    sentence = context.scene.sentences[index]
    start = SOFT.match(sentence.codes).end()  # type: ignore[union-attr]
    clause = sentence.frame_at(start)
    if clause is None or clause.subject is None or sentence.codes[clause.verb] != "V":
        return None
    if cue_class(sentence.last_word(clause.verb)) == "thought":
        return None
    rest = sentence.rest(clause)
    hearer = "addressee" in frames_of(sentence.last_word(clause.verb))
    if rest[:1] == "N" and hearer and not clause.inverted:
        rest = sentence.after(clause.verb + 1)
    if not CONTENTLESS.match(rest):
        return None
    if rest[:1] == "c":
        k = len(sentence.codes) - len(rest)
        if sentence.last_word(k) not in CIRCUMSTANCE:
            return None
    return _beside(context, clause, index, "a clause without content of its own follows")


def according_after(context: Context) -> Proposal | None:
    """The plan is “dead,” according to Ana Ruiz."""
    sentence, k = context.sentence, context.place.chunk
    codes = sentence.codes
    at = codes.find("A", k + 1)
    if at < 0 or at + 1 >= len(codes) or codes[at + 1] != "N":
        return None
    between = codes[k + 1 : at]
    if "q" in between or any(code in "VP" for code in between):
        return None
    chunks = sentence.chunks
    phrase = sentence.phrase_from(at + 1)
    return Proposal(
        "“according to” names whose words they are",
        (context.place.sentence, *phrase),
        (context.place.sentence, chunks.first[at], chunks.last[at]),
        traits=subject_traits(sentence, phrase),
    )


def signature(context: Context) -> Proposal | None:
    """“We are ready.” — Ana Ruiz"""
    scene, place = context.scene, context.place
    sentence, start = context.sentence, place.chunk + 1
    index = place.sentence
    if not context.right:
        index, start = index + 1, 0
        if index < len(scene.sentences):
            sentence = scene.sentences[index]
        elif context.paragraph_after:
            sentence = context.paragraph_after[0]
        else:
            return None
    codes = sentence.codes
    if codes[start : start + 1] == "-":
        start += 1
    elif not _on_next_line(context, sentence, start):
        return None
    if codes[start : start + 1] != "N" or not _has_name(sentence, start):
        return None
    phrase = sentence.phrase_from(start)
    if codes[phrase[1] : phrase[1] + 1] not in ("", ".", ",", "("):
        return None
    return Proposal("a name after a dash or on a line below signs it", (index, *phrase))


def _on_next_line(context: Context, sentence: Sentence, start: int) -> bool:
    """A pull quote ends with a line of its own that is only the name."""
    if start >= len(sentence.codes):
        return False
    offset = sentence.chunks.tokens.starts[sentence.chunks.first[start]]
    gap = context.text[context.quotation.end : offset]
    return "\n" in gap and "\n\n" not in gap


def name_before_colon(context: Context) -> Proposal | None:
    """RUIZ: “We are ready.”"""
    match = SIGNED.fullmatch(context.left)
    if match is None:
        return None
    start = match.start(1)
    phrase = context.sentence.phrase_from(start)
    if not _has_name(context.sentence, start):
        return None
    chunks = context.sentence.chunks
    words, first = chunks.tokens.words, chunks.first[start]
    whole = context.last_character in ENDS and not context.right.strip(".")
    return Proposal(
        "a name and a colon announce the quotation",
        (context.place.sentence, *phrase),
        traits=(
            "label-first" if start == 0 else "label-within",
            "label-capitals" if words[first].isupper() else "label-plain",
            "label-whole" if whole else "label-part",
        ),
    )


def _has_name(sentence: Sentence, k: int) -> bool:
    tags = sentence.chunks.tokens.tags[sentence.chunks.first[k] : sentence.chunks.last[k]]
    return "N" in tags


RULES = (
    Rule(
        id="speaker-cue-after",
        why="News English puts subject and verb of speech behind the words they report.",
        finds=(
            "“{content:We are ready},” {speaker:Ana Ruiz} {cue:said}.",
            "“{content:We are ready},” {speaker:the mayor}, who was in town, {cue:told} us.",
            "“{content:Are we ready}?” {speaker:she} {cue:asked} on Monday.",
            "“{content:We are ready},” the paper quoted {speaker:Ana Ruiz} as {cue:saying}.",
        ),
        ignores=(
            (
                "“{content:We are ready}.” Ana Ruiz said that she had to go.",
                "the clause has content of its own",
            ),
            ("“{content:Golden}” plans never came, and Ruiz said so.", "other words stand between"),
        ),
        propose=speaker_cue_after,
        confidence=0.97,
    ),
    Rule(
        id="cue-speaker-after",
        why="News English inverts subject and verb after a quotation.",
        finds=(
            "“{content:We are ready},” {cue:said} {speaker:Ana Ruiz}, a nurse.",
            "“{content:We are ready},” {cue:added} {speaker:the spokesman for the ministry}.",
        ),
        ignores=(
            ("“{content:We are ready}.” Said and done.", "no noun phrase follows the verb"),
            ("“{content:We are ready},” the sign over the door.", "there is no verb of speech"),
        ),
        propose=cue_speaker_after,
        confidence=0.96,
    ),
    Rule(
        id="sentence-after",
        why="After a question mark the reporting clause looks like a sentence of its own.",
        finds=(
            "“{content:Are we ready}?” {speaker:Ana Ruiz} {cue:asked}.",
            "“{content:Go home}!” {speaker:Ruiz} {cue:shouted} at the crowd.",
        ),
        ignores=(
            (
                "“{content:Are we ready}?” Ana Ruiz asked whether it was time.",
                "the next sentence reports something else",
            ),
            (
                "“{content:Go home}!” Ruiz opened the door.",
                "the next sentence has no verb of speech",
            ),
        ),
        propose=sentence_after,
        confidence=0.92,
    ),
    Rule(
        id="according-after",
        why="“According to” names whose words they are.",
        finds=(
            "The plan is “{content:dead},” {cue:according to} {speaker:Ana Ruiz}.",
            "It was “{content:a success}” for all, {cue:according to} {speaker:the ministry}.",
        ),
        ignores=(
            (
                "“{content:Dead},” Ruiz said, according to the BBC.",
                "the nearer clause names the speaker",
            ),
            ("The plan is “{content:dead}” in the city.", "there is no such phrase"),
        ),
        propose=according_after,
        confidence=0.9,
    ),
    Rule(
        id="signature",
        why="Collections of quotations and pull quotes are signed with a name.",
        finds=(
            "“{content:We are ready}.” — {speaker:Ana Ruiz}",
            "“{content:We are ready}.” - {speaker:Ana Ruiz}, mayor of Lima",
        ),
        ignores=(
            ("“{content:We are ready}” - and so they were.", "no name follows the dash"),
            (
                "“{content:We are ready}” — Ruiz left the room.",
                "the name is the subject of a clause",
            ),
        ),
        propose=signature,
        confidence=0.9,
    ),
    Rule(
        id="name-before-colon",
        why="Interviews and round-ups put the speaker's name and a colon before the words.",
        finds=(
            "{speaker:Ruiz}: “{content:We are ready}.”",
            "{speaker:Ana Ruiz}, mayor of Lima: “{content:We are ready}.”",
        ),
        ignores=(
            ("Three words: “{content:We are ready}.”", "it is not a name"),
            ("Ruiz left at once: “{content:We are ready}.”", "the clause has a verb"),
        ),
        propose=name_before_colon,
        confidence=0.9,
    ),
)
