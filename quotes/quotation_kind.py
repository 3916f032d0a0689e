"""Whether quoted words are a clause of their own or a fragment of the reporter's."""

from __future__ import annotations

import re

from quotes.model import QuotationKind

STARTS = "…. [('‘*_"
ENDS = ",.!?…—-"
FINITE = (
    r"(?:\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may"
    r"|might|let|\w+n['’]t)\b|(?<=\w)['’](?:s|re|m|ve|ll|d)\b|\b\w{2,}ed\b)"
)
CLAUSE = re.compile(rf"\w[^.!?]*?{FINITE}", re.I)
PRONOUN_START = re.compile(
    r"(?:I|we|you|he|she|it|they|there|this|that|these|those)(?:['’]\w+)?\s", re.I
)


def kind_of(words: str) -> QuotationKind:
    """Tell a direct quotation from a partial one by its words.

    Args:
        words: The content of a quotation in running text.

    Returns:
        `direct` where it holds a whole clause: it starts like a sentence and
        either ends like one or has a finite verb, or it starts with a pronoun
        and has one. Else `partial`.
    """
    words = words.lstrip(STARTS)
    if words[:1].isupper():
        whole = words[-1:] in ENDS and len(words.split(None, 1)) > 1
        return "direct" if whole or CLAUSE.match(words) else "partial"
    return "direct" if PRONOUN_START.match(words) and CLAUSE.match(words) else "partial"
