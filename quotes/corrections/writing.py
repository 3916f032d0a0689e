"""Corrections -> `corrections.yaml`: entries are put at its end, the rest stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from quotes.corrections.correction import Correction, CorrectionError, CorrectSpeaker
from quotes.corrections.reading import load_corrections, read_corrections
from quotes.documents.decoding import decode
from quotes.whole_file import write_file

HEAD = """\
# What editors decided about single quotations. `quotes accept` adds entries; docs/corrections.md
# tells what may stand in one. An entry stays until its quotation is gone.

"""

_PLAIN = re.compile(r"[A-Za-z_][\w-]*\Z", re.ASCII)
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def entry_text(correction: Correction) -> str:
    """An entry as YAML: a key a line, so that a diff shows what changed."""
    rows = [("document", _scalar(correction.document)), ("id", _scalar(correction.id))]
    rows.append(("words", _quoted(correction.words)))
    if correction.beside:
        rows.append(("beside", _quoted(correction.beside)))
    if correction.speakers:
        rows.append(("speakers", f"[{', '.join(map(_speaker, correction.speakers))}]"))
    for key in ("nobody", "not_a_quotation"):
        if getattr(correction, key):
            rows.append((key, "true"))
    if correction.exact is not None:
        rows.append(("exact", _quoted(correction.exact)))
    note = correction.note
    for key, value in (("by", note.by), ("when", note.when), ("why", note.why)):
        if value:
            rows.append((key, value if key == "when" else _quoted(value)))
    lines = [f"{key}: {value}" for key, value in rows]
    return "- " + "\n  ".join(lines) + "\n"


def append_corrections(file: Path, corrections: Sequence[Correction]) -> None:
    """Put entries at the end of the file, and make it where there is none.

    Raises:
        CorrectionError: The file is not valid as it stands, or has an entry for
            one of the records already. It stays as it was then.
        ConfigError: It cannot be written.
    """
    known = {correction.key: correction for correction in load_corrections(file)}
    for correction in corrections:
        if correction.key in known:
            raise known[correction.key].error(
                f"there is an entry for {correction.document}:{correction.id} already",
                "change that entry, or delete it first",
            )
    data = file.read_bytes() if file.is_file() else b""
    before = decode(data, file.as_posix(), CorrectionError) if data.strip() else HEAD
    if not before.endswith("\n"):
        before += "\n"
    if before.strip() in ("[]", "null"):
        before = HEAD
    text = before + "".join(entry_text(correction) for correction in corrections)
    read_corrections(text, file.as_posix())
    lines = text.replace("\n", "\r\n") if b"\r\n" in data else text
    write_file(file, [lines.encode("utf-8")])


def _speaker(speaker: CorrectSpeaker) -> str:
    if speaker.kind in (None, "person"):
        return _quoted(speaker.name)
    return f"{{name: {_quoted(speaker.name)}, kind: {speaker.kind}}}"


def _scalar(text: str) -> str:
    plain = _PLAIN.match(text) and text.lower() not in _WORDS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A double-quoted scalar of YAML; JSON's strings are such."""
    line = json.dumps(text, ensure_ascii=False)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
