"""The page Check: a draft in, its claims out, faults first, each with the sentence that says so."""

import pytest

from components.check import view
from components.check.heat import heat_of
from components.check.running import run_check
from newstables.__main__ import main
from newstables.config import SAMPLE
from newstables.errors import ArticleError
from tests.fixtures.app import open_app, texts

PAGE = "pages/deliver/check.py"
DRAFT = "“China is not our adversary,” Jens Stoltenberg said in Tokyo on 1 February 2023."


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checked") / "store"
    assert main(["ingest", str(SAMPLE), "--store", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def report(store):
    return run_check(DRAFT.encode(), name="line <b>1</b>.txt", store=store, written="")


def test_a_draft_is_read_by_a_process_of_its_own(report):
    verdicts = dict(zip(report.rows["words"], report.rows["verdict"], strict=True))
    assert verdicts["China is not our adversary"] == "found otherwise"
    assert verdicts["Tokyo"] == "found"


def test_a_draft_that_cannot_be_read_is_told_by_its_own_name(store):
    with pytest.raises(ArticleError, match=r"^'press line\.pdf'"):
        run_check(b"no pdf", name="press line.pdf", store=store, written="")


def test_faults_come_first_and_a_source_opens_the_article(store, report, monkeypatch):
    monkeypatch.setattr(view, "run_check", lambda *_, **__: report)
    app = open_app(store, monkeypatch, page=PAGE)
    app.text_area(key="check_words").set_value(DRAFT)
    app.button(key="check_go").click().run()
    assert not app.exception
    shown = texts(app)
    assert "“our” for “NATO’s”" in shown
    assert "China is not our adversary" in shown
    assert "Tokyo</b>" not in shown  # found: behind All
    app.segmented_control(key="check_shown").set_value("All").run()
    assert "Tokyo</b>" in texts(app)
    opens = next(button for button in app.button if str(button.key).startswith("check_open"))
    opens.click().run()
    assert not app.exception
    assert "Go to the first mark" in texts(app)


def test_nothing_put_in_is_told(store, monkeypatch):
    app = open_app(store, monkeypatch, page=PAGE)
    app.button(key="check_go").click().run()
    assert "There is no draft yet" in texts(app)


def test_a_day_that_is_none_is_told_and_the_draft_stays(store, monkeypatch):
    app = open_app(store, monkeypatch, page=PAGE)
    app.text_area(key="check_words").set_value(DRAFT)
    app.text_input(key="check_written").set_value("the other day")
    app.button(key="check_go").click().run()
    assert "is not a date; write it as" in texts(app)
    assert app.text_area(key="check_words").value == DRAFT


def test_without_a_transcript_the_page_says_how_to_add_one(store, monkeypatch):
    app = open_app(store, monkeypatch, page=PAGE)
    assert "No transcript is among the articles yet" in texts(app)


def test_words_of_a_transcript_are_deeper_the_more_often_they_were_quoted():
    shown = heat_of("one <two> three", [(0, 9), (4, 9), (12, 99)])
    assert '<mark style="background:rgba(250,160,40,0.26)' in shown
    assert 'title="quoted once">one </mark>' in shown
    assert 'title="quoted 2 times">&lt;two&gt;</mark>' in shown
    assert "<two>" not in shown
    assert heat_of("a", []) == "a"
