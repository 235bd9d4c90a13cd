"""What is chosen stands above the page, each with its way off."""

from tests.fixtures.app import open_app
from tests.fixtures.story import fill_store

PAGE = "pages/explore/quotes.py"


def chips(app):
    return [box for box in app.multiselect if box.key and box.key.startswith("page_chips")]


def test_nothing_chosen_shows_no_chip(tmp_path, monkeypatch):
    fill_store(tmp_path)
    assert not chips(open_app(tmp_path, monkeypatch, page=PAGE))


def test_a_chip_taken_off_is_chosen_no_longer(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.multiselect(key="speaker").set_value(["Ada Quill", "Bram Oster"]).run()
    app.text_input(key="q").set_value("harbour").run()
    (box,) = chips(app)
    assert box.options == ["Words: harbour", "Speaker: Ada Quill", "Speaker: Bram Oster"]
    box.set_value(["Speaker: Ada Quill"]).run()
    assert app.multiselect(key="speaker").value == ["Ada Quill"]
    assert app.text_input(key="q").value == ""
    assert chips(app)[0].options == ["Speaker: Ada Quill"]


def test_all_chips_are_cleared_at_once(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.button_group(key="kind").set_value(["direct"]).run()
    app.multiselect(key="outlet").set_value(["Harbour News"]).run()
    (box,) = chips(app)
    assert "Kind: direct" in box.options
    box.set_value([]).run()
    assert not chips(app)
    assert app.multiselect(key="outlet").value == []
    assert set(app.button_group(key="kind").value) == {"direct", "mixed"}
