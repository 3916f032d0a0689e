import datetime as dt

import pytest

from quotes.documents import document_from_text
from quotes.documents.dates import find_date
from quotes.model import Provenance

BODY = "The ministers of both countries met on Monday for long talks, the ministry said."


def found(text: str) -> Provenance:
    return document_from_text(text, id="a").provenance


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("May 26, 2023", dt.date(2023, 5, 26)),
        ("Thu Apr 06 2023", dt.date(2023, 4, 6)),
        ("26 May 2023", dt.date(2023, 5, 26)),
        ("Published: 2023-05-26 14:05", dt.date(2023, 5, 26)),
        ("Sept. 3rd, 2023", dt.date(2023, 9, 3)),
        ("May 20", None),
        ("04/06/2023", None),
        ("February 30, 2023", None),
    ],
)
def test_find_date(line, date):
    assert find_date(line) == date


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By Jane Doe and John Roe, staff writers", "Jane Doe and John Roe, staff writers", None),
        (
            "by The Example Post news desk February 22, 2023 12:14 PM 2 min read",
            "The Example Post news desk",
            dt.date(2023, 2, 22),
        ),
        ("By Jane Doe | 6 April 2023", "Jane Doe", dt.date(2023, 4, 6)),
        ("Updated May 27, 2023", None, None),
    ],
)
def test_bylines_and_date_lines(line, author, date):
    provenance = found(f"Doe welcomes a plan\n\n{line}\n\n{BODY}")
    assert (provenance.author, provenance.published) == (author, date)


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("STRELSAU, May 20. /ANSA/. ", "ANSA"),
        ("STRELSAU (Example News) - ", "Example News"),
        ("NEW STRELSAU, Ruritania, May 3, 2023 (EFE) — ", "EFE"),
        ("Strelsau (AFP) – ", "AFP"),
        ("STRELSAU: ", None),
        ("Senator John Roe (R) - ", None),
        ("King Rudolf (left) - ", None),
    ],
)
def test_outlet_of_a_dateline(start, outlet):
    assert found(f"Doe welcomes a plan\n\n{start}{BODY}").outlet == outlet


def test_no_year_is_invented():
    assert found(f"Doe welcomes a plan\n\nSTRELSAU, May 20. /ANSA/. {BODY}").published is None


@pytest.mark.parametrize(
    ("end", "url"),
    [
        ("Original url:\n\n<https://example.org/a>", "https://example.org/a"),
        ("Original url: https://example.org/a", "https://example.org/a"),
        ("Original url:\n\nhttps://exa{mple", None),
        ("https://example.org/a", None),
    ],
)
def test_address(end, url):
    assert found(f"Doe welcomes a plan\n\n{BODY}\n\n{end}").url == url


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Doe *welcomes* [a plan](https://example.org)\n\n{BODY}", "Doe welcomes a plan"),
        (f"World\n\nDoe welcomes a plan\n\n{BODY}", "Doe welcomes a plan"),
        (f"Will Doe welcome a plan?\n\n{BODY}", "Will Doe welcome a plan?"),
        (f"All news\n\nDoe welcomes 'a plan'\n\n{BODY}", "Doe welcomes 'a plan'"),
        (f"Doe welcomes a plan.\n\n{BODY}", None),
        (f"{BODY}\n\nDoe welcomes a plan\n\n{BODY}", None),
        ("Doe welcomes a plan", None),
    ],
)
def test_title(text, title):
    assert found(text).title == title
