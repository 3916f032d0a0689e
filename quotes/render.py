"""View models -> Markdown text, through Jinja templates.

Each kind of page has one template; small partials are shared. A user's folder
may replace any of them, and reach ours under `default/`:
`{% include "default/partials/card.md.j2" %}`.

Templates see only view models. Whatever they print is escaped by
`escaping.md`, asked for or not, unless it went through another filter of ours.
"""

from __future__ import annotations

import posixpath
import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from quotes import errors
from quotes.cards import views
from quotes.cards.phrases import counted
from quotes.cards.views import ArticlePage, IndexPage, InstitutionPage, Page, PersonPage, Site
from quotes.escaping import md, yaml_scalar
from quotes.links import safe_url

TEMPLATE_OF: Mapping[type[Page], str] = {
    IndexPage: "index.md.j2",
    PersonPage: "person.md.j2",
    InstitutionPage: "institution.md.j2",
    ArticlePage: "article.md.j2",
}
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Environment(SandboxedEnvironment):
    """Jinja's sandbox, which need not search our view models for Python's internals."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if type(obj).__module__ == views.__name__:
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


def render_pages(site: Site, templates: Path | None = None) -> dict[str, str]:
    """Render every page.

    Args:
        site: The view models.
        templates: A folder whose templates and partials replace ours by name.

    Returns:
        Path relative to the output folder, with `/` -> text that ends in one
        newline; sorted by path.

    Raises:
        TemplateError: A template is missing, malformed or asks for what its
            page does not have; with its file and line.
    """
    environment = make_environment(templates)
    pages: list[Page] = [site.index, *site.people, *site.institutions, *site.articles]
    return {
        page.path: render_page(environment, TEMPLATE_OF[type(page)], page)
        for page in sorted(pages, key=lambda page: page.path)
    }


def render_page(environment: jinja2.Environment, template: str, page: object) -> str:
    """One page's text; the template sees it as `page`.

    Raises:
        TemplateError: As `render_pages`.
    """
    try:
        text = environment.get_template(template).render(page=page)
    except jinja2.TemplateNotFound as error:
        raise errors.TemplateError(
            f"template {error.name!r} not found",
            path=None if error.name == template else template,
            hint="ours are: " + ", ".join(environment.list_templates(["j2"])),
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise errors.TemplateError(
            f"template cannot be read: {error.message}",
            path=error.filename or error.name or template,
            line=error.lineno,
            hint="correct the template; Jinja's syntax is at https://jinja.palletsprojects.com",
        ) from error
    except Exception as error:
        path, line = _place(error, template)
        raise errors.TemplateError(
            f"template failed: {error}",
            path=path,
            line=line,
            hint="what a template may use is documented in quotes/cards/views.py",
        ) from error
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def make_environment(templates: Path | None = None) -> jinja2.Environment:
    """The sandboxed environment that all our templates run in.

    Args:
        templates: A user's folder that comes before ours.

    Raises:
        TemplateError: The folder does not exist.
    """
    if templates is not None and not templates.is_dir():
        raise errors.TemplateError(
            "no such folder of templates",
            path=templates,
            hint="name an existing folder, or none to use the built-in templates",
        )
    ours = jinja2.FileSystemLoader(default_templates())
    user = [jinja2.FileSystemLoader(templates)] if templates is not None else []
    environment = _Environment(
        loader=jinja2.ChoiceLoader([*user, ours, jinja2.PrefixLoader({"default": ours})]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    filters: dict[str, Callable[..., Any]] = {
        "md": _md,
        "yaml": _yaml,
        "href": _href,
        "url": _url,
        "counted": counted,
        "superscript": _superscript,
    }
    environment.filters.update(filters)
    return environment


def default_templates() -> Path:
    """The folder of our own templates: in the installed package, else at the project's root.

    Raises:
        TemplateError: It is in neither place.
    """
    package = Path(__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise errors.TemplateError(
        "the built-in templates are missing",
        path=package / "templates",
        hint="install the package again",
    )


def _finalize(value: object) -> object:
    """Escape what a template prints without a filter; None prints as nothing."""
    if value is None:
        return Markup("")
    if isinstance(value, (Markup, jinja2.Undefined)):
        return value
    return _md(str(value), inner=True)


def _md(text: str | None, inner: bool = False) -> Markup:
    if isinstance(text, Markup):
        return text
    return Markup(md(text, inner=inner)) if text else Markup("")


def _yaml(text: str) -> Markup:
    return Markup(yaml_scalar(text))


def _href(path: str, page: Page) -> Markup:
    """A path of ours, relative to the page that links to it."""
    return _relative(path, posixpath.dirname(page.path) or ".")


@lru_cache(maxsize=4096)
def _relative(path: str, folder: str) -> Markup:
    return Markup(posixpath.relpath(path, folder))


def _url(address: str | None) -> Markup:
    return Markup(safe_url(address) or "")


def _superscript(number: int) -> Markup:
    return Markup(str(number).translate(SUPERSCRIPTS))


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    """The innermost line of a template that an error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    inner = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (inner[-1].filename, inner[-1].lineno) if inner else (template, None)
