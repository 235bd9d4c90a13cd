"""Values that files hold and nobody means: told in a sentence, or passed over."""

import json

import pytest

import newstables

TEXT = "The mayor of Lowmoor said on Tuesday that the pier would open, and that all would be asked."


def read(row):
    return newstables.read_bytes(json.dumps(row).encode(), name="a.json")


@pytest.mark.parametrize("published", ["2099-01-01", "1066-10-14", "0001-01-01"])
def test_a_day_far_out_of_range_is_told(published):
    """What the file states is kept, and said to be none; what programs write for no day is none."""
    reading = read({"text": TEXT, "published": published})
    told = [reading.articles[0].published_basis or "", *(one.what for one in reading.problems)]
    assert published in " ".join(told)
    assert published != "0001-01-01" or reading.articles[0].published is None


@pytest.mark.parametrize("at", [1_675_209_600, "1675209600", 1_675_209_600_000])
def test_the_seconds_of_a_clock_are_a_day(at):
    assert read({"text": TEXT, "published": at}).articles[0].published == "2023-02-01"


@pytest.mark.parametrize("odd", ["NaN", "null", "Infinity", "-Infinity", "[]", "{}", "true"])
def test_what_names_nothing_names_no_article(odd):
    data = f'{{"id": {odd}, "title": {odd}, "outlet": {odd}, "text": {json.dumps(TEXT)}}}'
    (article,) = newstables.read_bytes(data.encode(), name="a.json").articles
    for stated in (article.title, article.outlet, article.byline):
        assert str(stated).lower() not in {"nan", "null", "infinity", "-infinity", "[]", "{}"}


@pytest.mark.parametrize("line", ["[" * 20_000, '{"text": ' + "[" * 20_000, '{"id": "\\ud800"}'])
def test_a_line_that_is_no_article_costs_itself_alone(line):
    lines = f"{json.dumps({'text': TEXT})}\n{line}"
    reading = newstables.read_bytes(lines.encode(), name="a.jsonl")
    assert len(reading.articles) == 1
    assert len(reading.problems) == 1
