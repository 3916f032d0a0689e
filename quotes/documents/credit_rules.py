"""Rules for lines about the article: address, date, author, pictures, credits, notices."""

from __future__ import annotations

from quotes.documents.body_rule import BodyRule
from quotes.documents.dates import CLOCK, DATE, READING_TIME, WEEKDAY
from quotes.documents.links import LINK, URL

_NAME = (
    r"(?-i:[A-Z][\w.'’-]*(?:\s+(?:(?:and|for|of|the|de|van|von|al|bin)\s+)?[A-Z][\w.'’-]*){0,4})"
)
_AGENCY = r"(?-i:[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,3})"
_DATE_LINE = (
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated|modified|created|date)\s*(?:on|at)?[:\s]\s*)?"
    rf"{WEEKDAY}?{DATE}(?:[\s,|•·–—-]*(?:at\s+)?{CLOCK})?"
)

ORIGINAL_URL = BodyRule(
    id="original-url",
    why="The address an article was saved from is provenance.",
    pattern=rf"(?:original|source|article)\s+(?:url|link|address)\s*:?\s*(?:{URL}|{LINK})?"
    rf"|(?:source|url|link|permalink)\s*:\s*(?:{URL}|{LINK})",
    examples=("Original url:", "Source: https://example.org/a", "URL: <https://example.org/a>"),
    keeps=("Source: the ministry of health.", "The original URL of the page was not saved."),
)


DATE_LINE = BodyRule(
    id="date-line",
    why="A line that is only a date tells when the article appeared.",
    pattern=rf"{_DATE_LINE}(?:[\s|•·/–—-]+{_DATE_LINE})?(?:[\s,|•·–—-]*{READING_TIME})?\.?",
    examples=(
        "May 26, 2023",
        "Thu Apr 06 2023",
        "Published: 6 April 2023, 14:05 GMT",
        "Updated on Feb. 22, 2023 12:14 PM | 2 min read",
    ),
    keeps=("May 26, 2023 was a Friday.", "On 6 April 2023 the talks began.", "May 20"),
)


BYLINE = BodyRule(
    id="byline",
    why="Who wrote the article is provenance.",
    pattern=r"(?:written\s+|posted\s+|reported\s+|story\s+)?by:?\s+(?:the\s+)?"
    r"(?-i:[A-Z])[\w.'’-]*(?:,?\s+(?:(?-i:[A-Z])[\w.'’-]*|and|&|of|for|in|the|at|de|van|von|news|desk"
    r"|staff|writers?|reporters?|correspondents?|editors?|bureau|agencies|with)){0,11}"
    rf"(?:[\s,|•·–—-]+{_DATE_LINE})?(?:[\s,|•·–—-]*{READING_TIME})?\.?",
    examples=(
        "By Jane Doe",
        "By Jane Doe and John Roe, staff writers",
        "by The Example Post news desk February 22, 2023 12:14 PM 2 min read",
    ),
    keeps=("By Friday the talks had failed.", "By signing, Doe agreed to leave.", "By car"),
)


CAPTION = BodyRule(
    id="caption",
    why="A caption tells of a picture; a credit tells whose it is.",
    pattern=r"(?:file(?:\s+photo)?|(?:(?-i:[A-Z]{2,5})\s+)?photos?|picture|image|photograph|illustration|screenshot)"
    r"(?:\s+(?:credits?|source|courtesy|by|from|via))*\s*(?::|\s[–—-]\s).{2,300}"
    r"|(?:photos?|image|illustration)\s+(?:credit|by|courtesy\s+of)\s.{2,80}"
    rf"|{_NAME}\s*(?:/|,?\s+via\s)\s*{_AGENCY}(?:\s*/\s*{_AGENCY})*"
    r"|.{10,400}[(\[](?:(?-i:[A-Z]{2,5})\s+)?(?:photo|image|picture|file|screenshot)s?"
    r"\s*(?:by|from|credit|courtesy|via|:|/)[^()\[\]]{2,90}[)\]]\.?"
    rf"|.{{10,400}}[.!?][\"”]?\s*\((?:[^()/]{{2,60}}/\s?{_AGENCY}(?:\s?/\s?{_AGENCY})*"
    rf"(?:\s+via\s+{_AGENCY})?|{_NAME}\s+via\s+{_AGENCY}|{_AGENCY}\s+photo)\)"
    rf"|.{{10,400}}[.!?][\"”]?\s+{_NAME}\s?/\s?{_AGENCY}"
    rf"|.{{10,400}}[.!?][\"”]?\s+(?:\[[\w-]+(?:\.[\w-]+)+/?\]\([^)\s]*\)|[\w-]+\.(?:com|org|net|gov|info))",
    words=(
        "/",
        " via ",
        "photo",
        "image",
        "picture",
        "illustration",
        "screenshot",
        "file",
        ".com",
        ".org",
        ".net",
        ".gov",
        ".info",
    ),
    examples=(
        "President Doe (L) and President Roe. [example.org](https://example.org)",
        "A soldier at the front. Jane Doe / EFE",
        "Ministers meet on Feb. 22, 2023. (JANE DOE/POOL/ANSA via Example Images)",
        "The king speaks on March 2 [File: Jane Doe/Example Agency]",
        "Photo: Jane Doe",
        "Jane Doe via Example Images",
    ),
    keeps=(
        "The deal was reached on Monday (see the report).",
        "He wrote for the paper/site Example.",
        "She met Sen. John Roe (R-Texas).",
    ),
    quotes=True,
)


