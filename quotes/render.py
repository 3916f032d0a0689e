"""View models -> Markdown text, through Jinja templates.

Each kind of page has one template; small partials are shared. A user's folder
may replace any of them, and reach ours under `default/`:
`{% include "default/partials/card.md.j2" %}`.

Templates see only view models. Whatever they print is escaped by
`escaping.md`, asked for or not, unless it went through another filter of ours.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from quotes import errors
from quotes.cards import pages as page_views
from quotes.cards.pages import Page, Site
from quotes.cards.views import Card
from quotes.escaping import link_title
from quotes.front_matter import DEFAULT_PROFILE, front_matter
from quotes.links import safe_url
from quotes.plural import counted
from quotes.references import escaped, href, linked, listed, permanent, places, published

TEMPLATE_OF: Mapping[type[Page], str] = {
    page_views.IndexPage: "index.md.j2",
    page_views.PersonPage: "person.md.j2",
    page_views.InstitutionPage: "institution.md.j2",
    page_views.MorePage: "more.md.j2",
    page_views.ArticlePage: "article.md.j2",
    page_views.ListPage: "list.md.j2",
    page_views.QuestionsPage: "questions.md.j2",
    page_views.TopicPage: "topic.md.j2",
    page_views.RulebookPage: "rulebook.md.j2",
    page_views.RulePage: "rule.md.j2",
}
REASONS = "partials/why.md.j2"
EMPTY = Markup("")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Place:
    """All that a partial may know of its page which is rendered once for several pages."""

    path: str


class _Code(CodeGenerator):
    """Prints every expression through `_finalize` alone, whose result needs no more escaping.

    It saves a seventh of the time. Were Jinja to rename what is overridden, all would be
    escaped once more by Jinja, to which `Markup` is final: the pages stay the same.
    """

    def _output_child_pre(self, _node: Any, _frame: Any, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, _node: Any, _frame: Any, _finalize: Any) -> None:
        self.write(")")


class _Environment(jinja2.Environment):
    """For our own templates."""

    code_generator_class = _Code


class _Sandbox(SandboxedEnvironment):
    """For a user's templates, whose access to Python's internals is refused."""

    code_generator_class = _Code


def render_pages(
    site: Site, templates: Path | None = None, profile: str = DEFAULT_PROFILE
) -> dict[str, str]:
    """Render every page.

    Args:
        site: The view models.
        templates: A folder whose templates and partials replace ours by name.
        profile: The site builder whose front matter is wanted; see `front_matter`.

    Returns:
        Path relative to the output folder, with `/` -> text that ends in one
        newline; sorted by path, pictures and data among them.

    Raises:
        TemplateError: A template is missing, malformed or asks for what its
            page does not have; with its file and line.
    """
    environment = (
        _own_environment(profile) if templates is None else make_environment(templates, profile)
    )
    environment.filters["reasons"] = _Reasons(environment)
    made = {
        page.path: render_page(environment, TEMPLATE_OF[type(page)], page) for page in site.pages
    }
    return dict(sorted((made | site.pictures | site.data).items()))


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
            hint="what a template may use is documented in quotes/cards/pages.py and views.py",
        ) from error
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


@lru_cache
def _own_environment(profile: str) -> jinja2.Environment:
    """The environment of our own templates, which are compiled once in a process."""
    return make_environment(None, profile)


def make_environment(
    templates: Path | None = None, profile: str = DEFAULT_PROFILE
) -> jinja2.Environment:
    """The environment that our templates run in; a sandbox where a user's are among them.

    Args:
        templates: A user's folder that comes before ours.
        profile: As `render_pages`.

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
    environment = (_Environment if templates is None else _Sandbox)(
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
        "front_matter": partial(_front_matter, profile=profile),
        "href": href,
        "linked": linked,
        "listed": listed,
        "places": places,
        "permanent": permanent,
        "published": published,
        "url": _url,
        "link_title": _link_title,
        "reasons": _Reasons(environment),
        "counted": _counted,
        "thousands": _thousands,
        "capitalised": _capitalised,
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
        return EMPTY
    if isinstance(value, Markup):
        return value
    if isinstance(value, jinja2.Undefined):
        return Markup(str(value))
    return escaped(str(value), True)


def _md(text: str | None, inner: bool = False) -> Markup:
    if isinstance(text, Markup):
        return text
    return escaped(text, inner) if text else EMPTY


def _front_matter(page: Page, profile: str) -> Markup:
    return Markup(front_matter(page, profile))


def _url(address: str | None) -> Markup:
    return Markup(safe_url(address) or "")


def _link_title(text: str) -> Markup:
    return Markup(link_title(text))


def _counted(number: int, noun: str) -> Markup:
    return Markup(counted(number, noun))


def _thousands(number: int) -> Markup:
    return Markup(f"{number:,}")


def _capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _superscript(number: int) -> Markup:
    return Markup(str(number).translate(SUPERSCRIPTS))


class _Reasons:
    """Why a card has its speaker, rendered once for all pages of the same depth.

    The partial sees the card, and of its page nothing but where it lies.
    """

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self._made: dict[tuple[int, int], tuple[Card, Markup]] = {}

    def __call__(self, card: Card, page: Page) -> Markup:
        key = id(card), page.path.count("/")
        made = self._made.get(key)
        if made is None:
            template = self._environment.get_template(REASONS)
            place = Place("x/" * key[1])
            made = card, Markup(template.render(card=card, page=place))
            self._made[key] = made
        return made[1]


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    """The innermost line of a template that an error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    inner = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (inner[-1].filename, inner[-1].lineno) if inner else (template, None)
