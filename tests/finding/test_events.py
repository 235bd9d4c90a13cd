"""Happenings found in articles, and the timeline they merge into."""

import datetime as dt
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from spacy.language import Language

from newstables.config import LEXICONS, read_settings
from newstables.finding.events.datelines import without_dateline
from newstables.gazetteer import country_of, is_country, town_of, towns
from newstables.queries.tables import open_tables
from newstables.queries.timeline import current_id
from newstables.schemas import EVENTS, HAPPENINGS, TIMES
from newstables.story.timeline.confidence import RIGHT, chance, reading_of
from newstables.story.timeline.document import timeline_document
from newstables.story.timeline.proposing import Tour, propose_tours
from newstables.story.timeline.timeline import build_timeline
from tests.bench import readings
from tests.fixtures.reading import dates_scorer, findings_of, timeline_of

GOLD = Path(__file__).parents[1] / "gold"
CORPORA = read_settings().corpora


def shown(events: pd.DataFrame, *, without: str) -> list[list[Any]]:
    """Return kind, status, date, end, place and company, in the order of the frame."""
    rows = []
    for row in events.astype(object).where(events.notna(), None).to_dict("records"):
        company = [name for name in row["participants"] if name != without]
        rows.append(
            [row["kind"], row["status"], row["date"], row["end"], row["place"], sorted(company)]
        )
    return rows


