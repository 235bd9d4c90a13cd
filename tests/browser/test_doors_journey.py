"""A hostile page in the same browser: it can neither frame the app, nor read it, nor steer it."""

import http.server
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import find_chromium, start

pytestmark = pytest.mark.browser

# What the page tries, and what it may not get: a frame of the app, answers, an upload, a socket.
_HOSTILE = """<!doctype html><title>hostile</title><p>Win a prize</p>
<iframe name="victim" src="{app}/quotes" width="600" height="400"></iframe>
<script>
const outcome = {{}};
async function tries(name, attempt) {{
  try {{ outcome[name] = await attempt(); }} catch (fault) {{ outcome[name] = 'refused'; }}
}}
const socket = () => new Promise((done, fail) => {{
  const opened = new WebSocket('{app}'.replace('http', 'ws') + '/_stcore/stream', ['streamlit']);
  opened.onopen = () => done('open');
  opened.onerror = fail;
}});
const all = Promise.all([
  tries('read', async () => (await fetch('{app}/_stcore/host-config')).text()),
  tries('upload', async () => {{
    const sent = await fetch('{app}/_stcore/upload_file/a/b', {{method: 'PUT', body: 'x'}});
    return String(sent.status);
  }}),
  tries('socket', socket),
  tries('script', () => import('{app}/static/js/index.js').then(() => 'run')),
]).then(() => outcome);
</script>"""
_RULES = "--host-resolver-rules=MAP *.test 127.0.0.1"
_REFUSED = {name: "refused" for name in ("read", "upload", "socket", "script")}


@contextmanager
def _hostile_site(app):
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802 - named by http.server
            body = _HOSTILE.format(app=app).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://localhost:{site.server_port}"
        site.shutdown()


def test_a_page_of_another_site_gets_nothing(browser, server):
    page = browser.new_page()
    with _hostile_site(server.url) as site:
        page.goto(site)
        assert page.evaluate("() => all") == _REFUSED
        framed = next(frame for frame in page.frames if frame.name == "victim")
        expect(framed.get_by_test_id("stApp")).to_have_count(0)
    page.close()


def test_another_name_of_this_machine_gets_nothing(browser, server):
    port = server.url.rpartition(":")[2]
    rebound = start(browser.browser_type, find_chromium(), _RULES)
    page = rebound.new_page()
    answer = page.goto(f"http://rebind.evil.test:{port}/quotes")
    assert answer.status == 421
    expect(page.get_by_text("Dateline does not answer to this name")).to_be_visible()
    assert page.get_by_test_id("stApp").count() == 0
    rebound.close()
