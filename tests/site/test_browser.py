"""What a reader does: search, follow a card to its article and to the source's own words."""

from __future__ import annotations

import io
import re
from urllib.parse import urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from quotes.model import Document, Record
from quotes.site import builders

from .conftest import Website, served

PAGES = (
    "",
    "people/dmitry-peskov/",
    "institutions/russian-foreign-ministry/",
    "articles/kremlin-sees-no-prospect-of-chinese-mediation-on-ukraine/",
    "data/",
)
MAGENTA = (255, 0, 255)
AXE = {"resultTypes": ["violations"], "rules": {"heading-order": {"enabled": True}}}


def test_a_name_is_searched_and_its_card_followed_to_the_sources_words(
    website: Website, page: Page
) -> None:
    page.goto(website.address)
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").fill("Peskov")
    page.get_by_role("option", name="Dmitry Peskov").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dmitry Peskov")

    card = page.locator("blockquote", has_text="But the situation with Ukraine is complex")
    reasons = card.locator("xpath=following-sibling::ul[1]")
    reasons.locator("a[href*='#quotation-q-']").first.click()
    expect(page).to_have_url(re.compile("/articles/kremlin-sees-no-prospect.*#quotation-q-"))
    entry = page.locator("[id^=quotation-]:target + blockquote")
    expect(entry).to_contain_text("But the situation with Ukraine is complex")
    expect(entry).to_be_in_viewport()

    entry.locator("xpath=following-sibling::p[1]").get_by_role("link", name="source").click()
    page.wait_for_url(re.compile(r"003_9af006fee65c3931\.html"))
    page.wait_for_function("window.scrollY > 0")
    words = page.get_by_text("But the situation with Ukraine is complex")
    expect(words).to_be_in_viewport()
    assert lit(page), "the browser highlights the words"


def test_every_text_fragment_lights_exactly_its_words(website: Website, page: Page) -> None:
    documents = {document.id: document for document in website.documents}
    for record in website.records:
        assert record.link is not None
        page.goto("about:blank")
        page.goto(record.link)
        page.wait_for_load_state("load")
        boxes = boxes_of(page, documents[record.document], record)
        shown = [box for box in boxes if box["top"] >= 0 and box["bottom"] <= 900]
        assert shown, f"{record.id} is not scrolled to by {record.link}"
        found = lit(page)
        for box in shown:
            middle = (
                round((box["left"] + box["right"]) / 2),
                round((box["top"] + box["bottom"]) / 2),
            )
            assert middle in found, f"{record.id} is not lit by {record.link}"
        for x, y in found:
            assert any(
                box["left"] - 2 <= x <= box["right"] + 2
                and box["top"] - 2 <= y <= box["bottom"] + 2
                for box in boxes
            ), f"{record.link} lights more than {record.id}"


def lit(page: Page) -> set[tuple[int, int]]:
    """The pixels of the window that the source's page gives to words of a text fragment."""
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    width, _ = image.size
    pixels = image.get_flattened_data()
    return {(n % width, n // width) for n, pixel in enumerate(pixels) if pixel == MAGENTA}


def boxes_of(page: Page, document: Document, record: Record) -> list[dict[str, float]]:
    """Where the window shows the words of a record, a box a line."""
    spans = [
        [number, utf16(document, p.start, max(record.start, p.start)),
         utf16(document, p.start, min(record.end, p.end))]
        for number, p in enumerate(document.paragraphs)
        if p.start < record.end and record.start < p.end
    ]  # fmt: skip
    boxes: list[dict[str, float]] = page.evaluate(
        """spans => spans.flatMap(([number, start, end]) => {
            const text = document.querySelectorAll("p")[number].firstChild;
            const range = document.createRange();
            range.setStart(text, start);
            range.setEnd(text, end);
            return [...range.getClientRects()].map((box) => box.toJSON());
        })""",
        spans,
    )
    return boxes


def utf16(document: Document, start: int, end: int) -> int:
    return len(document.text[start:end].encode("utf-16-le")) // 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_asks_another_host_or_breaks_a_rule_of_access(
    website: Website, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in PAGES:
        page.goto(website.address + path)
        page.wait_for_load_state("networkidle")
        wrong = Axe().run(page, options=AXE).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["target"]) for rule in wrong] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "no sideways scroll"
    context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith((website.address, "data:"))] == []


