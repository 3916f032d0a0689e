"""What on a saved page is not the article's own text: all rules, in the order they are tried.

Rules describe how publishing systems write (share bars, credits, appeals), never
one outlet. Each holds its examples, which are its tests.
"""

from __future__ import annotations

from quotes.documents.credit_rules import (
    AUTHOR_NOTE,
    BYLINE,
    CAPTION,
    CREDITS,
    DATE_LINE,
    LEGAL_NOTICE,
    ORIGINAL_URL,
    UPDATE_NOTE,
    WIRE_NOTE,
)
from quotes.documents.other_story_rules import (
    BARE_LINK,
    BEFORE_TITLE,
    OTHER_STORIES,
    PUBLISHER_MESSAGE,
    RELATED_LINK,
    TEASER,
)
from quotes.documents.page_rules import (
    APPEAL,
    FORM,
    NEWSLETTER,
    PAGE_CONTROL,
    PLAYER_NOTE,
    SEPARATOR,
    SHARE_LINKS,
)

PATTERN_RULES = (
    ORIGINAL_URL,
    DATE_LINE,
    BYLINE,
    PAGE_CONTROL,
    SHARE_LINKS,
    PLAYER_NOTE,
    OTHER_STORIES,
    PUBLISHER_MESSAGE,
    FORM,
    AUTHOR_NOTE,
    UPDATE_NOTE,
    RELATED_LINK,
    BARE_LINK,
    SEPARATOR,
    NEWSLETTER,
    APPEAL,
    CREDITS,
    WIRE_NOTE,
    LEGAL_NOTICE,
    CAPTION,
)
BODY_RULES = (*PATTERN_RULES, BEFORE_TITLE, TEASER)
