"""Stories in one store: pages, files and commands of each equal those of a store that has it alone.

The sample is one, the tour of tests/saved another, the seeds a third. Names are linked over all of
the store, so that one that several stories have is written in all of them as most write it.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest

from newstables import queries
from newstables.__main__ import main
from newstables.cli.ingest import ingest
from newstables.config import ROOT, SAMPLE, Settings, read_settings
from newstables.decisions.story_deeds import make_story
from newstables.exports.choices import complete_choices
from newstables.exports.views import VIEWS, fill
from newstables.queries.beside import COMPARED
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import NamePart
from newstables.queries.outlets import outlet_sizes
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.rising import days_to_compare, usual_day
from newstables.queries.tables import ask
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.store.store import Store

SOURCES = {
    "Sample story": SAMPLE,
    "Second tour": ROOT / "tests" / "saved" / "second_tour",
    "Seeds": read_settings().corpora / "seeds",
}
# Of the store, whatever the story: what names were put together or apart, and the stories.
OF_THE_STORE = {
    "stories", "stories_of", "stories_naming", "story_list", "story_name", "heading", "offers",
    "offers_at_arrival", "story_names", "new_by_rule", "alone_in",
}  # fmt: skip
USUAL = {
    "entities": MentionFilters(types=("PERSON", "ORG", "GPE", "LOC", "FAC")),
    "quotes": QuoteFilters(), "speakers": QuoteFilters(), "voices": QuoteFilters(),
    "face_off": QuoteFilters(),
    "timeline": EventFilters(),
}  # fmt: skip
BEGUN = {"over_time": {"entity": None, "step": "Day"}, "rising": {"day": None},
         "together": {"at_least": 1}, "outlets": {"compared": None},
         "voices": {"by": "role"}, "face_off": {"one": None, "other": None}}  # fmt: skip


def own_questions():
    """Every question of the pages that tables and filters, or an id, are enough for."""
    for module in pkgutil.iter_modules(queries.__path__):
        found = importlib.import_module(f"newstables.queries.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            if function.__module__ == found.__name__ and not name.startswith("_"):
                first, *others = inspect.signature(function).parameters.values() or [None]
                asked = [one for one in others if one.default is inspect.Parameter.empty]
                if first is not None and first.name == "tables" and name not in OF_THE_STORE:
                    yield pytest.param(function, asked, id=f"{module.name}.{name}")


FILTERS = {"Filters": Filters, "MentionFilters": MentionFilters, "QuoteFilters": QuoteFilters,
           "EventFilters": EventFilters, "AnyFilters": MentionFilters}  # fmt: skip


def some_ids(tables, column, table):
    found = ask(tables, f"SELECT DISTINCT {column} AS id FROM {table} ORDER BY 1 LIMIT 6")["id"]
    return list(found)


def values_for(tables, parameter):
    """What a question can be asked with: each is asked in turn."""
    kind = str(getattr(parameter.annotation, "__name__", parameter.annotation))
    if kind in FILTERS:
        return [FILTERS[kind]()]
    given = {
        "article_id": ("article_id", "articles"), "quote_id": ("quote_id", "quotes"),
        "event_id": ("event_id", "events"), "entity_id": ("entity_id", "mentions"),
        "name": ("name", "mentions"), "entity_ids": ("entity_id", "mentions"),
    }  # fmt: skip
    if parameter.name == "day" and (known := days_to_compare(tables)):
        return [usual_day(known)]
    if parameter.name == "counting":
        return list(COMPARED)
    if parameter.name == "part":
        return [NamePart(entity_id) for entity_id in some_ids(tables, "entity_id", "mentions")]
    if parameter.name == "outlet":
        return [outlet for outlet in some_ids(tables, "outlet", "articles") if not pd.isna(outlet)]
    if parameter.name in given:
        ids = some_ids(tables, *given[parameter.name])
        return [ids] if parameter.name == "entity_ids" else ids
    return []


def plain(answer):
    """An answer without what differs from store to store: when a text came, and its numbers."""
    if isinstance(answer, pd.DataFrame):
        kept = answer.drop(columns=["added_at", "number", "story"], errors="ignore")
        return list(kept.columns), repr(kept.to_dict("records"))
    if isinstance(answer, dict):
        return repr({name: value for name, value in answer.items()
                     if name not in ("added_at", "number", "story")})  # fmt: skip
    return repr(list(answer) if isinstance(answer, Iterator) else answer)


def renamed(within, alone):
    """How names that a story has alone are written among others: (alone, among others)."""
    query = "SELECT article_id, local_type, local_name, canonical FROM names ORDER BY ALL"
    ours, theirs = ask(within, query), ask(alone, query)
    assert ours.iloc[:, :3].equals(theirs.iloc[:, :3])
    pairs = set(zip(theirs["canonical"], ours["canonical"], strict=True))
    return {(before, after) for before, after in pairs if before != after}


def as_among_others(written, within, alone):
    for before, after in renamed(within, alone):
        written = str(written).replace(before, after)
    return str(written)


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """The tables of each story in one store, and of a store that holds it alone."""
    folder = tmp_path_factory.mktemp("stories")
    there = {name: path for name, path in SOURCES.items() if path.exists()}
    alone = {}
    for name, path in there.items():
        store = folder / name
        ingest(Settings(store=store), [str(path)], outlet=None, published=None)
        alone[name] = open_replica(Store(store))
    together = Store(folder / "together")
    for name, path in there.items():
        if name != "Sample story":  # is there without a decision
            make_story(together, name)
        ingest(Settings(store=together.folder), [str(path)], outlet=None, published=None,
               story="" if name == "Sample story" else name)  # fmt: skip
    replica = open_replica(together)
    ids = dict(ask(replica, "SELECT name, story_id FROM stories").itertuples(index=False))
    return {
        name: (story_tables(replica, ids[name]), alone[name], folder / "together", folder / name)
        for name in there
    }


@pytest.fixture(params=SOURCES)
def story(request, stories):
    if request.param not in stories:
        pytest.skip(f"no {SOURCES[request.param]}; DATELINE_CORPORA names the folder")
    return request.param, *stories[request.param]


@pytest.mark.parametrize(("question", "parameters"), list(own_questions()))
def test_every_question_is_answered_as_in_a_store_of_its_own(story, question, parameters):
    _, within, alone, _, _ = story
    choices = [{}]
    for parameter in parameters:
        values = values_for(alone, parameter)
        choices = [chosen | {parameter.name: value} for chosen in choices for value in values]
    for chosen in choices:
        theirs = as_among_others(plain(question(alone, **chosen)), within, alone)
        ours = as_among_others(plain(question(within, **chosen)), within, alone)
        assert ours == theirs, chosen


@pytest.mark.parametrize("view", VIEWS)
def test_every_file_holds_what_that_of_a_store_of_its_own_does(story, tmp_path, view):
    name, within, alone, together, own = story
    filters = USUAL.get(view, MentionFilters(types=("PERSON", "ORG", "GPE")))
    given = BEGUN.get(view, {})
    if view == "rising" and not days_to_compare(alone):
        pytest.skip("the story has one day")
    if view == "outlets" and len(outlet_sizes(alone, filters)) < 2:
        pytest.skip("the story has one outlet")
    chosen = [complete_choices(tables, filters, view=view, chosen=given)
              for tables in (within, alone)]  # fmt: skip
    ours, theirs = (fill(tables, filters, view=view, **more)
                    for tables, more in zip((within, alone), chosen, strict=True))  # fmt: skip
    assert ours.about.story == name
    assert replace(ours.about, story="") == theirs.about
    assert as_among_others(plain(ours.rows), within, alone) == as_among_others(
        plain(theirs.rows), within, alone
    )
    assert plain(ours.sources) == plain(theirs.sources)


def test_names_alone_are_written_otherwise_among_others(story):
    name, within, alone, _, _ = story
    assert len(renamed(within, alone)) == (1 if name == "Seeds" else 0)


def test_a_command_is_bounded_to_the_story_and_says_so(story, tmp_path, capsys):
    name, _, alone, together, own = story
    assert main(["status", "--store", str(together), "--story", name]) == 0
    counted = capsys.readouterr().out.splitlines()
    main(["status", "--store", str(own)])
    assert [line for line in counted if not line.startswith("corrections")] == [
        line for line in capsys.readouterr().out.splitlines() if not line.startswith("corrections")
    ]
    out = tmp_path / "quotes.csv"
    command = ["export", "quotes", "--format", "csv", "--out", str(out), "--store", str(together)]
    assert main([*command, "--story", name.upper()]) == 0
    assert f"story {name}" in out.read_text("utf-8-sig").splitlines()[1]
    assert main([*command, "--story", "No such story"]) == 1
    assert "no story 'No such story'; known are" in capsys.readouterr().err
