"""Every page is bounded to the story that its address names, and says so."""

import html
import re

import pytest

from newstables.decisions.corrections import make_correction
from newstables.decisions.removals import removed
from newstables.decisions.stories import told_stories
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.store.store import Store
from tests.fixtures.app import PAGES, open_app, texts
from tests.fixtures.story import FIRST, SECOND, article_id
from tests.fixtures.tour import fill_tour

SWITCH = "page_story_switch"


@pytest.fixture
def summit(tmp_path):
    """A store with a story of one of its articles: the folder, and the story's id."""
    fill_tour(tmp_path)
    return tmp_path, make_story(Store(tmp_path), "Summit", articles=[article_id(FIRST)])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_bounded_to_the_story_of_its_address(summit, monkeypatch, page):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page=page, story=story_id)
    assert app.selectbox(SWITCH).value == story_id
    assert app.query_params["story"] == story_id
    assert "1 article · 1 outlet" in texts(app)


def test_a_page_says_of_how_many_articles_the_story_is(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch)
    assert app.selectbox(SWITCH).options == ["All articles", "Summit"]
    whole = texts(app)
    assert "1 article ·" not in whole
    app.selectbox(SWITCH).select(story_id).run()
    assert not app.exception
    assert "1 article ·" in texts(app)
    assert app.query_params["story"] == story_id
    app.selectbox(SWITCH).select("").run()
    assert app.query_params["story"] == "all"
    assert "1 article ·" not in texts(app)


def test_the_story_is_remembered_from_page_to_page(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, story=story_id)
    app.query_params.clear()
    app.switch_page("pages/explore/quotes.py").run()
    assert app.selectbox(SWITCH).value == story_id
    assert app.query_params["story"] == story_id


def test_a_story_that_is_not_there_is_told(summit, monkeypatch):
    folder, _ = summit
    app = open_app(folder, monkeypatch, story="gone-<b>")
    assert "There is no story “gone-&lt;b&gt;” in this store; all articles are shown." in texts(app)
    assert app.selectbox(SWITCH).value == ""


def test_a_link_into_the_story_stays_in_it(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page="pages/collect/overview.py", story=story_id)
    links = [part.partition('"')[0] for part in texts(app).split('href="')[1:]]
    assert links
    assert all(f"story={story_id}" in link for link in links if not link.startswith("#"))


def test_an_empty_story_says_what_to_do(summit, monkeypatch):
    folder, _ = summit
    empty = make_story(Store(folder), "Nothing yet")
    app = open_app(folder, monkeypatch, page="pages/explore/quotes.py", story=empty)
    assert "This story holds no articles yet." in texts(app)


def test_a_story_put_away_is_no_choice_but_opens_by_its_address(summit, monkeypatch):
    folder, story_id = summit
    store = Store(folder)
    decide_story(store, get_story(store, story_id), "archived", after=True)
    assert open_app(folder, monkeypatch).selectbox(SWITCH).options == ["All articles"]
    app = open_app(folder, monkeypatch, story=story_id)
    assert app.selectbox(SWITCH).options == ["All articles", "Summit"]


def test_what_joins_or_leaves_the_story_is_counted_at_once(summit, monkeypatch):
    folder, story_id = summit
    store = Store(folder)
    app = open_app(folder, monkeypatch, page="pages/explore/quotes.py", story=story_id)
    assert "1 article ·" in texts(app)
    decide_story(store, get_story(store, story_id), "added", after=[article_id(SECOND)])
    assert "2 articles ·" in texts(app.run())
    decide_story(store, get_story(store, story_id), "left_out", after=[article_id(FIRST)])
    assert "1 article ·" in texts(app.run())
    decide_story(store, get_story(store, story_id), "name", after="Other summit")
    app.run()
    assert app.selectbox(SWITCH).options == ["All articles", "Other summit"]


# ---- the Stories page


STORIES = "pages/collect/stories.py"


def change(app, story_id):
    """Have what changes a story be open in the next run; return what its keys begin with."""
    app.session_state[f"stories_{story_id}_change"] = True
    return f"stories_{story_id}"


def opened(app, story_id):
    change(app, story_id)
    app.run()
    return change(app, story_id)


