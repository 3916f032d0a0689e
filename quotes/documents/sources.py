"""`sources.yaml`: the provenance of the articles beside it, one entry a file name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from quotes.documents.decoding import decode
from quotes.documents.provenance import (
    PROVENANCE_KEYS,
    check_provenance,
    unknown_key,
    values_from_yaml,
)
from quotes.errors import ProvenanceError
from quotes.model import Provenance
from quotes.yaml_tree import Mapping, Node, Scalar, read_yaml

SOURCES_FILE = "sources.yaml"
_LAYOUT = (
    "write an entry for each file: its name, a colon, and below it keys such as title: and url:"
)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """The provenance of one file, and what is wrong with its entry."""

    provenance: Provenance
    errors: tuple[ProvenanceError, ...]


@dataclass(slots=True)
class Sources:
    """One `sources.yaml`.

    Attributes:
        entries: By path relative to the file's folder, with forward slashes.
        errors: What is wrong with the file itself.
        strays: Entries whose file does not exist.
    """

    entries: dict[str, SourceEntry] = field(default_factory=dict)
    errors: list[ProvenanceError] = field(default_factory=list)
    strays: list[ProvenanceError] = field(default_factory=list)


def load_sources(folder: Path) -> Sources | None:
    """Read the `sources.yaml` of a folder; None if it has none.

    Never raises for what stands in the file: errors are part of the result, and
    what is right in the file counts.
    """
    file = folder / SOURCES_FILE
    if not file.is_file():
        return None
    path = file.as_posix()
    sources = Sources()
    try:
        data = file.read_bytes()
        if not data.strip():
            return sources
        root, sources.errors = read_yaml(decode(data, path, ProvenanceError), path)
    except OSError as problem:
        sources.errors.append(_unreadable(path, problem))
        return sources
    except ProvenanceError as problem:
        sources.errors.append(problem)
        return sources
    if root is None or (isinstance(root, Scalar) and root.value is None):
        return sources
    if not isinstance(root, Mapping):
        sources.errors.append(
            ProvenanceError("not a list of file names", path=path, line=root.line, hint=_LAYOUT)
        )
        return sources
    for key, node in root.pairs:
        _add(sources, folder, path, key, node)
    return sources


def _unreadable(path: str, problem: OSError) -> ProvenanceError:
    return ProvenanceError(
        f"cannot be read: {problem.strerror}", path=path, hint="check the file's permissions"
    )


def _add(sources: Sources, folder: Path, path: str, key: Node, node: Node) -> None:
    if not isinstance(key, Scalar) or key.value is None:
        sources.errors.append(
            ProvenanceError("an entry without a file name", path=path, line=key.line, hint=_LAYOUT)
        )
        return
    name = PurePosixPath(key.value).as_posix()
    if name in sources.entries:
        again = ProvenanceError(
            f"a second entry for {name}",
            path=path,
            line=key.line,
            hint="keep one of the two; the first one counts",
        )
        first = sources.entries[name]
        sources.entries[name] = SourceEntry(first.provenance, (*first.errors, again))
        return
    if not _inside(folder, name):
        sources.strays.append(
            ProvenanceError(
                f"there is no file {name!r} in this folder",
                path=path,
                line=key.line,
                hint="correct the file name, or delete the entry",
            )
        )
    sources.entries[name] = _entry(node, path, name)


def _inside(folder: Path, name: str) -> bool:
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\0" in name:
        return False
    return (folder / relative).is_file()


def _entry(node: Node, path: str, name: str) -> SourceEntry:
    if isinstance(node, Scalar) and node.value is None:
        return SourceEntry(Provenance(), ())
    if not isinstance(node, Mapping):
        error = ProvenanceError(
            f"the entry of {name} holds no keys", path=path, line=node.line, hint=_LAYOUT
        )
        return SourceEntry(Provenance(), (error,))
    values, errors = values_from_yaml(node, path)
    errors += [
        unknown_key(key, path, value.line, name)
        for key, value in values.items()
        if key not in PROVENANCE_KEYS
    ]
    known = {key: value for key, value in values.items() if key in PROVENANCE_KEYS}
    provenance, invalid = check_provenance(known, path, name)
    return SourceEntry(provenance, tuple(errors + invalid))
