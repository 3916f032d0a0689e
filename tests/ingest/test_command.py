"""`quotes add` as a user sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from local_site import serve
from newsroom import article, run, write

PAGES = Path(__file__).parent / "pages"


def test_added_known_and_failed(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": article(1), "b.txt": article(1)})
    ended = run(tmp_path, "add", "a.txt", "b.txt", "nowhere.txt")
    assert ended.returncode == 2
    assert ended.stdout == "seeds/undated-strelsau-opens-bridge-number-1.md\n"
    assert ended.stderr.splitlines() == [
        "known already: b.txt is seeds/undated-strelsau-opens-bridge-number-1.md"
        " (nearly the same text)",
        "1 article added, 1 known already, 1 failed",
        "error: no such file or folder, nowhere.txt",
        "hint: check the spelling of the path",
    ]


def test_json(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": article(1)})
    ended = run(tmp_path, "add", "a.txt", "nowhere.txt", "--json", "--to", "in/here")
    added, failed = json.loads(ended.stdout)["articles"]
    assert added["state"] == "added"
    assert added["path"] == "in/here/undated-strelsau-opens-bridge-number-1.md"
    assert (failed["state"], failed["path"]) == ("failed", None)
    assert failed["error"]["hint"] == "check the spelling of the path"


def test_a_page_to_cards(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    with serve() as site:
        url = site.page("/harbour", (PAGES / "news-site.html").read_bytes())
        closed = run(tmp_path, "add", url)
        assert closed.returncode == 2
        assert "hint: if you trust it, use --allow-private" in closed.stderr
        added = run(tmp_path, "add", url, "--allow-private", "--keep-page")
    assert (added.returncode, added.stderr) == (0, "1 article added, 0 known already, 0 failed\n")
    built = run(tmp_path, "build")
    assert (built.returncode, "warning" in built.stderr) == (0, False)
    rows = (tmp_path / "out" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    said = {row["words"]: [who["name"] for who in row["speakers"]] for row in map(json.loads, rows)}
    assert said["We will build it for everybody,"] == ["Ana Ruiz"]
    assert said["It can’t wait,"] == ["Eva Lind"]
    assert not any("Queen of the Sea" in words or "captain" in words for words in said)


def test_an_article_with_wrong_provenance_is_not_saved_without_it(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "Fine", "text": article(1)},
        {"id": "b", "published": "some day", "text": article(2)},
        {"id": "c", "title": "Fine too", "text": article(3)},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    write(tmp_path, {"wrong.md": f"---\ntitle: [\n---\n\n{article(4)}", "rows.jsonl": lines})
    ended = run(tmp_path, "add", "wrong.md", "rows.jsonl")
    assert ended.returncode == 2
    assert ended.stdout.split() == ["seeds/undated-fine.md", "seeds/undated-fine-too.md"]
    assert "wrong.md:3" in ended.stderr
    assert "rows.jsonl:2" in ended.stderr
