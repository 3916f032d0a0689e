"""View models: all that a template may see, and how records become them."""

from quotes.cards.pages import Page, Site
from quotes.cards.site import build_site

__all__ = ["Page", "Site", "build_site"]
