"""What is an event and what is none, kind by kind: a sentence each."""

from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language

from newstables.config import read_settings
from newstables.finding.events.wordings import shorten, tidy
from newstables.finding.pipeline import read_article
from newstables.story.timeline.assuming import assume_published
from newstables.story.timeline.timeline import build_timeline
from tests.fixtures.frames import articles
from tests.fixtures.reading import findings_of, timeline_of

ARRIVED = "Foreign Minister Pavel Hruska arrived in Oslo on Monday. "
DAY = "2021-04-14"  # a Wednesday

model = pytest.mark.model


def events_of(nlp: Language, *texts: str) -> pd.DataFrame:
    return timeline_of(nlp, [(f"a{number}", DAY, text) for number, text in enumerate(texts)])


def rows_of(events: pd.DataFrame) -> list[tuple[object, ...]]:
    return [
        tuple(
            None if pd.isna(value) else value
            for value in (row.kind, row.status, row.date, row.place)
        )
        for row in events.itertuples()
    ]


@model
@pytest.mark.parametrize(
    "text",
    [
        "He did not see President Ada Berg on Tuesday.",
        "No meeting with Ada Berg took place on Tuesday.",
        "Minister Jan Roos denied that he had met Pavel Hruska in Riga on Tuesday.",
        "Did Hruska meet Ada Berg on Tuesday?",
        "Had Hruska come on Tuesday, the vote would have been lost.",
        "If the road were open on Tuesday, the convoy would leave.",
        "Exports were higher in 2019 than in 2018.",
        "Sales have doubled since Tuesday.",
        "The miners threatened to call a strike on Tuesday.",
        "Hruska may have met President Ada Berg in Riga on Tuesday.",
        "Visitors can see the accord on Friday.",
        "The council chief said that what failed in the north could fail in the south tomorrow.",
    ],
)
def test_what_did_not_happen_is_no_event(nlp: Language, text: str) -> None:
    assert rows_of(events_of(nlp, ARRIVED + text)) == rows_of(events_of(nlp, ARRIVED))


@model
@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday he spoke by phone with Minister Ada Berg in Lima.",
        "He addressed a conference in Lima by video link on Tuesday.",
    ],
)
def test_a_call_is_no_stop(nlp: Language, text: str) -> None:
    events = events_of(nlp, ARRIVED + text)
    assert list(events.loc[events["kind"] == "stop", "place"]) == ["Oslo"]
    assert len(events) == 2


@model
def test_a_stop_ahead_is_planned_and_a_departure_is_none(nlp: Language) -> None:
    text = "President Ana Maro arrived in Hungary on Sunday ahead of visits to Slovakia and Poland."
    later = "President Ana Maro left Hungary for Slovakia on Tuesday."
    stops = rows_of(events_of(nlp, text, later))
    assert ("stop", "past", "2021-04-11", "Hungary") in stops
    assert ("stop", "planned", None, "Slovakia") in stops
    assert ("stop", "planned", None, "Poland") in stops
    assert ("tour_event", "past", "2021-04-13", "Hungary") in stops


@model
def test_a_visit_put_off_is_planned_on_its_new_day(nlp: Language) -> None:
    text = "His visit to Tampere, planned for Thursday, was postponed until Saturday."
    events = events_of(nlp, ARRIVED + text)
    assert ("stop", "planned", "2021-04-17", "Tampere") in rows_of(events)
    assert "2021-04-15" not in set(events["date"])


@model
def test_what_is_called_off_is_off_on_its_old_day(nlp: Language) -> None:
    text = "A summit of mayors in Lima, due to open on Friday, was scrapped on Tuesday. "
    rows = rows_of(events_of(nlp, text + "A fair in Quito on 20 April is cancelled."))
    assert ("context", "cancelled", "2021-04-16") in [row[:3] for row in rows]
    assert ("context", "cancelled", "2021-04-20", "Quito") in rows


