"""Quotes: filters in the address, cards, corrections that last and can be taken back."""

import json
import re

import pytest

from components.article_view import FIRST_MARK
from components.browser import script_for
from newstables.decisions import briefing_picks
from newstables.decisions.corrections import make_correction
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import FIRST, HOSTILE, article_id, fill_store

PAGE = "pages/explore/quotes.py"
OPEN = f"{article_id(FIRST)}:{FIRST.index('the harbour will')}"


def quotes(tmp_path, monkeypatch, **address):
    fill_store(tmp_path)
    return open_app(tmp_path, monkeypatch, page=PAGE, **address)


def cards(app):
    """The cards, each with what can be done with it, as HTML."""
    pieces = [piece.value for piece in app.html if 'class="dl-quote"' in piece.value]
    return [card for piece in pieces for card in piece.split('<div class="dl-quote">')[1:]]


def heads(app):
    """The heads of the groups, as words."""
    found = [re.findall("<h2[^>]*>(.*?)</h2>", piece.value) for piece in app.html]
    return [re.sub("<[^>]+>", "", head) for heads in found for head in heads]


def test_quotations_stand_under_their_speaker(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch)
    assert heads(app)[0].startswith("Ada Quill")
    assert heads(app)[0].endswith("· 3 quotations")
    assert "Bram Oster · a shipping analyst · 1 quotation" in heads(app)
    assert len(cards(app)) == 6


def test_indirect_speech_is_shown_when_it_is_asked_for(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, kind="indirect")
    (card,) = cards(app)
    assert "the plan was late" in card


def test_filters_come_from_the_address(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, speaker="Bram Oster", kind="indirect")
    assert app.multiselect(key="speaker").value == ["Bram Oster"]
    (card,) = cards(app)
    assert "the plan was late" in card


def test_an_address_that_asks_for_what_is_not_here_says_so(tmp_path, monkeypatch):
    address = {"speaker": "<b>zzz</b>", "sure": "perhaps", "from": "1999-01-01"}
    app = quotes(tmp_path, monkeypatch, **address)
    shown = texts(app)
    assert "Speaker: “&lt;b&gt;zzz&lt;/b&gt;” is not in this story; all are shown." in shown
    assert "“perhaps” is not in this story" in shown
    assert "Published from: “1999-01-01” is not in this story" in shown
    app.multiselect(key="speaker").select("Cora Dun").run()
    assert "zzz" not in texts(app)


def test_a_name_too_rare_for_the_list_is_chosen_from_the_address(tmp_path, monkeypatch):
    monkeypatch.setattr("components.quotes.filters.names_in_quotes", lambda _: [])
    monkeypatch.setattr("components.quotes.filters.count_quotes", lambda *_: 1)
    app = quotes(tmp_path, monkeypatch, about="Ada Quill")
    assert app.multiselect(key="about").value == ["Ada Quill"]
    assert "not in this story" not in texts(app)


def test_words_are_searched_and_marked(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, q="“fifty years”")
    (card,) = cards(app)
    assert re.search("<mark[^>]*>fifty years</mark>", card)


def test_broken_search_gets_a_hint(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, q="(harbour OR")
    assert not app.exception
    assert "Search:" in texts(app)
    assert len(cards(app)) == 6


def test_choices_that_leave_nothing_say_so(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, q="zeppelin")
    assert "No quotation fits these choices" in texts(app)


