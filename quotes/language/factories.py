"""The spaCy components that the package registers by entry point.

spaCy imports this module wherever it runs, whether or not anybody wants our
components: what they need is imported when they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

FINDER = "quotation_finder"
ATTRIBUTOR = "quotation_attributor"


@Language.factory(FINDER, assigns=["doc._.quotations", "doc.spans"])
def make_quotation_finder(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Make the component that finds quotations; spaCy calls this."""
    from quotes.language.nlp import find_in, set_extensions

    set_extensions()
    return find_in


@Language.factory(
    ATTRIBUTOR,
    assigns=["doc._.quotations", "doc._.attributions", "doc.spans"],
    default_config={"registry": None},
)
def make_quotation_attributor(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    registry: str | None,
) -> Callable[[Doc], Doc]:
    """Make the component that says whose words quotations are; spaCy calls this.

    It finds the quotations itself where no finder stands before it. Entities
    that are set before it count as mentions. `registry` is a folder of people
    and institutions over ours.

    Raises:
        LexiconError: The registry is not valid.
    """
    from quotes.language.nlp import attribute_in, set_extensions
    from quotes.registry import load_registry

    set_extensions()
    known = None if registry is None else load_registry(Path(registry))
    return partial(attribute_in, registry=known)
