import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.documents import read_documents
from quotes.documents.markdown import article_from_markdown
from quotes.ingest.naming import file_stem
from quotes.ingest.saving import as_markdown, save
from quotes.model import Document, Provenance

SAMPLE = Provenance(
    title="Russia's Lavrov Tells China Envoy 'Serious Obstacles' to Ukraine Peace",
    url="https://www.themoscowtimes.com/2023/05/26/a81305",
    outlet="The Moscow Times",
    published=dt.date(2023, 5, 26),
)


@pytest.mark.parametrize(
    ("known", "stem"),
    [
        (SAMPLE, "2023-05-26-the-moscow-times-russias-lavrov-tells-china-envoy-serious"),
        (Provenance(), "undated-untitled"),
        (Provenance(url="https://www.a.example/b"), "undated-a-example-untitled"),
        (Provenance(title="../../etc/passwd"), "undated-etc-passwd"),
        (Provenance(title="x" * 5000, outlet="a/b\\c"), f"undated-a-b-c-{'x' * 48}"),
    ],
)
def test_names(known, stem):
    assert file_stem(known) == stem


def test_names_of_other_scripts_stay_their_own():
    one, other = (file_stem(Provenance(title=title)) for title in ("Гавань", "港"))
    assert one != other
    assert one.isascii()


LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="#:'\"|>-&*!%@`{}[]~"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())


@given(title=LINES, outlet=LINES, tag=LINES, text=LINES)
def test_front_matter_gives_back_what_went_in(title, outlet, tag, text):
    title, outlet, tag = (" ".join(value.split()) for value in (title, outlet, tag))
    known = Provenance(title=title, outlet=outlet, tags=(tag,), language="en")
    (article,) = article_from_markdown(as_markdown(text, known), "a", "a.md", 1)
    body = article.text
    assert body == f"\n{text}\n"
    given = article.given
    assert (given.title, given.outlet, given.tags) == (title, outlet, (tag,))
    assert given.sha256 == hashlib.sha256(body.encode()).hexdigest()


@pytest.mark.parametrize("title", ["No", "1984", "null", "---", "a: b", "- x", "{{7*7}}", "&a *a"])
def test_titles_that_yaml_would_read_otherwise(title, tmp_path):
    path = save(
        tmp_path, "a", as_markdown("“We are ready,” Ana Ruiz said.", Provenance(title=title)), None
    )
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    assert document.provenance.title == title
    assert document.warnings == ()


class TestSave:
    def test_nothing_is_overwritten(self, tmp_path):
        (tmp_path / "b.txt").write_text("mine", encoding="utf-8")
        paths = [save(tmp_path, stem, content, None) for stem in "ab" for content in ("1", "2")]
        assert len(set(paths)) == 4
        assert [path.read_text(encoding="utf-8") for path in paths] == ["1", "2", "1", "2"]
        assert paths[0].name == "a.md"
        assert all(path.name.startswith("b-") for path in paths[2:])
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "mine"

    def test_the_same_content_at_the_same_name(self, tmp_path):
        for _ in range(3):
            save(tmp_path, "a", "1", None)
        with pytest.raises(FileExistsError):
            save(tmp_path, "a", "1", None)

    def test_nothing_half_done_is_left(self, tmp_path):
        save(tmp_path / "new", "a", "1", b"<html>")
        assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == [
            "new",
            "new/.pages",
            "new/.pages/a.html",
            "new/a.md",
        ]

    def test_a_disk_without_hard_links(self, tmp_path, monkeypatch):
        def refuse(*_):
            raise PermissionError("no links here")

        monkeypatch.setattr("os.link", refuse)
        first, second = (save(tmp_path, "a", content, None) for content in ("1", "2"))
        assert (first.read_text(), second.read_text()) == ("1", "2")
