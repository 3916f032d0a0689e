"""The whole way of `quotes add`, from files and from a site on this machine."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from local_site import Site, answer, serve
from newsroom import article, tree, write

from quotes.fetching import Guest
from quotes.ingest import Outcome, add

TODAY = dt.date(2024, 3, 6)
PAGES = Path(__file__).parent / "pages"
NEWS = (PAGES / "news-site.html").read_bytes()

Adding = Callable[..., list[Outcome]]


@pytest.fixture
def site() -> Iterator[Site]:
    pytest.importorskip("trafilatura")
    with serve() as site:
        yield site


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Adding:
    """Add sources to `seeds` in a folder of their own."""
    monkeypatch.chdir(tmp_path)

    def run(*sources: str, keep_page: bool = False) -> list[Outcome]:
        guest = Guest(allow_private=True, pause=0, sleep=lambda _: None)
        return list(add(sources, Path("seeds"), guest=guest, today=TODAY, keep_page=keep_page))

    return run


def states(outcomes: list[Outcome]) -> list[str]:
    return [outcome.state for outcome in outcomes]


class TestAddresses:
    def test_a_page_is_saved_with_its_provenance(self, site: Site, run: Adding) -> None:
        (outcome,) = run(site.page("/harbour?utm_source=rss", NEWS), keep_page=True)
        name = "2024-03-05-the-coast-gazette-mayor-promises-a-harbour-for-everybody"
        assert outcome.state == "added"
        assert outcome.path == f"seeds/{name}.md"
        assert outcome.title == "Mayor promises a harbour ‘for everybody’"
        saved = Path(outcome.path).read_text(encoding="utf-8").splitlines()
        assert saved[:8] == [
            "---",
            "title: Mayor promises a harbour ‘for everybody’",
            f"url: {site.url}/harbour",
            "outlet: The Coast Gazette",
            "author: Ida Holm, Max Orth",
            "published: 2024-03-05",
            "retrieved: 2024-03-06",
            "language: en-GB",
        ]
        assert Path(f"seeds/.pages/{name}.html").read_bytes() == NEWS

    def test_a_known_address_is_not_fetched_again(self, site: Site, run: Adding) -> None:
        url = site.page("/a", NEWS)
        first, second = run(url, f"{url}?fbclid=1")
        assert (first.state, second.state, second.why) == ("added", "known", "the same address")
        assert second.path == first.path
        assert states(run(url)) == ["known"]
        assert site.paths == ["/a"]

    def test_a_page_of_another_site_is_not_believed_to_be_its_own(
        self, site: Site, run: Adding
    ) -> None:
        (outcome,) = run(site.page("/a", NEWS))
        assert f"url: {site.url}/a\n" in Path(str(outcome.path)).read_text(encoding="utf-8")

    def test_the_canonical_address_is_the_same_article(self, site: Site, run: Adding) -> None:
        for path in ("/a", "/b"):
            own = NEWS.replace(b"https://coast-gazette.example", site.url.encode())
            site.page(path, own.replace(b"council", b"senate") if path == "/b" else own)
        first, second = run(f"{site.url}/a", f"{site.url}/b")
        assert (second.state, second.why) == ("known", "the same address")
        assert f"url: {site.url}/news/harbour" in Path(str(first.path)).read_text(encoding="utf-8")

    def test_nearly_the_same_text_is_the_same_article(self, site: Site, run: Adding) -> None:
        site.page("/a", NEWS)
        site.page("/b", NEWS.replace(b"Monday", b"Tuesday"))
        _, second = run(f"{site.url}/a", f"{site.url}/b")
        assert (second.state, second.why) == ("known", "nearly the same text")

    def test_much_of_the_same_text_is_a_warning(self, site: Site, run: Adding) -> None:
        site.page("/a", NEWS)
        more = "".join(f"<p>Then came a paragraph number {n}, of news.</p>" for n in range(5))
        site.page("/b", NEWS.replace(b"<header>", b"<header>" + more.encode()))
        first, second = run(f"{site.url}/a", f"{site.url}/b")
        assert states([first, second]) == ["added", "added"]
        assert second.warnings == (f"much of it stands in {first.path} too",)

    def test_lost_quotation_marks_are_told(self, site: Site, run: Adding) -> None:
        box = "<form><p>In a form of the page: “Who takes me along?” it asks.</p></form>"
        page = NEWS.replace(
            b'<aside class="pull-quote">', box.encode() + b'<aside class="pull-quote">'
        )
        (outcome,) = run(site.page("/a", page))
        assert "takes me along" not in Path(str(outcome.path)).read_text(encoding="utf-8")
        assert outcome.warnings == (
            "2 quotation marks left out with the paragraph that begins:"
            " In a form of the page: “Who takes me along?” it asks.",
        )

    def test_bad_addresses_do_not_stop_the_others(self, site: Site, run: Adding) -> None:
        site.page("/empty", (PAGES / "empty.html").read_bytes())
        site.page("/script", (PAGES / "script-only.html").read_bytes())
        site.page("/paper.pdf", b"%PDF-1.7", "application/pdf")
        site.page("/good", NEWS)
        site.at("/closed", answer(403))
        paths = ("empty", "script", "paper.pdf", "closed", "gone", "good")
        outcomes = run(*(f"{site.url}/{path}" for path in paths))
        assert states(outcomes) == ["failed"] * 5 + ["added"]
        messages = [str(outcome.error.message) for outcome in outcomes[:5] if outcome.error]
        assert messages == [
            "the page is empty",
            "no article was found in this page",
            "this is no page but application/pdf",
            "the server answered 403 (Forbidden)",
            "the server answered 404 (Not Found)",
        ]
        assert all(outcome.error and outcome.error.hint for outcome in outcomes[:5])

    def test_an_encoding_that_only_the_server_names(self, site: Site, run: Adding) -> None:
        page = "<p>Ana Ruíz said: „Für alle“. " + "The council met on Monday evening. " * 9
        site.page("/a", page.encode("cp1252"), "text/html; charset=windows-1252")
        (outcome,) = run(f"{site.url}/a")
        assert "Ana Ruíz said: „Für alle“." in Path(str(outcome.path)).read_text(encoding="utf-8")

    def test_markdown_and_text_of_the_web(self, site: Site, run: Adding) -> None:
        site.page(
            "/a.md",
            f"---\ntitle: A bridge\nurl: https://b.example/\n---\n{article(1)}",
            "text/plain",
        )
        site.page("/b.txt", article(2), "text/plain; charset=utf-8")
        first, second = run(f"{site.url}/a.md", f"{site.url}/b.txt")
        assert (first.title, second.title) == ("A bridge", "Strelsau opens bridge number 2")
        assert f"url: {site.url}/a.md\n" in Path(str(first.path)).read_text(encoding="utf-8")

    def test_a_list_of_addresses(self, site: Site, run: Adding, tmp_path: Path) -> None:
        url = site.page("/a", NEWS)
        write(tmp_path, {"list.txt": f"# harbour\n\n{url}\nnot an address\n{site.url}/gone\n"})
        added, wrong, gone = run("list.txt")
        assert added.state == "added"
        assert str(wrong.error) == "not a web address: 'not an address', list.txt:4"
        assert gone.where == f"{site.url}/gone"

    @pytest.mark.parametrize("url", ["http://[::1/", "http://a.example:99999/", "http://a:b/"])
    def test_what_is_no_address(self, run: Adding, url: str) -> None:
        (failed,) = run(url)
        assert str(failed.error) == f"this is not a web address, {url}"


class TestFiles:
    def test_each_kind(self, run: Adding, tmp_path: Path) -> None:
        pytest.importorskip("trafilatura")
        rows = "".join(json.dumps({"id": f"r{n}", "text": article(n)}) + "\n" for n in (1, 2))
        write(
            tmp_path,
            {
                "a.txt": article(3),
                "b.md": f"---\ntitle: 'A: bridge'\npublished: 2024-01-02\n---\n{article(4)}",
                "c.jsonl": rows,
                "d.html": NEWS,
            },
        )
        outcomes = run("a.txt", "b.md", "c.jsonl", "d.html")
        assert states(outcomes) == ["added"] * 5
        assert [Path(str(outcome.path)).name for outcome in outcomes] == [
            "undated-strelsau-opens-bridge-number-3.md",
            "2024-01-02-a-bridge.md",
            "undated-strelsau-opens-bridge-number-1.md",
            "undated-strelsau-opens-bridge-number-2.md",
            "2024-03-05-the-coast-gazette-mayor-promises-a-harbour-for-everybody.md",
        ]
        assert states(run("a.txt", "b.md", "c.jsonl", "d.html")) == ["known"] * 5

    def test_a_folder_with_what_it_says_of_its_files(self, run: Adding, tmp_path: Path) -> None:
        write(
            tmp_path / "export",
            {
                "a.txt": article(1),
                "sub/b.txt": article(2),
                "sources.yaml": "a.txt:\n  outlet: The Coast Gazette\n  published: 2024-01-02\n",
                "broken.txt": b"\xff\xfe\xff",
            },
        )
        outcomes = run("export")
        assert sorted(states(outcomes)) == ["added", "added", "failed"]
        assert (
            tmp_path / "seeds" / "2024-01-02-the-coast-gazette-strelsau-opens-bridge-number-1.md"
        ).exists()

    def test_several_articles_in_one_file(self, run: Adding, tmp_path: Path) -> None:
        one = f"---\ntitle: First\nurl: https://a.example/1\n---\n{article(1)}"
        two = f"---\ntitle: Second\n---\n{article(2)}\n---\n\nStill the second.\n"
        bad = f"---\ntitle: Bad\nurl: not one\n---\n{article(5)}\n"
        files = {"three.md": one + bad + two, "pages.txt": f"{article(3)}\f\n{article(4)}\f"}
        write(tmp_path, files)
        first, wrong, second, third, fourth = run("three.md", "pages.txt")
        assert [first.title, second.title] == ["First", "Second"]
        assert first.where == "three.md:1"
        assert wrong.error is not None
        assert wrong.error.where == f"three.md:{one.count(chr(10)) + 3}"
        assert "Still the second." in Path(str(second.path)).read_text(encoding="utf-8")
        assert states([third, fourth]) == ["added", "added"]

    @pytest.mark.parametrize(
        ("missing", "source", "extra"),
        [
            ("trafilatura", "a.html", "html"),
            ("feedparser", "a.xml", "feeds"),
            ("warcio.archiveiterator", "a.warc", "warc"),
            ("urllib3.exceptions", "https://a.example/x", "html"),
        ],
    )
    def test_what_is_not_installed_is_told(
        self,
        run: Adding,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        missing: str,
        source: str,
        extra: str,
    ) -> None:
        monkeypatch.setitem(sys.modules, missing, None)
        write(tmp_path, {"a.html": NEWS, "a.xml": "<rss/>", "a.warc": "x", "a.txt": article(1)})
        failed, added = run(source, "a.txt")
        assert (failed.state, added.state) == ("failed", "added")
        assert failed.error is not None
        assert failed.error.hint == f'pip install "newsroom-quotes[{extra}]"'

    def test_bad_sources_do_not_stop_the_others(self, run: Adding, tmp_path: Path) -> None:
        write(tmp_path, {"a.txt": article(1), "b.pdf": b"%PDF", "c.jsonl": "{}\n"})
        (tmp_path / "empty").mkdir()
        outcomes = run("nowhere.txt", "b.pdf", "c.jsonl", "empty", "ftp://a.example/x", "a.txt")
        assert states(outcomes) == ["failed"] * 5 + ["added"]
        assert all(outcome.error and outcome.error.hint for outcome in outcomes[:5])

    def test_the_seeds_themselves_are_no_source(self, run: Adding, tmp_path: Path) -> None:
        write(tmp_path, {"a.txt": article(1)})
        run("a.txt")
        before = tree(tmp_path)
        assert states(run("seeds")) == ["failed"]
        assert tree(tmp_path) == before

    def test_what_people_put_there_is_known(self, run: Adding, tmp_path: Path) -> None:
        write(tmp_path, {"a.txt": article(1), "seeds/mine.txt": article(1)})
        (outcome,) = run("a.txt")
        assert (outcome.state, outcome.path) == ("known", "seeds/mine.txt")


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>
<item><title>Harbour</title><link>/a</link><pubDate>Mon, 04 Mar 2024 18:20:00 GMT</pubDate></item>
<item><title>No address</title></item>
<item><title>Gone</title><link>{0}/gone</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title>
<entry><title>Harbour</title><link href="{0}/a"/><updated>2024-03-04T18:20:00Z</updated></entry>
</feed>"""


