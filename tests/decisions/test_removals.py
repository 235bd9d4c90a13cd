"""Articles taken out of the story: nothing of them is left in it, and nothing is forgotten."""

from newstables.decisions.removals import remove, removed, restore
from newstables.queries.tables import ask
from newstables.replica.replica import open_replica
from tests.fixtures.story import FIRST, article_id, fill_store


def left(store, table):
    rows = ask(open_replica(store), f"SELECT DISTINCT article_id FROM {table}")
    return set(rows["article_id"])


def test_a_removed_article_goes_with_all_that_was_found_in_it(tmp_path):
    store, first = fill_store(tmp_path), article_id(FIRST)
    before = {table: left(store, table) for table in ("articles", "mentions", "quotes")}
    remove(store, {first: "Harbour to stay open"})
    for table, ids in before.items():
        assert left(store, table) == ids - {first}
    assert restore(store, [first]) == [first]
    assert {table: left(store, table) for table in before} == before


def test_removing_twice_is_one_decision(tmp_path):
    store, first = fill_store(tmp_path), article_id(FIRST)
    for _ in range(2):
        remove(store, {first: None})
    assert len(store.corrections()) == 1
    assert removed(store.corrections()) == {first}
    assert restore(store, ["another"]) == []
