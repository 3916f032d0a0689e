"""What an element of a page is for, by its tag and the words of its class and id."""

from __future__ import annotations

import re
from typing import Any

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6r]|header|html|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot"
    "|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    "audio|button|canvas|datalist|dialog|embed|head|iframe|input|nav|noscript|object|option|script"
    "|select|style|svg|template|textarea|video"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_POST = re.compile(
    r"twitter-(?:tweet|video)|tweet-embed|instagram-media|tiktok-embed|fb-post|bluesky-embed"
    r"|mastodon-embed|reddit-embed|reddit-card|telegram-post|text-post-media|threads-post"
)
_PULL_QUOTE = re.compile(r"pull-?_?quote|pulled-quote", re.IGNORECASE)
_CAPTION = re.compile(r"\b(?:caption|wp-caption-text|image-credit|photo-credit)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"\b(?:byline|author|authors|author-name|posted-by|timestamp|pubdate|publish(?:ed)?-date"
    r"|article-date|post-date|dateline-date)\b",
    re.IGNORECASE,
)
_OF_THE_PAGE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|promo\w*|newsletter\w*|subscri\w+|share|sharing"
    r"|social|comments?|respond|sidebar|advert\w*|ads?|sponsor\w*|cookie\w*|consent|teasers?"
    r"|most-?read|popular|trending|breadcrumbs?|tags|outbrain|taboola|paywall|author-?bio"
    r"|more-(?:on|from|stories)|read-?more|donat\w+|menu|navigation|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def is_block(element: Any) -> bool:
    """Whether an element is a block of its own, and not part of a line."""
    return _BLOCK.fullmatch(element.tag) is not None


def is_unseen(element: Any) -> bool:
    """Whether a page never shows the element's words, or shows them as its own menu."""
    return _UNSEEN.fullmatch(element.tag) is not None or "hidden" in element.attrib


def is_post(element: Any) -> bool:
    """Whether an element is an embedded post of a social network."""
    return element.tag in ("blockquote", "div") and bool(_POST.search(_names(element)))


def is_pull_quote(element: Any) -> bool:
    """Whether an element is set apart as a pull quote, by its name."""
    return bool(_PULL_QUOTE.search(_names(element)))


def is_quotation(element: Any) -> bool:
    """Whether all of an element is quoted: a block quotation, a post, a pull quote."""
    return element.tag == "blockquote" or is_post(element) or is_pull_quote(element)


def is_caption(element: Any) -> bool:
    """Whether an element is the caption or the credit of a picture."""
    return element.tag == "figcaption" or (
        element.tag in ("p", "div", "dd") and bool(_CAPTION.search(_names(element)))
    )


def is_byline(element: Any) -> bool:
    """Whether an element tells the article's author or date."""
    return element.tag not in ("body", "html", "main", "article", "blockquote", "footer") and bool(
        _BYLINE.search(_names(element)) or element.get("itemprop") in ("author", "datePublished")
    )


def is_of_the_page(element: Any) -> bool:
    """Whether an element is the page's and not the article's: menus, teasers, forms."""
    if element.tag in ("body", "html", "main", "article"):
        return False
    return element.tag in ("footer", "nav") or bool(_OF_THE_PAGE.search(_names(element)))
