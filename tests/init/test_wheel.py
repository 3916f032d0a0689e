"""A wheel, built on the spot, in an environment of its own: init, then fail, regenerate, pass."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
from newsroom import ROOT


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    ours = ("PYTHONPATH", "PYTEST_ADDOPTS", "PYTEST_PLUGINS")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        env={**environment, "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    ran = run(*pip, "--wheel-dir", folder, ROOT, folder=folder)
    assert ran.returncode == 0, ran.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel; what it depends on is borrowed from ours."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    names = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=names))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    found = Path(sysconfig.get_path("scripts", scheme="venv", vars=names)) / "python"
    pip = (sys.executable, "-m", "pip", "--python", found, "install", "--quiet", "--no-deps")
    ran = run(*pip, "--force-reinstall", wheel, folder=folder)
    assert ran.returncode == 0, ran.stderr
    told = run(found, "-c", "import quotes; print(quotes.__file__)", folder=folder)
    assert Path(told.stdout.strip()).is_relative_to(packages)
    return found


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    places = {"templates": "quotes/templates", "quotes": "quotes"}
    ours = {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, place in places.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == ours | {"quotes/init/action.yml"}


def test_a_project_of_the_wheel(wheel: Path, python: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    made = run(python, "-m", "quotes", "init", project, "--github", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    requirements = (project / "requirements.txt").read_text(encoding="utf-8")
    assert requirements.endswith(f"\n./wheels/{wheel.name}[html,site,test]\n")
    assert (project / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    action = project / ".github" / "actions" / "quotes" / "action.yml"
    assert action.read_bytes() == (ROOT / "action.yml").read_bytes()

    built = run(python, "-m", "quotes", "build", folder=project)
    assert built.returncode == 0, built.stderr
    assert "1 article, 5 quotations, 5 attributed" in built.stderr

    def pytest_says(*options: str) -> tuple[int, str]:
        ran = run(python, "-m", "pytest", *options, folder=project)
        return ran.returncode, ran.stdout

    assert pytest_says()[0] == 0
    article = project / "seeds" / "harbour-vote.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("Mayor Ana Ruiz", "Mayor Eva Stone"), encoding="utf-8")
    code, told = pytest_says()
    assert code == 1
    assert "    - speaker   Ana Ruiz\n    + speaker   Eva Stone\n" in told
    assert pytest_says("--force-regen")[0] == 1
    assert pytest_says()[0] == 0
