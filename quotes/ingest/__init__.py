"""Bringing articles in: each kind of source is a module that yields articles or addresses."""

from quotes.ingest.adding import Outcome, add

__all__ = ["Outcome", "add"]
