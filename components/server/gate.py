"""The gate: where there are several people, nothing is answered to anybody who is not known.

It stands before every route of the server: pages, websocket, uploads, files to save, figures. Open
are only the way in, and the answer by which a supervisor knows that the server runs.
"""

import html
from urllib.parse import parse_qs, quote, unquote

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.user_info import generate_login_redirect_url

from components.server.identity import Entrance, entrance, person_asking, providers
from newstables.errors import SettingsError
from newstables.store.people.person import Person

_HEALTH = "_stcore/health"
_LOGIN = "auth/begin"  # ours: makes the short-lived address that Streamlit's own takes
_WAY_IN = {_LOGIN, "auth/login", "auth/logout", "oauth2callback"}
_NEXT = "dateline_next"  # the cookie of the page that was asked for before logging in
_NEXT_S = 600
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Dateline</title>
<meta name="viewport" content="width=device-width">
<style>:root{{color-scheme:light dark}}
body{{font:1rem/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;
margin:0 1rem;text-align:center}}
a{{display:inline-block;margin:.5rem;padding:.6rem 1.4rem;border-radius:.5rem;
background:#1f5fa8;color:#fff;text-decoration:none}}a:focus-visible{{outline:3px solid #4f97e6;
outline-offset:2px}}p{{max-width:34rem}}</style>
<main><h1>Dateline</h1><p>{words}</p><p>{links}</p></main></html>"""


class Gate:
    """Answer only people who are known and have a role (ASGI middleware)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, show the way in, or refuse it."""
        refused = _refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if refused is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, send)


def _refusal(scope: Scope) -> Response | None:
    """Return what is answered in place of what was asked for; None: let it through."""
    path = _path(scope)
    if path == _HEALTH:
        return None
    try:
        way = entrance()
    except SettingsError as fault:
        return PlainTextResponse(f"Dateline lets nobody in: {fault}.\n", status_code=503)
    if way is None:
        return None
    if way.by_login and path in _WAY_IN:
        return _begin(Request(scope)) if path == _LOGIN else None
    person = person_asking(scope, way)
    if person is None:
        return _ask_who(scope, way)
    if not person.is_known:
        return _no_role(person, way)
    return _go_on(scope) if scope["type"] == "http" and path == "" else None


def _path(scope: Scope) -> str:
    """Return the path of a request below the address of the app."""
    path: str = scope["path"]
    return path.removeprefix(_address(""))


def _address(path: str) -> str:
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def _ask_who(scope: Scope, way: Entrance) -> Response:
    if not way.by_login:
        words = "Dateline answers here only what its proxy asks for a person; open it there.\n"
        return PlainTextResponse(words, status_code=403)
    if scope["type"] == "websocket" or "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse("Log in to Dateline first.\n", status_code=401)
    asked = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")
    begin = f"{_address(_LOGIN)}?next={quote(asked, safe='')}"
    names = providers()
    links = " ".join(
        f'<a href="{begin}&amp;by={quote(name)}">Log in'
        f"{f' with {html.escape(name)}' if len(names) > 1 else ''}</a>"
        for name in names
    )
    return HTMLResponse(
        _PAGE.format(words="Log in to go on.", links=links), 401, {"Cache-Control": "no-store"}
    )


def _no_role(person: Person, way: Entrance) -> Response:
    words = f"You are {html.escape(person.name)}, who has no role here; ask an administrator."
    link = f'<a href="{_address("auth/logout")}">Log out</a>' if way.by_login else ""
    return HTMLResponse(_PAGE.format(words=words, links=link), 403, {"Cache-Control": "no-store"})


def _begin(request: Request) -> Response:
    """Send to the provider, and remember the page that was asked for."""
    asked = parse_qs(request.url.query)
    by, onward = asked.get("by", [""])[0], asked.get("next", [""])[0]
    try:
        if by not in providers():
            raise StreamlitAuthError(f"there is no provider '{by}'")
        validate_auth_credentials(by)
        answer = RedirectResponse(generate_login_redirect_url(by), 302)
    except StreamlitAuthError as fault:
        return PlainTextResponse(f"Nobody can log in: {fault}\n", status_code=503)
    if _is_here(onward):
        answer.set_cookie(_NEXT, quote(onward), max_age=_NEXT_S, httponly=True, samesite="lax")
    return answer


def _go_on(scope: Scope) -> Response | None:
    """Send whoever just logged in to the page they had asked for; None: they asked for this."""
    kept = HTTPConnection(scope).cookies.get(_NEXT)
    if kept is None:
        return None
    onward = unquote(kept)
    answer = RedirectResponse(onward if _is_here(onward) else _address(""), 302)
    answer.delete_cookie(_NEXT)
    return answer


def _is_here(address: str) -> bool:
    """Return whether an address is a page of this server, and no other site."""
    return address[:1] == "/" and address[1:2] not in ("/", "\\") and address.isprintable()
