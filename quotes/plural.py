"""How many things, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number of things: `1 article`, `1,200 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
