import pytest

from quotes.ingest.addresses import page_key, without_tracking


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/n?id=7&utm_source=x&fbclid=y#top", "https://a.example/n?id=7"),
        ("https://a.example/n?gclid=1", "https://a.example/n"),
        ("https://a.example/n?page=2&b=1", "https://a.example/n?page=2&b=1"),
        ("https://a.example/n", "https://a.example/n"),
    ],
)
def test_tracking_parameters_go(url, expected):
    assert without_tracking(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/n/?id=7&x=1",
        "https://www.a.example/n?x=1&id=7",
        "https://m.a.example/n?id=7&x=1&utm_medium=rss",
        "https://A.example:443/n/amp?id=7&x=1#part",
        "https://amp.a.example/n/index.html?id=7&x=1",
    ],
)
def test_addresses_of_one_page(url):
    assert page_key(url) == page_key("https://a.example/n?id=7&x=1")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/n?id=8",
        "https://b.example/n?id=7",
        "https://a.example/N?id=7",
        "https://a.example:8080/n?id=7",
        "https://a.example/n/m?id=7",
    ],
)
def test_addresses_of_other_pages(url):
    assert page_key(url) != page_key("https://a.example/n?id=7")
