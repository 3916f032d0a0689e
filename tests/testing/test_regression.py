"""The fixture `quotes_regression`, as tests of users have it."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = """
from pathlib import Path

def test_articles(quotes_regression):
    quotes_regression.check(Path(__file__).parent / "seeds")
"""
KEPT = """q_42107c34
  speaker     Ana Ruiz (person)
  role        -
  kind        direct, attributed
  mention     “Ana Ruiz”
  cue         “said”, to -
  rules       speaker-cue-after, full-name
  words       We are ready,
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makepyfile(test_it=FOLDER)
    seeds = pytester.mkdir("seeds")
    (seeds / "one.txt").write_text("“We are ready,” Ana Ruiz said.\n", encoding="utf-8")
    (seeds / "two.txt").write_text("“So are we,” Tom Hill said.\n", encoding="utf-8")
    return pytester


def kept(project: pytest.Pytester) -> Path:
    return project.path / "test_it" / "test_articles"


def test_one_file_an_article_and_one_block_a_quotation(project: pytest.Pytester) -> None:
    project.runpytest().assert_outcomes(failed=1)
    assert sorted(file.name for file in kept(project).iterdir()) == ["one.txt", "two.txt"]
    assert (kept(project) / "one.txt").read_text(encoding="utf-8") == KEPT
    project.runpytest().assert_outcomes(passed=1)


def test_a_change_fails_and_is_accepted(project: pytest.Pytester) -> None:
    project.runpytest("--regen-all").assert_outcomes(passed=1)
    two = (kept(project) / "two.txt").read_bytes()
    (project.path / "seeds" / "one.txt").write_text("“We are ready,” Eva Stone said.\n", "utf-8")
    ran = project.runpytest()
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        ["*-  speaker     Ana Ruiz (person)", "*+  speaker     Eva Stone (person)"]
    )
    project.runpytest("--force-regen").assert_outcomes(failed=1)
    project.runpytest().assert_outcomes(passed=1)
    assert "Eva Stone" in (kept(project) / "one.txt").read_text(encoding="utf-8")
    assert (kept(project) / "two.txt").read_bytes() == two


def test_an_edit_elsewhere_changes_no_line(project: pytest.Pytester) -> None:
    project.runpytest("--regen-all")
    article = project.path / "seeds" / "one.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(f"It rained all day in the town.\n\n{text}", encoding="utf-8")
    project.runpytest().assert_outcomes(passed=1)


def test_files_of_articles_that_are_gone(project: pytest.Pytester) -> None:
    project.runpytest("--regen-all").assert_outcomes(passed=1)
    (project.path / "seeds" / "two.txt").unlink()
    ran = project.runpytest()
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["*the article of *two.txt is gone: --force-regen deletes it*"])
    assert (kept(project) / "two.txt").exists()
    project.runpytest("--force-regen").assert_outcomes(failed=1)
    assert not (kept(project) / "two.txt").exists()
    project.runpytest().assert_outcomes(passed=1)


def test_a_text_and_records(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        test_it="""
        from quotes.pipeline import extract

        TEXT = "“We are ready,” Ana Ruiz said.\\\\n"

        def test_text(quotes_regression):
            quotes_regression.check(TEXT)

        def test_records(quotes_regression, tmp_path):
            file = tmp_path / "one.txt"
            file.write_text(TEXT, encoding="utf-8")
            quotes_regression.check(extract([file]))
        """
    )
    pytester.runpytest("--regen-all").assert_outcomes(passed=2)
    for name in ("test_text", "test_records"):
        assert (pytester.path / "test_it" / f"{name}.txt").read_text(encoding="utf-8") == KEPT


def test_a_broken_article_is_told(project: pytest.Pytester) -> None:
    (project.path / "seeds" / "two.txt").write_bytes(b"\xff\xfe\xff")
    ran = project.runpytest()
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["error: *seeds/two.txt*"])


def test_without_pytest_regressions_the_hint_tells_what_to_install(
    project: pytest.Pytester,
) -> None:
    ran = project.runpytest("-p", "no:regressions")
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["hint: pip install pytest-regressions*"])
