"""Level 2 of the cascade: which noun chunk is the subject of which verb.

Every verb group of a sentence gets a subject, found on the chunk codes by
walking left from the verb as a reader would: over adverbs, over parentheses
between commas, over prepositional phrases to the noun they belong to, and,
where a verb has no subject of its own, to the subject of the clause that
governs it ("X came to Kyiv and said", "X spoke, adding").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.language.chunks import Chunks
from quotes.language.cues import cue_class
from quotes.noun_phrases import FINITE, ChunkedSentence

REPORTING = "VGI"
VERBAL = "VYPOGZIJx"
OPENING = re.compile(r"(?:.*q[at,]*|[&at,]*)")
INSERTED = re.compile(r"V[at]*N(?=(?:[of]+N)*[,-])")
FLOATING = frozenset({"both", "all", "each"})
SAY = frozenset({"say", "says", "said"})
INSERTED_FRAME = re.compile(r"[,-]V[at]*$")
QUOTED_AS = re.compile(r".*[VGI]N(?:fN)*c")
ASIDE = re.compile(r"[GZPN][^VYxrhq,]*")
CAUSING = frozenset(
    {"lead", "leads", "led", "leading", "prompt", "prompts", "prompted", "prompting", "force"}
    | {"forces", "forced", "forcing", "cause", "causes", "caused", "causing", "compel", "compels"}
    | {"compelled", "compelling", "inspire", "inspires", "inspired", "inspiring", "provoke"}
    | {"provokes", "provoked", "provoking", "drove", "driving", "got", "getting", "allowing"}
)
JOINED_OBJECT = re.compile(r"[VGIhc]N(?:[of]+Z?N|,N)*&$")
INVERTED = re.compile(r"[VY][at]*N")


class Clause(NamedTuple):
    """A verb group and its subject.

    Attributes:
        verb: Index of the verb's chunk in the sentence.
        subject: Index range (first, last, half-open) of the chunks that make
            the subject with what is attached to it, or None.
        own: False where the subject is inherited from a governing clause.
        inverted: The subject follows the verb.
    """

    verb: int
    subject: tuple[int, int] | None
    own: bool = True
    inverted: bool = False


class Sentence(ChunkedSentence):
    """The chunks of one sentence with its clauses, found when asked for."""

    def __init__(self, chunks: Chunks) -> None:
        super().__init__(chunks)
        self._subjects: dict[int, Clause] = {}

    def clause(self, verb: int) -> Clause:
        """The clause of the verb group at chunk `verb`."""
        found = self._subjects.get(verb)
        if found is None:
            found = self._subjects[verb] = self._find(verb)
        return found

    def _find(self, verb: int) -> Clause:
        code = self.codes[verb]
        if code in FINITE:
            subject = self._left(verb)
            if subject is not None:
                return Clause(verb, subject)
            if code == "V" and OPENING.fullmatch(self.codes, 0, verb):
                inverted = INVERTED.match(self.codes, verb)
                if inverted:
                    return Clause(verb, self.phrase_from(inverted.end() - 1), inverted=True)
            if code == "V" and verb and self.codes[verb - 1] in ",-":
                inserted = INSERTED.match(self.codes, verb)
                if inserted and self.last_word(verb) in SAY:  # "The plan, said Ruiz, is …"
                    return Clause(verb, self.phrase_from(inserted.end() - 1), inverted=True)
            if code in "VY" and verb and self.codes[verb - 1] == "N":
                return Clause(verb, None)
            return Clause(verb, self._inherited(verb, finite=True), own=False)
        if code in "GZ":
            noun = verb - 1
            while noun > 0 and self.codes[noun] == "a":
                noun -= 1
            if noun >= 0 and self.codes[noun] == "N":
                return Clause(verb, self._participle_subject(noun))
        if code == "I" and (made := self._made_to(verb)) is not None:
            return Clause(verb, made)
        if code == "G" and QUOTED_AS.fullmatch(self.codes, 0, verb):  # "quoted Ruiz as saying"
            return Clause(verb, self._participle_subject(verb - 2))
        return Clause(verb, self._inherited(verb, finite=False), own=False)

    def _made_to(self, verb: int) -> tuple[int, int] | None:
        """Whom another verb makes speak: "which led Ruiz to say"."""
        k = verb - 1
        while k > 1 and self.codes[k] == "N" and self.codes[k - 1] in "of":
            k -= 2
        if k < 1 or self.codes[k] != "N" or self.codes[k - 1] not in VERBAL:
            return None
        return (k, verb) if self.last_word(k - 1) in CAUSING else None

    def _left(self, verb: int) -> tuple[int, int] | None:
        """The subject that stands before the verb, next to it or across a parenthesis."""
        codes = self.codes
        k = self._before_adverbials(verb)
        if k < 0:
            return None
        if codes[k] == "r":
            return self._noun_phrase(k)
        if codes[k] == "N":
            return self._quantified(k) or self._beyond_object(k, verb) or self._noun_phrase(k)
        if codes[k] == "h" and k > 0 and codes[k - 1] == "N":
            return (k, k + 1)
        if codes[k] == "," and codes[k - 1] == ")":
            k -= 1
        if codes[k] in ",)-":
            return self._across(k)
        if codes[k] == "q":
            return self._before_aside(k)
        return None

    def _beyond_object(self, k: int, verb: int) -> tuple[int, int] | None:
        """Whom a clause without commas is about: "the man who shot Ruiz said", not Ruiz.

        Args:
            k: The last chunk of the noun phrase before the verb.
            verb: Of the clause whose subject is looked for.
        """
        codes, end = self.codes, k
        while k >= 2 and (codes[k - 1] in "of&" or self._is_time(k)) and codes[k - 2] == "N":
            k -= 2
        inner = k - 1
        joined = inner > 0 and (codes[inner] in "of" or self._is_time(k))
        inner -= joined
        while inner > 0 and codes[inner] == "a":
            inner -= 1
        if inner < 1 or codes[inner] not in "VYPOxZ":
            return None
        if codes[inner] == "Z":
            return None if self._is_adjective(k) else self._before_participle(inner)
        cue = cue_class(self.last_word(inner)) if codes[inner] == "V" and not joined else ""
        if cue in ("speech", "thought"):  # "who said Ruiz lied"
            return None
        subject = self.clause(inner).subject
        if subject is None:
            return None
        relative = subject[0] if codes[subject[0]] in "rh" else subject[0] - 1
        if relative > 0 and codes[relative] in "rh" and codes[relative - 1] == "N":
            found = self.antecedent(relative)
        elif (
            joined
            and codes[inner - 1] == "N"
            and "&" not in codes[inner:end]
            and self.last_word(inner).endswith("ed")
            and self.chunks.tokens.tags[self.chunks.last[inner - 1] - 1] in "NRI"
        ):
            found = self._noun_phrase(inner - 1)  # "the man arrested in Lima said"
        else:
            return None
        return found if found and (codes[verb] != "V" or self.can_speak(found)) else None

    def _before_participle(self, k: int) -> tuple[int, int] | None:
        """Of whom a form in -ing with an object tells more: "the man accused of shooting Ruiz"."""
        codes = self.codes
        if k > 2 and codes[k - 1] in "of" and codes[k - 2] in "VYPO":
            k -= 2
        return self._participle_subject(k - 1) if k and codes[k - 1] == "N" else None

    def _quantified(self, k: int) -> tuple[int, int] | None:
        """The noun phrase before a quantifier that floats: "Ruiz and Paz both said"."""
        codes, chunks = self.codes, self.chunks
        if k < 1 or codes[k - 1] != "N" or chunks.last[k] - chunks.first[k] > 1:
            return None
        if self.last_word(k) not in FLOATING:
            return None
        phrase = self._noun_phrase(k - 1)
        free = phrase is not None and (phrase[0] == 0 or codes[phrase[0] - 1] not in VERBAL)
        return phrase if free else None

    def _before_aside(self, k: int) -> tuple[int, int] | None:
        """The subject before an aside that ends in a quotation: "X, citing “this,” said"."""
        comma = self.codes.rfind(",", 0, k)
        if comma < 1 or not ASIDE.fullmatch(self.codes, comma + 1, k):
            return None
        return self._noun_phrase(comma - 1) if self.codes[comma - 1] == "N" else None

    def _across(self, closing: int) -> tuple[int, int] | None:
        """The subject before a parenthesis that ends at chunk `closing`."""
        codes = self.codes
        close = codes[closing]
        opening_mark = {",": ",", ")": "(", "-": "-"}[close]
        first: tuple[int, int] | None = None
        k = closing
        for _ in range(5):
            k = codes.rfind(opening_mark, 0, k)
            if k <= 0 or not _is_parenthesis(codes[k + 1 : closing]):
                return first
            before = self._before_adverbials(k)
            if before < 0:
                return first
            if codes[before] in ")-":
                return self._across(before) or first
            phrase = None
            if codes[before] == "N":
                phrase = self._beyond_object(before, closing) or self._noun_phrase(before)
            if phrase is None or INSERTED_FRAME.search(codes, 0, phrase[0]):
                continue
            if not self._is_apposition(phrase[0]):
                return phrase
            first = first or phrase
            if opening_mark == "(":  # "Ana Ruiz, chair of a club (a small one), said"
                return self._noun_phrase(phrase[0] - 2) or first
        return first

    def _inherited(self, verb: int, *, finite: bool) -> tuple[int, int] | None:
        """The subject of the clause that governs a verb without one of its own."""
        fallback = None
        for k in range(verb - 1, -1, -1):
            if self.codes[k] not in FINITE:
                continue
            clause = self.clause(k)
            if clause.subject is None:
                continue
            relative = self.codes[clause.subject[0]] == "r"
            if relative and finite and self.codes[verb - 1] != "&":
                found = self.antecedent(clause.subject[0])
                if found is not None:
                    return found
            if self.can_speak(clause.subject) and not (
                self.embedded(clause) or (relative and not finite)
            ):
                return clause.subject
            fallback = fallback or clause.subject
        return self._right(verb) or fallback

    def embedded(self, clause: Clause) -> bool:
        """Whether the clause is the content of a reporting verb, or subordinate."""
        assert clause.subject is not None
        start = clause.subject[0]
        if start == 0 or clause.inverted:
            return False
        before = self.codes[start - 1]
        if before in "hcVGIP":
            return True
        if before == "N":
            return start > 1 and self.codes[start - 2] in "VGIr"
        joined = JOINED_OBJECT.search(self.codes, 0, start) if before == "&" else None
        if joined is None:
            return False
        word = self.last_word(joined.start())
        return self.codes[joined.start()] in "hc" or cue_class(word) == "speech"

    def _right(self, verb: int) -> tuple[int, int] | None:
        """A participle before its sentence: "Citing the letter, Ruiz said"."""
        codes = self.codes
        comma = codes.find(",", verb)
        if comma < 0 or comma + 1 >= len(codes) or codes[comma + 1] != "N":
            return None
        if any(code in FINITE or code == "q" for code in codes[verb + 1 : comma]):
            return None
        return self.phrase_from(comma + 1)

    def frame_at(self, start: int) -> Clause | None:
        """The reporting clause whose first chunk is `start`: "Ruiz said", "said Ruiz".

        Only clauses that could stand beside a quotation: subject and verb with
        nothing but asides between them, or verb and subject.
        """
        codes = self.codes
        if start >= len(codes):
            return None
        if codes[start] in "Nr":
            for verb in range(start + 1, len(codes)):
                if codes[verb] == "q":
                    return None
                if codes[verb] not in FINITE:
                    continue
                clause = self.clause(verb)
                if clause.own and clause.subject is not None and clause.subject[0] == start:
                    return clause if codes[verb] in "VY" else None
            return None
        inverted = INVERTED.match(codes, start)
        if inverted:
            return Clause(start, self.phrase_from(inverted.end() - 1), inverted=True)
        return None

    def is_frame(self, clause: Clause) -> bool:
        """Whether a clause stands right behind a quotation, and so reports that one already."""
        k = clause.verb
        if clause.subject is not None:
            k = min(k, clause.subject[0])
        k -= 1
        while k >= 0 and self.codes[k] in "at,":
            k -= 1
        return clause.own and k >= 0 and self.codes[k] == "q"

    def rest(self, clause: Clause) -> str:
        """What a clause still says after its subject and verb: empty where it only frames."""
        if clause.inverted and clause.subject is not None:
            return self.after(clause.subject[1] - 1)
        return self.after(clause.verb)

    def antecedent(self, pronoun: int) -> tuple[int, int] | None:
        """The noun phrase that the relative pronoun at chunk `pronoun` stands for."""
        codes = self.codes
        k = pronoun - 1
        if k >= 0 and codes[k] in "&o":  # "X, who …, and who said"
            k = codes.rfind("r", 0, k)
            return self.antecedent(k) if k > 0 else None
        if k >= 0 and codes[k] in ",)-":
            k -= 1
        if k < 0 or codes[k] != "N":
            return None
        if k >= 2 and codes[k - 1] in ",":
            across = self._across(k + 1) if k + 1 < len(codes) and codes[k + 1] == "," else None
            if across is not None and self._is_apposition(k):
                return across
        start = k
        while start >= 2 and codes[start - 1] in "of" and codes[start - 2] == "N":
            start -= 2
        return (start, k + 1)


def _is_parenthesis(inside: str) -> bool:
    """Whether the chunks between two commas only say more about the noun before them."""
    first = inside[:1]
    if not inside:
        return False
    if first in "rGZPOoatcmfIJVY":
        return True
    if first in "N&":
        return not any(code in "VYx" for code in inside) or any(code in "rch" for code in inside)
    return False
