"""Where a project installs quotes from, as a line of its requirements."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

import pytest
from newsroom import ROOT

from quotes.errors import ConfigError
from quotes.init import origin
from quotes.init.origin import Origin, find_origin

NAME = "newsroom-quotes[html,site,test]"
WHEEL = "newsroom_quotes-0.1.0-py3-none-any.whl"


def test_the_extras_of_a_new_project_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(origin.EXTRAS.strip("[]").split(",")) <= set(project["optional-dependencies"])


@pytest.mark.parametrize(
    ("given", "requirement"),
    [
        ("git+https://h.example/o/r", f"{NAME} @ git+https://h.example/o/r"),
        ("https://h.example/o/r.git", f"{NAME} @ git+https://h.example/o/r.git"),
        ("https://h.example/o/r@v1", f"{NAME} @ git+https://h.example/o/r@v1"),
        ("ssh://git@h.example/o/r", f"{NAME} @ git+ssh://git@h.example/o/r"),
        ("git@h.example:o/r.git", f"{NAME} @ git+ssh://git@h.example/o/r.git"),
        (f"https://h.example/{WHEEL}", f"{NAME} @ https://h.example/{WHEEL}"),
    ],
)
def test_addresses(given: str, requirement: str) -> None:
    assert find_origin(given) == Origin(requirement)


def test_a_repository_on_this_machine_is_for_it_alone() -> None:
    assert find_origin("git+file:///srv/r").here_only


@pytest.mark.parametrize(
    "given",
    [
        "http://h.example/o/r",
        "git+http://h.example/r",
        "https://h.example/r\n--index-url https://evil.example",
        "https://h.example/r ; x",
        "https://h.example/${HOME}",
        "https://h.example/r#egg=x",
    ],
)
def test_addresses_that_are_refused(given: str) -> None:
    with pytest.raises(ConfigError, match="pip cannot install from"):
        find_origin(given)


class TestPaths:
    def test_wheel(self, tmp_path: Path) -> None:
        wheel = tmp_path / WHEEL
        wheel.write_bytes(b"")
        assert find_origin(str(wheel)) == Origin(f"./wheels/{WHEEL}[html,site,test]", wheel)

    def test_folder(self, tmp_path: Path) -> None:
        source = tmp_path / "a b"
        source.mkdir()
        (source / "pyproject.toml").write_text("", encoding="utf-8")
        found = find_origin(str(source))
        assert found == Origin(f"{NAME} @ {tmp_path.as_uri()}/a%20b", here_only=True)

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("quotes-1.0-py3-none-any.whl", "not a wheel of newsroom-quotes"),
            ("nowhere", "no such file or folder"),
            ("folder", "no source of quotes in this folder"),
        ],
    )
    def test_what_is_none(self, tmp_path: Path, name: str, message: str) -> None:
        (tmp_path / "quotes-1.0-py3-none-any.whl").write_bytes(b"")
        (tmp_path / "folder").mkdir()
        with pytest.raises(ConfigError, match=message):
            find_origin(str(tmp_path / name))


class TestThisInstallation:
    def found(self, tmp_path: Path, direct: Any, monkeypatch: pytest.MonkeyPatch) -> Origin:
        folder = tmp_path / "newsroom_quotes-0.3.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Name: newsroom-quotes\nVersion: 0.3\n", encoding="utf-8")
        if direct is not None:
            (folder / "direct_url.json").write_text(json.dumps(direct), encoding="utf-8")
        monkeypatch.setattr(origin, "distribution", lambda name: PathDistribution(folder))
        return find_origin(None)

    def test_of_an_index(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.found(tmp_path, None, monkeypatch) == Origin(f"{NAME}==0.3")

    def test_of_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        info = {"vcs": "git", "commit_id": "abc", "requested_revision": "main"}
        direct = {"url": "https://h.example/r.git", "vcs_info": info}
        expected = Origin(f"{NAME} @ git+https://h.example/r.git@abc")
        assert self.found(tmp_path, direct, monkeypatch) == expected

    def test_of_a_wheel(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        wheel = tmp_path / WHEEL
        wheel.write_bytes(b"")
        direct = {"url": wheel.as_uri(), "archive_info": {}}
        assert self.found(tmp_path, direct, monkeypatch).wheel == wheel

    def test_of_a_wheel_that_is_gone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        direct = {"url": (tmp_path / WHEEL).as_uri(), "archive_info": {}}
        with pytest.raises(ConfigError, match="installed from is gone"):
            self.found(tmp_path, direct, monkeypatch)