def read_gold(path: Path) -> tuple[dict[str, Any], list[tuple[str, str | None, str]]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    articles = [
        (name, day, (GOLD / f"{name}.txt").read_text(encoding="utf-8"))
        for name, day in gold["articles"]
    ]
    return gold, articles


@pytest.mark.model
def test_a_report_filed_here_and_a_call_paid_are_understood(nlp: Language) -> None:
    text = (
        "ISLAMABAD: Turkish Foreign Minister Kemal Aydin arrived here on Tuesday night. He will "
        "call on Prime Minister Imran Yusuf on Thursday and leave for Kabul on Friday. Farmers "
        "called on Yusuf to resign on Monday."
    )
    assert shown(timeline_of(nlp, [("a", "2022-10-05", text)]), without="Kemal Aydin") == [
        ["context", "past", "2022-10-03", None, None, []],
        ["stop", "past", "2022-10-04", None, "Islamabad", []],
        ["tour_event", "planned", "2022-10-06", None, None, ["Imran Yusuf"]],
        ["stop", "planned", "2022-10-07", None, "Kabul", []],
    ]


@pytest.mark.model
def test_background_without_a_date_joins_what_another_article_dates(nlp: Language) -> None:
    undated = "Tensions rose days after Norway and Sweden signed a fishing treaty in Bergen."
    dated = "Norway and Sweden signed a fishing treaty in Bergen on Monday."
    other = "Norway and Sweden recently closed a border road."
    events = timeline_of(
        nlp, [("a", "2021-04-14", undated), ("b", "2021-04-14", dated), ("c", "2021-04-14", other)]
    )
    assert status_and_date(events) == [["past", "2021-04-12"], ["past", None]]
    sources = [{source["article_id"] for source in spans} for spans in events["evidence"]]
    assert sources == [{"a", "b"}, {"c"}]


def test_confidence_is_the_measured_share_of_its_reading() -> None:
    weekday = {"is": "weekday", "day": 2, "tense": "past"}
    assert chance(reading_of(weekday)) == 0.97
    assert chance(reading_of(weekday | {"tense": "future"})) == 0.79
    assert chance(reading_of({"is": "period", "unit": "day", "shift": 1, "of": 7})) == 0.7
    assert chance(reading_of({"is": "fixed", "value": "2023-Q1"})) == 0.96
    assert chance("never seen") == 0.5
    assert all(0 < right <= found for right, found in RIGHT.values())


@pytest.mark.model
def test_the_measured_shares_are_those_of_the_corpora(nlp: Language) -> None:
    if not (CORPORA / "corpora" / "dates").exists():
        pytest.skip("no date corpora; set DATELINE_CORPORA to the folder that has them")
    right_by_reading = defaultdict(list)
    for reading, right in readings.read(nlp, CORPORA, "aquaint"):
        right_by_reading[reading].append(right)
    often = {reading: shares for reading, shares in right_by_reading.items() if len(shares) >= 40}
    assert {"weekday told of the past", "day of a month", "year"} <= often.keys()
    for reading, shares in often.items():
        assert sum(shares) / len(shares) == pytest.approx(chance(reading), abs=0.1), reading


def status_and_date(events: pd.DataFrame) -> list[list[Any]]:
    return [[row.status, None if pd.isna(row.date) else row.date] for row in events.itertuples()]


def ordered(rows: list[list[Any]]) -> list[list[Any]]:
    return sorted(rows, key=str)


@pytest.mark.model
@pytest.mark.parametrize(
    "path", sorted(GOLD.glob("*.events.json")), ids=lambda path: path.name.split(".")[0]
)
def test_timelines_match_gold(nlp: Language, path: Path) -> None:
    gold, articles = read_gold(path)
    events = timeline_of(nlp, articles)
    tour = events[events["kind"] != "context"]
    context = events[events["kind"] == "context"]
    assert ordered(shown(tour, without=gold["traveller"])) == ordered(gold["tour"])
    assert status_and_date(context) == gold["context"]
    assert set(tour["traveller"]) == {gold["traveller"]}


@pytest.mark.model
def test_evidence_is_a_stretch_of_its_article(nlp: Language) -> None:
    _, articles = read_gold(GOLD / "europe_visit.events.json")
    texts = {name: text for name, _, text in articles}
    for row in timeline_of(nlp, articles).itertuples():
        for source in row.evidence:
            assert texts[source["article_id"]][source["start"] : source["end"]].strip()
        assert {source["article_id"] for source in row.statuses} <= texts.keys()


@pytest.mark.model
def test_the_order_of_articles_changes_nothing(nlp: Language) -> None:
    _, articles = read_gold(GOLD / "europe_visit.events.json")
    forth, back = timeline_of(nlp, articles), timeline_of(nlp, articles[::-1])
    assert forth.equals(back)
    assert forth["event_id"].is_unique


@pytest.mark.model
@pytest.mark.parametrize("story", ["balkan_swing", "caucasus_tour", "gulf_mission"])
def test_an_event_keeps_its_id_whatever_the_dates(nlp: Language, story: str) -> None:
    _, articles = read_gold(GOLD / f"{story}.events.json")
    given = timeline_of(nlp, articles)
    later = timeline_of(nlp, [(name, _week_after(day), text) for name, day, text in articles])
    assert set(given["event_id"]) == set(later["event_id"])
    stops = given[given["kind"] == "stop"].dropna(subset="date")
    moved = later.set_index("event_id")["date"]
    assert list(moved[stops["event_id"]]) == [_week_after(day) for day in stops["date"]]
    missing = timeline_of(nlp, [(name, None, text) for name, _, text in articles])
    assert set(stops["event_id"]) <= set(missing["event_id"])
    for events in (given, later, missing):
        assert events["event_id"].is_unique


def _week_after(day: str | None) -> str:
    return (dt.date.fromisoformat(day or "") + dt.timedelta(7)).isoformat()


@pytest.mark.model
def test_an_event_keeps_its_id_when_another_article_changes(nlp: Language) -> None:
    _, articles = read_gold(GOLD / "europe_visit.events.json")
    given = timeline_of(nlp, articles)
    first, *others = articles
    moved = timeline_of(nlp, [(first[0], "2019-01-01", first[2]), *others])
    of_others = [
        row.event_id
        for row in given.itertuples()
        if first[0] not in {source["article_id"] for source in row.evidence}
    ]
    assert of_others
    assert set(of_others) <= set(moved["event_id"])


@pytest.mark.model
def test_two_events_of_one_sentence_have_two_ids(nlp: Language) -> None:
    text = "Ravi Menon visited Oslo, Bergen and Turku on Monday and met Kari Vik and addressed MPs."
    events = timeline_of(nlp, [("a", "2021-04-14", text)])
    assert len(events) > 3
    assert events["event_id"].is_unique


@pytest.mark.model
def test_planned_in_one_and_done_in_another_is_one_event_of_two_sources(nlp: Language) -> None:
    events = timeline_of(
        nlp,
        [
            (
                "a",
                "2021-04-09",
                "Ravi Menon will visit Paris on Sunday. He is due to hold talks "
                "with Claire Duval in Paris on Monday.",
            ),
            (
                "b",
                "2021-04-12",
                "Ravi Menon arrived in Paris on Sunday. Menon met Claire Duval in Paris on Monday.",
            ),
        ],
    )
    assert shown(events, without="Ravi Menon") == [
        ["stop", "past", "2021-04-11", "2021-04-12", "Paris", []],
        ["tour_event", "past", "2021-04-12", None, "Paris", ["Claire Duval"]],
    ]
    statuses = events["statuses"][1]
    assert [(source["article_id"], source["status"]) for source in statuses] == [
        ("a", "planned"),
        ("b", "past"),
    ]


@pytest.mark.model
def test_two_outlets_with_two_days_are_a_conflict_shown_with_both(nlp: Language) -> None:
    events = timeline_of(
        nlp,
        [
            (
                "a",
                "2021-04-14",
                "Ravi Menon arrived in Paris on Sunday and met Claire Duval on Monday.",
            ),
            (
                "b",
                "2021-04-14",
                "Ravi Menon, who landed in Paris on Sunday, met Claire Duval on Tuesday.",
            ),
        ],
    )
    meeting = events[events["kind"] == "tour_event"].iloc[0]
    assert meeting["date"] == "2021-04-12"
    assert meeting["conflict"] == "12 Apr 2021 here, 13 Apr 2021 elsewhere"
    assert [source["date"] for source in meeting["statuses"]] == [
        "2021-04-12",
        "2021-04-13",
    ]
    assert meeting["confidence"] <= 0.5


@pytest.mark.model
@pytest.mark.parametrize(
    ("hour", "conflict", "time"),
    [
        (" at 3:30 p.m", "told at 10:00 and at 15:30", "10:00"),
        (" evening", "told at 10:00 and in the evening", "10:00"),
        (" morning", None, "10:00"),
        (" at 10:20 a.m", None, "10:00"),
        ("", None, "10:00"),
    ],
)
def test_two_hours_of_one_event_are_a_conflict_unless_they_agree(
    nlp: Language, hour: str, conflict: str | None, time: str
) -> None:
    came = "Ravi Menon arrived in Paris on Sunday. Menon met Claire Duval on Monday"
    events = timeline_of(
        nlp, [("a", "2021-04-14", f"{came} at 10 a.m."), ("b", "2021-04-14", f"{came}{hour}.")]
    )
    (meeting,) = events[events["kind"] == "tour_event"].to_dict("records")
    assert (None if pd.isna(meeting["conflict"]) else meeting["conflict"]) == conflict
    assert meeting["time"] == time
    assert meeting["confidence"] > 0.9  # that the day is right, and on that they agree


@pytest.mark.model
def test_a_plan_lists_on_what_its_verb_is_not_said_of_again(nlp: Language) -> None:
    text = (
        "Ravi Menon flew to Paris on Sunday. Talks with Claire Duval are planned for Tuesday, and "
        "a speech at Keio University for Wednesday."
    )
    later = (
        "The talks between Ravi Menon and Claire Duval remain set for Tuesday in Paris, and the "
        "speech at Keio University for Wednesday."
    )
    events = timeline_of(nlp, [("a", "2021-04-11", text), ("b", "2021-04-12", later)])
    assert shown(events, without="Ravi Menon") == [
        ["stop", "past", "2021-04-11", "2021-04-13", "Paris", []],
        ["tour_event", "planned", "2021-04-13", None, "Paris", ["Claire Duval"]],
        ["tour_event", "planned", "2021-04-14", None, None, []],
    ]


@pytest.mark.model
def test_the_time_of_day_is_told_and_orders_a_day(nlp: Language) -> None:
    text = (
        "Ravi Menon arrived in Paris on Monday evening. Menon met Claire Duval at 9:30 a.m. on "
        "Tuesday. On Tuesday afternoon, Menon toured a hospital. Menon addressed the Senate on "
        "Tuesday evening."
    )
    later = "On Tuesday morning Ravi Menon met Claire Duval in Paris."
    events = timeline_of(nlp, [("a", "2021-04-14", text), ("b", "2021-04-15", later)])
    shown_times = events[["kind", "date", "time"]]
    assert shown_times.to_numpy().tolist() == [
        ["stop", "2021-04-12", "EV"],
        ["tour_event", "2021-04-13", "09:30"],
        ["tour_event", "2021-04-13", "AF"],
        ["tour_event", "2021-04-13", "EV"],
    ]


@pytest.mark.model
def test_an_event_answers_to_the_id_it_had_with_fewer_articles(nlp: Language) -> None:
    articles = [
        (
            "m",
            "2021-04-14",
            "Ravi Menon arrived in Paris on Sunday and met Claire Duval on Monday.",
        ),
        ("a", "2021-04-14", "Ravi Menon, who flew to Paris, met Claire Duval on Monday."),
    ]
    before, after = timeline_of(nlp, articles[:1]), timeline_of(nlp, articles)
    had, has = (rows[rows["kind"] == "tour_event"].iloc[0] for rows in (before, after))
    assert had["event_id"] != has["event_id"]
    assert had["event_id"] in has["other_ids"]
    frames = {"events": after, "evidence": pd.DataFrame({"event_id": []})}
    assert current_id(open_tables(frames), had["event_id"]) == has["event_id"]
    assert current_id(open_tables(frames), "nonsense") == "nonsense"


@pytest.mark.model
def test_two_articles_with_two_parts_of_a_day_are_shown_with_both(nlp: Language) -> None:
    first = "Ravi Menon arrived in Paris on Sunday. Menon met Claire Duval on Monday morning."
    other = "Ravi Menon, who flew to Paris, met Claire Duval on Monday evening."
    events = timeline_of(nlp, [("a", "2021-04-14", first), ("b", "2021-04-14", other)])
    meeting = events[events["kind"] == "tour_event"]
    assert list(meeting["date"]) == ["2021-04-12"]
    assert list(meeting["time"]) == ["MO"]
    assert list(meeting["conflict"]) == ["told in the morning and in the evening"]


@pytest.mark.model
def test_talks_are_not_held_where_the_speech_listed_after_them_is_given(nlp: Language) -> None:
    plan = (
        "Ravi Menon arrived in Paris on Sunday. Talks with Claire Duval are planned for Monday, "
        "and a speech at Sorbonne University for Tuesday."
    )
    slip = "Ravi Menon, who flew to Paris, spoke at Sorbonne University on Monday, April 12."
    right = "Ravi Menon spoke at Sorbonne University in Paris on Tuesday."
    events = timeline_of(
        nlp,
        [("a", "2021-04-11", plan), ("b", "2021-04-14", right), ("c", "2021-04-15", slip)],
    )
    tour_events = events[events["kind"] == "tour_event"].set_index("date")
    assert list(tour_events.index) == ["2021-04-12", "2021-04-13"]
    assert pd.isna(tour_events.loc["2021-04-12", "conflict"])
    assert tour_events.loc["2021-04-13", "conflict"] == "13 Apr 2021 here, 12 Apr 2021 elsewhere"


@pytest.mark.model
def test_two_days_of_arrival_are_a_conflict_of_the_stop(nlp: Language) -> None:
    events = timeline_of(
        nlp,
        [
            ("a", "2021-04-14", "Ravi Menon arrived in Paris on Sunday."),
            ("b", "2021-04-14", "Ravi Menon landed in Paris on Monday."),
        ],
    )
    assert list(events["conflict"]) == ["arrival on 11 Apr 2021 here, 12 Apr 2021 elsewhere"]


@pytest.mark.model
def test_a_government_is_not_a_place_visited(nlp: Language) -> None:
    text = (
        "Ravi Menon visited Oslo on Monday and met Kari Vik on Tuesday. He said that Tokyo and "
        "Beijing disagree, and urged Moscow to talk to Washington."
    )
    events = timeline_of(nlp, [("a", "2021-04-14", text)])
    assert list(events[events["kind"] == "stop"]["place"]) == ["Oslo"]


@pytest.mark.model
def test_without_a_publication_date_events_are_listed_undated(nlp: Language) -> None:
    text = "Ravi Menon arrived in Paris on Sunday and met Claire Duval the following day."
    events = timeline_of(nlp, [("a", None, text)])
    assert shown(events, without="Ravi Menon") == [
        ["stop", "past", None, None, "Paris", []],
        ["tour_event", "past", None, None, "Paris", ["Claire Duval"]],
    ]
    assert list(events["granularity"]) == ["unknown", "unknown"]


@pytest.mark.model
def test_without_a_publication_date_a_weekday_is_one_day_all_the_same(nlp: Language) -> None:
    text = (
        "Ravi Menon flew to Paris. Menon said on Tuesday at Keio University that time was short. "
        "Menon spoke at Keio University on Tuesday. Menon met Claire Duval on Tuesday. Menon met "
        "Claire Duval again on Wednesday."
    )
    events = timeline_of(nlp, [("a", None, text)])
    assert shown(events, without="Ravi Menon") == [
        ["stop", "past", None, None, "Paris", []],
        ["tour_event", "past", None, None, None, []],
        ["tour_event", "past", None, None, None, ["Claire Duval"]],
        ["tour_event", "past", None, None, None, ["Claire Duval"]],
    ]


@pytest.mark.model
def test_tours_are_proposed_for_whoever_moves_through_places(nlp: Language) -> None:
    _, articles = read_gold(GOLD / "caucasus_tour.events.json")
    frame, happenings, times, names = findings_of(nlp, articles)
    tours = propose_tours(frame, happenings, times, names=names)
    assert [(tour.traveller, tour.start, tour.end) for tour in tours] == [
        ("Tomas Eklund", "2019-09-17", "2019-09-19"),
        ("Aram Petrosian", "2019-08-01", "2019-08-31"),
    ]
    other = build_timeline(frame, happenings, times, names=names, traveller="Aram Petrosian")
    stops = other[other["kind"] == "stop"]
    assert [[row.place, row.date, row.granularity] for row in stops.itertuples()] == [
        ["Paris", "2019-08", "month"],
        ["Brussels", "2019-08", "month"],
    ]
    bounded = Tour("Tomas Eklund", "2019-09-19", "2019-09-19")
    events = build_timeline(frame, happenings, times, names=names, tour=bounded)
    assert set(events["traveller"].dropna()) == {"Tomas Eklund"}


@pytest.mark.model
def test_a_visit_told_of_in_passing_is_no_tour_unless_asked_for(nlp: Language) -> None:
    text = (
        "Prices rose again in March, the bank said on Tuesday. Its governor, Ravi Menon, visited "
        "Oslo on Monday. A strike closed the port on Friday."
    )
    frame, happenings, times, names = findings_of(nlp, [("a", "2021-04-14", text)])
    assert propose_tours(frame, happenings, times, names=names) == []
    events = build_timeline(frame, happenings, times, names=names)
    assert set(events["kind"]) == {"context"}
    filtered = build_timeline(frame, happenings, times, names=names, traveller="Ravi Menon")
    assert list(filtered[filtered["kind"] == "stop"]["place"]) == ["Oslo"]


@pytest.mark.model
def test_a_quotation_dates_nothing(nlp: Language) -> None:
    text = "“We met in Oslo on Monday, and we will act by 2030,” Ravi Menon said."
    assert timeline_of(nlp, [("a", "2021-04-14", text)]).empty


def test_no_happenings_make_an_empty_timeline() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2021-04-14"]})
    events = build_timeline(articles, HAPPENINGS.frame(), TIMES.frame())
    assert EVENTS.check(events).empty
    assert timeline_document(articles, events) == {
        "articles": [{"id": "a", "published": "2021-04-14"}],
        "events": [],
    }


@pytest.mark.model
def test_the_document_is_plain_json(nlp: Language) -> None:
    _, articles = read_gold(GOLD / "caucasus_tour.events.json")
    frame, happenings, times, names = findings_of(nlp, articles)
    events = build_timeline(frame, happenings, times, names=names)
    document = json.loads(json.dumps(timeline_document(frame, events)))
    assert [event["id"] for event in document["events"]] == list(events["event_id"])
    baku = next(event for event in document["events"] if event["place"] == "Baku")
    assert (baku["date"], baku["country"], baku["status"]) == (None, "Azerbaijan", "cancelled")


def test_the_gazetteer_knows_towns_and_their_countries() -> None:
    assert country_of("Seoul") == "South Korea"
    assert country_of("NAIROBI") == "Kenya"
    assert country_of("Nowhere") is None
    assert is_country("Kenya") and not is_country("Nairobi")
    place = town_of("Kiev")
    assert place is not None and (place.name, place.country) == ("Kyiv", "Ukraine")
    assert all(-90 <= town.latitude <= 90 for town in towns().values())
    assert all(-180 <= town.longitude <= 180 for town in towns().values())


@pytest.mark.parametrize("name", ["act_nouns.tsv", "act_verbs.tsv", "towns.tsv"])
def test_word_lists_are_sorted_without_doubles(name: str) -> None:
    keys = [line.split("\t")[0] for line in (LEXICONS / name).read_text("utf-8").splitlines()]
    assert keys == sorted(set(keys))


@pytest.mark.model
def test_the_bench_example_is_told_right(nlp: Language) -> None:
    score = dates_scorer()
    folder = CORPORA / "bench" / "dates" / "example"
    lines = score.read_jsonl(folder / "gold.jsonl")
    frame, happenings, times, names = findings_of(
        nlp, [(line["id"], line["published"], line["text"]) for line in lines]
    )
    events = build_timeline(frame, happenings, times, names=names)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    result = score.score_timeline(gold, timeline_document(frame, events))
    assert result["event_and_date"]["f1"] == 1.0
    assert result["tour_event_and_date"]["f1"] == 1.0
    assert (result["duplicates"], result["traps_hit"]) == (0, "0/1")


@pytest.fixture(scope="module")
def seed_events(nlp: Language) -> pd.DataFrame:
    paths = sorted((CORPORA / "seeds").glob("*.txt"))
    if len(paths) != 2:
        pytest.skip(f"no seeds in {CORPORA}; set DATELINE_CORPORA to the folder that has them")
    days = ("2023-01-31", "2023-02-01")
    return timeline_of(
        nlp,
        [
            (path.stem[:3], day, path.read_text("utf-8"))
            for path, day in zip(paths, days, strict=True)
        ],
    )


@pytest.mark.model
def test_the_tour_of_the_seeds(seed_events: pd.DataFrame) -> None:
    tour = seed_events[seed_events["kind"] != "context"]
    assert shown(tour, without="Jens Stoltenberg") == [
        ["stop", "past", "2023-01-30", None, "Seoul", []],
        ["tour_event", "past", "2023-01-30", None, "Seoul", []],
        ["stop", "past", "2023-01-31", "2023-02-01", "Tokyo", []],
        ["tour_event", "past", "2023-01-31", None, "Tokyo", ["Fumio Kishida"]],
        ["tour_event", "past", "2023-02-01", None, "Tokyo", []],
        ["tour_event", "past", None, None, None, []],
    ]
    talks, speech = tour.iloc[3], tour.iloc[4]
    for event in (talks, speech):
        sources = {source["article_id"]: source["status"] for source in event["statuses"]}
        assert sources == {"000": "planned", "003": "past"}


@pytest.mark.model
def test_the_background_of_the_seeds(seed_events: pd.DataFrame) -> None:
    context = seed_events[seed_events["kind"] == "context"]
    background = [tuple(row) for row in status_and_date(context)]
    assert background == [
        ("past", "2022"),
        ("past", "2022"),
        ("past", "2023-01"),
        ("past", "2023-01-30"),
        ("past", "2023-01-30"),
        ("planned", "2023-05"),
        ("planned", "2027"),
        ("past", None),
        ("planned", None),
    ]
    spoken = context[[list(names) == ["Mao Ning"] for names in context["participants"]]]
    assert list(spoken["date"]) == ["2023-01-30"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "NAIROBI, March 3 (Example Wire) — Ana Duarte met the press.",
            "Ana Duarte met the press.",
        ),
        ("TOKYO — The talks ended.", "The talks ended."),
        ("NATO envoys met on Monday — the first time this year.", None),
        ("She went home - at last.", None),
    ],
)
def test_a_description_begins_after_the_dateline(line: str, expected: str | None) -> None:
    assert without_dateline(line) == (expected or line)
