"""A guest among sites that misbehave, all of them on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from typing import Any

import pytest
from local_site import Site, answer, in_turn, serve

from quotes.errors import FetchError
from quotes.fetching import Guest, Validators
from quotes.fetching.exchange import Limits

pytest.importorskip("urllib3")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sleeps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guest(clock: Clock) -> Guest:
    limits = Limits(connect=2, read=0.3, whole=5, size=100_000)
    return Guest(allow_private=True, limits=limits, sleep=clock.sleep, clock=lambda: clock.now)


def test_a_page(site: Site, guest: Guest) -> None:
    fetched = guest.fetch(site.page("/a", "“é”", "Text/HTML; Charset=UTF-8"))
    assert (fetched.status, fetched.data.decode()) == (200, "“é”")
    assert (fetched.content_type, fetched.charset) == ("text/html", "UTF-8")
    assert site.requests[-1][1]["User-Agent"] == f"newsroom-quotes/{version('newsroom-quotes')}"


def test_a_pause_between_two_requests_of_one_host(site: Site, guest: Guest, clock: Clock) -> None:
    for path in "ab":
        guest.fetch(site.page(f"/{path}", "x"))
    assert [path for path, _ in site.requests] == ["/robots.txt", "/a", "/b"]
    assert clock.sleeps == [1.0, 1.0]


class TestRobots:
    RULES = "User-agent: newsroom-quotes\nDisallow: /private\nCrawl-delay: 7\n"

    def test_what_they_keep_out_is_not_fetched(self, site: Site, guest: Guest) -> None:
        site.page("/robots.txt", self.RULES, "text/plain")
        with pytest.raises(FetchError, match=r"robots\.txt asks") as caught:
            guest.fetch(site.page("/private/a", "x"))
        assert caught.value.hint
        assert site.paths == []

    def test_crawl_delay(self, site: Site, guest: Guest, clock: Clock) -> None:
        site.page("/robots.txt", self.RULES, "text/plain")
        guest.fetch(site.page("/a", "x"))
        assert clock.sleeps == [7.0]

    def test_they_hold_after_a_redirect(self, site: Site, guest: Guest) -> None:
        site.page("/robots.txt", self.RULES, "text/plain")
        with pytest.raises(FetchError, match=r"robots\.txt asks"):
            guest.fetch(site.at("/a", answer(302, headers={"Location": "/private/b"})))
        assert site.paths == ["/a"]

    def test_a_site_in_trouble_keeps_all_out(self, site: Site, guest: Guest) -> None:
        site.at("/robots.txt", answer(503))
        with pytest.raises(FetchError, match=r"robots\.txt asks"):
            guest.fetch(site.page("/a", "x"))
        assert site.paths == []


class TestRedirects:
    def test_are_followed(self, site: Site, guest: Guest) -> None:
        site.page("/c", "there")
        site.at("/b", answer(301, headers={"Location": site.url + "/c#top"}))
        fetched = guest.fetch(site.at("/a", answer(307, headers={"Location": "b"})))
        assert (fetched.url, fetched.data) == (f"{site.url}/c", b"there")

    def test_without_end(self, site: Site, guest: Guest) -> None:
        with pytest.raises(FetchError, match="more than 5 redirects"):
            guest.fetch(site.at("/a", answer(302, headers={"Location": "/a"})))
        assert len(site.paths) == 6

    @pytest.mark.parametrize(
        "target", ["file:///etc/hosts", "ftp://example.org/a", "javascript:x", "//[x"]
    )
    def test_to_what_is_no_page(self, site: Site, guest: Guest, target: str) -> None:
        with pytest.raises(FetchError, match=r"only http and https|no(t a)? web address"):
            guest.fetch(site.at("/a", answer(302, headers={"Location": target})))

    def test_into_a_private_network(
        self, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As if 127.0.0.1 were on the open network, and the network behind it were not."""
        monkeypatch.setattr("quotes.fetching.guard._is_public", lambda text: text == "127.0.0.1")
        guest = Guest(sleep=clock.sleep, clock=lambda: clock.now)
        inside = site.url.replace("127.0.0.1", "127.0.0.2") + "/secret"
        with pytest.raises(FetchError, match=r"private network \(127\.0\.0\.2\)"):
            guest.fetch(site.at("/a", answer(302, headers={"Location": inside})))
        assert site.paths == ["/a"]


