"""The views of the Connections page that pair names: in one sentence, or in what is said."""

from functools import partial
from typing import Any

import streamlit as st

from components.charts.pair_heat import pair_heat
from components.charts.pair_network import pair_network
from components.charts.talks_about import talks_about as draw_talks
from components.connections.marks import show_marks, shown_mark
from components.connections.sentences import name_of, show_mentions, show_pair, show_talk
from components.downloads import describe
from components.drawing import is_phone
from components.filters import choices_row, choose_one
from components.loading import answer
from newstables.exports.views import LEAST_SENTENCES, MOST_PAIRS, USUAL_LEAST, title_of
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.relations import pairs, talks_about

_NAMES = [8, 12, 16, 20]
_OPENED_BY = {"Heat map": "A square", "Network": "A dot on a line"}


def show_together(filters: MentionFilters) -> None:
    """Draw which names co-occur: stand in one sentence."""
    form, names, at_least = _choose_drawing()
    found = answer(pairs, filters, at_least=at_least, top=MOST_PAIRS)
    if found.empty:
        st.info("No two names share so many sentences. Ask for fewer, or choose more types.")
        return
    opened, name = shown_mark(2), shown_mark(1)  # one alone: a dot of the network
    look: dict[str, Any] = {
        "title": title_of("together"),
        "note": note("sentences that mention both", filters),
        "narrow": is_phone(),
    }
    if form == "Network":
        figure = pair_network(found, names=names, chosen=opened or name, **look)
    else:
        figure = pair_heat(found, top=names, chosen=opened, **look)
    sentences = None
    if opened:
        sentences = partial(show_pair, filters, *opened)
    elif name:
        sentences = partial(show_mentions, filters, name[0], of=name_of(name[0]))
    most = found.iloc[0]
    show_marks(
        figure,
        found,
        ids=found[["one_id", "other_id"]].to_numpy().tolist(),
        view="together",
        filters=filters,
        chosen={"at_least": at_least},
        look={"form": form, "names": names},
        alt=f"{form} of {len(found)} pairs of names; {most['one']} and {most['other']} share most "
        f"sentences, {most['sentences']}.",
        hint=f"{_OPENED_BY[form]} or a row opens the sentences that mention both names.",
        sentences=sentences,
    )


def _choose_drawing() -> tuple[str, int, int]:
    """Draw the choices over the chart: its form, how many names, the fewest sentences."""
    with choices_row():
        form = choose_one("Drawn as", "connections_form", ["Heat map", "Network"])
        names = choose_one("Names", "connections_names", _NAMES, default=8 if is_phone() else 12)
        at_least = st.slider(
            "Minimum sentences",
            *LEAST_SENTENCES,
            USUAL_LEAST,
            key="connections_least",
            bind="query-params",
            width=220,
        )
    return form, names, at_least


def show_talks(filters: MentionFilters) -> None:
    """Draw whose quotations hold which names."""
    found = answer(talks_about, filters)
    if found.empty:
        st.info("No quotation of a known speaker holds a name. Choose more types or articles.")
        return
    opened = shown_mark(2)
    most = found.iloc[0]
    show_marks(
        draw_talks(
            found,
            title=title_of("talks"),
            note=note("quotations of a speaker, by the names in them", filters),
            chosen=opened,
            narrow=is_phone(),
        ),
        found,
        ids=found[["speaker", "entity_id"]].to_numpy().tolist(),
        view="talks",
        filters=filters,
        chosen={},
        alt=f"Squares of {len(found)} speakers and names; {most['speaker']} names {most['name']} "
        f"in {most['quotes']} quotations.",
        hint="Speakers stand at the left, whom they mention at the top. A square or a row opens "
        "the quotations. Speakers without a name, such as “his office”, are left out.",
        sentences=partial(show_talk, filters, *opened) if opened else None,
    )


def note(counted: str, filters: MentionFilters) -> str:
    """Write what a chart counts, and of which articles."""
    return f"Counted: {counted} · {describe(counted, filters).line()}"
