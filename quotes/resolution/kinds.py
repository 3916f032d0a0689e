"""Which institutions a common noun can take up: "the company", "the watchdog"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quotes.language.lexicon import Lexicon
from quotes.registry import Registry

BRAND = re.compile(r"(?:[A-Z][a-z]+[A-Z]|[A-Z]{2,}-[A-Z]{2,}$|[A-Z]{2,}[a-z]+[A-Z]?)")
NAME_OF_TWO = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|Al|El|O)[A-Z]")
COMPANIES = frozenset({"company", "finance"})
MEDIA = frozenset({"media", "outlet", "news-agency"})
BODIES = frozenset({"organisation", "international", "agency", "research"})
AUTHORITIES = frozenset({"agency", "organisation", "government", "central-bank", "international"})

# Nouns that news also uses for an institution whose name does not hold them, with the kinds that
# they fit. Any other noun ("ministry", "commission") takes up only what is called so.
FITS: Mapping[str, frozenset[str]] = {
    noun: kinds
    for nouns, kinds in (
        ("company firm business enterprise conglomerate giant startup start-up", COMPANIES),
        ("corporation", COMPANIES | MEDIA),
        ("group", COMPANIES | BODIES | {"armed-group", "party"}),
        ("organisation organization body", BODIES | {"armed-group"}),
        ("agency", AUTHORITIES | {"news-agency", "intelligence", "police", "ministry"}),
        ("charity ngo nonprofit non-profit", frozenset({"organisation", "international"})),
        ("watchdog regulator", AUTHORITIES),
        ("bloc alliance", frozenset({"international", "organisation", "party"})),
        ("party faction", frozenset({"party"})),
        ("movement", frozenset({"party", "armed-group", "organisation"})),
        ("militia", frozenset({"armed-group"})),
        ("force", frozenset({"police", "military"})),
        ("army military", frozenset({"military"})),
        ("club side team franchise", frozenset({"team"})),
        ("newspaper paper tabloid daily magazine outlet website", MEDIA),
        ("broadcaster network channel station", MEDIA),
        ("bank brokerage", COMPANIES | {"central-bank"}),
        ("lender", COMPANIES | {"central-bank", "international"}),
        ("airline carrier automaker carmaker manufacturer maker producer retailer", COMPANIES),
        ("chain utility insurer operator publisher supplier platform studio", COMPANIES),
        ("ministry", frozenset({"ministry"})),
        ("embassy", frozenset({"embassy"})),
        ("court", frozenset({"court"})),
        ("parliament legislature", frozenset({"parliament"})),
        ("university college", frozenset({"university"})),
        ("government", frozenset({"government", "country"})),
        ("kingdom country nation republic island", frozenset({"country"})),
    )
    for noun in nouns.split()
}
TOLD = frozenset(
    {"newspaper", "paper", "tabloid", "daily", "magazine", "outlet", "website", "network"}
    | {"station", "channel", "club", "side", "team", "franchise", "court", "force", "militia"}
    | {"ministry", "embassy", "court", "parliament", "legislature", "government", "kingdom"}
    | {"country", "nation", "republic", "island", "army", "military", "university", "bank"}
)
# Before a name these say that it is a company's; alone they are people.
COMPANIES_BEFORE_NAMES = frozenset({"miner", "rival", "brewer", "developer", "trader", "builder"})


def is_institution_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case noun can stand for an institution ("ministry", "chipmaker")."""
    return (
        word in FITS
        or (word in lexicon.institution_nouns and word not in lexicon.institution_names)
        or (word.endswith("maker") and lexicon.role(word) is None)
    )


def is_spelled_as_one(
    words: Sequence[str], title: str | None, lexicon: Lexicon, registry: Registry
) -> bool:
    """Whether a name is spelled as no person's: "ProPublica", "Health Canada", "Real Madrid".

    Args:
        words: Of the name.
        title: Before it, or None; who has one is a person.
    """
    last = words[-1]
    if title is not None or words[0].lower() in lexicon.given_names:
        return False
    if len(words) == 1:
        return BRAND.match(last) is not None and not NAME_OF_TWO.match(last)
    country = registry.country(last)
    if country is None or last in country.given_names or last.lower() in lexicon.given_names:
        return False
    return last == country.name or last in country.capitals


def kinds_that_fit(noun: str) -> frozenset[str]:
    """The kinds of institution that a noun can take up without being part of their name."""
    return FITS.get(noun) or (COMPANIES if noun.endswith("maker") else frozenset())


def fits_unknown(noun: str) -> bool:
    """Whether a noun can take up a name that tells nothing ("Eskom … the utility")."""
    return bool(kinds_that_fit(noun)) and noun not in TOLD
