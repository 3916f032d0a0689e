"""A page's bytes to text, in whatever encoding it came."""

from __future__ import annotations

import codecs
import re

from quotes.documents.decoding import read_line_breaks
from quotes.documents.html.tree import html_library
from quotes.errors import DocumentError

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Pages that say Latin-1 are written in Windows-1252, its superset with quotation marks; so
# says the WHATWG's Encoding Standard, section 4.2.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def page_text(data: bytes, where: str, charset: str | None = None) -> str:
    """Decode a page.

    A byte order mark decides; then UTF-8 where the bytes are that (other encodings
    hardly ever are by chance), then what the server says, then what the page says,
    then what charset_normalizer finds.

    Args:
        data: The page.
        where: Its address or path, for messages.
        charset: The encoding that the server named.

    Returns:
        The text, every line break as `\\n`.

    Raises:
        DocumentError: The page is empty or binary, or no encoding fits.
    """
    if not data.strip():
        raise DocumentError("the page is empty", path=where, hint="open it in a browser and look")
    for mark, marked in _MARKS.items():
        if data.startswith(mark):
            return _checked(_decoded(data[len(mark) :], marked), where)
    declared = _META_CHARSET.search(data, 0, 4096)
    names = [charset, declared[1].decode("ascii") if declared else None]
    encodings = [_codec(name) for name in names if name]
    for encoding in ("utf-8", *encodings):
        if encoding and (text := _decoded(data, encoding)) is not None:
            return _checked(text, where)
    return _checked(_detected(data, where), where)


def _codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return _MEANT.get(codec, codec)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _detected(data: bytes, where: str) -> str | None:
    best = html_library("charset_normalizer", where).from_bytes(data).best()
    return str(best) if best is not None else None


def _checked(text: str | None, where: str) -> str:
    if text is None or "\0" in text:
        raise DocumentError(
            "this is not a page of text: its encoding is unknown, or it is a binary file",
            path=where,
            hint="save the page as UTF-8, or the article's text as a .txt or .md file",
        )
    return read_line_breaks(text)
