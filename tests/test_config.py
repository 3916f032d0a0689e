"""Where settings are found, and what is said about wrong ones."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import quotes.config
from quotes.config import Settings, load_settings
from quotes.errors import ConfigError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings == Settings(
        root=tmp_path,
        file=None,
        seeds=tmp_path / "seeds",
        out=tmp_path / "out",
        corrections=tmp_path / "corrections.yaml",
        verified=tmp_path / "verified.jsonl",
    )
    assert (settings.templates, settings.pipeline, settings.jobs) == (None, None, 1)
    assert settings.registry is None
    (tmp_path / "registry").mkdir()
    assert load_settings(tmp_path).registry == tmp_path / "registry"


def test_quotes_toml(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    file = write(
        tmp_path / "quotes.toml",
        'seeds = "articles"\nout = "../site"\ntemplates = "mine"\n'
        'registry = "mine"\ncorrections = "desk.yaml"\nverified = "live.jsonl"\n'
        'pipeline = "en_core_web_sm"\njobs = 0\n',
    )
    assert load_settings(tmp_path) == Settings(
        root=tmp_path,
        file=file,
        seeds=tmp_path / "articles",
        out=tmp_path / ".." / "site",
        templates=tmp_path / "mine",
        registry=tmp_path / "mine",
        corrections=tmp_path / "desk.yaml",
        verified=tmp_path / "live.jsonl",
        pipeline="en_core_web_sm",
        jobs=0,
    )


def test_pyproject(tmp_path: Path) -> None:
    file = write(tmp_path / "pyproject.toml", '[tool.other]\nx = 1\n[tool.quotes]\nout = "site"\n')
    settings = load_settings(tmp_path)
    assert (settings.file, settings.out) == (file, tmp_path / "site")


def test_nearest_file_wins(tmp_path: Path) -> None:
    write(tmp_path / "quotes.toml", "jobs = 2\n")
    write(tmp_path / "a" / "pyproject.toml", "[tool.quotes]\njobs = 3\n")
    write(tmp_path / "a" / "b" / "pyproject.toml", '[project]\nname = "not ours"\n')
    assert load_settings(tmp_path / "a" / "b").jobs == 3


def test_quotes_toml_wins_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "quotes.toml", "jobs = 2\n")
    write(tmp_path / "pyproject.toml", "[tool.quotes]\njobs = 3\n")
    assert load_settings(tmp_path).jobs == 2


def test_paths_stay_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "quotes.toml", 'out = "site"\n')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert load_settings(Path()).seeds == Path("seeds")
    monkeypatch.chdir(tmp_path / "deep" / "er")
    settings = load_settings(Path())
    assert (settings.root, settings.out) == (Path("../.."), Path("../../site"))


def test_absolute_paths_stay_absolute(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(tmp_path / "p" / "quotes.toml", f"seeds = '{elsewhere}'\n")
    assert load_settings(tmp_path / "p").seeds == elsewhere


def test_templates_beside_the_file(tmp_path: Path) -> None:
    write(tmp_path / "quotes.toml", "")
    (tmp_path / "templates").mkdir()
    (tmp_path / "sub").mkdir()
    assert load_settings(tmp_path / "sub").templates == tmp_path / "sub" / ".." / "templates"


def test_shipped_templates_are_no_overrides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout of this project `templates/` is what quotes ships."""
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(quotes.config, "__file__", str(tmp_path / "quotes" / "config.py"))
    assert load_settings(tmp_path).templates is None


def test_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "quotes.toml").write_bytes(b"\xef\xbb\xbfjobs = 4\n")
    assert load_settings(tmp_path).jobs == 4


def test_frozen(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        load_settings(tmp_path).jobs = 2  # type: ignore[misc]


WRONG = [
    ("# mine\nsedes = 'x'\n", "unknown setting 'sedes'", 2, "did you mean seeds?"),
    ("[colours]\nred = 1\n", "unknown setting 'colours'", None, "The settings are seeds, out,"),
    ("jobs = true\n", "the setting jobs cannot be True", 1, "a whole number"),
    ("jobs = -1\n", "the setting jobs cannot be -1", 1, "a whole number"),
    ("jobs = '2'\n", "the setting jobs cannot be '2'", 1, "a whole number"),
    ("\nseeds = ['a']\n", "the setting seeds cannot be ['a']", 2, "the path of a folder"),
    ("out = ''\n", "the setting out cannot be ''", 1, "the path of a folder"),
    ("pipeline = 1\n", "the setting pipeline cannot be 1", 1, "spaCy pipeline"),
    ("templates = 'no'\n", "there is no folder", 1, "create it"),
    ("out = 'x'\nseeds = seeds\n", "this is not valid TOML", 2, "in quotation marks"),
]


@pytest.mark.parametrize(("text", "message", "line", "hint"), WRONG)
def test_wrong_file(tmp_path: Path, text: str, message: str, line: int | None, hint: str) -> None:
    file = write(tmp_path / "quotes.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(file), line)
    assert hint in str(caught.value.hint)


def test_line_in_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.other]\njobs = 1\n\n[tool.quotes]\njobs = 'x'\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert caught.value.line == 5


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"out = '\xff'\n", "not UTF-8"), (b"[tool]\nquotes = 1\n", "tool.quotes is not a table")],
)
def test_unusable_pyproject(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=message):
        load_settings(tmp_path)
