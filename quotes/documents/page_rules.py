"""Rules for the page around the article: buttons, share bars, forms, appeals to readers."""

from __future__ import annotations

from quotes.documents.body_rule import BodyRule
from quotes.documents.dates import READING_TIME

PAGE_CONTROL = BodyRule(
    id="page-control",
    why="Labels of buttons and menus belong to the page.",
    pattern=r"(?:skip\s+links|skip\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|footer|article)|edit\s+post"
    r"|all\s+(?:the\s+)?news|home(?:page)?|menu|search|back\s+to\s+(?:the\s+)?(?:top|home)|close|next|previous"
    r"|continue(?:\s+reading)?(?:\s+the\s+main\s+story)?"
    r"|(?:read|see|show|load|view|learn|find\s+out)\s+(?:more|all|less)(?:\s+here)?|more|more\s+news"
    r"|read\s+(?:it|the\s+(?:full|whole|rest|original)[\w\s]{0,40})(?:\s+all)?\s+here"
    r"|print|preview|log\s?in|sign\s?in|sign\s?up|register|subscribe|submit|cancel|ok|accept(?:\s+all)?"
    r"|advertise(?:ment|ing)|sponsored(?:\s+content)?"
    r"|(?:story|article)\s+continues\s+(?:below|after)(?:\s+(?:the\s+)?(?:advertisement|ad))?"
    r"|(?:register|log\s?in|sign\s?in|subscribe)\s.{0,20}to\s+(?:continue|read)\b.{0,30}|keep\s+reading|save"
    r"|list\s+of\s+\d+\s+items|list\s+\d+\s+of\s+\d+|end\s+of\s+list|remind\s+me\s+later|not\s+now|no,?\s+thanks|maybe\s+later|not\s+ready\s+to\s+\w+\s+today"
    r"|loading|play|watch(?:\s+(?:now|video|live|the\s+video))?|videos?|gallery|listen)[.:!…]*",
    examples=("Skip to content", "All news", "Read more", "ADVERTISEMENT", "Remind me later."),
    keeps=("All news is local, they say.", "Read more books this year.", "Home at last"),
)


SHARE_LINKS = BodyRule(
    id="share-links",
    why="A bar of icons for sharing belongs to the page.",
    pattern=r"click\s+(?:here\s+)?to\s+share\b.{0,60}|(?:(?:icon-)?(?:facebook|twitter|whats\s?app|telegram|linkedin|reddit|pinterest|flipboard"
    r"|e-?mail|share|tweet|print|copy\s+(?:url|link))"
    r"(?:\s+(?:this|on|via|by|to|with|article|story|page|post|friends|x|url|link)\b)*[\s.,|/•·+]*)+\d*",
    examples=(
        "icon-facebook icon-twitter icon-whatsapp",
        "Share on Facebook",
        "Share | Tweet | Email this article | Print",
    ),
    keeps=("Share prices fell on Monday.", "Twitter said no.", "Print money, he said."),
)


PLAYER_NOTE = BodyRule(
    id="player-note",
    why="Notes of an audio or video player, and reading times, belong to the page.",
    pattern=r"(?:this|the)\s+(?:audio|recording|narration)\s+(?:is|was)\s+\w+\s+(?:with|by|using)\s.{2,60}"
    r"|listen\s+to\s+(?:this|the)\s+(?:article|story).{0,40}"
    rf"|{READING_TIME}|(?:estimated\s+)?reading\s+time.{{0,25}}|.{{0,20}}your\s+browser\s+does\s+not\s+support.{{0,80}}",
    examples=("This audio is created with AI assistance", "2 min read", "Listen to this article"),
    keeps=(
        "This audio was leaked to reporters by an aide, the court heard on Monday, and it stands.",
    ),
)


NEWSLETTER = BodyRule(
    id="newsletter",
    why="An invitation to subscribe belongs to the page.",
    pattern=r"(?:[^.?!]{0,80}[.?!,:]\s+)?(?:please\s+)?(?:sign|signing)\s+up\s+(?:for|to|here|now|today)\b.{0,250}"
    r"|(?:[^.?!]{0,80}[.?!]\s+)?subscribe\s+(?:to|here|now|today|for|on|via)\b.{0,250}"
    r"|(?:our|get\s+(?:our|the))\s+(?:\w+\s+){0,3}newsletters?\b.{0,350}"
    r"|.{0,120}\b(?:in|to|into)\s+your\s+(?:inbox|mailbox)\b.{0,150}"
    r"|subscribers?\s+agree\s.{2,80}|.{0,80}\bunsubscribe\b.{0,120}",
    words=("sign up", "signing up", "subscri", "newsletter", "your inbox", "your mailbox"),
    examples=(
        "Sign up for our free weekly newsletter",
        "Our weekly newsletter contains a hand-picked selection of news. Preview",
        "News from Ruritania in your inbox",
        "Subscribers agree to the Privacy Policy",
    ),
    keeps=(
        "The newsletter was banned on Monday.",
        "Voters who sign up for the caucus wait outside. “We wait,” Doe said.",
    ),
)


