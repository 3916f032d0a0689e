"""Which addresses may be fetched: http and https on the open network.

A page, a feed or a redirect can name any address, also one inside our own network.
A host is resolved once, every address it has is checked, and the connection goes to
the address that was checked, so that a second answer of the name server (DNS
rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import Any

from quotes.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes.

    Attributes:
        scheme: `http` or `https`.
        host: As in the address, in ASCII, for the Host header and the certificate.
        port: Number.
        addresses: The checked addresses of the host, to try in order.
        path: Path and query.
    """

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port, as robots.txt holds for them."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{shown}{port}"


def check_address(url: str, *, allow_private: bool) -> Target:
    """Check an address and resolve its host.

    Raises:
        FetchError: Not http or https, with a user name, an unknown host, or a host
            with any address that is not on the open network.
    """
    try:
        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url
    except ImportError as problem:
        raise FetchError(
            f"fetching needs urllib3, which cannot be imported ({problem})",
            path=url,
            hint='pip install "newsroom-quotes[html]"',
        ) from None
    try:
        parts = parse_url(url)
    except (LocationParseError, ValueError):
        raise FetchError(
            "this is not a web address", path=url, hint="write it whole, beginning with https://"
        ) from None
    if parts.scheme not in _PORTS or not parts.host:
        raise FetchError(
            "only http and https addresses are fetched",
            path=url,
            hint="write the address whole, beginning with https://, or name a file",
        )
    if parts.auth:
        raise FetchError(
            "the address holds a user name",
            path=url.replace(f"{parts.auth}@", ""),
            hint="leave it out",
        )
    port = parts.port or _PORTS[parts.scheme]
    host = parts.host.strip("[]")
    addresses = _resolve(host, port, url)
    if not allow_private:
        for address in addresses:
            if not _is_public(address):
                raise FetchError(
                    f"{host} is on this machine or in a private network ({address})",
                    path=url,
                    hint="if you trust it, use --allow-private",
                )
    return Target(parts.scheme, host, port, addresses, parts.request_uri)


def _resolve(host: str, port: int, url: str) -> tuple[str, ...]:
    try:
        found: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise FetchError(
            f"the host {host} is not found ({getattr(problem, 'strerror', None) or problem})",
            path=url,
            hint="check the address and the connection",
        ) from None
    return tuple(dict.fromkeys(entry[4][0] for entry in found))


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast
