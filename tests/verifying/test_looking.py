"""Live pages that change in each way, on a site of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from live_story import NOT_FREE, SAID, STORY, TOLD, edited, page, seed, with_validators
from local_site import Site, answer, in_turn, serve

from quotes.documents import read_documents
from quotes.errors import QuotesError
from quotes.fetching import Guest
from quotes.fetching.exchange import Limits
from quotes.model import Document, LiveNote
from quotes.output import write_jsonl
from quotes.pipeline import extract
from quotes.published import read_records
from quotes.verifying.looking import Look, articles_to_look_at, look
from quotes.verifying.notes import Notes, QuotationNote


@pytest.fixture
def site() -> Iterator[Site]:
    pytest.importorskip("trafilatura")
    with serve() as site:
        yield site


@pytest.fixture
def notes() -> Notes:
    return Notes()


Looking = Callable[..., list[Look]]


@pytest.fixture
def see(tmp_path: Path, notes: Notes) -> Looking:
    """Look at the pages of all saved articles."""

    def see(today: str = "2024-03-06") -> list[Look]:
        seeds = tmp_path / "seeds"
        records = [item for item in extract([seeds]) if not isinstance(item, QuotesError)]
        file = tmp_path / "quotes.jsonl"
        file.write_text("".join(write_jsonl(records)), encoding="utf-8")
        documents = [item for item in read_documents([seeds]) if isinstance(item, Document)]
        articles = articles_to_look_at(documents, read_records(file))
        limits = Limits(connect=1, read=1, whole=2)
        guest = Guest(allow_private=True, pause=0, limits=limits, sleep=lambda _: None)
        return list(look(articles, notes, guest=guest, today=today))

    return see


def states(looks: list[Look]) -> list[str]:
    return [note.state for looked in looks for note in looked.notes]


def by_words(looked: Look) -> dict[str, QuotationNote]:
    return {
        record.words.split()[0]: note
        for record, note in zip(looked.article.records, looked.notes, strict=True)
    }


def test_a_page_that_stands_as_it_was(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(
        tmp_path,
        "a",
        site.page("/a", page(*STORY).replace("“", "&ldquo;").replace(" said", "\nsaid")),
    )
    assert states(see()) == ["unchanged", "unchanged"]


def test_words_near_a_quotation(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", site.page("/a", page(*edited("Ana Ruiz", "Eva Lind"))))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("edited", "unchanged")
    assert (found["We"].was, found["We"].now) == (SAID, SAID.replace("Ana Ruiz", "Eva Lind"))
    assert (found["well"].was, found["well"].now) == (None, None)


def test_words_of_a_quotation(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", site.page("/a", page(*edited("well worth the wait", "not worth the wait"))))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("unchanged", "edited")
    assert found["well"].now == TOLD.replace("well", "not")


def test_a_quotation_that_is_gone(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", site.page("/a", page(*(p for p in STORY if p != SAID))))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("quotation-gone", "unchanged")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone(site: Site, see: Looking, tmp_path: Path, status: int) -> None:
    seed(tmp_path, "a", site.at("/a", answer(status, "gone")))
    (looked,) = see()
    assert states([looked]) == ["page-gone", "page-gone"]
    assert str(looked.notes[0].why).startswith(f"the server answered {status} (")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(403, "no"), "the server answered 403 (Forbidden)"),
        (answer(402, "no"), "the server answered 402 (Payment Required)"),
        (answer(500, "no"), "the server answered 500 (Internal Server Error)"),
        (answer(302, "", {"Location": "/"}), "the address leads to {site}/ now"),
        (answer(200, "", {"Content-Type": "text/html"}), "the page is empty"),
        (
            answer(200, "%PDF", {"Content-Type": "application/pdf"}),
            "this is no page but application/pdf",
        ),
        (
            answer(200, "<html><body><div id=app></div><script>go()</script></body></html>"),
            "no article was found in this page",
        ),
        (
            answer(200, page("Cookies help us. Do you agree? “Yes,” you say.", "All about them.")),
            "the page holds another text now",
        ),
        (answer(304), "the server answered 304 (Not Modified)"),
    ],
)
def test_what_is_not_clear(
    site: Site, see: Looking, tmp_path: Path, given: object, why: str
) -> None:
    seed(tmp_path, "a", site.at("/a", given))  # type: ignore[arg-type]
    site.page("/", page("Front page."))
    (looked,) = see()
    assert states([looked]) == ["unclear", "unclear"]
    assert {note.why for note in looked.notes} == {why.format(site=site.url)}


def test_what_a_wall_hides_is_not_gone(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", site.page("/a", page(*STORY[:3], head=NOT_FREE)))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("unchanged", "unclear")
    assert found["well"].why == "the page says that it is not free to read"


@pytest.mark.parametrize("cut_before", ["before", "Ana Ruiz", "on Monday"])
@pytest.mark.parametrize("offer", [(), ("Subscribe now to read the news of the town.",)])
def test_what_a_wall_cuts_is_not_edited(
    site: Site, see: Looking, tmp_path: Path, cut_before: str, offer: tuple[str, ...]
) -> None:
    cut = f"{SAID[: SAID.index(cut_before)]}…"
    seed(tmp_path, "a", site.page("/a", page(STORY[0], cut, *offer, head=NOT_FREE)))
    (looked,) = see()
    assert by_words(looked)["We"].state == "unclear"


def test_an_edit_behind_a_wall_is_told(site: Site, see: Looking, tmp_path: Path) -> None:
    story = edited("said", "shouted")
    seed(tmp_path, "a", site.page("/a", page(*story, head=NOT_FREE)))
    (looked,) = see()
    assert by_words(looked)["We"].state == "edited"


def test_half_of_an_article_is_not_clear(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", site.page("/a", page(*STORY[:2])))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("unchanged", "unclear")
    assert found["well"].why == "the page shows less than half of the article"


def test_words_beside_the_article_are_not_gone(site: Site, see: Looking, tmp_path: Path) -> None:
    story = page(*(p for p in STORY if p != SAID))
    form = f"<form><p>{SAID}</p></form></body>"
    seed(tmp_path, "a", site.page("/a", story.replace("</body>", form)))
    (looked,) = see()
    found = by_words(looked)
    assert (found["We"].state, found["well"].state) == ("unclear", "unchanged")
    assert "not in what was taken for the article" in str(found["We"].why)


def test_bad_pages_do_not_stop_the_others(site: Site, see: Looking, tmp_path: Path) -> None:
    seed(tmp_path, "a", "http://127.0.0.1:1/down")
    seed(tmp_path, "b", "http://nowhere.invalid/")
    seed(tmp_path, "c", site.at("/private/c", answer(200, "")))
    seed(tmp_path, "d", site.page("/d", page(*STORY)))
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    looks = see()
    assert states(looks) == ["unclear"] * 6 + ["unchanged"] * 2
    whys = [str(looked.notes[0].why) for looked in looks[:3]]
    assert whys[0] == "no answer: 127.0.0.1 refused the connection"
    assert whys[1].startswith("the host nowhere.invalid is not found")
    assert whys[2] == "the site's robots.txt asks programs not to fetch this"


def test_one_page_of_two_articles_is_fetched_once(site: Site, see: Looking, tmp_path: Path) -> None:
    url = site.page("/a", page(*STORY))
    seed(tmp_path, "a", url)
    seed(tmp_path, "b", f"{url}#part", SAID)
    assert states(see()) == ["unchanged"] * 3
    assert site.paths == ["/a"]


class TestDays:
    def test_since_is_the_first_look(
        self, site: Site, see: Looking, tmp_path: Path, notes: Notes
    ) -> None:
        changed = page(*edited("said", "shouted"))
        seed(tmp_path, "a", site.page("/a", page(*STORY)))
        see("2024-03-06")
        site.page("/a", changed)
        see("2024-03-07")
        (looked,) = see("2024-03-09")
        said = by_words(looked)["We"]
        assert (said.state, said.since) == ("edited", "2024-03-07")
        assert by_words(looked)["well"].since == "2024-03-06"
        assert notes.live_note("a", said.id) == LiveNote("edited", "2024-03-09", "2024-03-07")
        site.page("/a", page(*STORY))
        (looked,) = see("2024-03-10")
        assert by_words(looked)["We"].since == "2024-03-10"

    def test_an_unclear_look_in_between_changes_no_day(
        self, site: Site, see: Looking, tmp_path: Path, notes: Notes
    ) -> None:
        changed = answer(200, page(*edited("said", "shouted")), {"Content-Type": "text/html"})
        site.at("/a", in_turn(changed, answer(403), answer(403), changed))
        seed(tmp_path, "a", f"{site.url}/a")
        (looked,) = see("2024-03-06")
        said = by_words(looked)["We"].id
        for day in ("2024-03-07", "2024-03-08"):
            see(day)
            note = notes.quotations["a", said]
            assert (note.state, note.since) == ("unclear", "2024-03-07")
            assert notes.live_note("a", said) == LiveNote("edited", "2024-03-06", "2024-03-06")
        see("2024-03-09")
        assert notes.live_note("a", said) == LiveNote("edited", "2024-03-09", "2024-03-06")

    def test_another_address_is_another_page(
        self, site: Site, see: Looking, tmp_path: Path
    ) -> None:
        seed(tmp_path, "a", site.page("/a", page(*STORY)))
        see("2024-03-06")
        seed(tmp_path, "a", site.page("/b", page(*STORY)))
        (looked,) = see("2024-03-07")
        assert {note.since for note in looked.notes} == {"2024-03-07"}


class TestConditions:
    def test_a_page_that_did_not_change_is_not_sent_again(
        self, site: Site, see: Looking, tmp_path: Path, notes: Notes
    ) -> None:
        site.at("/a", with_validators(page(*edited("said", "shouted")), '"1"'))
        seed(tmp_path, "a", f"{site.url}/a")
        (first,) = see("2024-03-06")
        (second,) = see("2024-03-07")
        asked = [headers.get("If-None-Match") for path, headers in site.requests if path == "/a"]
        assert asked == [None, '"1"']
        assert second.notes == first.notes
        assert notes.pages["a"].checked == "2024-03-07"

    def test_a_page_that_changed_is(self, site: Site, see: Looking, tmp_path: Path) -> None:
        site.at("/a", with_validators(page(*STORY), '"1"'))
        seed(tmp_path, "a", f"{site.url}/a")
        see()
        site.at("/a", with_validators(page(*edited("said", "shouted")), '"2"'))
        assert states(see()) == ["edited", "unchanged"]

    @pytest.mark.parametrize("more", ["One more line.", "“One more,” Ana Ruiz said."])
    def test_an_article_that_changed_is_compared_anew(
        self, site: Site, see: Looking, tmp_path: Path, more: str
    ) -> None:
        site.at("/a", with_validators(page(*STORY), '"1"'))
        seed(tmp_path, "a", f"{site.url}/a")
        see()
        seed(tmp_path, "a", f"{site.url}/a", *STORY, more)
        see()
        asked = [headers.get("If-None-Match") for path, headers in site.requests if path == "/a"]
        assert asked == [None, None]

    def test_what_was_not_clear_is_fetched_whole(
        self, site: Site, see: Looking, tmp_path: Path
    ) -> None:
        wall = answer(403, "no", {"ETag": '"1"'})
        site.at("/a", in_turn(wall, with_validators(page(*STORY), '"1"')))
        seed(tmp_path, "a", f"{site.url}/a")
        assert states(see()) == ["unclear", "unclear"]
        assert states(see()) == ["unchanged", "unchanged"]
