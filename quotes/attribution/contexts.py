"""The contexts in which the engine decided, for looking at its rules again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.engine import Attribution, settled
from quotes.attribution.rule import Context, Decided
from quotes.model import Document, Quotation
from quotes.scene import Scene, scenes


def decided_contexts(
    document: Document, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> Iterator[Context]:
    """Yield each quotation as the engine saw it, those before it decided.

    Args:
        document: With its paragraphs.
        quotations: Of the document, in order.
        attributions: What the engine decided about them.

    Yields:
        A context for each quotation that has an attribution, in order.
    """
    decisions = {attribution.quotation: attribution for attribution in attributions}
    decided: dict[int, Decided] = {}
    before: Scene | None = None
    for scene in scenes(document, quotations):
        for index in scene.places:
            yield Context(scene, index, quotations, dict(decided), before)
            decision = decisions[index]
            if not decision.nobody:
                decided[index] = settled(decision)
        before = scene
