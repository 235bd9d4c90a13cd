"""The Names page: suggestions, everything about a name, decisions that hold and are taken back."""

import pytest

from newstables.decisions.corrections import make_correction
from newstables.decisions.log_file import export_corrections
from newstables.schemas import ARTICLES
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.frames import findings, keep, mention
from tests.fixtures.story import article_id, fill_store

PAGE = "pages/explore/names.py"
ADA, BRAM, CORA = "PERSON:Ada Quill", "PERSON:Bram Oster", "PERSON:Cora Dun"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    with opening(tmp_path, monkeypatch, page=PAGE, fill=fill_store) as opened:
        yield opened


def words(page):
    return " ".join(block.value for block in [*page.html, *page.text])


def press(page, key):
    page.button(key=key).click().run()
    assert not page.exception


def correct(page, wrong, **fields):
    """Choose what is wrong, fill the fields in, press the button."""
    page.selectbox(key="names_wrong").select(wrong).run()
    for key, value in fields.items():
        page.selectbox(key=f"names_{key}").set_value(value).run()
    press(page, "names_do")


def store_of(tmp_path):
    return Store(tmp_path / "store").corrections()


def test_an_empty_store_says_what_to_do(open_page):
    assert "holds no articles" in open_page(fill=Store).info[0].value


def fill_with_doubles(folder):
    """Fill a store with two pairs of names that may each be one."""
    words = ("Harbour Institute", "Harbour Institute of Vell", "Ilva Brand", "Ilva Brandt")
    text = " ".join(f"It was {name}." for name in words)
    named = [
        mention(text, name, kind="ORG" if "Inst" in name else "PERSON", article=article_id(text),
                at=text.index(f"{name}."), sentence_start=text.index(f"It was {name}."),
                sentence_end=text.index(f"{name}.") + len(name) + 1)
        for name in words
    ]  # fmt: skip
    row = {"article_id": article_id(text), "text": text, "outlet": "Courier",
           "published": "2023-05-02", "words": 20}  # fmt: skip
    return keep(folder, ARTICLES.frame([row]), findings(mentions=named))


def test_both_names_of_a_pair_show_their_sentences_and_keys_decide_the_first(open_page):
    page = open_page(fill=fill_with_doubles)
    shown = words(page)
    for name in ("Harbour Institute", "Harbour Institute of Vell", "Ilva Brand", "Ilva Brandt"):
        assert f">{name}</mark>" in shown
    with_keys = [button for button in page.button if button.proto.shortcut]
    assert [button.label for button in with_keys] == ["The same", "Never the same", "Later"]
    put_off = with_keys[-1].key.removeprefix("names_later_")
    press(page, f"names_later_{put_off}")
    first = next(button for button in page.button if button.label == "The same")
    assert put_off not in first.key


def test_a_name_in_the_address_shows_its_spellings_and_sentences(open_page):
    page = open_page(name=ADA)
    forms = page.dataframe[0].value
    assert list(forms["text"]) == ["Ada Quill"]
    assert "3 mentions in 3 sentences of 3 articles" in words(page)
    assert words(page).count(">Ada Quill</mark>") == forms["mentions"].sum()


@pytest.mark.parametrize(("view", "parts"), [("Outlets", 3), ("Days", 3)])
def test_the_parts_add_up_to_the_whole(open_page, view, parts):
    counts = open_page(name=ADA, names_view=view).dataframe[0].value
    assert len(counts) == parts
    assert counts["mentions"].sum() == 3
    assert "undated" in set(counts["part"]) or "unknown outlet" in set(counts["part"])


def test_quotations_by_and_about_a_name(open_page):
    page = open_page(name=CORA, names_view="Quotations")
    assert "Nobody asked the fishermen" in words(page)
    assert "We are building" not in words(page)


def test_which_quotations_are_shown_stands_in_the_address(open_page):
    page = open_page(name=ADA, names_view="Quotations", names_quotes="Quotations that name it")
    assert page.segmented_control(key="names_quotes").value == "Quotations that name it"
    assert "We are building" not in words(page)