def test_a_story_is_renamed_put_away_removed_and_brought_back(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page=STORIES)
    key = opened(app, story_id)
    app.text_input(f"{key}_name").set_value("Second summit")
    app.button(f"{key}_save").click().run()
    assert "Second summit" in app.selectbox(SWITCH).options
    change(app, story_id)
    app.button(f"{key}_archive").click().run()
    assert "Second summit" not in app.selectbox(SWITCH).options
    change(app, story_id)
    app.checkbox(f"{key}_sure").check().run()
    change(app, story_id)
    app.button(f"{key}_remove").click().run()
    assert not get_names(folder)
    last = Store(folder).corrections()["correction_id"].iloc[-1]
    app.button(f"stories_undo_{last}").click().run()
    assert not app.exception
    assert get_names(folder) == ["Second summit"]


def get_names(folder):
    known = told_stories(Store(folder).corrections())
    return [story.name for story_id, story in known.items() if story_id != "sample"]


def test_a_story_is_made_of_a_tour_in_one_click(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    days = {"start": "2023-05-01", "end": "2023-05-09"}
    tour = {"name": "Asia", "traveller": "Ada Quill", **days}
    Store(tmp_path).add_corrections(make_correction("tour.kept", "t", before=None, after=tour))
    app = open_app(tmp_path, monkeypatch, page=STORIES)
    offered = [button for button in app.button if button.key.startswith("stories_new_tour_")]
    offered[0].click().run()
    assert not app.exception
    assert app.selectbox(SWITCH).value != ""
    rules = [rule for story in told_stories(Store(tmp_path).corrections()).values()
             for rule in story.rules()]  # fmt: skip
    assert [bool(rule.tour) for rule in rules] == [True]


def test_a_story_is_made_of_what_is_chosen_in_one_click(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    app = open_app(tmp_path, monkeypatch, page="pages/explore/quotes.py", speaker="Ada Quill")
    app.button("page_story_new").click().run()
    assert not app.exception
    assert get_names(tmp_path) == ["Ada Quill"]
    assert app.query_params["story"].startswith("ada-quill-")


def test_one_is_made_by_name_and_rule(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    app = open_app(tmp_path, monkeypatch, page=STORIES)
    app.text_input("stories_new_name").set_value("Talks")
    app.text_input("stories_new_words").set_value("talks")
    form = [button for button in app.button if button.label == "Make the story"]
    form[0].click().run()
    assert not app.exception
    assert get_names(tmp_path) == ["Talks"]
    assert "Rule: words talks" in texts(app)


def test_the_page_of_a_name_tells_every_story_it_stands_in(summit, monkeypatch):
    folder, story_id = summit
    make_story(Store(folder), "Empty")
    names = "pages/explore/names.py"
    app = open_app(folder, monkeypatch, page=names, story=story_id, name="PERSON:Ada Quill")
    assert "In the stories: Summit (" in texts(app)
    assert "Empty (" not in texts(app)


def test_an_article_is_put_into_a_story_and_left_out_by_hand(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page="pages/collect/articles.py")
    app.session_state["articles_chosen"] = article_id(SECOND)
    app.run()
    chosen = app.multiselect(f"articles_stories_{article_id(SECOND)}")
    assert chosen.value == []
    chosen.select(story_id).run()
    assert not app.exception
    assert listed(folder) == {article_id(FIRST), article_id(SECOND)}
    app.multiselect(f"articles_stories_{article_id(SECOND)}").unselect(story_id).run()
    assert listed(folder) == {article_id(FIRST)}


def listed(folder):
    story = [story for story in told_stories(Store(folder).corrections()).values()
             if not story.sample]  # fmt: skip
    return set(story[0].parts[0].articles)


def test_rules_are_added_and_dropped(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page=STORIES)
    key = opened(app, story_id)
    app.button(f"{key}_rule_add").click().run()
    assert "a rule needs an outlet, a day, words or a name" in texts(app)
    opened(app, story_id)
    app.text_input(f"{key}_rule_words").set_value("fleet")
    app.button(f"{key}_rule_add").click().run()
    assert "Rule: words fleet" in texts(app)
    assert "2 articles · 1 by rule" in texts(app)
    opened(app, story_id)
    app.button(f"{key}_drop_0").click().run()
    assert not app.exception
    assert "Rule: words fleet" not in texts(app)


def test_articles_leave_for_a_story_of_their_own_and_come_back(summit, monkeypatch):
    folder, story_id = summit
    store = Store(folder)
    decide_story(store, get_story(store, story_id), "added", after=[article_id(SECOND)])
    app = open_app(folder, monkeypatch, page=STORIES)
    key = opened(app, story_id)
    app.multiselect(f"{key}_leave").select(article_id(SECOND))
    app.text_input(f"{key}_split_name").set_value("Fleet")
    app.button(f"{key}_split").click().run()
    assert not app.exception
    assert app.query_params["story"].startswith("fleet-")
    held = {story.name: story.parts[0].articles for story in told_stories(
        Store(folder).corrections()).values()}  # fmt: skip
    assert held["Summit"] == {article_id(FIRST)}
    assert held["Fleet"] == {article_id(SECOND)}
    last = Store(folder).corrections()["correction_id"].iloc[-1]
    app.button(f"stories_undo_{last}").click().run()
    assert get_names(folder) == ["Summit"]


@pytest.mark.parametrize("too", [False, True])
def test_the_articles_of_a_removed_story_stay_unless_asked_otherwise(summit, monkeypatch, too):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page=STORIES)
    key = opened(app, story_id)
    app.checkbox(f"{key}_sure").check().run()
    if too:
        change(app, story_id)
        app.checkbox(f"{key}_articles").check().run()
    change(app, story_id)
    app.button(f"{key}_remove").click().run()
    assert not app.exception
    assert get_names(folder) == []
    assert (removed(Store(folder).corrections()) == {article_id(FIRST)}) is too


def test_a_story_has_a_note(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page=STORIES)
    app.text_area(f"note_words_{story_id}").set_value("Ask the harbour master")
    app.button(f"note_keep_{story_id}").click().run()
    assert not app.exception
    assert Store(folder).corrections()["what"].iloc[-1] == "note.story"
    assert app.text_area(f"note_words_{story_id}").value == "Ask the harbour master"


def test_two_stories_are_compared_and_each_number_opens_what_it_counts(summit, monkeypatch):
    folder, story_id = summit
    make_story(Store(folder), "Fleet", articles=[article_id(SECOND)])
    app = open_app(folder, monkeypatch, page=STORIES)
    table = app.dataframe[0].value
    assert list(table.columns) == ["Who is named", "Summit", "Fleet"]
    row = table[table["Who is named"] == "Ada Quill"].iloc[0]
    assert row["Summit"] == f"/names?name=PERSON%3AAda+Quill&story={story_id}#n=1"
    assert row["Fleet"].endswith("#n=1")


def test_what_a_rule_took_in_of_late_is_listed_and_left_out_again(summit, monkeypatch):
    folder, story_id = summit
    store = Store(folder)
    store.write_note(f"looked_at {story_id}", "2000-01-01T00:00:00+00:00")
    rule = {"words": "fleet"}
    decide_story(store, get_story(store, story_id), "rules", after=[rule])
    app = open_app(folder, monkeypatch, page=STORIES)
    assert "1 new by rule since 1 Jan 2000" in [part.label for part in app.expander]
    app.button(f"stories_{story_id}_new_left_out_{article_id(SECOND)}").click().run()
    assert not app.exception
    assert get_story(Store(folder), story_id).parts[0].left_out == {article_id(SECOND)}


# ---- decided in one story only


def open_card(app):
    """Open the first quotation: the key of the button that hides it, and its id."""
    pieces = "".join(piece.value for piece in app.html)
    quote_id = html.unescape(re.search('data-opens="([^"]+)"', pieces).group(1))
    app.session_state["quotes_opened"] = quote_id
    app.run()
    return f"quotes_hide_{quote_id}", quote_id


def test_a_correction_holds_in_one_story_only_when_that_is_chosen(summit, monkeypatch):
    folder, story_id = summit
    quotes = "pages/explore/quotes.py"
    app = open_app(folder, monkeypatch, page=quotes, story=story_id)
    hide, quote_id = open_card(app)
    app.checkbox(f"page_story_only_{quote_id}").check().run()
    app.button(hide).click().run()
    assert not app.exception
    assert hide not in [button.key for button in app.button]
    app.session_state["quotes_log"] = True
    app.run()
    assert "in the story “Summit” only" in texts(app)
    logged = Store(folder).corrections().iloc[-1]
    assert (logged["what"], logged["story"]) == ("quote.hidden", story_id)
    whole = open_app(folder, monkeypatch, page=quotes)
    whole.session_state["quotes_opened"] = quote_id
    whole.run()
    assert hide in [button.key for button in whole.button]
    assert not [box for box in whole.checkbox if box.label == "In this story only"]


def test_a_correction_holds_in_the_whole_store_when_nothing_is_chosen(summit, monkeypatch):
    folder, story_id = summit
    app = open_app(folder, monkeypatch, page="pages/explore/quotes.py", story=story_id)
    hide, _ = open_card(app)
    app.button(hide).click().run()
    assert Store(folder).corrections()["story"].isna().all()
