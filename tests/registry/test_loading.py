import datetime as dt
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.errors import LexiconError
from quotes.registry import load_registry


def write(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_our_own_data_is_loaded_once() -> None:
    assert load_registry() is load_registry()


def test_a_folder_adds_people_and_institutions(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
institutions:
- id: river-agency
  name: River Agency
  kind: agency
  country: norway
  parent: norwegian-government
  aliases: [RA Norway]
people:
- id: ana-ruiz
  name: Ana Ruiz
  aliases: [Anna Ruiz]
  pronouns: she
  roles:
  - {title: director, institution: River Agency, from: 2020, to: 2021-02}
  - {title: spokeswoman, institution: norwegian-foreign-ministry, from: 2022-03-04}
  links: ["https://example.org/ana"]
""",
    )
    registry = load_registry(tmp_path)
    agency = registry.institution("the River Agency")
    assert agency is not None
    assert registry.institution("RA Norway") == agency
    assert (agency.kind, agency.country, agency.parent) == (
        "agency",
        "norway",
        "norwegian-government",
    )
    (ana,) = registry.person("Anna Ruiz")
    assert ana.links == ("https://example.org/ana",)
    assert ana.family == "Ruiz"
    first, second = ana.roles
    assert (first.start, first.end) == (dt.date(2020, 1, 1), dt.date(2021, 2, 28))
    assert (second.start, second.end) == (dt.date(2022, 3, 4), None)
    assert registry.institution("Russian Foreign Ministry") is not None
    assert load_registry().person("Ana Ruiz") == ()


def test_a_known_id_changes_the_keys_it_gives(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
people:
- id: joe-biden
  aliases: [Uncle Joe]
institutions:
- id: nato
  aliases: [the Alliance]
- id: russian-foreign-ministry
  aliases: [MID]
""",
    )
    registry = load_registry(tmp_path)
    (biden,) = registry.person("Uncle Joe")
    assert (biden.name, biden.pronouns) == ("Joe Biden", "he")
    assert biden.roles
    assert [p.id for p in registry.person("Biden")] == []
    nato = registry.institution("Alliance")
    assert nato is not None
    assert nato.name == "NATO"
    ministry = registry.institution("Russia's Foreign Ministry")
    assert ministry is not None
    assert ministry.aliases == ("MID",)
    assert registry.institution("MID") == ministry


def test_a_project_may_take_a_name_over(tmp_path: Path) -> None:
    write(tmp_path, "institutions:\n- {id: icc, name: International Cricket Council, "
          "aliases: [ICC], kind: organisation}\n")  # fmt: skip
    institution = load_registry(tmp_path).institution("ICC")
    assert institution is not None
    assert institution.id == "icc"


def test_hidden_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "nonsense: [", ".draft.yaml")
    write(tmp_path, "nonsense: [", "README.md")
    assert load_registry(tmp_path).people == load_registry().people


def test_a_file_may_be_empty(tmp_path: Path) -> None:
    write(tmp_path, "# nothing yet\n")
    write(tmp_path, "people:\n", "people.yaml")
    with pytest.raises(LexiconError, match="people: expected a list"):
        load_registry(tmp_path)
    write(tmp_path, "people: []\n", "people.yaml")
    assert load_registry(tmp_path).people == load_registry().people


