"""Level 0 of the cascade: the tokens around quotations, one tag letter each.

The attributor never parses the words inside a quotation, so they are one
token here, tagged `q`. Everything else gets a letter from closed word classes
and lexicons; a sentence is then a short string such as ``q,RNNV.`` on which
the upper levels run regular expressions. This is a cascade of finite-state
transducers in the sense of Abney (1996), "Partial parsing via finite-state
cascades".

| letter | token |
| --- | --- |
| `q` | a quotation |
| `N` `T` | part of a name, title |
| `R` `I` `L` `w` | role noun, institution noun, noun of speech or writing, other word |
| `d` `s` `g` `m` | determiner, possessive pronoun, genitive 's, number |
| `p` `r` | pronoun that can be a subject, relative pronoun |
| `V` `G` | reporting verb: finite, in -ing |
| `Y` `Z` | other verb: finite, in -ing |
| `x` `2` `n` | auxiliary or modal, "to", negation |
| `o` `f` `h` `c` `&` | preposition, "of", "that", subordinator, coordinator |
| `a` `t` | adverb, time word |
| `,` `:` `;` `-` `(` `)` `.` | punctuation (`.` ends a sentence) |
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from quotes.language.entities import name_parts
from quotes.language.letters import letters_of_words, noun_readings
from quotes.language.lexicon import Lexicon, load_lexicon
from quotes.model import Entity, Quotation

ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Maj Capt Cmdr Lt Sgt Cpl Adm Rev Hon",
    "St Jr Sr Pres Supt Insp Det Const Amb Atty Messrs Fr Br Inc Corp Co Ltd Bros Assn Dept Univ",
    "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec vs No Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill",
    "Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo",
)
# Most tokens are words in lower case before white space: they are told apart first.
TOKEN = re.compile(
    r"(?=\S)(?:[a-z]++(?=\s)"
    r"|(?<=\w)['’][sS]\b"
    r"|(?<=[sS])['’](?!\w)"
    r"|(?:[A-Za-z]\.){2,}(?:-(?:[A-Za-z]\.)+|-\w+)*"
    rf"|(?=[A-Zv])\b(?:{'|'.join(' '.join(ABBREVIATIONS).split())})\.(?=\s|,|$)"
    r"|\b[A-Z]\.(?=\s[A-Z])"
    r"|[$£€]?\d[\d.,]*\d%?(?![-‑]?\w)|[$£€]?\d%?(?![-‑.,]?\w)"
    r"|[^\W_]+(?:(?:[-‑.&/@]|['’](?![sS]\b))[^\W_]+)*"
    r"|--+|\.\.\.|<[^<>]*>|[^\s\w]|_)"
)
PUNCTUATION = {
    ",": ",", ":": ":", ";": ";", ".": ".", "!": ".", "?": ".", "…": ".", "...": ".",
    "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "―": "-", "-": "-", "--": "-",
}  # fmt: skip

PRONOMINAL = frozenset({"both", "all", "some", "many", "most", "few", "several", "others"})
ABOUT = frozenset({"about", "around", "over", "under"})
ARTICLES = frozenset({"a", "an", "the", "every"})
SAY = frozenset({"said", "says"})  # a form in -ed behind it is the speaker's: "said retired Ana"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text, as parallel sequences.

    Attributes:
        starts, ends: Offsets into the document's text.
        words, lows: The text of each token, and the same in lower case; of a
            quotation the empty string.
        tags: One letter a token, see the module.
        quotations: For each `q` token, in order, its index into the
            document's quotations.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    tags: str
    quotations: list[int]


def tokenize(
    text: str,
    start: int,
    end: int,
    quotations: Sequence[tuple[int, Quotation]] = (),
    *,
    headline: bool = False,
    names: Sequence[Entity] = (),
) -> Tokens:
    """Tokenize and tag `text[start:end]`, each quotation one token.

    Args:
        text: The document's text.
        start, end: The stretch, which must not cut a quotation.
        quotations: The quotations in it with their index, in order.
        headline: Whether it is set like a headline, most words capitalised.
        names: Names in it that a trained pipeline found, in order.
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    numbers = []
    position = start
    for number, quotation in quotations:
        for match in TOKEN.finditer(text, position, quotation.outer_start):
            starts.append(match.start())
            ends.append(match.end())
            words.append(match.group())
        starts.append(quotation.outer_start)
        ends.append(quotation.outer_end)
        words.append("")
        numbers.append(number)
        position = quotation.outer_end
    for match in TOKEN.finditer(text, position, end):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    lows = [word.lower().replace("’", "'") for word in words]
    parts = name_parts(names, starts, ends) if names else frozenset()
    tags = english().tag(words, lows, headline=headline, name_parts=parts)
    return Tokens(starts, ends, words, lows, tags, numbers)


