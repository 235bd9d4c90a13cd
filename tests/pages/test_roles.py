"""What a page draws for each role: tools that it does not hold are absent or disabled, and why."""

import pytest

from components.server import identity
from newstables.decisions.briefing_picks import pick
from newstables.decisions.briefings import briefings
from newstables.store.people.person import ROLES, Person
from newstables.store.store import Store
from tests.fixtures.app import PAGES, open_app, texts
from tests.fixtures.tour import fill_tour

# A tool of a page by the key of its widget, and the lowest role that has it.
TOOLS = {
    "pages/collect/overview.py": [("overview_watch_add", "editor")],
    "pages/collect/articles.py": [
        ("articles_fetch_ask", "editor"),
        ("articles_look", "editor"),
        ("articles_source_add", "editor"),
    ],
    "pages/explore/quotes.py": [("quotes_pick_page", "analyst")],
    "pages/deliver/briefing.py": [("briefing_add", "analyst"), ("briefing_copy", "analyst")],
}


def open_as(folder, monkeypatch, role, *, page="", **address):
    monkeypatch.setattr(identity, "local_person", lambda: Person("bea@office.example", role))
    return open_app(folder, monkeypatch, page=page, **address)


def usable(app):
    return {tool.key for tool in app.button if not tool.disabled}


def switched(app, page):
    app.switch_page(page).run()
    assert not app.exception, (page, app.exception)
    return app


@pytest.mark.parametrize("role", ROLES)
def test_each_page_draws_the_tools_of_a_role(tmp_path, monkeypatch, role):
    fill_tour(tmp_path)
    pick(Store(tmp_path), [])
    app = open_as(tmp_path, monkeypatch, role)
    for page, tools in TOOLS.items():
        found = usable(switched(app, page))
        for key, needed in tools:
            assert (key in found) is (ROLES.index(role) >= ROLES.index(needed)), (page, key)


def test_every_page_opens_for_a_reader_and_says_what_it_leaves_out(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    app = open_as(tmp_path, monkeypatch, "reader")
    for page in PAGES:
        words = texts(switched(app, page))
        assert "Deciding for all articles takes an analyst, and bea@office.example is a" in words
        assert not [key for key in usable(app) if key and ("undo" in key or "right" in key)]


def test_nothing_is_drawn_for_who_has_no_role(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    app = open_as(tmp_path, monkeypatch, None, quote="a:1")
    assert "bea@office.example has no role here" in texts(app)
    assert not app.title and not app.button


def test_a_click_that_a_role_does_not_hold_changes_nothing(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    pick(Store(tmp_path), [])
    app = open_as(tmp_path, monkeypatch, "analyst", page="pages/deliver/briefing.py")
    monkeypatch.setattr(identity, "local_person", lambda: Person("bea@office.example", "reader"))
    app.button("briefing_copy").click().run()
    assert len(app.exception) == 1  # `server.faults` makes a sentence of it, where a server runs
    assert len(briefings(Store(tmp_path))) == 1
