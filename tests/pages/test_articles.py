"""Articles: read, looked at, corrected in the table, added; corrected and removed afterwards."""

import datetime as dt
import json

import pandas as pd
import pytest

from components.articles.reviewing import Review
from newstables.decisions.corrections import correct_articles, make_correction
from newstables.decisions.removals import remove
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.store.sample import add_sample, sample_ids
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.bench.made_store import fill
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import FIRST, SECOND, article_id, fill_store
from tests.reading.folder.making import all_files

PAGE = "pages/collect/articles.py"
TEXT = "Pier opens in Lowmoor\n\nThe new pier opened on Tuesday, the board of Lowmoor said.\n"


def upload(app, *files):
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def submit(app, label):
    (button,) = [one for one in app.button if one.label == label]
    return button.click()


def editor(app):
    (key,) = [key for key in app.session_state.to_dict() if key.startswith("articles_table_")]
    return key


def edit(app, cells):
    """Type into the first row of the review table."""
    app.session_state[editor(app)] = {
        "edited_rows": {0: cells}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    app.run()


def test_nothing_is_stored_before_it_was_looked_at(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.md", f"# {TEXT}".encode()))
    assert not app.exception
    assert Store(tmp_path).articles().empty
    row = app.data_editor[0].value.iloc[0]
    assert (row["title"], row["source"]) == ("Pier opens in Lowmoor", "pier.md")
    assert "Pier opens in Lowmoor: undated." in texts(app)
    app.button(key="articles_add").click().run()
    assert list(Store(tmp_path).articles()["title"]) == ["Pier opens in Lowmoor"]


def test_cell_typed_into_counts_as_given(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.txt", TEXT.encode()))
    edit(app, {"published": "2023-05-02", "outlet": "Harbour News"})
    app.button(key="articles_add").click().run()
    stored = Store(tmp_path).articles().iloc[0]
    assert (stored["published"], stored["published_basis"]) == ("2023-05-02", "given")
    assert (stored["outlet"], stored["outlet_basis"]) == ("Harbour News", "given")


def test_date_that_is_none_is_refused(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.txt", TEXT.encode()))
    edit(app, {"published": "2023-13-40"})
    assert "is not a date" in texts(app)
    assert app.button(key="articles_add").disabled


def test_bad_files_are_problems_and_the_others_go_on(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(
        app,
        ("empty.txt", b""),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("letter.xyz", b"words"),
        ("pier.txt", TEXT.encode()),
    )
    assert not app.exception
    problems = app.dataframe[1].value
    assert sorted(problems["File"]) == ["empty.txt", "letter.xyz", "photo.txt"]
    assert problems["Way out"].str.len().min() > 0
    assert app.button(key="articles_add").label == "Add 1 article"


def test_same_text_twice_is_one_article(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("one.txt", TEXT.encode()), ("two.txt", TEXT.encode()))
    assert app.button(key="articles_add").label == "Add 1 article"
    assert app.data_editor[0].value.iloc[0]["note"] == "same text again in two.txt"


def test_article_in_the_store_is_not_added_again(tmp_path, monkeypatch):
    fill_store(tmp_path)
    Store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.txt", TEXT.encode()))
    app.button(key="articles_add").click().run()
    upload(app, ("again.txt", TEXT.encode()))
    assert app.data_editor[0].value.iloc[0]["note"].startswith("already in the store")
    assert app.button(key="articles_add").disabled


def test_another_printing_of_a_text_in_the_store_can_be_noted(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    line = {"text": TEXT, "outlet": "Harbour Courier", "published": "2023-02-01"}
    upload(app, ("one.jsonl", json.dumps(line).encode()))
    app.button(key="articles_add").click().run()
    upload(app, ("two.jsonl", json.dumps(line | {"outlet": "Lowmoor Gazette"}).encode()))
    assert app.button(key="articles_add").label == "Note where else they were printed"
    app.button(key="articles_add").click().run()
    stored = Store(tmp_path).articles()
    assert list(stored["also_printed"]) == ["Lowmoor Gazette, 1 Feb 2023"]


def test_column_of_a_table_is_chosen(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    rows = "headline,words of it\nPier opens,The new pier opened on Tuesday in Lowmoor.\n"
    upload(app, ("table.csv", rows.encode()))
    (column,) = [field for field in app.selectbox if field.label == "Column that holds the text"]
    assert not app.data_editor
    column.select("words of it")
    submit(app, "Read the table so").run()
    assert not app.exception
    assert app.data_editor[0].value.iloc[0]["title"] == "Pier opens"
    again = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(again, ("more.csv", rows.replace("opened", "closed").encode()))
    found = Review.articles(again.session_state["articles_review"])
    assert ["closed" in article.text for article in found] == [False, True]


def test_every_column_of_a_table_can_be_chosen_and_the_order_of_its_days(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    rows = "a;b;date;text\nPier opens;Harbour News;03/02/2023;The new pier opened in Lowmoor.\n"
    upload(app, ("table.csv", rows.encode()))
    assert "may be two days each" in texts(app)
    for label, column in (("Title", "a"), ("Outlet", "b")):
        (field,) = [one for one in app.selectbox if one.label == label]
        field.select(column)
    (order,) = [one for one in app.radio if one.label == "Days in numbers"]
    order.set_value(order.options[1])
    submit(app, "Read the table so").run()
    row = app.data_editor[0].value.iloc[0]
    assert (row["title"], row["outlet"]) == ("Pier opens", "Harbour News")
    assert row["published"] == "2023-02-03"
    assert "may be two days each" not in texts(app)


def test_pasted_text_is_read(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.text_area(key="articles_pasted").set_value(TEXT)
    app.button(key="articles_look").click().run()
    assert app.button(key="articles_add").label == "Add 1 article"


def test_stored_article_is_corrected_and_the_decision_taken_back(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    first = article_id(FIRST)
    app.selectbox(key="articles_chosen").set_value(first).run()
    app.text_input(key=f"articles_published_{first}").set_value("2023-05-09")
    app.button(key=f"articles_save_{first}").click().run()
    assert not app.exception
    store = Store(tmp_path)
    assert published(store, first) == "2023-05-09"
    (decision,) = store.corrections().to_dict("records")
    assert json.loads(decision["before"]) == "2023-05-02"
    app.button(key=f"articles_undo_{decision['correction_id']}").click().run()
    assert published(store, first) == "2023-05-02"


def test_correction_to_no_date_is_refused(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    first = article_id(FIRST)
    app.selectbox(key="articles_chosen").set_value(first).run()
    app.text_input(key=f"articles_published_{first}").set_value("2023-13-40")
    app.button(key=f"articles_save_{first}").click().run()
    assert "is not a date" in texts(app)
    assert Store(tmp_path).corrections().empty


def test_a_date_is_taken_in_common_ways_and_asked_back_when_it_may_be_two(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    first = article_id(FIRST)
    app.selectbox(key="articles_chosen").set_value(first).run()
    app.text_input(key=f"articles_published_{first}").set_value("3.5.2023")
    app.button(key=f"articles_save_{first}").click().run()
    assert "is 3 May 2023 or 5 March 2023" in texts(app)
    assert Store(tmp_path).corrections().empty
    app.text_input(key=f"articles_published_{first}").set_value("9 May 2023")
    app.button(key=f"articles_save_{first}").click().run()
    assert published(Store(tmp_path), first) == "2023-05-09"


def test_article_is_removed_and_comes_back(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    first = article_id(FIRST)
    app.selectbox(key="articles_chosen").set_value(first).run()
    app.button(key=f"articles_remove_{first}").click().run()
    assert not app.exception
    assert "In the store: 2 articles" in [head.value for head in app.header]
    assert "left out the article “Harbour to stay open”" in texts(app)
    assert first in set(Store(tmp_path).articles()["article_id"])  # nothing is forgotten
    app.button(key="articles_removed_undo").click().run()
    assert "In the store: 3 articles" in [head.value for head in app.header]


def test_the_log_shows_a_removed_article_again(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    remove(store, {article_id(FIRST): "Harbour to stay open"})
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    assert "In the store: 2 articles" in [head.value for head in app.header]
    decision = store.corrections()["correction_id"].iloc[0]
    app.button(key=f"articles_undo_{decision}").click().run()
    assert "In the store: 3 articles" in [head.value for head in app.header]


def test_the_sample_story_is_removed_in_one_go_and_offered_again(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    add_sample(store)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    assert not [button for button in app.button if button.key == "articles_sample"]
    app.button(key="articles_sample_remove").click().run()
    assert "In the store: 3 articles" in [head.value for head in app.header]
    app.button(key="articles_sample").click().run()
    count = 3 + len(sample_ids())
    assert f"In the store: {count} articles" in [head.value for head in app.header]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://news.example/2023/02/pier", "under “Web addresses”"),
        ("Hello", "One word is no article"),
        ("", "Nothing was pasted"),
    ],
)
def test_what_is_no_article_is_refused_beside_the_field(tmp_path, monkeypatch, typed, said):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.text_area(key="articles_pasted").set_value(typed)
    app.button(key="articles_look").click().run()
    assert said in texts(app)
    assert app.text_area(key="articles_pasted").value == typed
    assert not app.data_editor


def test_an_article_not_ticked_is_not_added(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.txt", TEXT.encode()), ("other.txt", f"Another day. {TEXT}".encode()))
    edit(app, {"add": False})
    assert app.button(key="articles_add").label == "Add 1 article"


def test_what_waits_to_be_added_survives_a_look_at_another_page(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.txt", TEXT.encode()))
    edit(app, {"outlet": "Harbour News"})
    app.switch_page("pages/collect/overview.py").run()
    app.switch_page(PAGE).run()
    assert app.button(key="articles_add").label == "Add 1 article"
    assert app.data_editor[0].value["outlet"].iloc[0] == "Harbour News"


def published(store, wanted):
    articles = correct_articles(store.articles(), store.corrections())
    return articles.set_index("article_id")["published"][wanted]


def test_copy_among_the_articles_to_be_added_is_noted(tmp_path, monkeypatch):
    lines = [f"Line {n} tells how the board of Lowmoor weighed pier {n}." for n in range(9)]
    wire, copy = "\n".join(lines), "\n".join([*lines, "By our own desk."])
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    monkeypatch.delattr(Store, "articles")  # comparing with a whole store would take seconds
    upload(app, ("wire.txt", wire.encode()), ("copy.txt", copy.encode()))
    first = app.data_editor[0].value.iloc[0]  # the more doubtful one
    assert first["source"] == "copy.txt"
    assert "of its text stands in" in first["doubt"]


def test_a_long_list_is_searched_in_titles_and_texts(tmp_path, monkeypatch):
    fill(tmp_path, articles=9, pipeline=pipeline_version())
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.text_input(key="find").set_value("“harbour will stay”").run()
    assert "1 article with these words" in texts(app)
    assert app.selectbox(key="articles_chosen").options == [
        "Harbour to stay open (Harbour News, 2 May 2023)"
    ]
    decided = make_correction(
        "article.title", article_id(FIRST), before="Harbour to stay open", after="Zeppelin lands"
    )
    Store(tmp_path).add_corrections(decided)
    app.text_input(key="find").set_value("zeppelin").run()
    assert app.selectbox(key="articles_chosen").options == [
        "Zeppelin lands (Harbour News, 2 May 2023)"
    ]
    again = make_correction(
        "article.title", article_id(FIRST), before="Zeppelin lands", after="Pier lands"
    )
    Store(tmp_path).add_corrections(again)
    for correction in (
        decided,
        again,
    ):  # the older one first: what stood there at first is found again
        Store(tmp_path).mark_undone(correction["correction_id"].iloc[0], at="2026-01-01T00:00:00")
    app.run()
    assert "No title and no text has these words" in texts(app)
    app.text_input(key="find").set_value("nothingofthekind").run()
    assert "No title and no text has these words" in texts(app)
    app.text_input(key="find").set_value("(harbour OR").run()
    assert "Search: " in texts(app)
    assert len(app.selectbox(key="articles_chosen").options) == 12


def test_an_assumed_date_says_why_and_is_taken_only_by_hand(tmp_path, monkeypatch):
    fill_store(tmp_path)
    undated = article_id(SECOND)
    row = {"article_id": undated, "title": None, "outlet": UNKNOWN_OUTLET, "source": "saw.txt",
           "day": "2023-05-04", "first": "2023-05-04", "last": "2023-05-10",
           "reason": "“Thursday” is said there of <b>this</b>"}  # fmt: skip
    other = row | {"day": "2023-05-03", "first": "2023-05-03", "last": "2023-05-03"}
    monkeypatch.setattr(
        "components.articles.assumed_dates.assumed_dates", lambda _: pd.DataFrame([row, other])
    )
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    assert "undated; two days fit" in texts(app)
    assert "assumed: 4 May 2023" in texts(app)
    assert "assumed: 3 May 2023" in texts(app)
    assert "of &lt;b&gt;this&lt;/b&gt;" in texts(app)
    assert "From 4 May 2023 to 10 May 2023 its weekdays mean the same" in texts(app)
    assert Store(tmp_path).corrections().empty
    app.button(key=f"articles_assumed_{undated}_2023-05-04").click().run()
    dated = correct_articles(Store(tmp_path).articles(), Store(tmp_path).corrections())
    assert dated.set_index("article_id").loc[undated, "published"] == "2023-05-04"


def test_files_of_every_kind_are_reviewed_with_a_sentence_a_fault(tmp_path, monkeypatch):
    files = [file for file in all_files() if isinstance(file.name, str)]
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, *((file.name, file.data) for file in files))
    assert not app.exception
    review = app.session_state["articles_review"]
    words = [" ".join(article.text.split()) for article in review.articles()]
    for one in (one for file in files for one in file.stories):
        assert sum(one.paragraphs[0] in text for text in words) == 1, one.title
    told = "\n".join(
        f"{problem.what}; {problem.advice}"
        for reading in review.readings.values()
        for problem in reading.problems
    )
    assert all(part in told for file in files for part in file.told)


def test_what_waits_outlives_the_window_with_what_was_changed_of_it(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("one.txt", TEXT.encode()), ("two.txt", TEXT.replace("opened", "shut").encode()))
    edit(app, {"outlet": "Harbour News", "add": False})
    again = open_app(tmp_path, monkeypatch, page=PAGE)
    rows = again.data_editor[0].value
    assert sorted(rows["source"]) == ["one.txt", "two.txt"]
    changed = rows[rows["outlet"] == "Harbour News"]
    assert list(changed["add"]) == [False]
    assert again.button(key="articles_add").label == "Add 1 article"
    again.button(key="articles_clear").click().run()
    assert not open_app(tmp_path, monkeypatch, page=PAGE).data_editor


def test_what_another_window_adds_is_gone_from_this_one(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("one.txt", TEXT.encode()))
    other = open_app(tmp_path, monkeypatch, page=PAGE)
    other.button(key="articles_add").click().run()
    app.switch_page("pages/collect/overview.py").run()
    app.switch_page(PAGE).run()
    assert not app.data_editor
    assert len(Store(tmp_path).articles()) == 1


def lines(*rows):
    return "\n".join(json.dumps(row) for row in rows).encode()


LONG = "The board of Lowmoor said on Tuesday that the pier opens. " * 12
MANY = lines(
    {"text": LONG, "title": "Sure", "outlet": "Harbour News", "published": "2023-02-01"},
    {"text": "Pier.", "title": "One", "outlet": "Lowmoor Gazette"},
    {"text": LONG.replace("opens", "shuts down"), "title": "Undated", "outlet": "Harbour News"},
    {"text": LONG.replace("board", "mayor and all"), "title": "Nobody's"},
)


def test_the_most_doubtful_stand_first_each_with_its_reasons(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("many.jsonl", MANY))
    rows = app.data_editor[0].value
    assert list(rows["title"])[0] == "One" and list(rows["title"])[-1] == "Sure"
    assert rows.iloc[0]["doubt"] == "one word; undated"
    assert rows.iloc[-1]["doubt"] == ""
    german = "Der Hafen von Lowmoor wird im Mai geschlossen, sagte die Bürgermeisterin. " * 12
    upload(app, ("german.txt", german.encode()))
    doubts = set(app.data_editor[0].value["doubt"])
    assert any("is written in German: it is kept, but not read" in doubt for doubt in doubts)


def change(app, of, **choices):
    app.selectbox(key="articles_bulk_of").select(of)
    for name, value in choices.items():
        widget = app.text_input if name == "value" else app.selectbox
        chosen = widget(key=f"articles_bulk_{name}")
        chosen.set_value(value)


def test_many_are_set_taken_and_left_out_at_once(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("many.jsonl", MANY))
    change(app, "those where it is not known", field="published", value="3 February 2023")
    app.button(key="articles_bulk_set").click().run()
    days = app.data_editor[0].value.set_index("title")["published"].to_dict()
    assert days == {"Sure": "2023-02-01", "One": "2023-02-03", "Undated": "2023-02-03",
                    "Nobody's": "2023-02-03"}  # fmt: skip
    change(app, "all from Harbour News", field="outlet", value="Harbour News (late)")
    app.button(key="articles_bulk_set").click().run()
    assert (app.data_editor[0].value["outlet"] == "Harbour News (late)").sum() == 2
    change(app, "all from Lowmoor Gazette")
    app.button(key="articles_bulk_leave").click().run()
    assert app.button(key="articles_add").label == "Add 3 articles"
    change(app, "all of them", field="published", value="2023-13-40")
    app.button(key="articles_bulk_set").click().run()
    assert "is not a date" in texts(app)
    app.button(key="articles_add").click().run()
    stored = Store(tmp_path).articles()
    assert sorted(stored["published"]) == ["2023-02-01", "2023-02-03", "2023-02-03"]
    assert (stored["outlet_basis"] == "given").sum() == 2


def test_the_list_has_no_column_that_says_nothing(tmp_path, monkeypatch):
    fill_store(tmp_path)
    columns = set(open_app(tmp_path, monkeypatch, page=PAGE).dataframe[0].value.columns)
    assert {"title", "outlet", "published", "words"} <= columns
    assert not {"tags", "note"} & columns


def test_a_day_chosen_in_the_calendar_of_an_undated_article_stands_in_the_table(
    tmp_path, monkeypatch
):
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    upload(app, ("pier.md", f"# {TEXT}".encode()))
    (day,) = [one for one in app.date_input if one.label == "Its day of publication"]
    day.set_value(dt.date(2023, 5, 2)).run()
    assert not app.exception
    assert app.data_editor[0].value.iloc[0]["published"] == "2023-05-02"
    assert not [one for one in app.date_input if one.label == "Its day of publication"]
    app.button(key="articles_add").click().run()
    assert list(Store(tmp_path).articles()["published"]) == ["2023-05-02"]
