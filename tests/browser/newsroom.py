"""A newsroom on this machine: the app behind logins, and a provider of OpenID Connect."""

import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass

from oidc_provider_mock import User, run_server_in_thread

from tests.browser.server import Server

PEOPLE = {
    "ada@office.example": "administrator",
    "eda@office.example": "editor",
    "ana@office.example": "analyst",
    "rob@office.example": "reader",
}
STRANGER = "eve@evil.example"
_SECRETS = """[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "5ec2e75ec2e75ec2e75ec2e75ec2e75e"
client_id = "dateline"
client_secret = "secret"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@dataclass
class Newsroom:
    """A server and how one logs in to it."""

    server: Server

    def log_in(self, page, name, *, asking_for="/"):
        """Open an address in a browser that nobody is logged in with, and log in as `name`."""
        page.goto(self.server.url + asking_for)
        page.get_by_role("link", name="Log in").click()
        page.get_by_role("button", name=name, exact=True).click()

    def status_of(self, path, *, method="GET", cookie="", **headers):
        """Return what the server answers to a request without a browser."""
        headers |= {"Cookie": cookie} if cookie else {}
        asked = urllib.request.Request(self.server.url + path, method=method, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code


def cookies_of(page):
    """Return the cookies of a browser as the header that it sends."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


@contextmanager
def opened_newsroom(folder, fill):
    """Start a provider and a server behind it, on a store that `fill` fills."""
    users = [User(sub=name, claims={"email": name}) for name in (*PEOPLE, STRANGER)]
    people = folder / "people.toml"
    roles = "\n".join(f'{role} = ["{name}"]' for name, role in PEOPLE.items())
    people.write_text(f"[roles]\n{roles}\n", encoding="utf-8")
    secrets = folder / "secrets.toml"
    server = Server(
        folder / "store",
        log=folder / "server.log",
        options=["--secrets.files", str(secrets)],
        env={"DATELINE_PEOPLE": str(people)},
    )
    fill(server.folder)
    with run_server_in_thread(user_claims=users) as provider:
        secrets.write_text(
            _SECRETS.format(port=server.port, provider=provider.server_port), encoding="utf-8"
        )
        server.start()
        try:
            yield Newsroom(server)
        finally:
            server.stop()
