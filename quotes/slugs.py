"""Names -> file names that are safe on every system and read like the name.

A slug holds only a-z, 0-9 and single hyphens, so that no name can become a
path, and two slugs never differ by case alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

LONGEST = 60
FOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
APOSTROPHES = re.compile("['’ʼʹ]")
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "readme"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
LISTED = re.compile(r"(?:list|year)-(?:\d+|undated)(?:-\d+)?")


def slug(name: str) -> str:
    """An ASCII slug of a name: `Dmitry Peskov` -> `dmitry-peskov`.

    A name that leaves nothing (another script), that a system or one of our own
    lists reserves, or that is too long gets a hash of eight characters, so that
    it stays its own.
    """
    lower = APOSTROPHES.sub("", name.casefold()).translate(FOLDED)
    folded = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if not plain:
        return _hashed("name", name)
    if len(plain) > LONGEST:
        return _hashed(plain[:LONGEST].rpartition("-")[0] or plain[:LONGEST], name)
    taken = plain in RESERVED or LISTED.fullmatch(plain)
    return _hashed(plain, name) if taken else plain


def unique_slugs(names: Mapping[str, str]) -> dict[str, str]:
    """One slug for each key, no two alike, whatever the order of the keys.

    Args:
        names: Stable key (an id) -> the name to read in the slug.

    Returns:
        Key -> slug. Where names share a slug, each gets a hash of its key.
    """
    plain = {key: slug(name) for key, name in names.items()}
    slugs = plain
    for length in (8, 64):
        uses = Counter(slugs.values())
        slugs = {
            key: taken if uses[taken] == 1 else _hashed(plain[key], key, length)
            for key, taken in slugs.items()
        }
    return slugs


def _hashed(start: str, key: str, length: int = 8) -> str:
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{start}-{digest[:length]}"