CREDITS = BodyRule(
    id="credits",
    why="Who helped with an article is no part of its story.",
    pattern=r"[^.]{2,150}(?:\.[^.]{1,60}){0,3}\bcontributed\s+(?:additional\s+)?"
    r"(?:reporting|from\b|to\s+(?:this|the)\s+(?:report|article|story|post|piece)).{0,80}"
    r"|\(?(?:additional\s+)?(?:reporting|writing|editing)\s+(?:and\s+\w+\s+)?by\s+(?-i:[A-Z]).{2,150}"
    r"|\(?with\s+(?:additional\s+)?(?:reporting|files|contributions?)\s+(?:by|from)\s.{2,120}",
    words=("contribut", "reporting ", "writing ", "editing ", "files "),
    examples=(
        "*ANSA contributed reporting.*",
        "Reporting by Jane Doe; Editing by John Roe",
        "John Roe contributed to this report.",
    ),
    keeps=(
        "He contributed $500 to the campaign.",
        "Reporting from the front, she lost a leg.",
        "Writing by day, he slept at night.",
    ),
)


AUTHOR_NOTE = BodyRule(
    id="author-note",
    why="Where to follow the author, and whom the author thanks, is no part of the story.",
    pattern=r"\(?h/t:?\s.{2,60}|(?:on\s+(?:twitter|facebook)[,:]?\s+)?follow\s.{2,160}"
    r"\b(?:on|at|via)\s+(?:twitter|facebook|instagram|x|https?:).{0,140}",
    examples=("Follow Jane Doe on Twitter @janedoe.", "(h/t The Example Post.)"),
    keeps=("Follow the money, Doe told reporters.",),
)


UPDATE_NOTE = BodyRule(
    id="update-note",
    why="A note on how the article was changed or first printed is about the article.",
    pattern=r"this\s+(?:story|article|post|piece|report)\s+(?:has\s+been|was|is\s+being|will\s+be)\s+"
    r"(?:updated|corrected|originally|first\s+(?:published|printed)|produced|published).{0,160}",
    examples=(
        "This story has been updated with comments from Doe.",
        "This article was originally published by The Example Post.",
    ),
    keeps=("This story was first told by his aunt in a letter.",),
)


WIRE_NOTE = BodyRule(
    id="wire-note",
    why="Agencies tell editors what is new in a report, and where it ends.",
    pattern=r"\((?:adds|recasts|updates|corrects|rewrites|fixes|removes|repeats|refiles|writes\s+through)\b"
    r"[^()]{0,200}\)"
    r"|\(?(?:more|more\s+to\s+(?:come|follow)|ends)\)?|-\s?30\s?-|/?\(end\)/?",
    words=("(", "more", "ends", "30"),
    examples=(
        "(Adds quote)",
        "(Recasts with details from statement, adds background)",
        "(Corrects name of “Rassendyll” in paragraph 3)",
        "MORE TO COME",
        "-30-",
    ),
    keeps=(
        "(He adds a quote to every letter.)",
        "(Adds to claims by Doe) The ministry said no.",
        "More to come than that, Doe said.",
        "30",
    ),
    quotes=True,
)


LEGAL_NOTICE = BodyRule(
    id="legal-notice",
    why="Copyright and terms of use belong to the page.",
    pattern=r"(?:©|\(c\)|copyright\s+(?:©|\(c\)|\d{4})).{0,150}|.{0,100}\ball\s+rights\s+reserved\b.{0,80}"
    r"|our\s+standards:.{0,80}|(?:privacy\s+policy|terms\s+(?:of|and)\s+(?:use|service|conditions)|cookie\s+policy)(?:\s*[|•·].{0,80})?",
    words=(
        "©",
        "(c)",
        "copyright ",
        "all rights ",
        "privacy ",
        "terms ",
        "cookie ",
        "our standards:",
    ),
    examples=("© 2023 Example Media. All rights reserved.", "Privacy Policy | Terms of Use"),
    keeps=("Copyright law has not kept up.", "Terms of the deal were not disclosed."),
)
