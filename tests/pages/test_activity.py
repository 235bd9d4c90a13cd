"""The Activity page: who did what and when, filtered from the address, and saved."""

from newstables.decisions.audited import AuditFilters, audited
from newstables.decisions.corrections import make_correction
from newstables.store.people.person import Person
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.tour import fill_tour

PAGE = "pages/deliver/activity.py"


def test_the_page_tells_filters_and_saves(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    ben = Store(tmp_path).by(Person("ben@office.example", "analyst"))
    ben.add_corrections(make_correction("quote.hidden", "a:1", before=False, after=True))
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    lines = app.dataframe[0].value
    assert list(lines.columns) == ["When (UTC)", "Who", "What", "About", "Story"]
    assert lines.iloc[0, 1:].tolist() == [
        "ben@office.example", "decided", "that it is not a quotation: no → yes", "",
    ]  # fmt: skip
    before = len(lines)

    app.multiselect("who").select("ben@office.example").run()
    assert len(app.dataframe[0].value) == 1
    assert before > 1
    app.text_input("activity_words").set_value("nothing like it").run()
    assert "Nothing was done that these choices leave." in texts(app)
    assert audited(ben, AuditFilters(what=("file saved",))).empty  # only looking is no deed