def test_a_merge_moves_sentences_quotations_and_the_address(open_page, tmp_path):
    page = open_page(name=CORA, names_view="Correct")
    correct(page, "It is somebody or something else", other=ADA)
    assert page.query_params["name"] in (ADA, [ADA])
    assert "4 mentions" in words(page)
    assert "“Cora Dun” is counted under “Ada Quill”, everywhere" in words(page)
    assert list(store_of(tmp_path)["what"]) == ["name.merge"]


def test_undo_brings_the_name_back(open_page, tmp_path):
    page = open_page(name=CORA, names_view="Correct")
    correct(page, "It is somebody or something else", other=ADA)
    press(page, f"names_undo_{store_of(tmp_path)['correction_id'].iloc[0]}")
    assert "3 mentions in 3 sentences" in words(page)
    assert "(taken back)" in words(page)


def test_a_merged_name_in_an_old_link_leads_to_the_new_one(open_page, tmp_path):
    page = open_page(name=CORA, names_view="Correct")
    correct(page, "It is somebody or something else", other=ADA)
    page.query_params["name"] = CORA
    page.run()
    assert "No mention is counted as Cora Dun any more." in words(page)
    press(page, "names_follow")
    assert "4 mentions" in words(page)


def test_a_spelling_is_taken_off_a_name(open_page):
    page = open_page(name=BRAM, names_view="Correct")
    before = page.selectbox(key="names_choice").options
    correct(page, "One spelling is another name", form="Oster", split_name="Cora Dun")
    assert "“Oster” is removed from “Bram Oster” and counted under “Cora Dun”" in words(page)
    assert len(page.selectbox(key="names_choice").options) == len(before) - 1
    page.query_params["name"] = CORA
    page.run()
    assert "3 mentions in 2 sentences of 2 articles" in words(page)


@pytest.mark.parametrize(("scope", "left"), [("In one article", 2), ("Only here", 2)])
def test_a_decision_can_hold_in_one_place_only(open_page, tmp_path, scope, left):
    page = open_page(name=ADA, names_view="Correct")
    page.selectbox(key="names_wrong").select("It is somebody or something else").run()
    page.selectbox(key="names_other").set_value(CORA).run()
    page.button_group(key="names_where").set_value(scope).run()
    press(page, "names_do")
    assert f"{left} mentions in {left} sentences" in words(page)
    log = store_of(tmp_path)
    assert log["scope"].iloc[0] == {"In one article": "article", "Only here": "here"}[scope]
    assert ('"start"' in log["after"].iloc[0]) is (scope == "Only here")


def test_a_name_is_left_out_everywhere_or_of_another_type(open_page):
    page = open_page(name=CORA, names_view="Correct")
    correct(page, "It is of another type", type="ORG")
    assert page.query_params["name"] in ("ORG:Cora Dun", ["ORG:Cora Dun"])
    correct(page, "Do not count it")
    assert "ORG:Cora Dun" not in page.selectbox(key="names_choice").options
    assert not page.query_params.get("name")


def test_decisions_from_a_colleague_hold_here(open_page, tmp_path):
    page = open_page()
    after = {"other": "Ada Quill", "other_type": "PERSON"}
    sent = make_correction(
        "name.merge", CORA, before="Cora Dun", after=after, scope="everywhere", who="a colleague"
    )
    file = ("decisions.jsonl", export_corrections(sent).encode(), "application/jsonl")
    page.file_uploader(key="names_import").set_value(file).run()
    press(page, "names_import_do")
    assert "a colleague: “Cora Dun” is counted under “Ada Quill”, everywhere" in words(page)
    assert not any("Cora Dun" in label for label in page.selectbox(key="names_choice").options)


def test_a_file_that_holds_no_decisions_is_refused_in_words(open_page, tmp_path):
    page = open_page()
    page.file_uploader(key="names_import").set_value(("x.jsonl", b"{}", "application/jsonl")).run()
    press(page, "names_import_do")
    assert "'x.jsonl', left out: line 1: it is no correction" in words(page)
    assert store_of(tmp_path).empty


def test_words_of_an_article_are_shown_as_they_are(open_page):
    page = open_page(name="PERSON:<b>Eve Mark</b>")
    assert "&lt;b&gt;Eve Mark&lt;/b&gt;" in words(page)
    assert "<b>Eve" not in " ".join(block.value for block in page.html)