FORM = BodyRule(
    id="form",
    why="Fields, choices and messages of a form belong to the page.",
    pattern=r"(?:please,?\s+)?enter\s+(?:your|an?|the)?\s*(?:correct\s+|valid\s+)?e-?mail.{0,60}"
    r"|\*?\s*indicates\s+required(?:\s+fields?)?|(?:your\s+)?(?:e-?mail|e-?mail\s+address|first\s+name|last\s+name|password):?"
    r"|success\w*\s+subscribed.{0,60}|thank(?:s|\s+you)\s+for\s+(?:signing\s+up|subscribing|registering|your\s+(?:support|contribution|donation)).{0,160}"
    r"|(?:we['’]ve\s+sent|check\s+your\s+inbox).{0,100}"
    r"|(?:(?:once|one[- ]time|monthly|annual(?:ly)?|yearly)[\s|/]*)+|pa[iy]e?ments?\s+methods?"
    r"|(?:(?:visa|master\s?card|american\s?express|amex|maestro|pay\s?pal|apple\s?pay|google\s?pay)[\s,|/]*)+",
    examples=(
        "Please, enter correct email address",
        "* indicates required",
        "visa masterCard americanExpress",
        "Once",
        "Thank you for signing up for this newsletter.",
    ),
    keeps=("Once again the talks failed.", "Visa rules change in May."),
)


APPEAL = BodyRule(
    id="appeal",
    why="An outlet asking its readers for money or membership is not reporting.",
    pattern=r"(?:please\s+)?(?:support\s+(?:us|our|independent\s+journalism|quality\s+journalism|the\s+newsroom)"
    r"|become\s+a\s+(?:paying\s+)?(?:member|subscriber|supporter|patron|donor)|join\s+our\s+(?:community|members)"
    r"|donate(?:\s+(?:now|today|here))?|make\s+a\s+(?:donation|contribution))(?:\b.{0,250})?"
    r"|.{0,300}\bsupport\s+(?:us\s+(?:for|with|from|monthly|just|today|now)\b|independent\s+journalism).{0,250}"
    r"|.{0,60}\bad-free\b.{0,60}\?|(?=.{0,400}\byour?\b)(?=.{0,400}\b(?:we|us|our)\b)"
    r"(?=.{0,400}\b(?:journalis[mt]s?|our\s+reporting|newsroom|ads|reading\s+experience|fill\s+the\s+gap)\b)"
    r"(?=.{0,400}\b(?:support|help|donat\w+|contribut\w+|disabled|costs)\b).{20,400}"
    r"|.{0,80}\byour\s+(?:support|contribution|donation)\s+(?:can|will|helps?|makes?|means|is)\b.{0,150}"
    r"|.{0,80}\bdisabled\s+(?:all\s+)?ads\b.{0,100}",
    words=(
        "support us",
        "support our",
        "support independent",
        "support quality",
        "support the newsroom",
        "your support",
        "your contribution",
        "your donation",
        "become a",
        "join our",
        "donat",
        "make a ",
        "ad-free",
        " ads",
        "journalis",
        "newsroom",
        "our reporting",
        "fill the gap",
        "reading experience",
    ),
    examples=(
        "Support independent journalism in Ruritania. Join us in this fight.",
        "Become a member Support us just once",
        "Our journalism is banned. We need your help to keep providing you with the truth.",
        "This commitment costs us $10,000 a month. Your support can help us fill the gap.",
        "Enjoying ad-free content?",
    ),
    keeps=(
        "The party asked supporters to donate before Friday.",
        "Support for the bill fell in March.",
        "“We need your support,” Doe told voters.",
    ),
)


SEPARATOR = BodyRule(
    id="separator",
    why="A paragraph without a letter or a figure says nothing.",
    pattern=r"[\W_]*+",
    examples=("×", "* * *", "___."),
    keeps=("5",),
)
