"""Rules for what leads to other articles, and for what is no article by its position."""

from __future__ import annotations

from quotes.documents.body_rule import BodyRule
from quotes.documents.links import LINK, URL

RELATED_LINK = BodyRule(
    id="related-link",
    why="A pointer to another article quotes that article, not this one.",
    pattern=r"(?:related|see\s+also|also\s+see|read\s+also|also\s+read|read\s+more|read\s+next|must\s+read|read"
    r"|more\s+on\s+this|don['’]t\s+miss|recommended|in\s+case\s+you\s+missed\s+it|click\s+here)"
    r"(?:\s+(?:article|articles|story|stories|content|coverage|reading|news|links?|video|topics?"
    r"|about\s[^:]{2,40}|on\s[^:]{2,40}|from\s[^:]{2,40}))?[*_]*\s*:[*_]*(?:\s.{0,250})?",
    examples=(
        "**Related article:** [Doe Offers Roe 'Firm Support'](#)",
        "Read more: Doe says “no” to Roe",
        "See also:",
    ),
    keeps=("Related talks are planned for May.", "He read: “We will never give in.”"),
    quotes=True,
)


BARE_LINK = BodyRule(
    id="bare-link",
    why="A paragraph that is nothing but a link or an image leads elsewhere.",
    pattern=rf"(?:[-•·–]\s*)?(?:{LINK}|{URL})(?:[\s|•·]+(?:{LINK}|{URL}))*\.?",
    examples=("[Doe Offers Roe 'Firm Support'](#)", "<https://example.org/a>"),
    keeps=("[The ministry](https://example.org) said no.",),
    quotes=True,
)


OTHER_STORIES = BodyRule(
    id="other-stories",
    why="Under such a heading stand teasers of other articles, to the end of the page.",
    pattern=r"(?:news\s?feed|(?:most|more)\s+(?:read|popular|viewed|shared|stories|headlines|articles)"
    r"(?:\s+(?:on|from|in)\s.{2,40})?|more\s+from\s.{2,40}|editors?['’]?s?['’]?\s+(?:picks?|choice)"
    r"|related\s+(?:articles|stories|news|posts|content|topics|coverage)|(?:you\s+(?:may|might)|may)\s+also\s+(?:like|enjoy)"
    r"|(?:recommended|trending|popular)(?:\s+(?:for\s+you|now|stories|topics|posts|articles|reading))?"
    r"|(?:latest|top)\s+(?:news|stories|headlines|articles)|also\s+on\s.{2,40}|around\s+the\s+web"
    r"|what\s+(?:to\s+read\s+next|others\s+are\s+reading|we['’]re\s+reading)|read\s+(?:next|also)"
    r"|(?:leave\s+a|post\s+a)\s+(?:comment|reply)|join\s+the\s+(?:conversation|discussion))[.:]?",
    examples=("News Feed", "Editors' Picks", "Related articles:", "More from Ruritania"),
    keeps=("Most read the letter twice.", "Top stories fell."),
    extent="rest",
)


PUBLISHER_MESSAGE = BodyRule(
    id="publisher-message",
    why="A letter from the outlet to its readers, once it turns out to be an appeal or a form.",
    pattern=r"an?\s+(?:message|note|letter|word|appeal)\s+(?:from|to)\s.{2,60}|dear\s+readers?,?",
    examples=("A Message from The Example Post:", "Dear readers,"),
    keeps=(
        "A message from Doe reached the ministry on Monday morning, and it was answered at once.",
    ),
    extent="rest",
    confirmed_by=("appeal", "form", "newsletter"),
)


BEFORE_TITLE = BodyRule(
    id="before-title",
    why="What stands above the headline belongs to the page, if it is short.",
    pattern=None,
    examples=(
        "[-World-]\n\n[-Ruritania-]\n\nDoe welcomes a plan for peace\n\nBODY",
        "[-Exclusive-]\n\n# Doe welcomes a plan for peace\n\nBODY",
    ),
    keeps=("Doe welcomes a plan for peace\n\nThe first sentence\n\nBODY",),
)


TEASER = BodyRule(
    id="teaser",
    why="A headline with nothing of the article under it announces another article.",
    pattern=None,
    examples=(
        "Doe welcomes a plan\n\nBODY\n\n[-Roe on the plan: We have our own-]\n\n[-Support us-]",
        "Doe welcomes a plan\n\nBODY\n\n[-Roe meets Poe in Strelsau-]",
    ),
    keeps=("Doe welcomes a plan\n\nBODY\n\nWorld agenda\n\nBODY",),
)
