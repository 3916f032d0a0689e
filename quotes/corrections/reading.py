"""`corrections.yaml` -> corrections.

A list of entries, in any order:

    - document: harbour            # the record: its article
      id: q_1a2b3c4d               # and its id
      words: "We are ready,"       # its words
      beside: "Ana Ruiz said."     # the rest of the sentence (may be left out)
      speakers: [Ana Ruiz]         # or {name: City Council, kind: institution}
      by: Ida Holm
      when: 2026-11-23
      why: the caption names her   # may be left out

Instead of `speakers`, or beside it where that makes sense: `nobody: true`,
`not_a_quotation: true`, `exact: "the words that were quoted"`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import cast, get_args

from quotes.corrections.correction import Correction, CorrectionError, CorrectSpeaker
from quotes.documents.decoding import decode
from quotes.model import CorrectionNote, SpeakerKind
from quotes.yaml_entries import EntryReader, read_root
from quotes.yaml_tree import Mapping, Node

KEYS = (
    *("document", "id", "words", "beside", "speakers", "nobody", "not_a_quotation", "exact"),
    *("by", "when", "why"),
)
_REQUIRED = ("document", "id", "words", "by", "when")
_RIGHT = ("speakers", "nobody", "not_a_quotation", "exact")
_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)


def load_corrections(file: Path) -> list[Correction]:
    """The corrections of a project; none where there is no such file.

    Raises:
        CorrectionError: An entry is not valid. Cards made without it could show
            a name that an editor took off, so no entry counts then.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CorrectionError(
            f"cannot be read: {error.strerror}", path=file, hint="check the file's permissions"
        ) from error
    path = file.as_posix()
    return read_corrections(decode(data, path, CorrectionError), path) if data.strip() else []


def read_corrections(text: str, path: str) -> list[Correction]:
    """Read corrections.

    Args:
        text: What stands in the file.
        path: Its name, for messages.

    Raises:
        CorrectionError: It is not valid YAML, an entry does not follow the schema, or two
            entries give one record two answers. Where they give the same, the first counts.
    """
    root = read_root(text, path, CorrectionError)
    if root is None:
        return []
    reader = _Reader(path, CorrectionError)
    known: dict[tuple[str, str], Correction] = {}
    for node in reader.items(root, "the file"):
        correction = reader.entry(node)
        first = known.setdefault(correction.key, correction)
        if not first.agrees(correction):
            raise correction.error(
                f"a second answer for {correction.document}:{correction.id}: {correction.answer}; "
                f"line {first.line} says {first.answer}",
                "keep the entry that is right, and delete the other one",
            )
    return list(known.values())


class _Reader(EntryReader):
    """Turns nodes into entries."""

    def entry(self, node: Node) -> Correction:
        values = self.mapping(node, "the entry", KEYS)
        name = "the entry"
        if "document" in values and "id" in values:
            document, id_ = values["document"], values["id"]
            name = f"the entry for {self.text(document, 'document')}:{self.text(id_, 'id')}"
        for key in _REQUIRED:
            if key not in values:
                raise self.wrong(f"{name} has no {key!r}", node, f"write {key}: …")
        if not any(key in values for key in _RIGHT):
            hint = "write speakers: [Ana Ruiz], or nobody: true, not_a_quotation: true, exact: …"
            raise self.wrong(f"{name} does not say what is right", node, hint)
        nobody = "nobody" in values and self.flag(values["nobody"], "nobody")
        no_quotation = "not_a_quotation" in values and self.flag(
            values["not_a_quotation"], "not_a_quotation"
        )
        if (nobody and "speakers" in values) or (no_quotation and ("speakers" in values or nobody)):
            raise self.wrong(
                f"{name} says two things at once",
                node,
                "keep what is right of " + ", ".join(_RIGHT),
            )
        texts = {
            key: self.text(values[key], key)
            for key in ("words", "beside", "exact", "by", "why")
            if key in values
        }
        return Correction(
            document=self.text(values["document"], "document"),
            id=self.text(values["id"], "id"),
            words=texts["words"],
            note=CorrectionNote(
                texts["by"], self.date(values["when"]).isoformat(), texts.get("why")
            ),
            path=self.path,
            line=node.line,
            beside=texts.get("beside"),
            speakers=self.speakers(values["speakers"]) if "speakers" in values else (),
            nobody=nobody,
            not_a_quotation=no_quotation,
            exact=texts.get("exact"),
        )

    def speakers(self, node: Node) -> tuple[CorrectSpeaker, ...]:
        items = self.items(node, "speakers")
        if not items:
            raise self.wrong("speakers is empty", node, "name somebody, or write nobody: true")
        return tuple(self.speaker(item) for item in items)

    def speaker(self, node: Node) -> CorrectSpeaker:
        if not isinstance(node, Mapping):
            return CorrectSpeaker(self.text(node, "a speaker"))
        values = self.mapping(node, "the speaker", ("name", "kind"), required=("name",))
        kind = self.choice(values["kind"], "kind", _KINDS) if "kind" in values else None
        return CorrectSpeaker(self.text(values["name"], "name"), cast(SpeakerKind | None, kind))

    def flag(self, node: Node, what: str) -> bool:
        if self.text(node, what) != "true":
            raise self.wrong(f"{what} is not true", node, f"write {what}: true, or delete the line")
        return True

    def date(self, node: Node) -> dt.date:
        value = self.text(node, "when")
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(f"when {value!r} is no date", node, "write 2026-11-23") from error
