"""A web site on this machine that behaves as a test tells it to."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Answers by path, and the requests that came: path and headers."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str, answer: Answer) -> str:
        """Answer so at a path; returns its address."""
        self.answers[path] = answer
        return self.url + path

    def page(
        self, path: str, body: bytes | str, content_type: str = "text/html; charset=utf-8"
    ) -> str:
        """A page at a path; returns its address."""
        return self.at(path, answer(200, body, {"Content-Type": content_type}))

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt apart."""
        return [path for path, _ in self.requests if path != "/robots.txt"]


def answer(status: int, body: bytes | str = b"", headers: dict[str, str] | None = None) -> Answer:
    """An answer as it should be."""
    data = body.encode() if isinstance(body, str) else body

    def give(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return give


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last one again and again."""
    rest = list(answers)

    def give(handler: BaseHTTPRequestHandler) -> None:
        (rest.pop(0) if len(rest) > 1 else rest[0])(handler)

    return give


@contextlib.contextmanager
def serve() -> Iterator[Site]:
    """A site for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers.items())))
            self.close_connection = True
            with contextlib.suppress(ConnectionError):
                site.answers.get(self.path, answer(404, "not here"))(self)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
