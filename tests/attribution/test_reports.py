import pytest

from quotes.attribution.reports import Reports
from quotes.clauses import Clause
from quotes.documents import split_paragraphs
from quotes.model import Document
from quotes.quotations import find_quotations
from quotes.scene import Scene, scenes


def scene_of(text: str) -> Scene:
    document = Document("one", text, paragraphs=split_paragraphs(text))
    (scene,) = scenes(document, find_quotations(document))
    return scene


def reports(text: str) -> tuple[Reports, Scene]:
    """The reports before the only quotation of a text of one sentence."""
    scene = scene_of(text)
    (place,) = scene.places.values()
    return Reports(scene.sentences[place.sentence], place.chunk), scene


def verb(scene: Scene, clause: Clause | None) -> str | None:
    return None if clause is None else scene.sentences[0].last_word(clause.verb)


@pytest.mark.parametrize(
    ("text", "nearest", "above"),
    [
        ("Ana Ruiz said: “We are ready.”", "said", None),
        ("Ana Ruiz said that Bo Paz promised it would be “ready”.", "promised", "said"),
        ("Ana Ruiz recalled Bo Paz saying “we are ready”.", "saying", None),
        ("Ana Ruiz led efforts to maintain a “green” city.", None, None),
    ],
)
def test_nearest_report_and_the_one_above_it(
    text: str, nearest: str | None, above: str | None
) -> None:
    found, scene = reports(text)
    assert (verb(scene, found.nearest), verb(scene, found.above)) == (nearest, above)


def test_a_joined_report_begins_anew() -> None:
    found, scene = reports("Ana Ruiz said no, and Bo Paz said it was “ready”.")
    assert scene.sentences[0].codes[found.last_joined :].startswith(",&N")
    assert reports("Ana Ruiz said it was “ready”.")[0].last_joined == 0
