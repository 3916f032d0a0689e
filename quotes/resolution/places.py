"""The part of a name in its sentence (subject, object, possessor), told from the words around."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from quotes.resolution.article import Article
from quotes.resolution.names import Name

WORD_BEFORE = re.compile(r"([\w’'-]++)([\"”'’,]*+)\s+$")
WORD_AFTER = re.compile(
    r"(?: of [A-Z][\w.’-]*(?: [A-Z][\w.’-]*)*)?"
    r"(?:,[^,.;“”\"\n]{2,90}(?=,)| \([^()\n]{1,30}\)){0,2},?\s+"
    r"(?:(?:also|then|later|still|has|had|who)\s+)*([\w’'-]+)"
)
BEFORE = 30
AFTER = 130


class Place(Enum):
    """The part that a name plays in its sentence."""

    SUBJECT = "subject"
    POSSESSOR = "possessor"
    OBJECT = "object"
    OBLIQUE = "oblique"


class Placed(NamedTuple):
    """A place, and whether a verb of speech goes with it."""

    place: Place
    speaks: bool


class Places:
    """The places of the names of an article, each found once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._known: dict[tuple[int, int], Placed] = {}

    def of(self, name: Name) -> Placed:
        """The place of a name."""
        key = (name.start, name.end)
        if key not in self._known:
            self._known[key] = self._find(name)
        return self._known[key]

    def _find(self, name: Name) -> Placed:
        text = self._text
        after = text[name.end : name.end + 2]
        if after in ("'s", "’s") or (after[:1] in ("'", "’") and text[name.end - 1] == "s"):
            return Placed(Place.POSSESSOR, False)
        before = self._word_before(name.prefix)
        follows = self.verb_after(name.end)
        if before is not None:
            word, marks, start = before
            lexicon = self._article.lexicon
            is_preposition = word in lexicon.words["prepositions"]
            if is_preposition and word not in lexicon.words["subordinators"] and not marks:
                return Placed(Place.OBLIQUE, False)
            if not marks and (word in lexicon.verbs or word in lexicon.common_verbs):
                if word in lexicon.verbs and self._opens(start):
                    return Placed(Place.SUBJECT, True)
                if follows is None or word.endswith("ed"):  # else "Second seed Ana Ruiz lost"
                    return Placed(Place.OBJECT, False)
        if follows is not None:
            return Placed(Place.SUBJECT, follows in self._article.lexicon.verbs)
        if before is None or self._article.sentence_start(name.start) == name.prefix:
            return Placed(Place.SUBJECT, False)
        return Placed(Place.OBJECT, False)

    def _word_before(self, offset: int) -> tuple[str, str, int] | None:
        """The word before a name and its roles, the marks after that word, and where it stands."""
        lexicon = self._article.lexicon
        while True:
            match = WORD_BEFORE.search(self._text, max(0, offset - BEFORE), offset)
            if match is None or "\n" in match[0]:
                return None
            low = match[1].lower()
            if match[2] or not (
                low in lexicon.role_nouns
                or low in lexicon.words["determiners"]
                or low in ("former", "republican", "democratic", "presidential")
            ):
                return low, match[2], match.start()
            offset = match.start()

    def _opens(self, offset: int) -> bool:
        """Whether what stands at an offset follows a quotation or opens the sentence."""
        before = self._text[max(0, offset - 3) : offset].rstrip()
        return not before or before[-1] in "”\"'’,\n"

    def verb_after(self, offset: int) -> str | None:
        """The verb that follows a name, over an apposition and adverbs; None if none does."""
        match = WORD_AFTER.match(self._text, offset, offset + AFTER)
        if match is None:
            return None
        low = match[1].lower()
        lexicon = self._article.lexicon
        is_verb = (
            low in lexicon.verbs
            or low in lexicon.common_verbs
            or low in lexicon.words["auxiliaries"]
            or low in lexicon.words["modals"]
            or low.endswith("ed")
        )
        return low if is_verb else None
