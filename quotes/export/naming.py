"""Names that never change: of a record, and of the article that it stands in.

A record has no web address of its own, and one is never made up. Its name is a
UUID of its document and id (RFC 9562, version 5). An article is named by its own
address, else by the hash of its bytes (RFC 6920).
"""

from __future__ import annotations

import base64
import re
import uuid

from quotes.links import safe_url
from quotes.model import Record

_NAMESPACE = uuid.UUID("6f2f4c0e-55b5-5f0a-9a3e-0d3f5f1c9b27")


def record_urn(record: Record) -> str:
    """`urn:uuid:…` of a record, the same wherever its article lies."""
    return named(f"{record.document}#{record.id}")


def named(words: str) -> str:
    """`urn:uuid:…` of any words."""
    return uuid.uuid5(_NAMESPACE, words.encode("utf-8", "replace").decode()).urn


def article_iri(record: Record) -> str:
    """The article's web address; `ni:///sha-256;…` where there is none; else a `urn:uuid:…`."""
    address = safe_url(record.source.url)
    if address is not None:
        return address
    digest = record.source.sha256
    if digest and re.fullmatch("[0-9a-f]{64}", digest):
        name = base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
        return f"ni:///sha-256;{name}"
    return named(record.document)