def test_a_keyboard_reaches_the_content_and_the_search(website: Website, page: Page) -> None:
    page.goto(website.address + "people/dmitry-peskov/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('article').contains(document.activeElement)")
    assert inside
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_printed_page_is_the_cards_alone(website: Website, page: Page) -> None:
    page.goto(website.address + "people/dmitry-peskov/")
    page.emulate_media(media="print")
    expect(page.locator("blockquote").first).to_be_visible()
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(part).first).to_be_hidden()


COLOURED = """\
# An article

Quoted: [Ana Ruiz](index.md) (2), [Ben Marsh](index.md) (1)

## Article

The mayor said “[We are ready](#quotation-q-1 "Ana Ruiz")”. “[So am I](#quotation-q-2 "Ben Marsh"),”
said Ben Marsh. “[Go](#quotation-q-3 "Ana Ruiz")” and “[stop](#quotation-q-4)”.

## Quotations

### Quotation q-1

> “We are ready”

**Ana Ruiz**, mayor · direct quotation

### Quotation q-2

> “So am I”

**[Ben Marsh](index.md)** · direct quotation

### Quotation q-3

> “Go”

**Ana Ruiz** · partial quotation

### Quotation q-4

> “stop”

**No speaker** · partial quotation
"""


def test_a_speaker_has_one_colour_in_the_article_and_on_the_cards(
    page: Page, coloured: str
) -> None:
    page.goto(coloured)
    hue = "element => element.style.getPropertyValue('--said-hue')"
    links = [link.evaluate(hue) for link in page.locator(".said:is(a)").all()]
    cards = [card.evaluate(hue) for card in page.locator("blockquote.said").all()]
    ana, ben = links[:2]
    assert links == [ana, ben, ana]
    assert cards == [ana, ben, ana]
    assert abs(int(ana) - int(ben)) >= 24
    names = page.locator("a.speaker")
    assert names.all_inner_texts() == ["Ana Ruiz", "Ben Marsh"]
    assert [name.evaluate(hue) for name in names.all()] == [ana, ben]


def test_pointer_and_keyboard_show_who_and_why_beside_the_words(page: Page, coloured: str) -> None:
    page.goto(coloured)
    note = page.locator(".note")
    page.get_by_role("link", name="So am I").hover()
    expect(note).to_contain_text("Ben Marsh")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.get_by_role("link", name="We are ready").focus()
    expect(note).to_contain_text("Ana Ruiz, mayor")
    page.get_by_role("link", name="stop").focus()
    expect(note).to_contain_text("No speaker")


@pytest.fixture
def coloured(tmp_path: object, website: Website) -> object:
    """A page in the form of an article's, on a server."""
    project = website.folder.parent.parent / "coloured"
    assets = website.folder / "assets"
    docs = project / "docs"
    (docs / "assets").mkdir(parents=True, exist_ok=True)
    for name in ("quotes.css", "quotes.js", "quotes.svg"):
        (docs / "assets" / name).write_bytes((assets / name).read_bytes())
    (docs / "index.md").write_text(COLOURED, encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: A\ntheme: {name: material, font: false}\n"
        "extra_css: [assets/quotes.css]\nextra_javascript: [assets/quotes.js]\n"
        "markdown_extensions: [{toc: {permalink: '#'}}]\n",
        encoding="utf-8",
    )
    with served(builders.build("zensical", project)) as address:
        yield address


def test_links_of_records_lead_to_the_served_sources(website: Website) -> None:
    pages = {urldefrag(record.link or "").url for record in website.records}
    assert len(pages) == 5
