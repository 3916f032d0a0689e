"""Fetching pages like a good guest: named, slow, limited, and only what may be fetched."""

from quotes.fetching.guest import Fetched, Guest, Validators

__all__ = ["Fetched", "Guest", "Validators"]
