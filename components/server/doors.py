"""Who may speak to the server, and what a browser may do with its answers.

The app listens on this machine alone, but the browser of its user visits other sites too. A site
can name this machine by an address of its own (DNS rebinding), ask it things from its pages, or
show it in a frame and let the user click what they cannot see. So each request says whom it wants
(Host) and from where (Origin), and both must be ours; each answer forbids frames and foreign
scripts.

Sources: OWASP HTTP Headers and Cross-Site WebSocket Hijacking cheat sheets; W3C Content Security
Policy Level 3; RFC 9110 section 7.2 (Host) and 15.5.20 (421 Misdirected Request).
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.browser import ANCHORS, script_for
from components.server.gate import Gate

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_INDEX = Path(st.__file__).parent / "static" / "index.html"
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_STRANGER = (
    "Dateline does not answer to this name. Open http://localhost:{port}, or let the name in: "
    "server.allowedHosts in .streamlit/config.toml.\n"
)
_ELSEWHERE = "Another site asked for this; Dateline answers its own pages alone.\n"


class Doors:
    """Answer who may ask, and tell the browser what the answer may do (ASGI middleware)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it: 421 for a foreign name, 403 for a foreign page."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not is_ours(headers.get("host", "")):
            words = _STRANGER.format(port=st.get_option("server.port"))
            await _refuse(scope, receive, send, status=421, words=words)
        elif not comes_from(headers.get("origin"), headers["host"]):
            await _refuse(scope, receive, send, status=403, words=_ELSEWHERE)
        else:
            await self._app(scope, receive, _guarded(send))


DOORS = [Middleware(Doors), Middleware(Gate)]


def is_ours(host: str) -> bool:
    """Return whether a Host header names this server: by a name of this machine and the server's
    port, or by a name that the settings let in (at any port: a proxy has its own).
    """
    try:
        parts = urlsplit(f"//{host}")
        name, port = (parts.hostname or "").rstrip("."), parts.port or 80
    except ValueError:
        return False
    if parts.netloc != host or parts.username is not None or parts.path:
        return False
    if name in _LOOPBACK:
        return port in {st.get_option("server.port"), st.get_option("browser.serverPort")}
    return any(_matches(name, allowed.strip().lower()) for allowed in _let_in())


def is_at_the_machine() -> bool:
    """Return whether the reader asks by a name of this machine, not by one that was let in."""
    host = st.context.headers.get("host", "localhost")
    return (urlsplit(f"//{host}").hostname or "") in _LOOPBACK


def comes_from(origin: str | None, host: str) -> bool:
    """Return whether a request was made by a page of this server, or by no page at all."""
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _let_in() -> list[str]:
    return [*st.get_option("server.allowedHosts"), st.get_option("browser.serverAddress") or ""]


def _matches(name: str, allowed: str) -> bool:
    return name.endswith(allowed[1:]) if allowed.startswith("*.") else name == allowed != ""


@cache
def policy() -> str:
    """Return the Content-Security-Policy: this server alone, no frame, no script but ours.

    The inline script of Streamlit's page and those that scroll are let in by their hashes; the
    button that copies a picture and what keeps the history are components of Streamlit, whose
    modules the page itself makes (blob:). Styles may be inline: Streamlit and Plotly set them so;
    they load nothing.
    """
    inline = [_INDEX.read_bytes(), *(script_for(anchor).encode() for anchor in ANCHORS)]
    scripts = [
        f"'sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}'"
        for page in inline
        for body in _INLINE.findall(page)
    ]
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(scripts)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = policy()
            headers["X-Frame-Options"] = "DENY"  # for browsers that know no frame-ancestors
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
        await send(message)

    return guarded


async def _refuse(scope: Scope, receive: Receive, send: Send, *, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(words, status_code=status)(scope, receive, _guarded(send))
