"""What pages print again and again, as Markdown: links to speakers, articles and entries.

Filters of the templates. They are functions and not macros because a large site
prints some of them a hundred thousand times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from quotes.cards.pages import Page
from quotes.cards.views import ArticleRef, Card, PageLink, Place, Speaker
from quotes.escaping import md

REMEMBERED = 1 << 15


@lru_cache(maxsize=REMEMBERED)
def escaped(text: str, inner: bool = False) -> Markup:
    """Article text as Markdown; see `escaping.md`."""
    return Markup(md(text, inner=inner))


def href(path: str, page: Page) -> Markup:
    """A path of ours as seen from the page that links to it."""
    return Markup("../" * page.path.count("/") + path)


def linked(what: Speaker | ArticleRef | Place | PageLink, page: Page) -> Markup:
    """A link to what has a page: its name alone on that very page, or where it has none.

    Articles are followed by outlet and day. A place is an entry on its
    article's page, with the article's title.
    """
    up = "../" * page.path.count("/")
    if isinstance(what, Place):
        return Markup(_entry(what, up, page.path == what.article.path))
    if isinstance(what, ArticleRef):
        return Markup(f"[{escaped(what.title)}]({up}{what.path}){_outlet_and_day_of(what)}")
    name = what.name if isinstance(what, Speaker) else what.title
    if what.path is None or what.path == page.path:
        return escaped(name)
    return Markup(_link(name, up, what.path))


def listed(all_of: Sequence[Speaker], page: Page) -> Markup:
    """Several speakers in a row: `[Ana](…), [Bo](…) and the ministry`."""
    links = [linked(what, page) for what in all_of]
    if len(links) == 1:
        return links[0]
    return Markup(f"{', '.join(links[:-1])} and {links[-1]}" if links else "")


def places(all_of: Iterable[Place], page: Page) -> Markup:
    """Several places in a row."""
    return Markup("; ".join(linked(place, page) for place in all_of))


def permanent(card: Card, page: Page) -> Markup:
    """The address of a card's entry on its article's page."""
    return Markup(f"{'../' * page.path.count('/')}{card.article.path}#{card.anchor}")


@lru_cache(maxsize=REMEMBERED)
def _link(name: str, up: str, path: str) -> str:
    return f"[{escaped(name)}]({up}{path})"


def _entry(place: Place, up: str, here: bool) -> str:
    article = place.article
    path = "" if here else f"{up}{article.path}"
    return f"[{escaped(article.title)}]({path}#{place.anchor}){_outlet_and_day_of(article)}"


@lru_cache(maxsize=REMEMBERED)
def published(article: ArticleRef) -> Markup:
    """Outlet and day: `TASS, 20 May 2024`, or as much of it as is known."""
    return Markup(", ".join(escaped(text) for text in (article.outlet, article.day) if text))


def _outlet_and_day_of(article: ArticleRef) -> str:
    known = published(article)
    return f" ({known})" if known else ""
