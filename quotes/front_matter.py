"""The front matter of a page, as the site builders that people use want it.

Every builder takes the flat YAML that is the default. A profile differs only
where one would not: Hugo wants keys of ours below `params`, Obsidian finds a
note by its `aliases`, Quarto calls tags `categories`, and Zola reads TOML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.cards.pages import Page
from quotes.escaping import toml_string, yaml_scalar

DEFAULT_PROFILE = "plain"


def front_matter(page: Page, profile: str = DEFAULT_PROFILE) -> str:
    """The front matter of a page, with its fences.

    Args:
        page: Its title, description, date, slug, tags and id are told.
        profile: One of `PROFILES`.

    Returns:
        Lines without a line feed at the end. Titles and tags are untrusted: each
        is one quoted scalar, without anything that a template or HTML would act on.
    """
    return "\n".join(PROFILES[profile](page))


def _plain(page: Page) -> Iterator[str]:
    yield from _yaml(page, "tags")


def _yaml(page: Page, tags: str, *more: str) -> Iterator[str]:
    yield "---"
    yield f"title: {yaml_scalar(page.title)}"
    yield f"description: {yaml_scalar(page.description)}"
    if page.date:
        yield f"date: {page.date}"
    yield f"slug: {yaml_scalar(page.slug)}"
    if page.tags:
        yield f"{tags}:"
        yield from (f"  - {yaml_scalar(tag)}" for tag in page.tags)
    if not more and page.id is not None:
        yield f"quotes_id: {yaml_scalar(page.id)}"
    yield from more
    yield "---"


def _hugo(page: Page) -> Iterator[str]:
    params = ("params:", f"  quotes_id: {yaml_scalar(page.id)}") if page.id is not None else ()
    yield from _yaml(page, "tags", *params)


def _obsidian(page: Page) -> Iterator[str]:
    *lines, fence = _yaml(page, "tags")
    yield from lines
    names = [page.title, *page.aliases]
    yield "aliases:"
    yield from (f"  - {yaml_scalar(name)}" for name in dict.fromkeys(names))
    yield fence


def _quarto(page: Page) -> Iterator[str]:
    yield from _yaml(page, "categories")


def _zola(page: Page) -> Iterator[str]:
    yield "+++"
    yield f"title = {toml_string(page.title)}"
    yield f"description = {toml_string(page.description)}"
    if page.date:
        yield f"date = {page.date}"
    yield f"slug = {toml_string(page.slug)}"
    if page.tags:
        yield ""
        yield "[taxonomies]"
        yield f"tags = [{', '.join(map(toml_string, page.tags))}]"
    if page.id is not None:
        yield ""
        yield "[extra]"
        yield f"quotes_id = {toml_string(page.id)}"
    yield "+++"


PROFILES: dict[str, Callable[[Page], Iterator[str]]] = {
    DEFAULT_PROFILE: _plain,
    "hugo": _hugo,
    "jekyll": _plain,
    "obsidian": _obsidian,
    "quarto": _quarto,
    "zola": _zola,
}
