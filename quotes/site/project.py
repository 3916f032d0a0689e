"""The builder's project: pages, style, data and configuration, in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from quotes.config import Settings
from quotes.errors import SiteError
from quotes.export.texts import article_texts
from quotes.manifest import MANIFEST, read_manifest
from quotes.published import RECORDS, records_in
from quotes.site.configuration import HEAD, configuration
from quotes.site.downloads import downloads

OURS = "quotes.yml"
THEIRS = "mkdocs.yml"


def published_pages(out: Path) -> dict[str, bytes]:
    """What a build wrote into its output folder; files of somebody else stay out of the site.

    Raises:
        SiteError: There is no build, or a page of it is missing or a link.
        PublishError: The manifest is not one that we wrote.
    """
    if not (out / MANIFEST).is_file():
        raise SiteError("there are no cards", path=out, hint="make them first: quotes build")
    real = out.resolve()
    pages: dict[str, bytes] = {}
    for path in read_manifest(out / MANIFEST):
        file = real / path
        if file.resolve() != file or not file.is_file():
            raise SiteError(
                "a page of the last build is missing, or a link that leads elsewhere",
                path=out / path,
                hint="make the cards anew: quotes build",
            )
        pages[path] = file.read_bytes()
    return pages


def write_project(
    folder: Path,
    pages: Mapping[str, bytes],
    settings: Settings,
    *,
    seeds: Sequence[Path],
    address: str | None,
) -> None:
    """Make a folder hold the builder's project; only what differs is written.

    Args:
        folder: Made by us before, or empty.
        pages: The cards: bytes by path.
        settings: Of the project; a `mkdocs.yml` at its root that inherits ours is taken along.
        seeds: The articles, for the words around quotations in the annotations.
        address: Where the site will stand, or None.

    Raises:
        SiteError: The folder is neither of the two, or `mkdocs.yml` cannot be read.
        DocumentError: The records are not ours.
    """
    _check_folder(folder)
    records = records_in(pages[RECORDS], (settings.out / RECORDS).as_posix())
    documents = {
        **pages,
        **dict(_assets()),
        **downloads(records, article_texts(seeds)),
    }
    ours = configuration(
        (path for path in documents if path.endswith(".md")), title=settings.title, address=address
    )
    _fill(
        folder,
        {
            OURS: ours.encode(),
            THEIRS: _own_configuration(settings.root / THEIRS),
            **{f"docs/{path}": data for path, data in documents.items()},
        },
    )


def _check_folder(folder: Path) -> None:
    """Refuse a folder of somebody else, whose `docs` would be made ours."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    ours = folder / OURS
    if not ours.is_file() or not ours.read_bytes().startswith(HEAD.rstrip().encode()):
        raise SiteError(
            "this folder is not empty, and not a builder's project that quotes made",
            path=folder,
            hint="name a new folder: --work my-site",
        )


def _assets() -> Iterator[tuple[str, bytes]]:
    for asset in sorted(files("quotes.site").joinpath("assets").iterdir(), key=lambda a: a.name):
        yield f"assets/{asset.name}", asset.read_bytes()


def _own_configuration(path: Path) -> bytes:
    """The project's own `mkdocs.yml` where it builds on ours, else one that adds nothing."""
    nothing = f"INHERIT: {OURS}\n".encode()
    if not path.is_file():
        return nothing
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SiteError("cannot read it", path=path, hint="save it as UTF-8") from error
    inherits = any(line.split("#")[0].strip() == f"INHERIT: {OURS}" for line in text.splitlines())
    return text.encode() if inherits else nothing


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the files of a folder these; a builder that watches it sees only what changed."""
    for path, data in files.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    for file in sorted((folder / "docs").rglob("*")):
        if file.is_file() and file.relative_to(folder).as_posix() not in files:
            file.unlink()
