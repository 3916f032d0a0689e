"""The documents tell the truth: the card, the commands and the paths they show are real."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from quotes.cli import app
from quotes.documents import read_documents
from quotes.model import Document, Record

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATA = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")

FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
CARD = re.compile(r"<!-- card of (\S+) -->\n\n(.*?)\n\n<!-- end of card -->", re.DOTALL)
PLACE_OF = {
    "harbour.txt:": "seeds/sources.yaml",
    "- source:": "seeds/mediation.quotes.yaml",
    "*Checked by the desk.*": "my-templates/partials/card.md.j2",
}


def blocks(language: str) -> list[str]:
    """The README's code blocks of a language, without their indent."""
    return [
        re.sub(rf"^{indent}", "", code, flags=re.MULTILINE)
        for indent, name, code in FENCE.findall(README)
        if name == language
    ]


COMMANDS = [
    line
    for block in blocks("sh")
    for line in block.splitlines()
    if line.split(maxsplit=1)[0] == "quotes"
]

ENDLESS = "quotes serve"  # tests/site/ starts it, looks at it and ends it


def block_of(begins: str) -> str:
    """The code block with these first words."""
    (found,) = (
        code
        for language in ("yaml", "jinja")
        for code in blocks(language)
        if code.startswith(begins)
    )
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the files that the README tells a reader to write."""
    copy = tmp_path_factory.mktemp("readme") / "project"
    for folder in ("seeds", "out"):
        shutil.copytree(ROOT / folder, copy / folder)
    for begins in ("- source:", "*Checked by the desk.*"):
        file = copy / PLACE_OF[begins]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block_of(begins), encoding="utf-8")
    return copy


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    assert words[0] == "quotes"
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_every_command_stands_in_the_readme() -> None:
    group = typer.main.get_command(app)
    names = set(group.commands)  # type: ignore[attr-defined]
    table = set(re.findall(r"^\| `quotes (\w+)[ `]", README, re.MULTILINE))
    assert table == names
    assert {command.split()[1] for command in COMMANDS} == names


@pytest.mark.parametrize("command", [line for line in COMMANDS if line != ENDLESS])
def test_every_command_of_the_readme_runs(project: Path, command: str) -> None:
    ended = run(command, project)
    assert ended.returncode == 0, ended.stderr


def test_the_readmes_template_is_used(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards"
    templates = Path(PLACE_OF["*Checked by the desk.*"]).parent.parent
    ended = run(f"quotes build --templates {templates} --out {out.as_posix()}", project)
    assert ended.returncode == 0, ended.stderr
    page = (out / "people" / "li-hui.md").read_text(encoding="utf-8")
    assert "*Checked by the desk.*\n\n> “" in page


def test_an_article_is_added_as_the_readme_says(tmp_path: Path) -> None:
    entry = block_of("harbour.txt:")
    (tmp_path / "sources.yaml").write_text(entry, encoding="utf-8")
    (tmp_path / "harbour.txt").write_text("“We are ready,” Ana Ruiz said.\n", encoding="utf-8")
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    known = document.provenance
    for line in entry.splitlines()[1:]:
        key, value = line.strip().split(": ", 1)
        assert str(getattr(known, key)) == value


def test_the_readmes_card_stands_in_out() -> None:
    ((path, card),) = CARD.findall(README)
    page = (ROOT / path).read_text(encoding="utf-8")
    shown = card.replace("](out/", "](../")
    assert f"\n\n{shown}\n" in page, f"copy the card from {path}, and write out/ for ../"


def test_every_field_of_a_record_is_explained() -> None:
    section = DATA.partition("## A record")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \| ", section, re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert told == list(Record.__dataclass_fields__)


def test_every_file_of_out_is_explained() -> None:
    told = set(re.findall(r"^\| `out/([\w.]+)/?`", DATA, re.MULTILINE))
    assert told == {path.name for path in (ROOT / "out").iterdir()}


def test_every_path_of_the_architecture_exists() -> None:
    paths = set(
        re.findall(r"`((?:quotes|tests|templates|seeds|out|benchmarks)/[\w/.]*)`", ARCHITECTURE)
    )
    assert len(paths) > 30
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_module_is_in_the_architecture() -> None:
    package = ROOT / "quotes"
    named = set(re.findall(r"`(quotes/[\w/.]*)`", ARCHITECTURE))
    for path in sorted(package.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"quotes/{path.name}/" in named
        elif path.suffix == ".py" and path.name != "__init__.py":
            assert f"quotes/{path.name}" in named


def test_every_guide_is_linked_from_the_readme() -> None:
    guides = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert guides <= set(re.findall(r"\]\((docs/[\w-]+\.md)\)", README))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    text = FENCE.sub("", (ROOT / name).read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^()\s#]+)(?:#[^()\s]*)?\)", text)
    files = [target for target in targets if not target.startswith("https://")]
    assert [file for file in files if not (ROOT / file).exists()] == []
