"""A project's registry, as a user meets it: in every command, and in `quotes registry`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import spacy
import yaml
from newsroom import run, tree, write

from quotes.pipeline import BATCH

SEEDS = {
    "seeds/fire.txt": "Fire\n\n“We found fuel,” said John Smith, a spokesman for Lima Police.\n",
    "seeds/study.txt": "Study\n\n“Fish move,” said John Smith, a professor at Lima University.\n",
    "seeds/talks.txt": "Talks\n\n“We made progress,” Anna Zqvist said in Oslo on Tuesday.\n",
    "seeds/budget.txt": "Budget\n\n“It is a gift,” Ana Zqvist told reporters on Monday.\n",
    "seeds/sources.yaml": "talks.txt: {published: 2021-05-05}\n"
    "budget.txt: {published: 2024-06-01}\nfire.txt: {published: 2023-01-01}\n",
}
REGISTRY = """\
institutions:
- {id: lima-police, name: Lima Police, kind: police, links: ["https://police.example"]}
people:
- id: ana
  name: Ana Zqvist
  pronouns: she
  links: ["https://www.wikidata.org/wiki/Q1"]
  roles:
  - {title: foreign minister, institution: Norwegian Foreign Ministry, from: 2020, to: 2022}
  - {title: prime minister, institution: Norwegian government, from: 2023}
- id: smith-police
  name: John Smith
  roles: [{title: spokesman, institution: lima-police}]
"""
BROKEN = REGISTRY + "- {id: x, name: X, roles: [{title: y, from: 2022, to: 2021}]}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SEEDS, "registry/people.yaml": REGISTRY})


def speakers(folder: Path) -> dict[str, str]:
    ran = run(folder, "extract", "seeds")
    assert ran.returncode == 0, ran.stderr
    rows = map(json.loads, ran.stdout.splitlines())
    return {row["document"]: row["speakers"][0]["id"] for row in rows}


def test_entries_give_their_ids_and_keep_namesakes_out(project: Path) -> None:
    assert speakers(project) == {
        "budget": "ana",
        "fire": "smith-police",
        "study": "john-smith",
        "talks": "ana",
    }


def test_cards_have_the_role_of_the_articles_date_and_the_links(project: Path) -> None:
    assert run(project, "build").returncode == 0
    page = (project / "out" / "people" / "ana.md").read_text(encoding="utf-8")
    then, now = page.index("“We made progress,”"), page.index("“It is a gift,”")
    assert now < then
    assert "prime minister, Norwegian government (by the registry)" in page[now:then]
    assert "foreign minister, Norwegian Foreign Ministry (by the registry)" in page[then:]
    assert "](https://www.wikidata.org/wiki/Q1)" in page
    police = (project / "out" / "people" / "smith-police.md").read_text(encoding="utf-8")
    assert "by the registry" not in police  # the article gives a role


@pytest.mark.parametrize(
    "command",
    ["build", "extract seeds", "explain seeds/fire.txt", "eval seeds/g.quotes.yaml"]
    + [f"registry {name}" for name in ("list", "check", "suggest")],
)
def test_an_error_in_it_ends_every_command(project: Path, command: str) -> None:
    gold = "- source: fire.txt\n  quotations: [{text: 'We found fuel,', expect: attributed}]\n"
    write(project, {"registry/people.yaml": BROKEN, "seeds/g.quotes.yaml": gold})
    ran = run(project, *command.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    line = len(BROKEN.splitlines())
    assert f"error: people entry 'x': role: to: is before `from`, registry/people.yaml:{line}" in (
        ran.stderr.replace("\\", "/")
    )
    assert "hint: exchange the two dates" in ran.stderr


def test_workers_read_it_too(project: Path) -> None:
    text = (project / "seeds" / "study.txt").read_text(encoding="utf-8")
    write(project, {f"seeds/more{n}.txt": text for n in range(BATCH)})
    trees = []
    for jobs in "12":
        ran = run(project, "build", "--jobs", jobs)
        assert ran.returncode == 0, ran.stderr
        trees.append(tree(project / "out"))
        shutil.rmtree(project / "out")
    assert trees[0] == trees[1]
    assert "people/smith-police.md" in trees[0]


def test_spacy_takes_a_registry(project: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotation_attributor", config={"registry": str(project / "registry")})
    (record,) = nlp("“It is a gift,” Anna Zqvist said.")._.attributions
    assert record["speakers"][0] == {"id": "ana", "name": "Ana Zqvist", "kind": "person"}


def test_pronouns_of_an_entry_are_evidence(project: Path) -> None:
    text = "Zqvo Roe met Zqvi Lind in Oslo.\n\n“It is a gift,” she said.\n"
    entry = "people:\n- {id: roe, name: Zqvo Roe, pronouns: she}\n"
    lind = "- {id: lind, name: Zqvi Lind, pronouns: he}\n"
    write(project, {"seeds/fire.txt": text, "registry/people.yaml": entry + lind})
    assert speakers(project)["fire"] == "roe"
    entry, lind = entry.replace("she", "he"), lind.replace("he}", "she}")
    write(project, {"registry/people.yaml": entry + lind})
    assert speakers(project)["fire"] == "lind"


def test_list(project: Path) -> None:
    ran = run(project, "registry", "list", "--own", "--on", "2021-05-05")
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    assert rows[0] == ["kind", "id", "name", "aliases", "role", "from"]
    assert [row[1] for row in rows[1:]] == ["ana", "smith-police", "lima-police"]
    assert rows[1][4] == "foreign minister, Norwegian Foreign Ministry"
    ran = run(project, "registry", "list", "--format", "json")
    listed = {row["id"]: row for row in json.loads(ran.stdout)}
    assert listed["lima-police"]["links"] == ["https://police.example"]
    assert listed["nato"]["from"] == "quotes"


def test_check(project: Path) -> None:
    ran = run(project, "registry", "check")
    assert (ran.returncode, ran.stdout) == (0, "nothing found\n")
    write(project, {"registry/more.yaml": "people:\n- {id: x, name: Anna Zqvist}\n"})
    ran = run(project, "registry", "check")
    assert ran.returncode == 1
    assert ran.stdout.replace("\\", "/").startswith(
        "registry/people.yaml:5: people entry 'ana': 'Ana Zqvist' is a spelling of"
    )
    shutil.rmtree(project / "registry")
    ran = run(project, "registry", "check")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "there is no registry" in ran.stderr


def test_suggest(project: Path) -> None:
    ran = run(project, "registry", "suggest")
    assert ran.returncode == 0
    assert [one["name"] for one in yaml.safe_load(ran.stdout)["people"]] == ["John Smith"]
    write(project, {"registry/new.yaml": ran.stdout})
    again = run(project, "registry", "suggest", "seeds/study.txt", "--most", "1")
    assert (again.returncode, again.stdout) == (0, "")
    assert "everybody who is quoted has an entry" in again.stderr