@model
def test_a_ministry_says_something_on_a_day_and_takes_part(nlp: Language) -> None:
    events = events_of(nlp, "The Ministry of Trade announced a fund on Tuesday.")
    assert rows_of(events) == [("context", "past", "2021-04-13", None)]
    assert list(events.iloc[0]["participants"]) == ["Ministry of Trade"]


@model
def test_an_official_statement_in_quotation_marks_plans(nlp: Language) -> None:
    text = (
        "“On Friday, 16 April, President Ana Maro will travel to Riga,” her office said. “We will "
        "be gone by Friday,” a voter said."
    )
    rows = rows_of(events_of(nlp, text))
    assert [row[1:] for row in rows] == [("planned", "2021-04-16", "Riga")]


@model
def test_news_without_a_day_is_of_its_report_and_says_so(nlp: Language) -> None:
    told = events_of(nlp, "Prime Minister Ana Maro met President Jan Roos in Riga.")
    assert list(told["date"]) == [DAY]
    assert told.iloc[0]["reason"] == "told without a day; reported on 14 Apr 2021"
    dated = events_of(nlp, "Prime Minister Ana Maro met President Jan Roos in Riga on Monday.")
    assert told.iloc[0]["confidence"] < dated.iloc[0]["confidence"]
    both = events_of(
        nlp,
        "Prime Minister Ana Maro met President Jan Roos in Riga.",
        "Prime Minister Ana Maro met President Jan Roos in Riga on Monday.",
    )
    assert list(both["date"]) == ["2021-04-12"]


@model
def test_what_should_have_been_done_was_not(nlp: Language) -> None:
    text = (
        "President Ada Berg should have come to Riga on Tuesday, and nobody says why she did not."
    )
    assert {row[1] for row in rows_of(events_of(nlp, text))} == {"cancelled"}


@model
def test_an_emphatic_did_is_news(nlp: Language) -> None:
    text = "Prime Minister Jan Roos did sign the treaty in Oslo."
    assert rows_of(events_of(nlp, text)) == [("context", "past", DAY, "Oslo")]


@model
def test_news_told_after_another_day_stays_undated(nlp: Language) -> None:
    events = events_of(nlp, ARRIVED + "\n\nHe was welcomed at the airport by Minister Ada Berg.")
    assert list(events["date"]) == ["2021-04-12"]


@model
def test_the_capital_of_a_country_is_a_town(nlp: Language) -> None:
    events = events_of(nlp, "President Ana Maro arrived in the Ukrainian capital on Monday.")
    assert set(events["place"]) == {"Kyiv"}


@model
def test_a_caption_adds_no_event(nlp: Language) -> None:
    text = f"{ARRIVED}President Ana Maro visited Bonn on Sunday."
    frame, happenings, times, names = findings_of(nlp, [("a", DAY, text)])
    assert len(build_timeline(frame, happenings, times, names=names)) == 2
    last = happenings["place"].eq("Bonn")
    happenings["caption"] = last.fillna(value=False)
    events = build_timeline(frame, happenings, times, names=names)
    assert list(events["place"]) == ["Oslo"]


@model
def test_a_caption_in_the_present_is_of_the_past_and_no_event(nlp: Language) -> None:
    caption = "Ana Maro waves to a crowd in Bonn on Saturday. Photo: Kim Holm/Pool\n\n"
    news = f"{caption}{ARRIVED} On Sunday Ana Maro opened a harbour there."
    times = read_article(nlp, news, article_id="a")["times"]
    saturday = times[times["text"] == "Saturday"].iloc[0]
    assert saturday["furniture"] == "caption"
    assert saturday["rule"]["tense"] == "past"
    assert not events_of(nlp, news)["description"].str.contains("waves").any()


@model
def test_titles_say_what_with_whom_and_where(nlp: Language) -> None:
    text = (
        "Foreign Minister Pavel Hruska arrived in Oslo on Monday. He held talks with Prime Minister"
        " Ada Berg in Oslo on Tuesday and spoke at Fjord University on Wednesday."
    )
    titles = set(events_of(nlp, text)["title"])
    assert {"Arrival in Oslo", "Talks with PM Ada Berg, Oslo"} <= titles
    assert any(title.startswith("Speech at Fjord University") for title in titles)
    assert all(len(title) <= 70 for title in titles)


