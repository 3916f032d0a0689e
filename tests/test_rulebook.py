import html
import re

import pytest
from markdown_it import MarkdownIt
from pytest_regressions.file_regression import FileRegressionFixture

from quotes import rulebook as module
from quotes.attribution.engine import RULES
from quotes.attribution.rule import Rule
from quotes.documents.body_rule import BodyRule
from quotes.documents.body_rules import BODY_RULES
from quotes.errors import ConfigError
from quotes.resolution.engine import RULES as RESOLUTION_RULES
from quotes.rulebook import rulebook

IDS = [rule.id for rule in (*RULES, *RESOLUTION_RULES, *BODY_RULES)]
INVERTED = Rule(
    id="inverted-clause",
    why="News English inverts subject and verb after a quotation.",
    finds=(
        "“{content:We are ready},” {cue:said} {speaker:Ana Ruiz}.",
        "“We are ready,” {cue:said} {speaker:Ruiz}.\\n\\n“{content:Are you}?”",
    ),
    ignores=(("“{content:We are ready},” said the sign.", "a sign cannot speak"),),
    propose=lambda context: None,
    confidence=0.9,
)
SHARING = BodyRule(
    id="sharing",
    why="A bar for sharing belongs to the page.",
    pattern="share.*",
    examples=("Share | Tweet", "<b>Share</b> *now*"),
    keeps=("Shares fell.",),
)
LATER = BodyRule(
    id="other-articles",
    why="Under such a heading stand other articles.",
    pattern=None,
    examples=("Doe welcomes a plan\n\nBODY\n\n[-More stories-]\n\n[-Roe meets Poe-]",),
    keeps=("Doe welcomes a plan\n\nBODY",),
    extent="rest",
    confirmed_by=("sharing", "form"),
)


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RULES", (INVERTED,))
    monkeypatch.setattr(module, "BODY_RULES", (SHARING, LATER))
    monkeypatch.setattr(module, "RESOLUTION_RULES", ())


@pytest.mark.usefixtures("few_rules")
def test_rulebook_for_a_terminal(file_regression: FileRegressionFixture) -> None:
    file_regression.check(rulebook(None, "text"), encoding="utf-8")


@pytest.mark.usefixtures("few_rules")
def test_rulebook_as_markdown(file_regression: FileRegressionFixture) -> None:
    file_regression.check(rulebook(None, "markdown"), extension=".md", encoding="utf-8")


@pytest.mark.usefixtures("few_rules")
def test_one_rule_as_markdown(file_regression: FileRegressionFixture) -> None:
    file_regression.check(
        rulebook("inverted-clause", "markdown"), extension=".md", encoding="utf-8"
    )


@pytest.mark.usefixtures("few_rules")
def test_one_rule_for_a_terminal_is_its_part_of_the_rulebook() -> None:
    one = rulebook("sharing", "text")
    assert one.startswith("sharing\n  A bar for sharing belongs to the page.\n")
    assert one in rulebook(None, "text")
    assert "other-articles" not in one


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_rulebook_holds_every_rule_in_order(form: str) -> None:
    lines = rulebook(None, form).splitlines()
    headings = [line.removeprefix("### ") for line in lines]
    assert [line for line in headings if line in IDS] == IDS


def test_ids_are_unique_over_all_kinds_of_rules() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule_id", IDS)
def test_every_rule_can_be_shown_alone(rule_id: str) -> None:
    rule = next(rule for rule in (*RULES, *RESOLUTION_RULES, *BODY_RULES) if rule.id == rule_id)
    text = " ".join(rulebook(rule_id, "text").split())
    assert text.startswith(f"{rule_id} {rule.why}")
    if isinstance(rule, Rule):
        assert all(f"because {reason}" in text for _, reason in rule.ignores)


def plain(example: str) -> str:
    """An example of either kind of rule without its marks, on one line."""
    example = re.sub(r"\{\w+:([^}]*)\}|\[-(.+?)-\]", r"\1\2", example.replace("\\n", "\n"))
    return re.sub(r"\n+", " ¶ ", example.replace("BODY", "…"))


@pytest.mark.parametrize("rule", [*RULES, *BODY_RULES], ids=lambda rule: rule.id)
def test_markdown_shows_the_words_of_the_examples(rule: Rule | BodyRule) -> None:
    page = MarkdownIt("commonmark").render(rulebook(rule.id, "markdown"))
    assert set(re.findall(r"</?(\w+)", page)) <= {"h1", "p", "ul", "li", "em", "strong"}
    items = [html.unescape(re.sub(r"<[^>]*>", "", item)) for item in re.findall("<li>.*", page)]
    if isinstance(rule, Rule):
        negative = [f"{plain(example)} ({reason})" for example, reason in rule.ignores]
        assert items == [plain(example) for example in rule.finds] + negative
    else:
        assert items == [plain(example) for example in (*rule.examples, *rule.keeps)]


@pytest.mark.parametrize(
    ("rule_id", "hint"),
    [
        ("cue-befor", "did you mean cue-before"),
        ("zzz", "`quotes rules` prints them all"),
    ],
)
def test_unknown_rule(rule_id: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=f"there is no rule '{rule_id}'") as caught:
        rulebook(rule_id, "text")
    assert caught.value.hint is not None
    assert caught.value.hint.startswith(hint)


def test_unknown_format() -> None:
    with pytest.raises(ConfigError, match="no format 'html'") as caught:
        rulebook(None, "html")
    assert caught.value.hint == "choose text or markdown"
