"""`quotes serve` as a user runs it: the preview follows the articles."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quotes.config import load_settings
from quotes.site.preview import watched

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds that a slow machine may take


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(address: str) -> str:
    """A page's text; empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.2)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for name in ("sources.yaml", "003_9af006fee65c3931.txt"):
        shutil.copy(ROOT / "seeds" / name, tmp_path / "seeds")
    return tmp_path


@pytest.fixture(params=["zensical", "mkdocs"])
def preview(
    project: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[str, subprocess.Popen]]:
    port = free_port()
    command = [sys.executable, "-m", "quotes", "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--builder", request.param], cwd=project, stderr=subprocess.PIPE
    )
    yield f"http://127.0.0.1:{port}/", process
    process.kill()
    process.communicate()


def test_the_preview_follows_the_articles(
    project: Path, preview: tuple[str, subprocess.Popen[bytes]]
) -> None:
    address, process = preview
    wait_for(lambda: "Peskov" in fetch(address))
    assert "Ana Ruiz" not in fetch(address)
    article = project / "seeds" / "new.txt"
    article.write_text("“We are ready,” Ana Ruiz said.\n", encoding="utf-8")
    wait_for(lambda: "We are ready" in fetch(f"{address}people/ana-ruiz/"))
    assert not (project / "out").exists()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE) == 130
    wait_for(lambda: fetch(address) == "")


def test_all_that_cards_are_made_of_is_watched(project: Path) -> None:
    names = ("quotes.toml", "corrections.yaml", "verified.jsonl")
    for name in names:
        (project / name).touch()
    (project / "registry").mkdir()
    seeds = project / "seeds"
    found = watched(load_settings(project), [seeds])
    assert sorted(found) == sorted([seeds, project / "registry", *(project / n for n in names)])


def test_a_taken_port_is_an_error(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "quotes", "serve", "--port", port],
            cwd=project,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert ended.returncode == 2
    assert "choose another --port" in ended.stderr
