"""Several stored articles changed at once: one line of the log, taken back as one."""

import pytest

from newstables.decisions.corrections import correct_articles, make_corrections
from newstables.decisions.removals import removed
from newstables.errors import CorrectionError
from newstables.queries.notes import notes
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import FIRST, SECOND, article_id, fill_store

PAGE = "pages/collect/articles.py"


@pytest.fixture
def app(tmp_path, monkeypatch):
    fill_store(tmp_path)
    return open_app(tmp_path, monkeypatch, page=PAGE)


def now_stored(folder):
    store = Store(folder)
    return correct_articles(store.articles(), store.corrections())


def set_it(app, of, field, value):
    app.selectbox(key="articles_many_of").select(of)
    app.selectbox(key="articles_many_field").select(field)
    app.text_input(key="articles_many_value").set_value(value)
    app.button(key="articles_many_set").click().run()


@pytest.mark.parametrize(("field", "typed", "kept"), [
    ("outlet", "Port Daily", "Port Daily"),
    ("published", "4 May 2023", "2023-05-04"),
    ("section", "World", "World"),
    ("byline", "Ana Ruiz", "Ana Ruiz"),
    ("url", "https://port.example/1", "https://port.example/1"),
    ("language", "English", "en"),
])  # fmt: skip
def test_a_field_of_all_is_set_in_one_go_and_taken_back_in_one(app, tmp_path, field, typed, kept):
    before = now_stored(tmp_path)[field].tolist()
    set_it(app, "all of them", field, typed)
    assert not app.exception
    assert now_stored(tmp_path)[field].tolist() == [kept] * 3
    log = Store(tmp_path).corrections()
    assert log["at"].nunique() == 1
    (undo,) = [one for one in app.button if one.label == "Undo"]
    undo.click().run()
    assert now_stored(tmp_path)[field].tolist() == before
    assert "(taken back)" in texts(app)


def test_only_those_of_an_outlet_or_without_a_value_are_set(app, tmp_path):
    set_it(app, "all from Harbour News", "section", "Politics")
    set_it(app, "those where it is not known", "section", "World")
    found = now_stored(tmp_path).set_index("article_id")["section"]
    assert found[article_id(FIRST)] == "Politics"
    assert found[article_id(SECOND)] == "World"


def test_what_cannot_be_set_is_told_and_changes_nothing(app, tmp_path):
    set_it(app, "all of them", "published", "2023-13-40")
    assert "is not a date" in texts(app)
    set_it(app, "all of them", "language", "Klingon")
    assert "no language known here" in texts(app)
    assert Store(tmp_path).corrections().empty


def test_many_are_tagged_and_removed_at_once_and_come_back(app, tmp_path):
    app.text_input(key="articles_many_tag").set_value("port")
    app.button(key="articles_many_add_tag").click().run()
    told = notes(open_replica(Store(tmp_path)), "article")
    assert list(told["tags"]) == ["port"] * 3
    app.selectbox(key="articles_many_of").select("all from Harbour News")
    app.checkbox(key="articles_many_sure").check().run()
    app.button(key="articles_many_remove").click().run()
    assert removed(Store(tmp_path).corrections()) == {article_id(FIRST)}
    app.button(key="articles_removed_undo").click().run()
    assert not removed(Store(tmp_path).corrections())


def test_what_another_window_decided_meanwhile_is_left(app, tmp_path):
    theirs = make_corrections("article.outlet", {article_id(FIRST): ("Harbour News", "Theirs")})
    Store(tmp_path).add_corrections(theirs)
    set_it(app, "all of them", "outlet", "Mine")
    found = now_stored(tmp_path).set_index("article_id")["outlet"]
    assert found[article_id(FIRST)] == "Theirs"
    assert found[article_id(SECOND)] == "Mine"
    assert any("1 article left as somebody else has set" in one.value for one in app.toast)


def test_a_language_is_decided_by_its_code_alone():
    with pytest.raises(CorrectionError, match="no language known here"):
        make_corrections("article.language", {"a": ("de", "Klingon")})