def test_lines_are_cut_behind_a_word_and_have_no_holes() -> None:
    assert (
        tidy("The president,, on Thursday urged him to") == "The president, on Thursday urged him"
    )
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two and three", 14) == "one two…"


@model
def test_the_undated_seed_is_offered_the_day_that_fits_all_its_weekdays(nlp: Language) -> None:
    paths = sorted((Path(read_settings().corpora) / "seeds").glob("*.txt"))
    if len(paths) != 2:
        pytest.skip("no seeds; set DATELINE_CORPORA to the folder that has them")
    days = ("2023-01-31", None)
    texts = [
        (f"a{n}", day, path.read_text("utf-8"))
        for n, (path, day) in enumerate(zip(paths, days, strict=True))
    ]
    _, happenings, times, names = findings_of(nlp, texts)
    known = articles(
        *(text for _, _, text in texts),
        title=[None, None],
        published=list(days),
        published_hint=[None, None],
    )
    found = assume_published(known, happenings, times, names=names)
    assert list(found["day"]) == ["2023-02-01"]
    assert list(found["first"]) == ["2023-02-01"]
    assert "<NA>" not in found.iloc[0]["reason"]


@model
def test_where_two_stretches_of_days_fit_both_are_offered(nlp: Language) -> None:
    dated = "Ravi Menon met Claire Duval in Paris on Monday."
    other = "Claire Duval met Ravi Menon in Paris on Monday. Farmers marched in Lyon on Wednesday."
    texts = [("a0", DAY, dated), ("a1", None, other)]
    _, happenings, times, names = findings_of(nlp, texts)
    known = articles(
        dated, other, title=[None, None], published=[DAY, None], published_hint=[None, None]
    )
    found = assume_published(known, happenings, times, names=names)
    spans = found[["first", "last"]].to_numpy().tolist()
    assert sorted(spans) == [["2021-04-12", "2021-04-13"], ["2021-04-14", "2021-04-18"]]
    assert "without a headline" in found.iloc[0]["reason"]
    assert all("its “Wednesday” is then" in reason for reason in found["reason"])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mayor Nora Vik came to Oslo in May. Her car crashed there on Monday.", "Oslo"),
        (
            "President Omar Sule had to call off a trip to Ghana last April because of a strike.",
            "Ghana",
        ),
        ("A storage tank burst above the town of Narva on Monday.", "Narva"),
        ("Work at the Riga site is slow. On Monday Nora Vik inspected a bridge at Riga.", "Riga"),
        ("A summit of river states in Lima, due to open on Monday, was scrapped.", "Lima"),
    ],
)
def test_a_place_said_in_other_words_is_read(nlp: Language, text: str, place: str) -> None:
    events = timeline_of(nlp, [("a", "2021-04-14", text)])
    assert place in set(events.loc[events["date"].isin(["2021-04-12", "2020-04"]), "place"])


@pytest.mark.model
def test_each_day_has_the_place_told_behind_it(nlp: Language) -> None:
    text = "Minister Nora Vik spent April 9 in Riga and April 12 in Oslo."
    events = timeline_of(nlp, [("a", "2021-04-14", text)])
    assert list(zip(events["date"], events["place"], strict=True)) == [
        ("2021-04-09", "Riga"),
        ("2021-04-12", "Oslo"),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("HAMBURG, April 14 (Wire) -- Otto Brandt was sentenced on Monday for fraud.", "Hamburg"),
        ("HAMBURG, April 14 (Wire) -- Shares of the bank fell on Monday.", None),
        ("HAMBURG, April 14 (Wire) -- Otto Brandt angered Peru on Monday.", None),
    ],
)
def test_who_acts_is_where_the_report_was_filed(
    nlp: Language, text: str, place: str | None
) -> None:
    events = timeline_of(nlp, [("a", "2021-04-14", text)])
    assert list(events["place"].dropna()) == ([place] if place else [])


