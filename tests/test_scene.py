from quotes.documents import split_paragraphs
from quotes.model import Document
from quotes.quotations import find_quotations
from quotes.scene import LONGEST_SENTENCE, scenes


def test_text_without_full_stops_is_cut_and_keeps_its_quotations() -> None:
    text = "he said that the city was “very late” and that it was “ready”, " * 100
    document = Document("long", text, paragraphs=split_paragraphs(text))
    quotations = find_quotations(document)
    (scene,) = scenes(document, quotations)
    assert len(scene.sentences) > 1
    for sentence in scene.sentences:
        assert sentence.chunks.last[-1] - sentence.chunks.first[0] <= LONGEST_SENTENCE
    assert sorted(scene.places) == list(range(200))
    for place in scene.places.values():
        assert scene.sentences[place.sentence].codes[place.chunk] == "q"
