"""Pages of a newspaper on this machine, and a project that was made from them."""

from __future__ import annotations

from pathlib import Path

from local_site import Answer, answer
from newsroom import write

SAID = "“We will build it for everybody before the winter,” Mayor Ana Ruiz said on Monday."
TOLD = "Engineer Joe Paz told reporters that the bridge was “well worth the wait”."
STORY = (
    "The council of Strelsau met to decide on the bridge, which had divided the town for years.",
    SAID,
    "Residents had waited outside for hours, many with banners, while members argued over costs.",
    TOLD,
    "A vote on the final plan is expected before the summer, once all questions are answered.",
)
NOT_FREE = (
    '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":false}</script>'
)


def page(*paragraphs: str, head: str = "") -> str:
    """A page with a story."""
    story = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<html><head><title>Town talks</title>{head}</head><body><nav>Home</nav>\n"
        f"<article><h1>Town talks</h1>\n{story}</article></body></html>"
    )


def edited(old: str, new: str) -> tuple[str, ...]:
    """The story with other words."""
    assert any(old in paragraph for paragraph in STORY)
    return tuple(paragraph.replace(old, new) for paragraph in STORY)


def with_validators(body: str, etag: str) -> Answer:
    """A page with an ETag, which is not sent again to those who have it."""

    def give(handler: object) -> None:
        known = handler.headers.get("If-None-Match")  # type: ignore[attr-defined]
        status = 304 if known == etag else 200
        headers = {"Content-Type": "text/html; charset=utf-8", "ETag": etag}
        answer(status, "" if status == 304 else body, headers)(handler)  # type: ignore[arg-type]

    return give


def seed(folder: Path, name: str, url: str, *paragraphs: str) -> None:
    """A saved article with its address."""
    text = "\n\n".join(("# Town talks", *(paragraphs or STORY)))
    head = f"---\nurl: {url}\npublished: 2024-03-05\n---\n\n"
    write(folder / "seeds", {f"{name}.md": f"{head}{text}\n"})
