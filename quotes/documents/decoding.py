"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one."""

from __future__ import annotations

import codecs

from quotes.errors import DocumentError, QuotesError

UTF8_HINT = "save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, path: str, error: type[QuotesError] = DocumentError) -> str:
    """Decode a whole file.

    Args:
        data: The file's bytes.
        path: The file's name, for messages.
        error: The class of error to raise.

    Returns:
        The text without byte order mark, every line break read as `\\n`. Offsets
        into a document are offsets into this text.

    Raises:
        QuotesError: (of the class `error`) for an empty file, a NUL character
            (a binary file) or bytes that are not in the encoding.
    """
    encoding, mark = _encoding(data)
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as problem:
        offset = len(mark) + problem.start
        line = body[: problem.start].decode(encoding, "replace").count("\n") + 1
        raise error(
            f"byte {offset} (0x{data[offset]:02x}) is not {encoding.upper()}",
            path=path,
            line=line,
            hint=UTF8_HINT,
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise error(
            "a NUL character: this is a binary file, or UTF-16 without a byte order mark",
            path=path,
            line=line,
            hint="export the article as plain text in UTF-8",
        )
    if not text.strip():
        raise error(
            "the file is empty", path=path, hint="paste the article's text into it, or delete it"
        )
    return read_line_breaks(text)


def read_line_breaks(text: str) -> str:
    """The same text with `\\r\\n` and `\\r` as `\\n`."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> tuple[str, bytes]:
    """The encoding's name and the byte order mark to skip."""
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            return name, mark
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", codecs.BOM_UTF8
    return "utf-8", b""
