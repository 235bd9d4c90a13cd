"""Behind logins nothing of the app is reached but by who is known, on a server that runs."""

import pytest
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.newsroom import STRANGER, cookies_of, opened_newsroom
from tests.browser.reader import DESK, Reader
from tests.fixtures.app import PAGES
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

ADDRESSES = ["/", *(f"/{page.rpartition('/')[2].removesuffix('.py')}" for page in PAGES)]
ROUTES = [
    *ADDRESSES, "/quotes?speaker=Ada+Quill", "/_stcore/host-config", "/_stcore/metrics",
    "/_stcore/agent/v1/sessions", "/media/0.csv", "/static/js/index.js", "/component/a/b.js",
]  # fmt: skip
UPLOAD = "/_stcore/upload_file/session/file"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    with opened_newsroom(tmp_path_factory.mktemp("newsroom"), fill_store) as opened:
        yield opened


@pytest.fixture
def window(browser, newsroom):
    context = browser.new_context(accept_downloads=True, locale="en-GB", **DESK)
    yield Reader(context.new_page(), newsroom.server)
    context.close()


def test_no_address_of_the_server_answers_without_a_login(newsroom):
    assert {newsroom.status_of(route) for route in ROUTES} == {401}
    assert newsroom.status_of("/_stcore/health") == 200
    for method in ("PUT", "DELETE", "OPTIONS"):
        assert newsroom.status_of(UPLOAD, method=method) == 401
    told = {"X-Forwarded-User": "ada@office.example"}
    assert newsroom.status_of("/", **told) == 401


def socket_status(newsroom, cookie=""):
    address = newsroom.server.url.replace("http", "ws") + "/_stcore/stream"
    headers = {"Cookie": cookie} if cookie else {}
    try:
        connect(address, origin=newsroom.server.url, additional_headers=headers).close()
    except InvalidStatus as refused:
        return refused.response.status_code
    return 101


def open_person(page):
    button = page.locator(".st-key-page_person button").first
    expect(button).to_contain_text("rob@")
    button.click()


def test_a_reader_logs_in_comes_to_the_page_asked_for_and_saves_a_file(newsroom, window):
    assert socket_status(newsroom) == 403
    page = window.page
    newsroom.log_in(page, "rob@office.example", asking_for="/quotes?speaker=Ada+Quill")
    page.wait_for_url("**/quotes?speaker=Ada+Quill*")
    window.be_still()
    expect(window.cards().first).to_contain_text("the harbour will stay open")
    open_person(page)
    expect(page.get_by_text("Your role: reader")).to_be_visible()
    page.keyboard.press("Escape")

    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV", exact=True).first.click()
    path = download.value.url.removeprefix(newsroom.server.url)
    assert path.startswith("/media/")
    assert newsroom.status_of(path) == 401
    cookie = cookies_of(page)
    assert newsroom.status_of(path, cookie=cookie) == 200
    assert socket_status(newsroom, cookie) == 101
    assert (
        newsroom.status_of(UPLOAD, method="PUT", cookie=cookie) == 403
    )  # without the page's token
    assert not window.faults

    open_person(page)
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(lambda address: not address.startswith(f"{newsroom.server.url}/quotes"))
    page.goto(newsroom.server.url)
    expect(page.get_by_role("link", name="Log in")).to_be_visible()


def test_who_has_no_role_is_told_so_and_sees_nothing(newsroom, window):
    newsroom.log_in(window.page, STRANGER)
    expect(window.page.get_by_text(f"You are {STRANGER}, who has no role here")).to_be_visible()
    assert socket_status(newsroom, cookies_of(window.page)) == 403
    cookie = cookies_of(window.page)
    assert {newsroom.status_of(route, cookie=cookie) for route in ROUTES} == {403}
    assert newsroom.status_of(UPLOAD, method="PUT", cookie=cookie) == 403


def test_what_a_login_is_signed_with_cannot_be_changed(newsroom, window):
    newsroom.log_in(window.page, "rob@office.example")
    window.be_still()
    cookies = {one["name"]: one["value"] for one in window.page.context.cookies()}
    signed = cookies["_streamlit_user"]
    assert newsroom.status_of("/", cookie=f"_streamlit_user={signed}") == 200
    assert newsroom.status_of("/", cookie=f"_streamlit_user={signed[:-9]}forged000") == 401