class Tagger:
    """Gives each token its letter, from a lexicon and the letters beside it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._letters = letters_of_words(lexicon)
        self._nouns = noun_readings(lexicon)
        self._before_infinitive = frozenset(
            form
            for form, readings in lexicon.verbs.items()
            if any("infinitive" in reading.frames for reading in readings)
        )
        self._opening = lexicon.words["determiners"] | lexicon.words["possessives"] | {"it", "him"}
        self._phrases = lexicon.phrases_by_first_word
        self._dates = lexicon.words["weekdays"] | lexicon.words["months"]
        self._titles = frozenset(title for title in lexicon.titles if " " not in title)

    def tag(
        self,
        words: Sequence[str],
        lows: Sequence[str],
        *,
        headline: bool = False,
        name_parts: Set[int] = frozenset(),
    ) -> str:
        """Give each token its letter.

        Args:
            words: As written; of a quotation the empty string.
            lows: The same in lower case.
            headline: Capitals tell no names from other words.
            name_parts: Indices of tokens that are known to belong to a name.
        """
        letters = self._letters
        tags: list[str] = []
        before = "."
        count = len(words)
        particles = 0
        for k in range(count):
            word = words[k]
            if not word:
                tag = "q"
            elif particles:
                tag = "a"
                particles -= 1
            elif k in name_parts:
                tag = "N"
            else:
                low = lows[k]
                after = words[k + 1] if k + 1 < count else "."
                if word[0].isupper():
                    tag = self._capitalised(word, low, before, after)
                    if headline and tag == "N" and low not in self._nouns:
                        tag = letters.get(low, "N")
                        tag = tag if tag in "VYGZofh2c&" else "N"
                else:
                    tag = letters.get(low) or _by_shape(low, before)
                if tag in "VYG" and low in self._nouns:
                    beside = "o" if tags[-2:] == ["A", "2"] else before  # "according to reports"
                    plural = beside != "w" or low.endswith("s") or lows[k - 1].endswith("s")
                    noun = self._nouns[low]
                    tag = self._noun_or_verb(low, tag, beside, after) if plural else noun
                elif tag in "YVwx" and low in self._phrases:
                    particles = self._particles(lows, k)
                    tag = "V" if particles else tag
                elif (
                    (
                        tag == "Y"
                        and (_determines(before, lows[k - 1], low) or _after_determiner(tags))
                    )
                    or (tag == "Y" and before == "V" and low.endswith("ed") and lows[k - 1] in SAY)
                    or (tag in "VG" and before == "d" and lows[k - 1] in ARTICLES)
                ):
                    tag = "w"
                elif tag == "o" and low in ABOUT and after[:1].isdigit():
                    tag = "d"
                elif tag == "c" and low == "once" and letters.get(after) in ("V", "Y", "x"):
                    tag = "a"
                elif tag == "R" and low == "late" and letters.get(after.lower()) == "t":
                    tag = "t"
                elif tag == "s" and low == "her" and not after[:1].isalnum():
                    tag = "p"
            tags.append(tag)
            before = tag
        return "".join(tags)

    def _particles(self, lows: Sequence[str], k: int) -> int:
        """How many words belong to the reporting verb at token `k`: one in "put it"."""
        for words in self._phrases[lows[k]]:
            if tuple(lows[k : k + len(words)]) == words:
                return len(words) - 1
        return 0

    def _capitalised(self, word: str, low: str, before: str, after: str) -> str:
        letter = self._letters.get(low, "N")
        if low.rstrip(".") in self._titles:
            return "T"
        if word.isupper() and len(word) > 1 and letter in "pxcor":
            return "N"
        if low == "no" and after.isdigit():  # "No 10 said"
            return "N"
        if letter in "ds" or low == "i" or low.startswith("i'"):
            return letter
        if letter == "t":
            named = low in ("may", "march", "august") and not after[:1].isdigit()
            named = named or (before in "NT" and low not in self._dates)  # "Ana Day"
            return "N" if named or before == "d" else "t"
        if before in ".q" and letter == "V" and self._letters.get(after) in ("V", "Y", "x"):
            return "N"  # a surname that is a verb as well: "Parry explained"
        if before in ".:-(q;" and letter not in "wZYN":
            return letter
        if before == "." and letter == "Z" and after == ",":
            return letter
        if before in ".q" and letter == "Y" and self._letters.get(after) == "o":
            return letter  # "Based on the letter, Ruiz said"
        if before in ".:-(q;" and letter == "w" and after[:1].islower():
            return "w"
        if word.isupper() and len(word) > 3 and letter in "fo&":
            return letter
        return "N"

    def _noun_or_verb(self, low: str, tag: str, before: str, after: str) -> str:
        """Forms that are both ("claims", "report"): what stands beside them decides."""
        noun = self._nouns[low]
        if tag == "G" or low.endswith("ed"):
            return noun if before in "dsg" else tag
        if before in "pr" or before == "x" or before == "2":
            return tag
        if before in "dsgmofT.:(":
            return noun
        third = low.endswith("s") and not low.endswith("ss")
        opens = after in self._opening or (third and before in ",)q" and after[:1].isupper())
        if opens and before in "NRIwn,)aq" and low not in self._before_infinitive:
            return tag
        if not after or after in ("that", ",", "he", "she", "they", "his", "her"):
            return tag if before in "NRIna" else noun
        if before in "NRIa" and third:
            return noun if after == "to" and low not in self._before_infinitive else tag
        return noun


def _determines(before: str, word: str, low: str) -> bool:
    """Whether a form behind a determiner cannot be finite; it can in "both oppose"."""
    return before in "dsg" and (word not in PRONOMINAL or low.endswith("ed"))


def _after_determiner(tags: Sequence[str]) -> bool:
    """After "the recently" or "one" a form in -ed says what the noun is like."""
    return tags[-2:] in (["d", "a"], ["s", "a"]) or tags[-1:] == ["m"]


def _by_shape(low: str, before: str) -> str:
    first = low[0]
    if first.isalpha():
        if low.endswith("n't") or low.endswith("n’t"):
            return "x"
        if "'" in low and low.split("'")[0] in ("he", "she", "they", "we", "you", "it", "who"):
            return "p"
        if low.endswith("ed") and len(low) > 4 and "-" not in low:
            return "Y"
        if low.endswith("ing") and len(low) > 5 and "-" not in low:
            return "Z"
        if low.endswith("ly") and len(low) > 4:
            return "a"
        return "w"
    if first.isdigit() or first in "$£€":
        return "w" if "-" in low else "m"
    if low == "'s":
        return "x" if before in "prhac" else "g"
    if low == "'":
        return "g"
    return PUNCTUATION.get(low, "a")


@cache
def english() -> Tagger:
    """The tagger of the English lexicon."""
    return Tagger(load_lexicon("en"))
