import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.language.chunks import chunk
from quotes.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Legal observers note the gap", "note", "V"),
        ("Ana Ruiz, a teacher, calls Paz", "calls", "V"),
        ("Ana Ruiz regularly pledges to stay", "pledges", "V"),
        ("in the claims of Ana Ruiz", "claims", "L"),
        ("according to reports", "reports", "L"),
        ("said retired teacher Ana Ruiz", "retired", "w"),
        ("A leaked memo", "leaked", "w"),
        ("He's said so", "'s", "x"),
        ("Ruiz's house", "'s", "g"),
        ("WHO director Ana Ruiz", "WHO", "N"),
        ("No 10 said so", "No", "N"),
        ("Parry explained it", "Parry", "N"),
        ("Say what you want", "Say", "V"),
    ],
)
def test_tag_of_a_word(text: str, word: str, tag: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert tokens.tags[tokens.words.index(word)] == tag


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ana Ruiz was quoted as saying", "NV"),
        ("Ana Ruiz is reported to have said", "NV"),
        ("Ana Ruiz was accused of it", "NPfN"),
        ("He's said it", "NVN"),
        ("Reuters quoted Ana Ruiz as saying", "NVNcG"),
    ],
)
def test_chunks_of_a_sentence(text: str, codes: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert chunk(tokens, 0, len(tokens.tags)).codes == codes


@given(st.text(alphabet="abzAMr vs.,'’-–…“3%$\n\u00a0é_<", max_size=60))
def test_what_is_no_token_is_white_space(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    end = 0
    for start, stop, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert not text[end:start].strip()
        assert text[start:stop] == word
        assert word.strip() == word != ""
        end = stop
    assert not text[end:].strip()
