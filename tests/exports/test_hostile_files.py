"""Every format of every view and of a briefing, of a store whose every field is hostile."""

import pytest

from newstables.decisions.briefings import briefings
from newstables.exports.briefing.formats import DOCUMENTS, write_document
from newstables.exports.briefing.manifest import compose
from newstables.exports.formats import formats_of
from newstables.exports.views import VIEWS, save
from newstables.queries.event_filters import EventFilters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.replica.replica import open_replica
from tests.exports.obeyed_files import faults_of
from tests.fixtures.hostile import PAYLOADS, fill_hostile

# view -> its filters, and what else it is asked with
_ASKED = {
    "entities": (MentionFilters(), {}),
    "quotes": (QuoteFilters(), {}),
    "timeline": (EventFilters(), {}),
    "over_time": (MentionFilters(), {"entity_ids": ["PERSON:owned"], "step": "Week"}),
    "rising": (MentionFilters(), {"day": "2023-05-10", "at_least": 1}),
    "speakers": (QuoteFilters(), {}),
    "face_off": (QuoteFilters(), {"one": (PAYLOADS["formula"],), "other": (PAYLOADS["link"],)}),
    "voices": (QuoteFilters(), {"by": "speaker"}),
    "together": (MentionFilters(), {"at_least": 1}),
    "talks": (MentionFilters(), {}),
    "outlets": (MentionFilters(), {"outlet": PAYLOADS["formula"]}),
    "places": (MentionFilters(), {}),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fill_hostile(tmp_path_factory.mktemp("hostile") / "store", [*PAYLOADS.values()])


@pytest.fixture(scope="module")
def replica(store):
    tables = open_replica(store)
    yield tables
    tables.close()


@pytest.mark.parametrize(
    ("view", "form"), [(view, form) for view in VIEWS for form in formats_of(view)]
)
def test_a_saved_view_obeys_nothing(replica, view, form):
    filters, chosen = _ASKED[view]
    if view == "over_time":
        names = replica.cursor().sql("SELECT DISTINCT entity_id FROM mentions").fetchall()
        chosen = chosen | {"entity_ids": [name for (name,) in names]}
    data = save(replica, filters, view=view, form=form, title=PAYLOADS["formula"], **chosen)
    assert faults_of(formats_of(view)[form].suffix, data) == []


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_saved_briefing_obeys_nothing(store, replica, form):
    (briefing,) = briefings(store)
    made = compose(replica, briefing, version=store.version(), uncut=DOCUMENTS[form].uncut)
    assert faults_of(DOCUMENTS[form].suffix, write_document(made, form)) == []
