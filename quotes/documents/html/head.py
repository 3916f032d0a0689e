"""A page's provenance: JSON-LD, then Open Graph and its kin, then what trafilatura finds.

Nothing is made up: a date comes from the page's own statement of it, and an outlet
is never guessed from an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from quotes.documents.html.json_ld import article_data, names, strings
from quotes.documents.html.tree import html_library
from quotes.documents.provenance import (
    Value,
    address_of_link,
    check_provenance,
    is_web_address,
)
from quotes.model import Provenance

# Firefox and Internet Explorer, then the extension SingleFile, leave the address in a comment.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)"
)
_MARKUP = re.compile(r"<[^>]*>")
_META_KEYS = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "parsely-author", "dc.creator", "byl"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "parsely-pub-date",
        "pubdate",
        "publish-date",
    ),
    "language": ("og:locale", "content-language", "dc.language"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of its article.

    Attributes:
        provenance: All but `retrieved` and `sha256`.
        canonical: The address that the page calls its own, if it names one.
        body: The article's text from JSON-LD, for pages that scripts fill.
        free: Whether all may read all of it, as far as the page says.
    """

    provenance: Provenance
    canonical: str | None
    body: str | None
    free: bool


def read_head(root: Any, html: str, where: str, url: str | None) -> Head:
    """Read a page's head.

    Args:
        root: The page.
        html: Its source, for the comments that browsers leave in saved pages.
        where: Its address or path, for messages.
        url: The address it was fetched from; None for a saved page.
    """
    data = article_data(root)
    metas = _metas(root)
    saved_from = _SAVED_FROM.search(html, 0, 20_000)
    base = url or (saved_from[1] if saved_from else None)
    canonical = _canonical(root, metas, data, base)
    found = _trafilatura(root, where)
    candidates: dict[str, list[str]] = {
        "title": [
            *map(_without_tags, strings(data.get("headline"))),
            *_headline(root),
            *_of(metas, "title"),
            *strings(found.title),
        ],
        "outlet": [
            *names(data.get("publisher")),
            *_of(metas, "outlet"),
            *(name for name in strings(found.sitename) if "." not in name),
        ],
        "author": [
            ", ".join(dict.fromkeys(names(data.get("author")))),
            *(name for name in _of(metas, "author") if not is_web_address(name)),
            *strings(found.author),
        ],
        "published": [
            *strings(data.get("datePublished")),
            *_of(metas, "published"),
            *strings(found.date),
        ],
        "language": [
            *strings(data.get("inLanguage")),
            *strings(root.get("lang")),
            *_of(metas, "language"),
        ],
        "url": [canonical or base or ""],
    }
    valid = {key: _first_valid(key, values, where) for key, values in candidates.items()}
    return Head(
        provenance=Provenance(**{key: value for key, value in valid.items() if value}),
        canonical=canonical,
        body="\n\n".join(strings(data.get("articleBody"))) or None,
        free=str(data.get("isAccessibleForFree", True)).lower() != "false",
    )


def _first_valid(key: str, values: Iterable[str], where: str) -> Any:
    for text in values:
        value = text.replace("_", "-") if key == "language" else text
        provenance, errors = check_provenance({key: Value(value, None)}, where, "the page")
        if value and not errors:
            return getattr(provenance, key)
    return None


def _metas(root: Any) -> dict[str, list[str]]:
    """The page's meta elements: name in lower case -> contents in order."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _of(metas: dict[str, list[str]], key: str) -> Iterator[str]:
    for name in _META_KEYS[key]:
        yield from metas.get(name, ())


def _without_tags(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _headline(root: Any) -> list[str]:
    """The page's only first-level heading."""
    heads = [" ".join("".join(h1.itertext()).split()) for h1 in root.iter("h1")]
    words = [head for head in heads if head]
    return words if len(words) == 1 else []


def _canonical(
    root: Any, metas: dict[str, list[str]], data: dict[str, Any], base: str | None
) -> str | None:
    """The page's own address, where it can be true: of the same site, and no front page.

    A page may name any address as its own, so that one of another site is not believed.
    """
    links = [
        link.get("href")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href")
    ]
    for target in (*links, *metas.get("og:url", ()), *strings(data.get("url"))):
        address = address_of_link(target, base)
        if address is None:
            continue
        if base is None or (_site(address) == _site(base) and not _is_front_page(address, base)):
            return address
    return None


def _site(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return re.sub(r"^(?:www|m|mobile|amp|edition)\.", "", host)


def _is_front_page(address: str, base: str) -> bool:
    return urlsplit(address).path in ("", "/") and urlsplit(base).path not in ("", "/")


def _trafilatura(root: Any, where: str) -> Any:
    metadata = html_library("trafilatura.metadata", where)
    return metadata.extract_metadata(
        root, date_config={"extensive_search": False, "original_date": True}
    )
