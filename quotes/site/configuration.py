"""The builder's configuration: one file that Zensical and MkDocs both read.

No setting of it asks another host for anything: no fonts, no icons, no scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

HEAD = "# Written by quotes site. To change a key, write it in a mkdocs.yml of your own.\n"
LONGEST_LIST = 30
SECTIONS = {
    "": "Overview",
    "people": "People",
    "institutions": "Institutions",
    "articles": "Articles",
    "topics": "Topics",
    "outlets": "Outlets",
    "rules": "Rules",
    "data": "Data",
}
_LIGHT = "(prefers-color-scheme: light)"
_DARK = "(prefers-color-scheme: dark)"


def configuration(pages: Iterable[str], *, title: str, address: str | None) -> str:
    """The text of `quotes.yml`.

    Args:
        pages: The Markdown pages, as paths below the builder's `docs` folder.
        title: What the site is called.
        address: Where it will stand, or None.
    """
    settings: dict[str, Any] = {
        "site_name": title,
        **({"site_url": address} if address else {}),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "name": "material",
            "language": "en",
            "font": False,
            "favicon": "assets/quotes.svg",
            "logo": "assets/quotes.svg",
            "features": [
                "navigation.tabs",
                "navigation.top",
                "search.highlight",
                "toc.follow",
            ],
            "palette": [
                _scheme("default", _LIGHT, "Switch to dark colours", "material/weather-night"),
                _scheme("slate", _DARK, "Switch to light colours", "material/weather-sunny"),
            ],
        },
        "extra": {"generator": False},
        "extra_css": ["assets/quotes.css"],
        "extra_javascript": ["assets/quotes.js"],
        "plugins": ["search", "tags"],
        "markdown_extensions": [
            "tables",
            {"toc": {"toc_depth": "2-3", "permalink": "#", "permalink_title": "Link to this"}},
        ],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"anchors": "warn"}},
        "nav": navigation(pages),
    }
    return HEAD + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def navigation(pages: Iterable[str]) -> list[Any]:
    """The builder's `nav`: the front page and those beside it, then a section a folder.

    A section lists its pages only where they are few: each page of the site
    carries the whole list.
    """
    known = sorted(pages, key=lambda page: (page != "index.md", page.removesuffix(".md")))
    entries: list[Any] = []
    for folder, name in SECTIONS.items():
        inside = [page for page in known if page.rpartition("/")[0] == folder]
        first = [page for page in inside if page.rpartition("/")[2] == "index.md"]
        others = [page for page in inside if page not in first]
        listed = first + (others if len(others) <= LONGEST_LIST else [])
        if listed:
            entries.append({name: listed})
    return entries


def _scheme(name: str, media: str, switch: str, icon: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": name,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"name": switch, "icon": icon},
    }
