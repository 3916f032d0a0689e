"""One visitor of web sites, for one run: fetches addresses and remembers its manners."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from quotes.errors import FetchError
from quotes.fetching.exchange import Answer, Limits, exchange
from quotes.fetching.guard import Target, check_address
from quotes.fetching.patience import FIRST_WAIT, TRANSIENT, waiting_time
from quotes.fetching.robots import Robots

AGENT = "newsroom-quotes"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_MOST_TRIES = 3
_PAUSE = 1.0
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page changed (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered.

    Attributes:
        url: The address after redirects.
        status: HTTP status; 304 where the page has not changed since the validators.
        data: The body, decompressed.
        content_type: Such as `text/html`, in lower case, without parameters.
        charset: The encoding that the server named.
        validators: For the next time.
    """

    url: str
    status: int
    data: bytes
    content_type: str
    charset: str | None
    validators: Validators


class Guest:
    """Fetches addresses, one after the other, with a pause between two of one host.

    It names itself, asks robots.txt, waits where a server asks it to, gives up on
    what is too slow or too large, and stays out of private networks.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        pause: float = _PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a visitor.

        Args:
            allow_private: Whether addresses of this machine and of private networks
                may be fetched.
            limits: Seconds and bytes that an answer may take.
            pause: Seconds between two requests to one host; a longer crawl delay in
                robots.txt counts instead.
            sleep, clock: The system's, or what a test puts in their place.
        """
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    @cached_property
    def user_agent(self) -> str:
        """The name that servers see, such as `newsroom-quotes/1.2`."""
        from importlib.metadata import version

        return f"{AGENT}/{version('newsroom-quotes')}"

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched:
        """Fetch an address.

        Args:
            url: http or https.
            validators: From an earlier answer; the status is 304 where nothing changed.

        Returns:
            The last answer, whatever its status.

        Raises:
            FetchError: The address must not be fetched (robots.txt, a private network,
                another scheme), or no complete answer came.
        """
        conditions = validators.headers() if validators else {}
        for _ in range(_MOST_REDIRECTS + 1):
            target = self._target(url)
            answer = self._ask(target, url, conditions)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return Fetched(
                    url=url,
                    status=answer.status,
                    data=answer.data,
                    content_type=answer.content_type,
                    charset=answer.charset,
                    validators=Validators(
                        answer.headers.get("etag"), answer.headers.get("last-modified")
                    ),
                )
            url = _redirected(url, location).partition("#")[0]
        raise FetchError(
            f"more than {_MOST_REDIRECTS} redirects",
            path=url,
            hint="open it in a browser and save it",
        )

    def _target(self, url: str) -> Target:
        target = check_address(url, allow_private=self._allow_private)
        if not self._rules(target).allows(AGENT, url):
            raise FetchError(
                "the site's robots.txt asks programs not to fetch this",
                path=url,
                hint="save the page with a browser, and add the file",
            )
        return target

    def _rules(self, target: Target) -> Robots:
        site = target.site
        if site not in self._robots:
            answer = self._ask_for_rules(target)
            self._robots[site] = Robots(answer.status, answer.data)
        return self._robots[site]

    def _ask_for_rules(self, target: Target) -> Answer:
        """The answer for robots.txt; the rules of the place that it redirects to hold too."""
        url = f"{target.site}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            place = check_address(url, allow_private=self._allow_private)
            answer = self._ask(place, url, {}, delay=self._pause)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            url = _redirected(url, location)
        return Answer(404, {}, b"")

    def _ask(
        self, target: Target, url: str, headers: dict[str, str], delay: float | None = None
    ) -> Answer:
        """One answer: again after a while where a server is in trouble or too busy."""
        if delay is None:
            delay = max(self._pause, min(self._rules(target).delay(AGENT), _LONGEST_PAUSE))
        for attempt in range(1, _MOST_TRIES + 1):
            self._wait_for_turn(target, delay)
            try:
                answer = exchange(
                    target, url, {"User-Agent": self.user_agent, **headers}, self._limits
                )
            except FetchError as problem:
                if attempt == _MOST_TRIES or not isinstance(problem.__cause__, OSError):
                    raise
                self._sleep(FIRST_WAIT * 2 ** (attempt - 1))
                continue
            finally:
                self._last[target.site] = self._clock()
            if answer.status not in TRANSIENT or attempt == _MOST_TRIES:
                return answer
            again = waiting_time(attempt, answer.headers.get("retry-after"))
            if again is None:
                return answer
            self._sleep(again)
        raise AssertionError("the last try returns or raises")

    def _wait_for_turn(self, target: Target, delay: float) -> None:
        last = self._last.get(target.site)
        if last is not None and (rest := last + delay - self._clock()) > 0:
            self._sleep(rest)


def _redirected(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise FetchError(
            f"it redirects to what is no web address: {location!r}",
            path=url,
            hint="open it in a browser and save it",
        ) from None
