"""One request and its answer, within limits of time and size, over urllib3."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quotes.errors import FetchError
from quotes.fetching.guard import Target

_PIECE = 64 * 1024
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may take.

    Attributes:
        connect: Seconds to connect.
        read: Seconds without a byte.
        whole: Seconds for the whole answer.
        size: Bytes of the body, decompressed.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = 90.0
    size: int = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in lower case) and body of an answer."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def content_type(self) -> str:
        """Such as `text/html`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the Content-Type names."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None


def exchange(target: Target, url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Send one GET request to a checked target, following nothing.

    Raises:
        FetchError: No complete answer within the limits. Its cause is an OSError
            where trying again may help.
    """
    problem: FetchError | None = None
    for address in target.addresses:
        try:
            return _exchange(target, address, url, headers, limits)
        except _UnreachableError as missed:
            problem = FetchError(
                f"no answer: {missed}",
                path=url,
                hint="try again later, or save the page with a browser and add the file",
            )
            problem.__cause__ = OSError(str(missed))
    assert problem is not None
    raise problem


class _UnreachableError(Exception):
    """This address of the host did not answer."""


def _exchange(
    target: Target, address: str, url: str, headers: Mapping[str, str], limits: Limits
) -> Answer:
    from urllib3.exceptions import HTTPError

    deadline = time.monotonic() + limits.whole
    pool = _pool(target, address, limits)
    try:
        response = pool.request(
            "GET",
            target.path,
            headers={
                "Host": target.site.partition("://")[2],
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "en",
                **headers,
            },
            redirect=False,
            retries=False,
            preload_content=False,
        )
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, named, _body(response, url, limits, deadline))
    except (HTTPError, OSError) as problem:
        raise _UnreachableError(_words(problem, address)) from problem
    finally:
        pool.close()


def _pool(target: Target, address: str, limits: Limits) -> Any:
    """A pool that connects to this address, and asks it for the host's certificate."""
    import certifi
    import urllib3

    timeout = urllib3.Timeout(connect=limits.connect, read=limits.read)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, target.port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        address,
        target.port,
        timeout=timeout,
        maxsize=1,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _body(response: Any, url: str, limits: Limits, deadline: float) -> bytes:
    pieces = []
    size = 0
    try:
        while piece := response.read1(_PIECE, decode_content=True):
            size += len(piece)
            if size > limits.size:
                raise FetchError(
                    f"more than {limits.size // 1024 // 1024} MB",
                    path=url,
                    hint="save the article's text as a .txt or .md file instead",
                )
            if time.monotonic() > deadline:
                raise FetchError(
                    f"the answer was not complete after {limits.whole:g} seconds",
                    path=url,
                    hint="try again later, or save the page with a browser and add the file",
                )
            pieces.append(piece)
    finally:
        response.close()
    return b"".join(pieces)


def _words(problem: Exception, address: str) -> str:
    """What went wrong, without urllib3's objects."""
    from urllib3 import exceptions

    if isinstance(problem, exceptions.NewConnectionError):  # also a ConnectTimeoutError
        return f"{address} refused the connection"
    if isinstance(problem, exceptions.ConnectTimeoutError | exceptions.ReadTimeoutError):
        return f"{address} took too long"
    if isinstance(problem, exceptions.SSLError):
        return f"the certificate of the site does not hold ({problem})"
    if isinstance(problem, exceptions.DecodeError):
        return "its compression is broken"
    if isinstance(problem, exceptions.ProtocolError):
        return "the connection broke off"
    return type(problem).__name__