@model
@pytest.mark.parametrize(
    ("text", "status", "day", "place"),
    [
        ("President Ada Berg was to fly to Riga on Friday, but the trip was cancelled.",
         "cancelled", "2021-04-16", "Riga"),
        ("Minister Jan Roos was due in Lima on Monday. The visit was called off.",
         "cancelled", "2021-04-12", "Lima"),
        ("Minister Jan Roos had hoped to visit Lima in May. His office said that the visit would"
         " not take place.", "cancelled", "2021-05", "Lima"),
        ("Minister Jan Roos will no longer travel to Oslo on Friday.",
         "cancelled", "2021-04-16", "Oslo"),
        ("A planned visit by Minister Jan Roos to Oslo on 20 April will not go ahead.",
         "cancelled", "2021-04-20", "Oslo"),
        ("The planned meeting with Chancellor Eva Lind in Riga on Thursday fell through.",
         "cancelled", "2021-04-15", "Riga"),
        ("Minister Jan Roos was supposed to meet President Ada Berg in Lima on Sunday, but he fell"
         " ill.", "cancelled", "2021-04-11", "Lima"),
        ("Minister Jan Roos was to have addressed the parliament in Lima on Monday; the speech was"
         " dropped.", "cancelled", "2021-04-12", "Lima"),
        ("A summit that was to open in Lima on Saturday has been called off.",
         "cancelled", "2021-04-17", "Lima"),
        ("The visit of President Ada Berg to Rome has been moved from May 3 to June 6.",
         "postponed", "2021-05-03", "Rome"),
        ("The visit of President Ada Berg to Rome has been moved from May 3 to June 6.",
         "planned", "2021-06-06", "Rome"),
        ("President Ada Berg scrapped a trip to Oslo that was planned for next Friday.",
         "past", "2021-04-14", None),
    ],
)  # fmt: skip
def test_what_was_planned_and_comes_to_nothing_is_called_off(
    nlp: Language, text: str, status: str, day: str, place: str | None
) -> None:
    rows = rows_of(events_of(nlp, text))
    assert ("context", status, day, place) in rows
    assert {row[1] for row in rows if row[2] == day} == {status}


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first transformers must come by May 15.", []),
        ("A recall petition needs 31,000 signatures by May 1.", []),
        ("The bridge will be finished by June.", ["2021-06"]),
        ("The firm said it would close its mill by September.", ["2021-09"]),
        ("By Tuesday, floods had destroyed 300 houses.", ["2021-04-13"]),
        ("By 2019 the firm had closed its mill.", ["2019"]),
    ],
)
def test_what_must_be_by_a_day_is_no_event_of_it(
    nlp: Language, text: str, expected: list[str]
) -> None:
    events = events_of(nlp, f"{ARRIVED}\n\n{text}")
    others = events[~events["date"].isin(["2021-04-12", DAY])]
    assert others["date"].dropna().tolist() == expected


@model
@pytest.mark.parametrize(
    ("text", "date", "place", "words"),
    [
        ("The next test comes in July, when the leaders of the bloc will meet in Vilnius.",
         "2021-07", "Vilnius", "leaders"),
        ("The real work begins on Monday, when envoys gather in Geneva.",
         "2021-04-19", "Geneva", "gather"),
        ("The dispute dates back to 2016, when Norland seized the strait.", "2016", None, "seized"),
        ("That changed in March 2020, when a fire destroyed the archive in Lima.",
         "2020-03", "Lima", "fire"),
        ("The truce ended on Tuesday when shells hit the port of Narva.",
         "2021-04-13", "Narva", "hit"),
    ],
)  # fmt: skip
def test_what_is_told_with_when_is_what_was_done(
    nlp: Language, text: str, date: str, place: str | None, words: str
) -> None:
    events = events_of(nlp, text)
    (row,) = [row for row in events.itertuples() if row.date == date]
    assert (None if pd.isna(row.place) else row.place) == place
    assert words in row.title
