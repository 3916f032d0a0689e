import shutil
from pathlib import Path

import pytest

import quotes.language
from quotes.errors import LexiconError
from quotes.language.lexicon import read_lexicon

ENGLISH = Path(quotes.language.__file__).parent / "en"

WORKS = """\
work_nouns: |
  song, film,
  novel
naming_phrases: |
  called
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ENGLISH, tmp_path / "en"))


def error_of(folder: Path) -> LexiconError:
    with pytest.raises(LexiconError) as caught:
        read_lexicon(folder)
    assert caught.value.hint
    return caught.value


def edit(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` and return the 1-based line it stood on."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("works", "message", "line"),
    [
        (WORKS + "songs: x\n", "unknown key 'songs'", 6),
        (WORKS.replace("novel", "song"), "duplicate entry 'song' in 'work_nouns'", 3),
        (WORKS.replace("novel", "Novel"), "'Novel' is not lower-case", 3),
        (WORKS.replace("called", ""), "no value in 'naming_phrases'", 4),
        (WORKS + "work_nouns: |\n  play\n", "duplicate entry 'work_nouns'", 6),
        ("work_nouns: [song]\nnaming_phrases: called\n", "expected one value", 1),
        ("work_nouns: song\n", "section 'naming_phrases' is missing", None),
        ("- song\n", "expected a mapping", 1),
        ("? [a]\n: b\n", "a key must be a word", 1),
        ("work_nouns: 'song\n", "not valid YAML", 2),
        ("", "the word list is empty", None),
    ],
)
def test_word_list_errors(folder: Path, works: str, message: str, line: int | None) -> None:
    (folder / "works.yaml").write_text(works, encoding="utf-8")
    error = error_of(folder)
    assert message in error.message
    assert error.path == str(folder / "works.yaml")
    assert error.line == line


def test_words_keep_their_line_ends_and_commas(folder: Path) -> None:
    (folder / "works.yaml").write_text(WORKS, encoding="utf-8")
    assert read_lexicon(folder).work_nouns == {"song", "film", "novel"}


def test_missing_file(folder: Path) -> None:
    (folder / "titles.yaml").unlink()
    error = error_of(folder)
    assert error.path == str(folder / "titles.yaml")
    assert "cannot read" in error.message


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("reporting_verbs.yaml", "  tell: quote", "  tell: qoute", "unknown frame 'qoute'"),
        ("reporting_verbs.yaml", "  tell: quote", "  tell: quote quote", "duplicate frame 'quote'"),
        ("reporting_verbs.yaml", "  tell: quote", "  say: quote", "duplicate entry 'say'"),
        ("reporting_verbs.yaml", "  go: quote", "  say: quote", "duplicate verb 'say'"),
        ("reporting_verbs.yaml", "  go: quote", "  Go: quote", "'Go' is not a lower-case verb"),
        ("reporting_verbs.yaml", "  say: said, said", "  say: said", "expected two forms"),
        ("reporting_verbs.yaml", "  say: said, said", "  win: won, won", "'win' is no reporting"),
        ("titles.yaml", "  any: |", "  x: |", "unknown key 'x' in 'honorific'"),
        ("institutions.yaml", "  government: |", "  goverment: |", "unknown key 'goverment'"),
        ("common_verbs.yaml", "  - abandon", "  - {verb: abandon}", "a verb without 'past'"),
        ("common_verbs.yaml", "  - abduct", "  - abandon", "duplicate entry 'abandon'"),
        ("nicknames.yaml", "  abby: abigail", "  abby: abby", "'abby' is its own short form"),
    ],
)
def test_entry_errors(folder: Path, name: str, old: str, new: str, message: str) -> None:
    line = edit(folder, name, old, new)
    error = error_of(folder)
    assert message in error.message
    assert error.path == str(folder / name)
    assert error.line == line


def test_a_word_may_stand_in_one_section_only(folder: Path) -> None:
    line = edit(folder, "titles.yaml", "prime minister,", "prime minister, mr,")
    error = error_of(folder)
    assert (error.message, error.line) == ("duplicate entry 'mr' in 'office.any'", line)


def test_a_plural_may_not_be_listed_again(folder: Path) -> None:
    edit(folder, "roles.yaml", "    police, staff", "    police, critics, staff")
    assert error_of(folder).message == "duplicate entry 'critics' in 'collective.any'"
    edit(folder, "roles.yaml", "    police, critics, staff", "    police, staff")
    edit(folder, "report_nouns.yaml", "  statement,", "  statement, statements,")
    assert "'statements'" in error_of(folder).message
