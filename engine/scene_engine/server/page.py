"""A page to try the engine in a browser: the one origin, beside no origin at all, that the gate lets in."""

from __future__ import annotations

import http
from importlib import resources

from websockets.datastructures import Headers
from websockets.http11 import Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""What the page may do: talk to this server, and be in no frame of another's."""


def response(path: str) -> Response:
    """The page at "/"; nothing else is here. It holds no secret: who draws has to know the token."""
    if path != "/":
        return _response(http.HTTPStatus.NOT_FOUND, "text/plain", b"There is a page at / alone.\n")
    page = resources.files("scene_engine.server").joinpath("page.html").read_bytes()
    return _response(http.HTTPStatus.OK, "text/html", page)


def _response(status: http.HTTPStatus, kind: str, body: bytes) -> Response:
    headers = Headers(SECURITY)
    headers["Content-Type"] = f"{kind}; charset=utf-8"
    headers["Content-Length"] = str(len(body))
    headers["Connection"] = "close"
    return Response(status.value, status.phrase, headers, body)