class TestFeeds:
    PAGE = f"<title>A</title><h1>A</h1><p>{'The council met on Monday evening. ' * 9}</p>"

    @pytest.fixture(autouse=True)
    def _feedparser(self) -> None:
        pytest.importorskip("feedparser")

    def test_of_the_web(self, site: Site, run: Adding) -> None:
        site.page("/a", self.PAGE)
        url = site.page("/feed", RSS.format(site.url), "application/rss+xml")
        added, nameless, gone = run(url)
        assert added.state == "added"
        assert str(added.path) == "seeds/2024-03-04-127-0-0-1-a.md"
        assert str(nameless.error) == f"entry 2 of the feed has no web address, {url}"
        assert gone.where == f"{site.url}/gone"
        assert states(run(url)) == ["known", "failed", "failed"]
        assert site.paths.count("/a") == 1

    def test_in_a_file(self, site: Site, run: Adding, tmp_path: Path) -> None:
        site.page("/a", self.PAGE)
        write(tmp_path, {"feed.xml": ATOM.format(site.url)})
        (added,) = run("feed.xml")
        assert (added.state, added.title) == ("added", "A")

    def test_a_feed_that_names_itself(self, site: Site, run: Adding) -> None:
        url = site.page("/a", ATOM.format(site.url), "application/atom+xml")
        (failed,) = run(url)
        assert failed.error is not None
        assert "this is no page but application/atom+xml" in str(failed.error)

    @pytest.mark.parametrize("data", ["<rss></rss>", "<html></html>", "{}", ""])
    def test_no_feed(self, run: Adding, tmp_path: Path, data: str) -> None:
        write(tmp_path, {"feed.xml": data})
        (failed,) = run("feed.xml")
        assert str(failed.error) == "there are no articles in this feed, feed.xml"

    def test_a_feed_that_is_the_name_of_a_file(
        self, site: Site, run: Adding, tmp_path: Path
    ) -> None:
        site.page("/a", self.PAGE)
        write(tmp_path, {"own.xml": ATOM.format(site.url)})
        url = site.page("/feed", str(tmp_path / "own.xml"), "application/rss+xml")
        (failed,) = run(url)
        assert str(failed.error) == f"there are no articles in this feed, {url}"


