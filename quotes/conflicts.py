"""What git writes into a file where two branches changed the same lines."""

from __future__ import annotations

IN_CONFLICT = "two branches are in conflict here"
SETTLE = (
    "keep what is right of both and delete the three lines that git put in; "
    "lines that both have stand there once: give each its own"
)


def conflict_line(text: str) -> int | None:
    """The 1-based line on which the first unsettled conflict begins.

    Args:
        text: Of a file, with `\\n` as line breaks.

    Returns:
        None where not all three marks of a conflict stand there, in their order.
    """
    if "<<<<<<< " not in text:
        return None
    begun: int | None = None
    parted = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("<<<<<<< "):
            begun, parted = number, False
        elif line == "=======":
            parted = begun is not None
        elif line.startswith(">>>>>>> ") and parted:
            return begun
    return None
