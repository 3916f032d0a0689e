"""`quotes verify` as a user sees it, from `quotes add` to the records of the next build."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from live_story import NOT_FREE, SAID, STORY, edited, page
from local_site import Site, answer, serve
from newsroom import tree, write
from pytest_regressions.file_regression import FileRegressionFixture

from quotes.__main__ import main
from quotes.fetching import Guest

TOWNS = ("Hentzau", "Hofbau", "Strelsau", "Tarlenheim", "Zenda")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command in a project, without the pauses between two pages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotes.fetching.Guest", partial(Guest, pause=0, sleep=lambda _: None))

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["quotes", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capfd.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def site() -> Iterator[Site]:
    pytest.importorskip("trafilatura")
    with serve() as site:
        yield site


def story(town: str, *paragraphs: str, head: str = "") -> str:
    """The story, of another town with words of its own."""
    outlet = f'<meta property="og:site_name" content="The {town} Gazette">'
    told = page(*(paragraphs or STORY), head=outlet + head).replace("Strelsau", town)
    return told.replace("Town talks", f"{town} talks").replace("everybody", f"all of {town}")


def published(site: Site, run: Run) -> None:
    """Articles of all towns, added and built."""
    urls = [site.page(f"/{town}", story(town)) for town in TOWNS]
    assert run("add", *urls, "--allow-private").code == 0
    assert run("build").code == 0


def look(run: Run, day: str, *more: str) -> Ran:
    return run("verify", "--online", "--allow-private", "--date", day, *more)


def live(folder: Path) -> dict[str, list[str]]:
    """What the records of a build tell of their live pages, by town."""
    found: dict[str, list[str]] = {}
    for line in (folder / "out" / "quotes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        note = row["live"]
        told = f"{note['state']}, looked at on {note['checked']}, since {note['since']}"
        found.setdefault(row["source"]["title"].split()[0], []).append(told)
    return found


def test_from_added_pages_to_changed_ones(
    site: Site, run: Run, tmp_path: Path, file_regression: FileRegressionFixture
) -> None:
    published(site, run)
    assert run("verify") == (0, "", "10 records: all stand in the saved articles\n")
    assert not (tmp_path / "verified.jsonl").exists()

    fine = look(run, "2024-03-06")
    assert (fine.code, fine.out) == (0, "")
    assert fine.err.endswith("\n5 live pages: 10 unchanged\n")
    run("build")
    unchanged = "unchanged, looked at on 2024-03-06, since 2024-03-06"
    assert live(tmp_path) == {town: [unchanged, unchanged] for town in TOWNS}

    site.page("/Strelsau", story("Strelsau", *edited("said", "shouted")))
    site.page("/Zenda", story("Zenda", *(p for p in STORY if p != SAID)))
    site.at("/Hofbau", answer(410, "gone"))
    site.page("/Tarlenheim", story("Tarlenheim", *STORY[:2], head=NOT_FREE))
    site.at("/Hentzau", answer(403, "no"))
    found = look(run, "2024-03-07")
    assert found.code == 1
    told = f"{found.out}\n{found.err}".replace(site.url, "http://site")
    file_regression.check(re.sub(r"web/\d{8}/", "web/DAY/", told), extension=".txt")

    assert run("build").code == 0
    now = "looked at on 2024-03-07, since 2024-03-07"
    still = "unchanged, looked at on 2024-03-07, since 2024-03-06"
    assert live(tmp_path) == {
        "Hentzau": [f"unclear, {now}"] * 2,
        "Hofbau": [f"page-gone, {now}"] * 2,
        "Strelsau": [f"edited, {now}", still],
        "Tarlenheim": [still, f"unclear, {now}"],
        "Zenda": [f"quotation-gone, {now}", still],
    }
    assert run("build", "--check").code == 0
    cards = {name: data.decode() for name, data in tree(tmp_path / "out/articles").items()}
    for town, told, times in (
        ("strelsau", "Changed on the live page since 7 March 2024", 1),
        ("zenda", "Gone from the live page since 7 March 2024", 1),
        ("hofbau", "The live page is gone since 7 March 2024", 2),
        ("hentzau", "Could not be checked on the live page on 7 March 2024", 2),
    ):
        (card,) = (text for name, text in cards.items() if town in name)
        assert (card.count(told), card.count("live page")) == (times, times)


def test_extracted_records_tell_it_too(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": f"{SAID}\n"})
    (record,) = map(json.loads, run("extract", "seeds").out.splitlines())
    page_note = {"document": "a", "url": "u", "checked": "2024-03-07", "sha256": ""}
    note = {"document": "a", "id": record["id"], "state": "edited", "since": "2024-03-06"}
    write(tmp_path, {"verified.jsonl": f"{json.dumps(page_note)}\n{json.dumps(note)}\n"})
    (told,) = map(json.loads, run("extract", "seeds").out.splitlines())
    live = {"state": "edited", "checked": "2024-03-07", "since": "2024-03-06"}
    assert ("live" in record, told["live"]) == (False, live)


def test_a_site_that_is_down(site: Site, run: Run, tmp_path: Path) -> None:
    published(site, run)
    site.page("/Strelsau", story("Strelsau", *edited("said", "shouted")))
    look(run, "2024-03-07")
    write(tmp_path, {"seeds/x.md": b"\xff"})
    for name in TOWNS:
        site.answers[f"/{name}"] = lambda handler: handler.connection.close()
    down = look(run, "2024-03-08")
    assert (down.code, "5 live pages: 10 unclear" in down.err) == (2, True)
    assert "error: byte 0 (0xff) is not UTF-8, seeds/x.md:1" in down.err
    (tmp_path / "seeds/x.md").unlink()
    run("build")
    assert live(tmp_path)["Strelsau"] == [
        "edited, looked at on 2024-03-07, since 2024-03-07",
        "unclear, looked at on 2024-03-08, since 2024-03-08",
    ]


def test_only_what_changed_changes_in_the_file(site: Site, run: Run, tmp_path: Path) -> None:
    published(site, run)
    look(run, "2024-03-07")
    first = (tmp_path / "verified.jsonl").read_bytes().splitlines()
    assert (len(first), first) == (15, sorted(first, key=lambda line: json.loads(line)["document"]))
    look(run, "2024-03-07")
    assert (tmp_path / "verified.jsonl").read_bytes().splitlines() == first
    site.page("/Zenda", story("Zenda", *(p for p in STORY if p != SAID)))
    look(run, "2024-03-08", *(str(p) for p in sorted((tmp_path / "seeds").glob("*zenda*"))))
    second = (tmp_path / "verified.jsonl").read_bytes().splitlines()
    changed = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    assert [json.loads(b).get("state", "page") for _, b in changed] == ["page", "quotation-gone"]
    assert all(b"zenda" in b for _, b in changed)


def test_what_is_no_record_any_longer_is_dropped(site: Site, run: Run, tmp_path: Path) -> None:
    published(site, run)
    look(run, "2024-03-07")
    for file in (tmp_path / "seeds").glob("*zenda*"):
        file.unlink()
    assert run("build").code == 0
    assert "zenda" in (tmp_path / "verified.jsonl").read_text("utf-8")
    look(run, "2024-03-07")
    assert "zenda" not in (tmp_path / "verified.jsonl").read_text("utf-8")


def test_json(site: Site, run: Run, tmp_path: Path) -> None:
    published(site, run)
    site.page("/Strelsau", story("Strelsau", *edited("said", "shouted")))
    data: Any = json.loads(look(run, "2024-03-07", "--format", "json").out)
    assert (data["schema"], data["records"], data["saved"]) == (1, 10, [])
    assert {state: n for state, n in data["counts"].items() if n} == {"edited": 1, "unchanged": 9}
    (row,) = (row for row in data["live"] if row["state"] == "edited")
    assert row["changes"] == [{"was": "said", "now": "shouted"}]
    assert (row["words_stand"], row["since"]) == (True, "2024-03-07")
    assert row["where"].endswith(":13")
    assert re.match(r"https://web\.archive\.org/web/\d{8}/http://127\.0\.0\.1", row["archive"])


def test_findings_of_saved_articles(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": f"{SAID}\n", "seeds/b.txt": "“We are ready,” Joe Paz said.\n"})
    run("build")
    write(tmp_path, {"seeds/a.txt": "She said nothing.\n"})
    ended = run("verify", "--format", "json")
    assert (ended.code, ended.err) == (1, "2 records: 2 findings\n")
    assert [(one["kind"], one["where"]) for one in json.loads(ended.out)["saved"]] == [
        ("altered", "seeds/a.txt"),
        ("gone", "seeds/a.txt:1"),
    ]
    assert run("verify", "seeds/b.txt").code == 0
    (tmp_path / "seeds/b.txt").unlink()
    ended = run("verify")
    assert "out/quotes.jsonl:2: its article seeds/b.txt is not there" in ended.out


def test_nothing_to_look_at(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": f"{SAID}\n"})
    run("build")
    ended = run("verify", "--online")
    assert ended.code == 0
    assert ended.err.endswith("no live page; 1 article without address or quotation\n")
    assert not (tmp_path / "verified.jsonl").exists()


def test_errors_have_a_remedy(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"seeds/a.txt": f"{SAID}\n"})
    unbuilt = run("verify")
    assert (unbuilt.code, unbuilt.out) == (2, "")
    assert unbuilt.err == (
        "error: there are no records to verify, out/quotes.jsonl\n"
        "hint: make the cards anew: quotes build\n"
    )
    run("build")
    wrong = run("verify", "--online", "--date", "tomorrow")
    assert (wrong.code, "hint: write year-month-day" in wrong.err) == (2, True)
    write(tmp_path, {"verified.jsonl": "{}\n"})
    for arguments in (("build",), ("verify", "--online")):
        ended = run(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.endswith(
            "error: document is missing, verified.jsonl:1\n"
            "hint: delete the line, or take back what was changed by hand\n"
        )
    assert run("verify").code == 0
