"""`quotes site` as a user runs it, with both builders."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from quotes.__main__ import main

ROOT = Path(__file__).parent.parent.parent
BUILDERS = ("zensical", "mkdocs")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The samples and their cards, as a project of its own."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "out", tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def quotes(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command in the project; gives its exit code."""

    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["quotes", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return run


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_site_is_built_strictly_and_the_cards_stay(
    project: Path, quotes: Any, builder: str
) -> None:
    cards = tree(project / "out")
    assert quotes("site", "--builder", builder) == 0
    assert tree(project / "out") == cards
    site = project / "site"
    for page in (project / "out").rglob("*.md"):
        path = page.relative_to(project / "out").with_suffix("")
        html = site / (path.parent if path.name == "index" else path) / "index.html"
        assert "<blockquote>" in html.read_text("utf-8") or "<h1" in html.read_text("utf-8")
    asked = re.findall(
        r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:[^"]*)',
        (site / "index.html").read_text(encoding="utf-8"),
    )
    assert asked == []
    for file in ("quotes.jsonld", "annotations.jsonld", "quotes.csv", "articles.bib"):
        assert (site / "data" / file).stat().st_size > 1000
    assert not (site / "manifest.json").exists()


def test_the_same_cards_give_the_same_site(project: Path, quotes: Any) -> None:
    assert quotes("site", "--out", "one") == 0
    assert quotes("site", "--out", "two") == 0
    assert tree(project / "one") == tree(project / "two")


def test_an_older_site_is_replaced_and_a_strangers_folder_is_not(
    project: Path, quotes: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quotes("site") == 0
    (project / "site" / "gone.html").write_text("x", encoding="utf-8")
    assert quotes("site") == 0
    assert not (project / "site" / "gone.html").exists()
    (project / "mine").mkdir()
    (project / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    assert quotes("site", "--out", "mine") == 2
    assert (project / "mine" / "letter.txt").read_text(encoding="utf-8") == "Dear"
    assert "not a site that quotes made" in capsys.readouterr().err
    assert quotes("site", "--out", "out") == 2
    assert (project / "out" / "index.md").exists()


def test_without_cards_it_says_how_to_make_them(
    project: Path, quotes: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / "out")
    assert quotes("site") == 2
    assert "quotes build" in capsys.readouterr().err
    assert not (project / "site").exists()


def test_a_broken_link_is_an_error_and_the_old_site_stands(
    project: Path, quotes: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quotes("site") == 0
    before = tree(project / "site")
    with (project / "out" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[nowhere](people/nobody.md)\n")
    for builder in BUILDERS:
        assert quotes("site", "--builder", builder) == 2
        assert "nobody.md" in capsys.readouterr().err
    assert tree(project / "site") == before


def test_title_and_address_come_from_the_settings(project: Path, quotes: Any) -> None:
    settings = 'title = "The desk: who said it"\naddress = "https://desk.example.org/q/"\n'
    (project / "quotes.toml").write_text(settings, encoding="utf-8")
    assert quotes("site") == 0
    page = (project / "site" / "people" / "li-hui" / "index.html").read_text(encoding="utf-8")
    assert "The desk: who said it" in page
    assert 'rel="canonical" href="https://desk.example.org/q/people/li-hui/"' in page


def test_an_own_mkdocs_yml_counts_where_it_builds_on_ours(project: Path, quotes: Any) -> None:
    file = project / "mkdocs.yml"
    file.write_text("site_name: Manual of something else\n", encoding="utf-8")
    assert quotes("site", "--work", "work") == 0
    assert "something else" not in (project / "site" / "index.html").read_text(encoding="utf-8")
    file.write_text("INHERIT: quotes.yml\nsite_name: Our quotes\n", encoding="utf-8")
    for builder in BUILDERS:
        assert quotes("site", "--builder", builder, "--work", "work") == 0
        assert "Our quotes" in (project / "site" / "index.html").read_text(encoding="utf-8")
    ours = yaml.safe_load((project / "work" / "quotes.yml").read_text(encoding="utf-8"))
    assert ours["docs_dir"] == "docs"


def test_the_kept_project_follows_the_cards(project: Path, quotes: Any) -> None:
    assert quotes("site", "--work", "work") == 0
    assert (project / "work" / "docs" / "people" / "li-hui.md").is_file()
    (project / "seeds" / "sources.yaml").unlink()
    (project / "seeds" / "000_8a9241f8ceae76f0.txt").unlink()
    assert quotes("build") == 0
    assert quotes("site", "--work", "work") == 0
    assert not (project / "work" / "docs" / "people" / "li-hui.md").exists()


def test_a_page_that_leads_out_of_the_cards_is_not_published(
    project: Path, quotes: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "secret").write_text("not for the public", encoding="utf-8")
    index = project / "out" / "index.md"
    index.unlink()
    index.symlink_to(project / "secret")
    assert quotes("site") == 2
    assert "a link that leads elsewhere, " in capfd.readouterr().err
    manifest = project / "out" / "manifest.json"
    text = manifest.read_text(encoding="utf-8").replace('"index.md"', '"../secret"')
    manifest.write_text(text, encoding="utf-8")
    assert quotes("site", "--work", "work") == 2
    assert "this manifest is not one of ours" in capfd.readouterr().err
    assert not (project / "work").exists()


@pytest.mark.parametrize("folder", [".", "manual"])
def test_the_project_is_never_written_over_something_else(
    project: Path, quotes: Any, capfd: pytest.CaptureFixture[str], folder: str
) -> None:
    own = project / folder / "docs" / "manual.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Manual\n", encoding="utf-8")
    (project / folder / "quotes.yml").write_text("mine: 1\n", encoding="utf-8")
    assert quotes("site", "--work", folder) == 2
    assert "this folder is not empty, and not a builder's project" in capfd.readouterr().err
    assert own.read_text(encoding="utf-8") == "# Manual\n"
    assert (project / folder / "quotes.yml").read_text(encoding="utf-8") == "mine: 1\n"


def test_a_strangers_file_in_out_is_not_published(project: Path, quotes: Any) -> None:
    (project / "out" / "notes.md").write_text("# Not for the public\n", encoding="utf-8")
    assert quotes("site") == 0
    assert not (project / "site" / "notes").exists()


@pytest.mark.parametrize(
    ("builder", "remedy"), [("zensical", "newsroom-quotes[site]"), ("mkdocs", "mkdocs-material")]
)
def test_a_missing_builder_is_told_with_its_remedy(
    project: Path,
    quotes: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    builder: str,
    remedy: str,
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "quotes.site.builders.find_spec", lambda name: None if name == builder else find(name)
    )
    for command in ("site", "serve"):
        assert quotes(command, "--builder", builder) == 2
        assert remedy in capsys.readouterr().err
    assert not (project / "site").exists()
