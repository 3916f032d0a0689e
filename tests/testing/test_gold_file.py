"""`*.quotes.yaml` as tests, in projects as a journalist keeps them."""

from __future__ import annotations

import pytest

ARTICLE = """Mayor promises new harbour

“We are ready for the ships,” Mayor Ana Ruiz said on Monday.

“The money is there,” said Tom Hill, who leads the port.
"""
GOLD = """# Kept by the desk.
- source: harbour.txt
  title: Mayor promises new harbour
  quotations:
    # Heard on the square, too.
    - text: "We are ready for the ships,"
      expect: attributed
      speakers: [Ana Ruiz]
      or_implicit: [Tom Hill]
    - text: "The money is there,"
      expect: attributed
      speakers: [Tom Hill]
      cue: said
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with one article and its gold; reports are not folded."""
    seeds = pytester.mkdir("seeds")
    (seeds / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "harbour.quotes.yaml").write_text(GOLD, encoding="utf-8")
    return pytester


def edit(project: pytest.Pytester, name: str, old: str, new: str) -> None:
    file = project.path / "seeds" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def gold_of(project: pytest.Pytester) -> str:
    return (project.path / "seeds" / "harbour.quotes.yaml").read_text(encoding="utf-8")


def test_gold_that_holds_passes(project: pytest.Pytester) -> None:
    ran = project.runpytest("-v")
    ran.assert_outcomes(passed=1)
    ran.stdout.fnmatch_lines(["seeds/harbour.quotes.yaml::harbour.txt PASSED*"])


def test_other_speaker(project: pytest.Pytester) -> None:
    edit(project, "harbour.txt", "said Tom Hill, who", "said Maria Lopez, who")
    ran = project.runpytest()
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        [
            "1 of 2 quotations is not as seeds/harbour.quotes.yaml says",
            "seeds/harbour.txt:5  read otherwise",
            "      words     The money is there,",
            "    - speaker   Tom Hill",
            "    + speaker   Maria Lopez",
            "If that is right, write it anew: pytest --force-regen seeds/harbour.quotes.yaml",
        ]
    )
    assert gold_of(project) == GOLD


def test_other_words(project: pytest.Pytester) -> None:
    edit(project, "harbour.txt", "The money is there", "The money is not there")
    ran = project.runpytest()
    ran.stdout.fnmatch_lines(
        ["seeds/harbour.txt:5  re-worded", "    ~ words     The money is {+not+} there,"]
    )


def test_new_and_gone(project: pytest.Pytester) -> None:
    edit(project, "harbour.txt", "“The money is there,”", "“Nobody knows who will pay for that,”")
    ran = project.runpytest()
    ran.stdout.fnmatch_lines(
        [
            "*/harbour.quotes.yaml:10  no longer a quotation",
            "    - words     The money is there,",
            "    - speaker   Tom Hill",
            "seeds/harbour.txt:5  new",
            "    + words     Nobody knows who will pay for that,",
            "    + speaker   Tom Hill",
        ]
    )


def test_force_regen_writes_what_differs_then_it_passes(project: pytest.Pytester) -> None:
    edit(project, "harbour.txt", "said Tom Hill, who", "said Maria Lopez, who")
    ran = project.runpytest("--force-regen")
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["It was written anew: read its diff, then run pytest again."])
    assert gold_of(project) == GOLD.replace("speakers: [Tom Hill]", "speakers: [Maria Lopez]")
    project.runpytest().assert_outcomes(passed=1)


def test_regen_all_passes_at_once(project: pytest.Pytester) -> None:
    edit(project, "harbour.txt", "Mayor Ana Ruiz", "Mayor Eva Stone")
    project.runpytest("--regen-all").assert_outcomes(passed=1)
    assert "Eva Stone" in gold_of(project)
    project.runpytest().assert_outcomes(passed=1)


def test_an_article_that_is_gone_is_told_and_its_gold_kept(project: pytest.Pytester) -> None:
    (project.path / "seeds" / "harbour.txt").rename(project.path / "seeds" / "port.txt")
    ran = project.runpytest("--force-regen")
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        ["error: the article harbour.txt is gone, seeds/harbour.quotes.yaml:2", "hint: *seeds/;*"]
    )
    assert gold_of(project) == GOLD


def test_one_article_that_fails_does_not_hide_the_others(project: pytest.Pytester) -> None:
    entry = "- source: gone.txt\n  quotations: []\n- source: none.txt\n  quotations: []\n"
    (project.path / "seeds" / "more.quotes.yaml").write_text(entry, encoding="utf-8")
    (project.path / "seeds" / "none.txt").write_text("Nothing was said.\n", encoding="utf-8")
    project.runpytest().assert_outcomes(passed=2, failed=1)


def test_the_articles_may_lie_in_the_seeds_of_the_settings(project: pytest.Pytester) -> None:
    project.makefile(".toml", quotes='seeds = "articles"\n')
    (project.path / "seeds").rename(project.path / "articles")
    folder = project.mkdir("gold")
    (project.path / "articles" / "harbour.quotes.yaml").rename(folder / "desk.quotes.yaml")
    project.runpytest().assert_outcomes(passed=1)


def test_invalid_gold_is_an_error_with_a_hint(project: pytest.Pytester) -> None:
    edit(project, "harbour.quotes.yaml", "expect:", "expects:")
    ran = project.runpytest()
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["error: unknown key 'expects'*", "hint: did you mean 'expect'?"])


def test_without_pytest_regressions_it_still_compares(project: pytest.Pytester) -> None:
    project.runpytest("-p", "no:regressions").assert_outcomes(passed=1)


def test_a_correction_that_does_not_fit(project: pytest.Pytester) -> None:
    """It is named as the reader sees it from the folder where pytest runs."""
    project.makefile(".toml", quotes='seeds = "seeds"')
    entry = 'document: harbour\n  id: q_gone\n  words: "We were ready"\n  nobody: true\n'
    (project.path / "corrections.yaml").write_text(
        f"- {entry}  by: Ida Holm\n  when: 2026-11-23\n", encoding="utf-8"
    )
    ran = project.runpytest()
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        ["error: the correction of harbour:q_gone does not fit: *, corrections.yaml:1"]
    )
