import codecs

import pytest

from quotes.documents.decoding import decode
from quotes.errors import DocumentError


@pytest.mark.parametrize(
    "data",
    [
        "Ça va.\nOui".encode(),
        codecs.BOM_UTF8 + "Ça va.\nOui".encode(),
        "Ça va.\r\nOui".encode(),
        "Ça va.\rOui".encode(),
        codecs.BOM_UTF16_LE + "Ça va.\r\nOui".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Ça va.\nOui".encode("utf-16-be"),
    ],
)
def test_decode(data):
    assert decode(data, "a.txt") == "Ça va.\nOui"


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"one\ntwo \xe9t\xe9", "byte 8 (0xe9) is not UTF-8", 2),
        (codecs.BOM_UTF8 + b"\xff", "byte 3 (0xff) is not UTF-8", 1),
        (codecs.BOM_UTF16_LE + b"a\0b", "byte 4 (0x62) is not UTF-16-LE", 1),
        (b"one\ntwo\0", "a NUL character", 2),
        (b"", "the file is empty", None),
        (b" \r\n\t", "the file is empty", None),
    ],
)
def test_what_cannot_be_decoded(data, message, line):
    with pytest.raises(DocumentError) as caught:
        decode(data, "a.txt")
    assert caught.value.message.startswith(message)
    assert (caught.value.path, caught.value.line) == ("a.txt", line)
    assert caught.value.hint
