"""The first story of a store from before there were stories: the tour that its articles tell of."""

from typing import TYPE_CHECKING

from newstables.decisions.story_deeds import make_story
from newstables.decisions.story_tours import rule_of_tour
from newstables.queries.tables import ask
from newstables.queries.tour import tours
from newstables.store.store import Store

if TYPE_CHECKING:
    from newstables.replica.replica import Replica

_NOTE = "first_story"  # of the store: "due" since it was brought up to date


def begin_first_story(store: Store, replica: "Replica") -> None:
    """Make the first tour of an older store its first story, once; articles stay where they are.

    The sample alone is a story already.
    """
    if store.held is not None or store.note(_NOTE) != "due":
        return
    store.write_note(_NOTE, "done")
    own = ask(replica, "SELECT count(*) AS n FROM articles WHERE NOT sample")["n"].iloc[0]
    found = tours(replica).to_dict("records")
    if own and found:
        make_story(store, f"Tour of {found[0]['name']}", rules=[rule_of_tour(found[0])])
        replica.follow()
