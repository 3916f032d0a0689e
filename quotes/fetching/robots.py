"""What a site's robots.txt allows us, after RFC 9309."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

_LARGEST = 500 * 1024


class Robots:
    """One site's rules."""

    def __init__(self, status: int, data: bytes) -> None:
        """Read the answer to a request for robots.txt.

        Without such a file (400 to 499) all is allowed; where the site is in
        trouble (500 to 599) nothing is, for now (RFC 9309, sections 2.3.1.3 and 4).

        Args:
            status: The answer's status.
            data: Its body; what is behind the first 500 KB does not count.
        """
        self._rules = RobotFileParser()
        if 400 <= status < 500:
            self._rules.parse([])
        elif status != 200:
            self._rules.parse(["User-agent: *", "Disallow: /"])
        else:
            self._rules.parse(data[:_LARGEST].decode("utf-8", "replace").splitlines())

    def allows(self, agent: str, url: str) -> bool:
        """Whether an agent may fetch an address of the site."""
        return self._rules.can_fetch(agent, url)

    def delay(self, agent: str) -> float:
        """The seconds that the site wants between two requests, 0 where it does not say."""
        return float(self._rules.crawl_delay(agent) or 0)
