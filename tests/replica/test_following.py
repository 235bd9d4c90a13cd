"""A replica that followed equals one told at once, table by table, whatever happened meanwhile.

`SEQUENCES=1000 python -m pytest -n 0 tests/replica/test_following.py` runs longer.
"""

import os
import random

import pytest

from newstables.decisions.corrections import make_correction
from newstables.replica.following import Step
from newstables.replica.replica import Replica
from newstables.schemas import QUOTES, now
from newstables.store.store import Store
from tests.fixtures.told_at_once import differences, told_at_once
from tests.replica import made

P = "a pipeline"
SEQUENCES = int(os.environ.get("SEQUENCES", "40"))


def something_happens(draw, store, replica, numbers):
    """Change a store in one of the ways in which it changes."""
    what = draw.choice(("batch", "batch", "again", "undo", "redo", *["decide"] * 6))
    ids = list(store.articles()["article_id"])
    log = store.corrections()
    if what == "batch":
        batch = [numbers.pop() for _ in range(draw.randint(1, 3))]
        added = store.add_articles(made.articles(draw, batch))
        store.write_batch(made.found_in(draw, added), article_ids=added, pipeline=P)
    elif what == "again" and ids:
        again = draw.sample(ids, k=min(2, len(ids)))
        store.write_batch(made.found_in(draw, again), article_ids=again, pipeline=P)
    elif what == "decide" and (rows := made.decision(draw, replica)) is not None:
        store.add_corrections(rows)
    elif what in ("undo", "redo") and len(log):
        chosen = log["correction_id"].iloc[draw.randrange(len(log))]
        store.mark_undone(chosen, at=now() if what == "undo" else None)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_replica_that_followed_equals_one_told_at_once(seed, tmp_path):
    draw = random.Random(seed)
    store = Store(tmp_path)
    numbers = draw.sample(range(100), k=100)
    replica = Replica(store, pipeline=P)
    for _ in range(draw.randint(4, 12)):
        for _ in range(draw.choice([1, 1, 2, 4])):
            something_happens(draw, store, replica, numbers)
        replica.follow()
    assert differences(replica, told_at_once(store, pipeline=P)) == {}


def test_a_decision_is_told_without_going_through_those_about_other_quotations(
    tmp_path, monkeypatch
):
    store, draw = Store(tmp_path), random.Random(2)
    added = store.add_articles(made.articles(draw, range(12)))
    store.write_batch(made.found_in(draw, added), article_ids=added, pipeline=P)
    replica = Replica(store, pipeline=P)
    ids = list(store.findings(QUOTES)["quote_id"])
    for quote_id in ids[1:]:
        store.add_corrections(make_correction("quote.reviewed", quote_id, before=None, after=True))
    replica.follow()
    read = []
    follow = Step.follow
    monkeypatch.setattr(
        Step, "follow", lambda step, *at: read.append(len(step._log)) or follow(step, *at)
    )
    store.add_corrections(make_correction("quote.kind", ids[0], before="direct", after="mixed"))
    replica.follow()
    assert len(ids) > 8
    assert read == [1]
    assert differences(replica, told_at_once(store, pipeline=P)) == {}