ERRORS = [
    ("poeple: []", 1, "unknown key 'poeple'", "the keys are institutions, people"),
    ("- a", 1, "expected keys and values", "key: value"),
    ("people:\n- name: Ana", 2, "id: missing", "add `id: value`"),
    ("people:\n- id: ana", 2, "people entry 'ana': name: missing", "add `name: value`"),
    ("people:\n- id: Ana Ruiz\n  name: A", 2, "'Ana Ruiz' is not an id", "hyphens"),
    ("people:\n- id: ana\n  nmae:\n    Ana", 3, "'ana': unknown key 'nmae'", "aliases, family"),
    ("people:\n- id: ana\n  name: A\n  pronouns: it", 4, "unknown value 'it'", "he, she, they"),
    ("people:\n- id: ana\n  name: A\n  aliases: B", 4, "aliases: expected a list", "first"),
    ("people:\n- id: ana\n  name: A\n  aliases: [B, B]", 4, "'B' stands there twice", "remove"),
    ("people:\n- id: ana\n  name: A\n  aliases: [{b: c}]", 4, "a list of names", "first name"),
    ("people:\n- id: ana\n  name: [A]", 3, "name: expected one value", "name: value"),
    ("people:\n- id: ana\n  id: bo", 3, "duplicate key 'id'", "line 2"),
    ("people:\n- {id: ana, name: A}\n- {id: ana, name: B}", 3, "same id", "mine.yaml:2"),
    ("people:\n- {id: ana, name: A, links: [\"javascript:x\"]}", 2, "web address", "https://"),
    ("people:\n- {id: a, name: A, roles: [{titel: x}]}", 2, "role: unknown key 'titel'", "from"),
    ("people:\n- {id: a, name: A, roles: [{from: 2020}]}", 2, "title: missing", "add"),
    ("people:\n- {id: a, name: A, roles: [{title: x, from: May}]}", 2, "not a date", "2022-05"),
    ("people:\n- {id: a, name: A, roles: [{title: x, to: 2022-13}]}", 2, "not a date", "2022-05"),
    ("people:\n- {id: a, name: A, roles: [{title: x, from: 2022, to: 2021}]}", 2,
     "to: is before `from`", "exchange"),
    ("people:\n- {id: a, name: A, roles: [{title: x, institution: Nowhere}]}", 2,
     "institution 'Nowhere' is not known", "full name"),
    ("institutions:\n- {id: a, name: A, kind: club}", 2, "unknown value 'club'", "agency"),
    ("institutions:\n- {id: a, name: A, country: mars}", 2, "'mars' is not known", "country"),
    ("institutions:\n- {id: a, name: A, parent: mars}", 2, "'mars' is not known", "add it"),
    ("institutions:\n- {id: a, name: A, parent: a}", 2, "the institution itself", "remove"),
    ("people: &x []", 1, "anchors, aliases and tags", "plain"),
    ("people: !!python/none x", 1, "anchors, aliases and tags", "plain"),
    ("people:\n- " + "[" * 2000 + "]" * 2000, 2, "too deeply nested", "plain"),
    ("people: []\n---\npeople: []", 2, "second YAML document", "---"),
    ("people: [}", 1, "not valid YAML", "plain"),
    ("? [a]\n: b", 1, "a key that is no word", "plain"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "hint"), ERRORS)
def test_an_error_says_what_where_and_what_to_do(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    write(tmp_path, text)
    with pytest.raises(LexiconError) as caught:
        load_registry(tmp_path)
    assert message in caught.value.message
    assert caught.value.where == f"{tmp_path / 'mine.yaml'}:{line}"
    assert hint in (caught.value.hint or "")


def test_an_id_twice_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, "people:\n- {id: ana, name: A}\n", "a.yaml")
    write(tmp_path, "people:\n- {id: ana, name: B}\n", "b.yaml")
    with pytest.raises(LexiconError, match="the same id stands twice") as caught:
        load_registry(tmp_path)
    assert caught.value.where == f"{tmp_path / 'b.yaml'}:2"
    assert f"{tmp_path / 'a.yaml'}:2" in (caught.value.hint or "")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="there is no registry folder"):
        load_registry(tmp_path / "registry")


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"people:\n- id: caf\xe9\n")
    with pytest.raises(LexiconError, match=r"byte 17 \(0xe9\) is not UTF-8") as caught:
        load_registry(tmp_path)
    assert caught.value.where == f"{tmp_path / 'mine.yaml'}:2"
    assert "save the file as UTF-8" in (caught.value.hint or "")


def test_words_stay_words(tmp_path: Path) -> None:
    write(tmp_path, 'people:\n- id: no\n  name: No\n  aliases: [007, 2022-01-01, "yes"]\n')
    (person,) = load_registry(tmp_path).person("No")
    assert person.aliases == ("007", "2022-01-01", "yes")


def test_a_registry_can_be_sent_to_a_worker() -> None:
    copy = pickle.loads(pickle.dumps(load_registry()))
    assert copy.institution("Kremlin") == load_registry().institution("Kremlin")


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, quotes.registry; print({'spacy', 'pydantic'} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"