def test_address_of_a_quotation_opens_its_article(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    assert re.search("<mark[^>]*>the harbour will stay open</mark>", texts(app))
    assert "Harbour to stay open" in texts(app)


def test_unknown_address_is_said_to_lead_nowhere(tmp_path, monkeypatch):
    assert "No quotation has this address" in texts(quotes(tmp_path, monkeypatch, quote="x:1"))


def test_hidden_quotation_comes_back_when_the_decision_is_taken_back(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.button(key=f"quotes_hide_{OPEN}").click().run()
    assert "No quotation has this address" in texts(app)
    (decision,) = Store(tmp_path).corrections()["correction_id"]
    Store(tmp_path).mark_undone(decision, at="2023-05-05T00:00:00")
    assert "the harbour will stay open" in texts(app.run())


def test_speaker_is_corrected_for_good(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.selectbox(key=f"quotes_speaker_{OPEN}").set_value("Cora Dun")
    app.button(key=f"quotes_save_{OPEN}").click().run()
    assert not app.exception
    (card,) = cards(app)
    assert "<b>Cora Dun</b>" in card
    assert "checked by a person" in card
    again = open_app(tmp_path, monkeypatch, page=PAGE, quote=OPEN)
    assert "<b>Cora Dun</b>" in cards(again)[0]


def correct_speaker(app, name):
    app.selectbox(key=f"quotes_speaker_{OPEN}").set_value(name)
    app.button(key=f"quotes_save_{OPEN}").click().run()
    assert not app.exception


@pytest.mark.parametrize(("answer", "holds"), [(True, "Bram Oster"), (False, "Cora Dun")])
def test_who_decides_about_what_changed_meanwhile_is_asked(tmp_path, monkeypatch, answer, holds):
    first = quotes(tmp_path, monkeypatch, quote=OPEN)
    second = open_app(tmp_path, monkeypatch, page=PAGE, quote=OPEN)
    correct_speaker(first, "Cora Dun")
    assert "Somebody was faster" not in texts(first)
    correct_speaker(second, "Bram Oster")
    assert "meanwhile set who said it to Cora Dun; you chose Bram Oster" in texts(second)
    assert len(Store(tmp_path).corrections()) == 1
    assert "<b>Cora Dun</b>" in cards(second)[0]
    second.run()  # the question stays until it is answered
    second.button(key=f"page_asked_0_{answer}").click().run()
    assert "Somebody was faster" not in texts(second)
    assert f"<b>{holds}</b>" in cards(second)[0]
    assert list(Store(tmp_path).corrections()["before"])[1:] == ['"Cora Dun"'] * answer


def test_who_takes_back_meanwhile_is_told_of_too(tmp_path, monkeypatch):
    first = quotes(tmp_path, monkeypatch, quote=OPEN)
    correct_speaker(first, "Cora Dun")
    second = open_app(tmp_path, monkeypatch, page=PAGE, quote=OPEN)
    (decision,) = Store(tmp_path).corrections()["correction_id"]
    Store(tmp_path).mark_undone(decision, at="2023-05-05T00:00:00")
    correct_speaker(second, "Bram Oster")
    assert "has meanwhile taken back that who said it is Cora Dun" in texts(second)


def test_the_same_decided_twice_is_no_question(tmp_path, monkeypatch):
    first = quotes(tmp_path, monkeypatch, quote=OPEN)
    second = open_app(tmp_path, monkeypatch, page=PAGE, quote=OPEN)
    for app in (first, second):
        correct_speaker(app, "Cora Dun")
    assert "Somebody was faster" not in texts(second)


def test_quotation_is_picked_for_the_briefing(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.button(key=f"quotes_pick_{OPEN}").click().run()
    assert briefing_picks.picked(Store(tmp_path)) == [OPEN]
    app.button(key=f"quotes_pick_{OPEN}").click().run()
    assert briefing_picks.picked(Store(tmp_path)) == []


def test_hostile_words_are_shown_and_not_obeyed(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, speaker="<b>Eve Mark</b>")
    (card,) = cards(app)
    assert "&lt;b&gt;Eve Mark&lt;/b&gt;" in texts(app)
    assert "<img" not in texts(app)
    assert "&lt;img" in card
    labels = [part.label for part in [*app.button, *app.expander, *app.selectbox]]
    assert not [label for label in labels if "Eve" in label or "img" in label]
    hostile = f"{article_id(HOSTILE)}:{HOSTILE.index('Costs')}"
    app = open_app(tmp_path, monkeypatch, page=PAGE, quote=hostile)
    shown = texts(app).replace(script_for(FIRST_MARK), "")  # our own
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown.replace("&lt;script", "")


def test_review_queue_begins_with_the_least_sure(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, group="Review queue", kind="direct")
    assert "6 quotations not checked" in texts(app)
    assert "Eve Mark" in cards(app)[0]
    app.button(key="quotes_queue_Y").click().run()
    assert "5 quotations not checked" in texts(app)
    assert "Eve Mark" not in cards(app)[0]
    app.button(key="quotes_queue_N").click().run()
    assert "4 quotations not checked" in texts(app)
    assert sorted(Store(tmp_path).corrections()["what"]) == ["quote.hidden", "quote.reviewed"]


def test_words_said_are_shortened(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.text_area(key=f"quotes_words_{OPEN}").set_value("will stay open")
    app.button(key=f"quotes_save_{OPEN}").click().run()
    assert "“will stay open”" in cards(app)[0]
    assert re.search("<mark[^>]*>will stay open</mark>", texts(app))


def test_words_that_nobody_printed_are_refused(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.text_area(key=f"quotes_words_{OPEN}").set_value("will never open")
    app.button(key=f"quotes_save_{OPEN}").click().run()
    assert "“will never open” does not stand in the article" in texts(app)
    assert Store(tmp_path).corrections().empty


def test_parts_printed_apart_are_found_in_order(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    words = "the harbour will stay open [...] No ferry"
    app.text_area(key=f"quotes_words_{OPEN}").set_value(words)
    app.button(key=f"quotes_save_{OPEN}").click().run()
    (after,) = Store(tmp_path).corrections()["after"]
    starts = [FIRST.index("the harbour"), FIRST.index("No ferry")]
    assert json.loads(after) == {
        "spans": [[starts[0], starts[0] + 26], [starts[1], starts[1] + 8]], "text": words
    }  # fmt: skip


def test_a_part_that_stands_before_the_one_before_it_is_named(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.text_area(key=f"quotes_words_{OPEN}").set_value("No ferry [...] the harbour will")
    app.button(key=f"quotes_save_{OPEN}").click().run()
    assert "“the harbour will” does not stand" in texts(app)
    assert "after the part before it" in texts(app)


def test_exports_wait_until_they_are_asked_for(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, q="harbour")
    assert [button.label for button in app.get("download_button")] == [
        "Save as CSV",
        "Save as Excel",
    ]


def test_quotations_are_grouped_by_the_word_they_share(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, group="Keyword")
    counts = [int(re.search(r"· (\d+) quotation", head)[1]) for head in heads(app)]
    assert heads(app)[-1].startswith("no shared word")
    assert sum(counts) == len(cards(app)) == 6


def test_a_keyword_comes_from_the_address(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, keyword="no shared word", kind="indirect")
    assert app.multiselect(key="keyword").value == ["no shared word"]
    assert len(cards(app)) == 1


def test_what_is_picked_for_the_briefing_has_its_box_ticked(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, speaker="Cora Dun")
    (card,) = cards(app)
    quote_id = re.search('data-picks="([^"]+)"', card).group(1)
    assert " checked>" not in card
    briefing_picks.pick(Store(tmp_path), [quote_id])
    app.run()
    assert "1 quotation picked for the briefing" in texts(app)
    assert " checked>" in cards(app)[0]
    briefing_picks.remove(Store(tmp_path), [quote_id])
    app.run()
    assert " checked>" not in cards(app)[0]


def test_a_page_is_picked_at_once_and_taken_out(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch)
    app.button(key="quotes_pick_page").click().run()
    assert len(briefing_picks.picked(Store(tmp_path))) == 6
    app.button(key="quotes_drop_page").click().run()
    assert briefing_picks.picked(Store(tmp_path)) == []


def test_all_of_the_choices_are_picked_over_pages(tmp_path, monkeypatch):
    monkeypatch.setattr("components.quotes.listing.PER_PAGE", 2)
    app = quotes(tmp_path, monkeypatch, speaker="Ada Quill")
    app.button(key="quotes_pick_all").click().run()
    assert len(briefing_picks.picked(Store(tmp_path))) == 3


def paged(tmp_path, monkeypatch, number):
    """The page of that number in the address, two of the six quotations a page."""
    monkeypatch.setattr("components.quotes.listing.PER_PAGE", 2)
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch)
    app.query_params["page"] = number
    app.switch_page(PAGE).run()
    assert not app.exception, app.exception
    return app


def test_the_page_stands_in_the_address_and_begins_anew_with_other_choices(tmp_path, monkeypatch):
    app = paged(tmp_path, monkeypatch, "2")
    second = cards(app)
    assert len(second) == 2
    app.segmented_control(key="group").set_value("Outlet").run()
    assert not app.exception
    assert app.session_state["page"] == 1
    app.session_state["page"] = 3
    app.run()
    app.multiselect(key="speaker").select("Ada Quill").run()
    assert not app.exception
    assert app.session_state["page"] == 1


@pytest.mark.parametrize(("wrong", "shown"), [("99", 3), ("0", 1), ("-1", 1), ("two", 1)])
def test_a_page_number_that_is_none_shows_a_page_that_is(tmp_path, monkeypatch, wrong, shown):
    app = paged(tmp_path, monkeypatch, wrong)
    assert len(cards(app)) == 2
    assert app.session_state["page"] == shown


def test_the_log_says_which_words_were_decided_to_be_no_quotation(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    store.add_corrections(make_correction("quote.hidden", OPEN, before=False, after=True))
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.session_state["quotes_log"] = True
    app.run()
    assert "that it is not a quotation of the harbour will stay open" in texts(app)


def test_two_sayings_are_put_together_and_a_printing_is_taken_out(tmp_path, monkeypatch):
    app = quotes(tmp_path, monkeypatch, quote=OPEN)
    app.session_state[f"quotes_saying_{OPEN}"] = True
    app.run()
    assert "Printed 1 time" in texts(app)
    same = app.selectbox(key=f"quotes_same_{OPEN}")
    other = next(one for one in same.options if "fifty years" in one)
    same.set_value(other).run()
    app.button(key=f"quotes_join_{OPEN}").click().run()
    assert "Printed 2 times" in texts(app)
    app = open_app(tmp_path, monkeypatch, page=PAGE, speaker="Ada Quill")
    assert heads(app) == ["Ada Quill · the minister · 2 quotations, printed 3 times"]
    assert "in other words: “the harbour will stay open”" in texts(app)
    app.session_state["quotes_log"] = True
    assert "which saying it prints of 2 quotations → that of “We are" in texts(app.run())
    app = open_app(tmp_path, monkeypatch, page=PAGE, quote=OPEN)
    app.session_state[f"quotes_saying_{OPEN}"] = True
    app.run()
    app.button(key=f"quotes_part_{OPEN}_{OPEN}").click().run()
    assert "Printed 1 time" in texts(app)
    assert len(Store(tmp_path).corrections()) == 3