class TestWarc:
    @staticmethod
    def archive(path: Path, *pages: tuple[str, str, bytes]) -> None:
        """A WARC file of these pages: address, status line, body."""
        warcwriter = pytest.importorskip("warcio.warcwriter")
        headers = pytest.importorskip("warcio.statusandheaders")
        with path.open("wb") as file:
            writer = warcwriter.WARCWriter(file, gzip=True)
            for url, status, body in pages:
                http = headers.StatusAndHeaders(
                    status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
                )
                record = writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=http,
                    warc_headers_dict={"WARC-Date": "2024-03-07T01:02:03Z"},
                )
                writer.write_record(record)

    def test_its_pages(self, run: Adding, tmp_path: Path) -> None:
        self.archive(
            tmp_path / "crawl.warc.gz",
            ("https://coast-gazette.example/news/harbour?utm_source=x", "200 OK", NEWS),
            ("https://coast-gazette.example/gone", "404 Not Found", b"gone"),
            ("https://coast-gazette.example/script", "200 OK", b"<script>x</script>"),
        )
        added, failed = run("crawl.warc.gz")
        assert added.state == "added"
        text = Path(str(added.path)).read_text(encoding="utf-8")
        assert "retrieved: 2024-03-07\n" in text
        assert "url: https://coast-gazette.example/news/harbour\n" in text
        assert str(failed.error).startswith("no article was found in this page, https://coast")

    def test_what_is_no_archive(self, run: Adding, tmp_path: Path) -> None:
        pytest.importorskip("warcio")
        write(tmp_path, {"a.warc": b"nothing of the kind", "b.warc": b"", "c.txt": article(1)})
        self.archive(tmp_path / "d.warc.gz", ("https://a.example/", "200 OK", NEWS))
        whole = (tmp_path / "d.warc.gz").read_bytes()
        write(tmp_path, {"d.warc.gz": whole[: len(whole) // 2]})
        outcomes = run("a.warc", "b.warc", "d.warc.gz", "c.txt")
        assert states(outcomes) == ["failed", "failed", "failed", "added"]
        messages = [outcome.error.message for outcome in outcomes if outcome.error]
        assert messages[0].startswith("the file cannot be read on: Unknown archive format")
        assert messages[1:] == [
            "there are no pages in this file",
            "the file ends within this page",
        ]

    @pytest.mark.parametrize("url", ["http://[::1/", "http://a.example:99999/"])
    def test_a_page_without_an_address(self, run: Adding, tmp_path: Path, url: str) -> None:
        self.archive(tmp_path / "a.warc.gz", (url, "200 OK", NEWS), ("http://b/", "200 OK", NEWS))
        failed, added = run("a.warc.gz")
        assert str(failed.error) == "a page without its web address, or its length, a.warc.gz"
        assert added.state == "added"

    @pytest.mark.parametrize(
        ("header", "message"),
        [
            (
                "WARC-Target-URI: http://a/\r\n",
                "the file cannot be read on: a record has no address",
            ),
            ("Content-Length: 4\r\n", "a page without its web address, or its length"),
        ],
    )
    def test_a_record_without_a_header(
        self, run: Adding, tmp_path: Path, header: str, message: str
    ) -> None:
        pytest.importorskip("warcio")
        record = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n"
            "Content-Length: 4\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nA\r\n\r\n"
        )
        write(tmp_path, {"a.warc": record.replace(header, "").encode()})
        (failed,) = run("a.warc")
        assert failed.error is not None
        assert failed.error.message == message
