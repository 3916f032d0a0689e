"""Imports go one way: a room knows those below it and none above.

The drawing is ARCHITECTURE.md's flow, from the bottom to the top. Imports inside
functions count too. Rooms on one floor do not know each other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotes"

# A room is a module or package directly below quotes/. spaCy's view of the whole
# stands among what it is made for, `language`, and is a room of its own here.
FLOORS = (
    ("conflicts", "errors", "escaping", "marks", "plural", "slugs"),
    ("model", "config", "console", "links", "manifest", "swap", "whole_file", "yaml_tree"),
    ("documents", "fetching", "init", "output"),
    ("pairing", "publish", "quotation_kind", "single_marks"),
    ("registry", "yaml_entries", "published"),
    ("language", "quotations"),
    ("noun_phrases",),
    ("clauses",),
    ("mentions", "scene"),
    ("attribution",),
    ("resolution",),
    ("corpus", "export", "records", "rulebook"),
    ("cards", "corrections", "ingest", "language.nlp"),
    ("explanation", "front_matter", "references", "verifying"),
    ("render",),
    ("pipeline",),
    ("evaluation", "review", "site"),
    ("testing",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}

# A pipeline that a project names is loaded by spaCy, when an article is read with it.
KNOWN = {("language", "language.nlp")}


def room_of(module: str) -> str:
    """The room of `quotes.attribution.engine` is `attribution`."""
    parts = module.split(".")[1:]
    return max(
        (room for room in FLOOR_OF if parts[: room.count(".") + 1] == room.split(".")),
        key=len,
        default=parts[0],
    )


def modules() -> dict[str, ast.Module]:
    """All modules but those of the scaffold, which are a user's."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE.parent).with_suffix("")
        if place.parts[:3] != ("quotes", "init", "files") and place.parts != ("quotes", "__init__"):
            name = ".".join(place.parts).removesuffix(".__init__")
            found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


MODULES = modules()


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules of ours that a module imports anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("quotes."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "quotes":
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in MODULES else str(node.module)


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(module) for module in MODULES}
    assert sorted(rooms - FLOOR_OF.keys()) == [], "say in FLOORS where it stands"
    assert sorted(FLOOR_OF.keys() - rooms) == [], "there is no such room any more"


@pytest.mark.parametrize("room", FLOOR_OF)
def test_imports_go_down(room: str) -> None:
    up = [
        f"{module} imports {other}"
        for module, tree in MODULES.items()
        if room_of(module) == room
        for other in imported(tree)
        if room_of(other) != room
        and FLOOR_OF[room_of(other)] >= FLOOR_OF[room]
        and (room, room_of(other)) not in KNOWN
    ]
    assert up == []
