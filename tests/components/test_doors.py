"""The doors of the server: which requests enter, and what each answer forbids the browser."""

import pytest

from components.browser import ANCHORS
from components.server.doors import Doors, comes_from, is_ours, policy


async def _inner(scope, receive, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"in"})


def ask(kind="http", **headers):
    """Send one request through the doors; return the messages that came back."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": f"{kind}.request"}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": "/", "headers": raw}
    _finish(Doors(_inner)(scope, receive, send))
    return sent


def _finish(asked):
    """Run what waits for nothing to its end: a browser in the same process has its own loop."""
    with pytest.raises(StopIteration):
        asked.send(None)


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost:8501", True),
        ("LOCALHOST:8501", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("localhost:8502", False),
        ("localhost", False),
        ("evil.test:8501", False),
        ("localhost.evil.test:8501", False),
        ("127.0.0.1.evil.test:8501", False),
        ("localhost:8501@evil.test", False),
        ("evil.test@localhost:8501", False),
        ("localhost:8501/", False),
        ("localhost:port", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_a_request_must_name_this_server(host, ours):
    assert is_ours(host) is ours


def test_a_name_of_the_settings_is_let_in_at_any_port(monkeypatch):
    settings = {
        "server.allowedHosts": ["Briefings.example", "*.office.example"],
        "browser.serverAddress": "",
        "server.port": 8501,
        "browser.serverPort": 8501,
    }
    monkeypatch.setattr("streamlit.get_option", settings.__getitem__)
    assert is_ours("briefings.example")
    assert is_ours("desk.office.example:8443")
    assert not is_ours("office.example.evil.test")
    assert not is_ours("xbriefings.example")


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (None, True),
        ("http://localhost:8501", True),
        ("https://localhost:8501", True),
        ("http://localhost:9999", False),
        ("http://evil.test", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_pages_of_this_server_may_ask(origin, ours):
    assert comes_from(origin, "localhost:8501") is ours


def test_what_is_let_in_is_answered_with_its_limits():
    start, body = ask(host="localhost:8501", origin="http://localhost:8501")
    headers = dict(start["headers"])
    assert (start["status"], body["body"]) == (200, b"in")
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert headers[b"x-frame-options"] == b"DENY"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"referrer-policy"] == b"no-referrer"


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("evil.test:8501", "http://evil.test:8501", 421),
        ("localhost:8501", "http://localhost:9999", 403),
        ("localhost:8501", "null", 403),
    ],
)
def test_what_is_refused_is_told_why(host, origin, status):
    start, body = ask(host=host, origin=origin)
    assert start["status"] == status
    assert b"Dateline" in body["body"]
    assert ask("websocket", host=host, origin=origin) == [{"type": "websocket.close", "code": 1008}]


def test_a_websocket_of_our_own_page_opens():
    assert ask("websocket", host="127.0.0.1:8501", origin="http://127.0.0.1:8501") == [
        {"type": "websocket.accept"}
    ]


def test_no_script_written_into_a_page_may_run():
    rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
    assert "unsafe" not in rules["script-src"]
    assert rules["script-src"].count("sha256-") == 1 + len(ANCHORS)  # the page's, and scrolling
    assert rules["default-src"] == "'self'"
