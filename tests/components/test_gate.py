"""The gate: every route of the server is shut to whoever is not known, however they ask."""

import json
import time

import pytest
from streamlit.runtime.secrets import AttrDict
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.server import gate, identity
from components.server.gate import Gate
from tests.components.test_doors import _finish, _inner

SECRET = "5ec2e7" * 8
ORIGIN = "http://localhost:8501"
AUTH = {"redirect_uri": f"{ORIGIN}/oauth2callback", "cookie_secret": SECRET, "client_id": "x"}
ROLES = '[roles]\nreader = ["ana@office.example"]\n'
PROXY = '[proxy]\nheader = "X-Forwarded-User"\naddresses = ["10.1.0.0/16"]\n'
ROUTES = (
    "/", "/quotes", "/articles", "/media/1f2e.csv", "/_stcore/upload_file/session/file",
    "/_stcore/stream", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check",
    "/_stcore/agent/v1/session", "/component/x/index.html", "/_stcore/bidi-components/x/y.js",
    "/static/js/index.js", "/app/static/x", "/auth/logins", "/quotes/_stcore/health",
    "/x/auth/login", "//_stcore/health", "/_stcore/health/", "/oauth2callback/x",
)  # fmt: skip


def ask(path="/", *, kind="http", client="127.0.0.1", query=b"", headers=(), method="GET"):
    """Send one request through the gate; return the status and the headers that came back."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": f"{kind}.request"}

    raw = [(name.encode(), value.encode()) for name, value in headers]
    scope = {"type": kind, "method": method, "path": path, "query_string": query, "headers": raw,
             "client": (client, 5), "server": ("localhost", 8501), "scheme": "http"}  # fmt: skip
    _finish(Gate(_inner)(scope, receive, send))
    if kind == "websocket":
        return sent[0]["type"], sent[0].get("code")
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, sent[1]["body"].decode()


def cookie(secret=SECRET, **claims):
    usual = {"origin": ORIGIN, "is_logged_in": True, "email": "ana@office.example",
             "iat": time.time()}  # fmt: skip
    value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(usual | claims))
    return ("cookie", f"{USER_COOKIE_NAME}={value.decode()}")


@pytest.fixture
def set_up(tmp_path, monkeypatch):
    """Return a function that sets the file of roles and the secrets of logins."""

    def given(people=None, auth=None, trusted="none"):
        if people is not None:
            path = tmp_path / "people.toml"
            path.write_text(people, encoding="utf-8")
            monkeypatch.setenv("DATELINE_PEOPLE", str(path))
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", trusted)
        section = AttrDict(auth or {})
        for where in (identity, gate):
            monkeypatch.setattr(where, "get_secrets_auth_section", lambda: section, raising=False)
        monkeypatch.setattr(identity, "get_origin_from_redirect_uri", lambda: ORIGIN)
        monkeypatch.setattr(
            "streamlit.web.server.starlette.starlette_websocket.get_cookie_secret",
            lambda: (auth or {}).get("cookie_secret", SECRET),
        )

    monkeypatch.delenv("DATELINE_PEOPLE", raising=False)
    return given


@pytest.mark.parametrize("path", ROUTES)
def test_without_settings_everything_is_open(set_up, path):
    set_up()
    assert ask(path)[0] == 200
    assert ask(path, kind="websocket") == ("websocket.accept", None)


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
def test_no_route_is_open_to_somebody_unknown(set_up, path, method):
    set_up(ROLES, AUTH)
    assert ask(path, method=method)[0] == 401
    assert ask(path, kind="websocket") == ("websocket.close", 1008)
    set_up(ROLES + PROXY)
    assert ask(path, method=method)[0] == 403
    assert ask(path, kind="websocket") == ("websocket.close", 1008)


@pytest.mark.parametrize("path", ROUTES)
def test_whoever_has_a_role_passes_and_whoever_has_none_does_not(set_up, path):
    set_up(ROLES, AUTH)
    known, stranger = [cookie()], [cookie(email="eve@evil.test")]
    assert ask(path, headers=known)[0] == 200
    assert ask(path, headers=known, kind="websocket") == ("websocket.accept", None)
    status, _, body = ask(path, headers=stranger)
    assert status == 403 and "eve@evil.test, who has no role here" in body
    assert ask(path, headers=stranger, kind="websocket") == ("websocket.close", 1008)


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/auth/login", "/auth/logout", "/oauth2callback"]
)
def test_the_way_in_is_open(set_up, path):
    set_up(ROLES, AUTH)
    assert ask(path)[0] == 200


@pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/oauth2callback", "/auth/begin"])
def test_behind_a_proxy_there_is_no_other_way_in(set_up, path):
    set_up(ROLES + PROXY)
    assert ask(path)[0] == 403


@pytest.mark.parametrize("forged", [
    cookie("0" * 64),
    cookie(origin="http://evil.test"),
    cookie(is_logged_in=False),
    cookie(email=None),
    cookie(email=["ana@office.example"]),
    cookie(email_verified=False),
    cookie(iat=time.time() - 13 * 3600),
    cookie(iat=None),
    ("cookie", f"{USER_COOKIE_NAME}=ana@office.example"),
    ("cookie", f"{USER_COOKIE_NAME}=;;="),
    ("x-forwarded-user", "ana@office.example"),
])  # fmt: skip
def test_a_cookie_that_is_forged_stale_or_unverified_opens_nothing(set_up, forged):
    set_up(ROLES, AUTH)
    assert ask(headers=[forged])[0] == 401
    assert ask(headers=[forged], kind="websocket") == ("websocket.close", 1008)


def test_a_login_is_kept_as_long_as_the_file_says_and_named_by_its_claim(set_up):
    set_up(ROLES + '[sign_in]\nclaim = "upn"\nhours = 20', AUTH)
    headers = [cookie(upn="ana@office.example", email="eve", iat=time.time() - 13 * 3600)]
    assert ask(headers=headers)[0] == 200
    assert ask(headers=[cookie()])[0] == 401


@pytest.mark.parametrize(("client", "told", "status"), [
    ("10.1.2.3", ["ana@office.example"], 200),
    ("10.1.2.3", ["eve@evil.test"], 403),
    ("10.1.2.3", [], 403),
    ("10.1.2.3", [""], 403),
    ("10.1.2.3", ["ana@office.example", "eve@evil.test"], 403),
    ("10.2.2.3", ["ana@office.example"], 403),
    ("127.0.0.1", ["ana@office.example"], 403),
    ("proxy", ["ana@office.example"], 403),
])  # fmt: skip
def test_the_header_of_a_proxy_counts_from_the_proxy_alone(set_up, client, told, status):
    set_up(ROLES + PROXY)
    headers = [("x-forwarded-user", name) for name in told]
    assert ask("/quotes", client=client, headers=headers)[0] == status
    opened = ask("/_stcore/stream", kind="websocket", client=client, headers=headers)
    assert opened[0] == ("websocket.accept" if status == 200 else "websocket.close")


@pytest.mark.parametrize(("people", "auth", "trusted", "fault"), [
    (None, AUTH, "none", "DATELINE_PEOPLE names no file"),
    (ROLES, None, "none", "nobody can log in"),
    (ROLES + PROXY, AUTH, "none", "keep one of the two"),
    (ROLES + PROXY, None, "*", "FORWARDED_ALLOW_IPS=none"),
    (ROLES, AUTH | {"cookie_secret": ""}, "none", "cookie_secret"),
    ("[roles", AUTH, "none", "cannot be read"),
])  # fmt: skip
def test_what_is_set_by_half_lets_nobody_in(set_up, people, auth, trusted, fault):
    set_up(people, auth, trusted)
    headers = [cookie(), ("x-forwarded-user", "ana@office.example")]
    status, _, body = ask("/quotes", headers=headers, client="10.1.2.3")
    assert (status, fault in body) == (503, True)
    assert ask("/_stcore/stream", kind="websocket", headers=headers)[0] == "websocket.close"
    assert ask("/_stcore/health")[0] == 200


def test_a_page_that_was_asked_for_is_opened_after_logging_in(set_up):
    set_up(ROLES, AUTH)
    status, told, body = ask(
        "/quotes", query=b"speaker=%3Cscript%3E", headers=[("accept", "text/html")]
    )
    assert (status, told["cache-control"]) == (401, "no-store")
    assert 'href="/auth/begin?next=%2Fquotes%3Fspeaker%3D%253Cscript%253E&amp;by=default"' in body
    headers = [cookie(), ("cookie", "dateline_next=/quotes%3Fspeaker%3DAda")]
    headers = [("cookie", "; ".join(value for _, value in headers))]
    status, told, _ = ask("/", headers=headers)
    assert (status, told["location"]) == (302, "/quotes?speaker=Ada")
    assert "Max-Age=0" in told["set-cookie"]


@pytest.mark.parametrize(
    "onward", ["//evil.test", "/\\evil.test", "http://evil.test", "", "/\r\nx"]
)
def test_no_other_site_is_opened_after_logging_in(onward):
    assert not gate._is_here(onward)
