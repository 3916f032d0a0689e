"""People and institutions in general: data, schema, loading, look-up."""

from quotes.registry.loading import load_registry
from quotes.registry.names import slug
from quotes.registry.places import Place
from quotes.registry.registry import Registry
from quotes.registry.schema import Country, Institution, Organ, Person, Role
from quotes.registry.transliteration import spelling_key

__all__ = [
    "Country",
    "Institution",
    "Organ",
    "Person",
    "Place",
    "Registry",
    "Role",
    "load_registry",
    "slug",
    "spelling_key",
]
