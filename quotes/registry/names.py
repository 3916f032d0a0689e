"""When two written names are the same name: articles, acronym dots, apostrophes, accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z](?:\.[A-Z])+\b")
_APART = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})
_SHORTEST_UNACCENTED = 5


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """Return a name without article, acronym dots, curly apostrophes and double spaces.

    Args:
        name: As written: "the  U.S. State Department".

    Returns:
        "US State Department". Letter case and accents stay.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split())).replace("’", "'")
    name = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    if "." in name:
        name = _ACRONYM.sub(lambda match: match[0].replace(".", ""), name)
        name = name.replace("No. 10", "No 10")
    return name


def without_accents(text: str) -> str:
    """Return a text with accents taken off its letters ("Élysée" gives "Elysee")."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_APART))
    return "".join(char for char in apart if not unicodedata.combining(char))


def spellings(name: str) -> tuple[str, ...]:
    """Return a name as it stands and, unless that is a short word, without accents.

    Short ones keep theirs: Malé is a capital, "Male" is not.
    """
    plain = without_accents(name)
    if plain == name or len(plain) < _SHORTEST_UNACCENTED:
        return (name,)
    return (name, plain)


def any_case(name: str) -> bool:
    """Whether a listed name also matches in other letter case.

    Names of several words do ("state department") unless a short word or an
    acronym is all there is to tell them by; a single capitalised word never
    does ("who", "apple", "turkey", "diet").
    """
    if name == name.lower():
        return True
    words = name.split()
    return len(words) > 1 and sum(len(word) > 3 and not word.isupper() for word in words) > 1


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """Return an id made from a name: "Élysée Palace" gives "elysee-palace"."""
    plain = without_accents(normalise(name)).lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))