class TestTrouble:
    def test_is_tried_again(self, site: Site, guest: Guest, clock: Clock) -> None:
        busy = answer(429, headers={"Retry-After": "11"})
        url = site.at("/a", in_turn(answer(503), busy, answer(200, "at last")))
        assert guest.fetch(url).data == b"at last"
        assert clock.sleeps == [1.0, 2.0, 11.0]

    def test_that_lasts_is_told(self, site: Site, guest: Guest) -> None:
        assert guest.fetch(site.at("/a", answer(500))).status == 500
        assert len(site.paths) == 3

    def test_of_hours_is_not_waited_for(self, site: Site, guest: Guest) -> None:
        url = site.at("/a", answer(503, headers={"Retry-After": "7200"}))
        assert guest.fetch(url).status == 503
        assert len(site.paths) == 1

    def test_silence(self, site: Site, guest: Guest) -> None:
        over = threading.Event()
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 took too long"):
            guest.fetch(site.at("/a", lambda _: over.wait(5) and None))
        over.set()
        assert len(site.paths) == 3

    def test_one_byte_after_the_other(self, site: Site, clock: Clock) -> None:
        over = threading.Event()

        def drip(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not over.wait(0.05):
                handler.wfile.write(b"x")

        guest = Guest(allow_private=True, limits=Limits(whole=0.5), sleep=clock.sleep)
        with pytest.raises(FetchError, match=r"not complete after 0\.5 seconds"):
            guest.fetch(site.at("/a", drip))
        over.set()

    def test_half_a_page(self, site: Site, guest: Guest) -> None:
        def break_off(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            handler.wfile.write(b"half")

        with pytest.raises(FetchError, match="the connection broke off"):
            guest.fetch(site.at("/a", break_off))

    def test_nobody_there(self, guest: Guest) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 refused the connection") as caught:
            guest.fetch(f"http://127.0.0.1:{port}/a")
        assert caught.value.hint


class TestSize:
    def test_a_large_page(self, site: Site, guest: Guest) -> None:
        with pytest.raises(FetchError, match="more than"):
            guest.fetch(site.page("/a", b"x" * 100_001))

    def test_a_small_page_that_unpacks_without_end(self, site: Site, guest: Guest) -> None:
        packed = gzip.compress(bytes(50_000_000))
        assert len(packed) < 100_000
        url = site.at("/a", answer(200, packed, {"Content-Encoding": "gzip"}))
        with pytest.raises(FetchError, match="more than"):
            guest.fetch(url)

    def test_a_packed_page(self, site: Site, guest: Guest) -> None:
        packed = answer(200, gzip.compress(b"words" * 9), {"Content-Encoding": "gzip"})
        assert guest.fetch(site.at("/a", packed)).data == b"words" * 9

    def test_what_is_not_packed_as_it_says(self, site: Site, guest: Guest) -> None:
        with pytest.raises(FetchError, match="compression is broken"):
            guest.fetch(site.at("/a", answer(200, b"plain", {"Content-Encoding": "gzip"})))


def test_a_conditional_request(site: Site, guest: Guest) -> None:
    validators = {"ETag": '"7"', "Last-Modified": "Tue, 05 Mar 2024 18:20:00 GMT"}
    url = site.at("/a", in_turn(answer(200, "x", validators), answer(304)))
    first = guest.fetch(url)
    assert first.validators == Validators('"7"', "Tue, 05 Mar 2024 18:20:00 GMT")
    assert guest.fetch(url, first.validators).status == 304
    asked = site.requests[-1][1]
    assert asked["If-None-Match"] == '"7"'
    assert asked["If-Modified-Since"] == "Tue, 05 Mar 2024 18:20:00 GMT"


class TestPlaces:
    def test_this_machine_is_closed(self, site: Site) -> None:
        with pytest.raises(FetchError, match="on this machine or in a private network") as caught:
            Guest().fetch(site.page("/a", "x"))
        assert caught.value.hint == "if you trust it, use --allow-private"
        assert site.requests == []

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "::1",
            "fe80::1%eth0",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ],
    )
    def test_one_private_address_closes_a_host(
        self, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def resolved(host: str, port: int, **_: Any) -> list[Any]:
            return [(0, 0, 0, "", (found, port)) for found in ("93.184.215.14", address)]

        monkeypatch.setattr(socket, "getaddrinfo", resolved)
        with pytest.raises(FetchError, match="private network"):
            Guest().fetch("http://inside.example/a")

    def test_a_host_is_resolved_once(
        self, site: Site, guest: Guest, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The connection goes to the address that was checked, whatever a name server says next."""
        port = int(site.url.rpartition(":")[2])
        resolve = socket.getaddrinfo
        answers = ["127.0.0.1", "127.0.0.1"]  # for the page, and for robots.txt

        def resolved(host: str, *arguments: Any, **options: Any) -> Any:
            if host == "rebinding.example":
                host = answers.pop(0)
            return resolve(host, *arguments, **options)

        monkeypatch.setattr(socket, "getaddrinfo", resolved)
        site.page("/a", "x")
        assert guest.fetch(f"http://rebinding.example:{port}/a").data == b"x"
        assert site.requests[-1][1]["Host"] == f"rebinding.example:{port}"
        assert answers == []

    @pytest.mark.parametrize(
        ("url", "message"),
        [
            ("ftp://example.org/a", "only http and https"),
            ("file:///etc/hosts", "only http and https"),
            ("http://user:secret@127.0.0.1/a", "the address holds a user name"),
            ("http://[::1/a", "not a web address"),
            ("http://a..b.invalid/a", "not found|not a web address"),
        ],
    )
    def test_no_such_place(self, guest: Guest, url: str, message: str) -> None:
        with pytest.raises(FetchError, match=message) as caught:
            guest.fetch(url)
        assert caught.value.hint
        assert "secret" not in str(caught.value)
