"""Addresses without what only tracks a reader, and when two are the same page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|clid|igshid|igsh|mc_[ce]id|_ga|_gl|ref_src|ref_url|cmpid|cmp|ocid|smid"
    r"|smtyp|s_cid|ito|at_\w+|ns_\w+|wt_mc|xtor|spm|sh|taid|guc\w+|__twitter_impression|fb_\w+"
    r"|msclkid|yclid|hss_channel|mkt_tok|oly_\w+|vero_\w+|trk\w*",
    re.IGNORECASE,
)
_OTHER_HOSTS = re.compile(r"^(?:www|m|mobile|amp)\.")
_OTHER_PAGES = re.compile(r"(?:/amp|/index\.html?|\.amp)?/*$")


def without_tracking(url: str) -> str:
    """The address without parameters that only tell who follows it, and without fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, _query(parts.query), ""))


def page_key(url: str) -> str:
    """The same string for addresses that lead to the same page.

    Scheme, `www`, mobile and AMP versions, default ports, tracking parameters, the
    order of parameters, the fragment and a slash at the end make no difference. What
    is no address is itself.
    """
    try:
        parts = urlsplit(url)
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return url
    host = _OTHER_HOSTS.sub("", (parts.hostname or "").rstrip("."))
    query = "&".join(sorted(_query(parts.query).split("&")))
    return f"{host}{port}{_OTHER_PAGES.sub('', parts.path)}?{query}".rstrip("?")


def _query(query: str) -> str:
    kept = (
        pair
        for pair in query.split("&")
        if pair and not _TRACKING.fullmatch(pair.partition("=")[0])
    )
    return "&".join(kept)
