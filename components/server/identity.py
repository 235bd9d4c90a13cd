"""Who acts: the one place that tells it, for a request to the server and for a run of the app.

Without the setting DATELINE_PEOPLE the app is one person's own, and that person acts. With it,
people are told either by Streamlit's own login (OpenID Connect, [auth] in secrets.toml) or by a
reverse proxy, in a header that counts only when the request comes from one of its addresses. What
is set by half lets nobody in.

Sources: OpenID Connect Core 1.0, sections 2 (ID Token) and 5.1 (email_verified); OWASP
Authentication cheat sheet.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.auth_util import get_origin_from_redirect_uri, get_secrets_auth_section
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from newstables.config import read_settings
from newstables.errors import AccessError, SettingsError
from newstables.store.people.person import Person, local_person
from newstables.store.people.rules import Rules, read_rules

_SHORTEST_SECRET = 32  # characters: 128 bits, as hexadecimal digits write them
# uvicorn takes the address that a local proxy tells for that of whoever asks, unless told not to.
_TRUSTED = "FORWARDED_ALLOW_IPS"
_ABOUT = "see docs/deploy.md"


@dataclass(frozen=True)
class Entrance:
    """How people come in where there are several, and what each may do."""

    rules: Rules

    @property
    def by_login(self) -> bool:
        """Return whether people log in here; else a proxy tells who they are."""
        return self.rules.proxy is None


def entrance() -> Entrance | None:
    """Return how people come in; None: the app is one person's own.

    Raises:
        SettingsError: what is set does not say it; then nobody comes in.
    """
    path, auth = read_settings().people, get_secrets_auth_section()
    if path is None:
        if auth:
            raise SettingsError(
                "secrets.toml has [auth], so people log in, but DATELINE_PEOPLE names no file that "
                f"says what each may do; {_ABOUT}"
            )
        return None
    rules = read_rules(path)
    if rules.proxy and auth:
        raise SettingsError(
            f"'{path}' has [proxy] and secrets.toml has [auth]; keep one of the two; {_ABOUT}"
        )
    if rules.proxy:
        if os.environ.get(_TRUSTED) != "none":
            raise SettingsError(
                f"'{path}' has [proxy], which needs the server started with {_TRUSTED}=none, so "
                f"that it sees from where a request comes, not what the request says; {_ABOUT}"
            )
        return Entrance(rules)
    if not auth:
        raise SettingsError(
            f"'{path}' says who may do what, but nobody can log in: secrets.toml has no [auth] "
            f"that can be read, and the file no [proxy]; {_ABOUT}"
        )
    if len(str(auth.get("cookie_secret", ""))) < _SHORTEST_SECRET:
        raise SettingsError(
            f"[auth] cookie_secret in secrets.toml needs {_SHORTEST_SECRET} characters made by "
            "chance, since it alone keeps a cookie from being forged"
        )
    return Entrance(rules)


def person_asking(scope: Scope, way: Entrance) -> Person | None:
    """Return who sends a request; None: nobody who is known.

    Args:
        scope: of the request, HTTP or websocket.
        way: how people come in.
    """
    asked, proxy = HTTPConnection(scope), way.rules.proxy
    if proxy is None:
        return _person_of_claims(_claims_of_cookie(asked.cookies), way.rules)
    told = asked.headers.getlist(proxy.header)
    if asked.client is None or not proxy.is_at(asked.client.host) or len(told) != 1:
        return None
    return _person_told(told[0], way.rules)


def acting() -> Person:
    """Return who acts in this run of the app.

    Raises:
        AccessError: nobody is logged in, or no longer.
        SettingsError: see `entrance`.
    """
    way = entrance()
    if way is None:
        return local_person()
    if proxy := way.rules.proxy:  # the gate let the session in by where it came from
        person = _person_told(st.context.headers.get(proxy.header) or "", way.rules)
    else:
        claims = st.user.to_dict()
        person = _person_of_claims(claims if claims.get("is_logged_in") else {}, way.rules)
    if person is None:
        raise AccessError("nobody is logged in, or the login has ended; log in again")
    return person


def providers() -> list[str]:
    """Return the names of the [auth] sections that people can log in by."""
    auth = get_secrets_auth_section()
    named = [name for name, part in auth.items() if isinstance(part, Mapping) and
             "client_id" in part]  # fmt: skip
    return named or ["default"]


def _person_told(name: str, rules: Rules) -> Person | None:
    name = " ".join(name.split())
    return rules.person(name) if name else None


def _person_of_claims(claims: Mapping[str, Any], rules: Rules) -> Person | None:
    """Return whom an identity token names, while it is fresh; an address must be verified."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or time.time() - issued > rules.hours * 3600:
        return None
    if rules.claim == "email" and claims.get("email_verified") is False:
        return None
    name = claims.get(rules.claim)
    return _person_told(name, rules) if isinstance(name, str) else None


def _claims_of_cookie(cookies: Mapping[str, str]) -> Mapping[str, Any]:
    """Return what the cookie of a login says, where this server signed it."""
    try:
        signed = _get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
        claims = json.loads(signed) if signed else {}
    except ValueError:
        return {}
    ours = isinstance(claims, dict) and claims.get("origin") == get_origin_from_redirect_uri()
    return claims if ours and claims.get("is_logged_in") else {}
