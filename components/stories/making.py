"""New stories: from the tours that the articles tell of, or by name and rule."""

import streamlit as st

from components.correction_log import object_to
from components.loading import answer_of_store, choose_story, load_store
from components.server.permission import takes
from newstables.decisions.stories import Rule
from newstables.decisions.story_deeds import make_story
from newstables.decisions.story_tours import rule_of_tour, tour_meant
from newstables.errors import CorrectionError
from newstables.queries.articles import outlets
from newstables.queries.stories import stories
from newstables.queries.tour import tours
from newstables.wording import spell_span

_KEY = "stories_new"
_ABOUT = (
    "Articles that fit all of this belong to it, now and later. With nothing but a name it is "
    "empty: open it, and add articles on the Articles page."
)


@takes("manage")
def offer_tours() -> None:
    """Draw a button a tour that no story is made of yet."""
    found = answer_of_store(tours).to_dict("records")
    rules = [rule for story in answer_of_store(stories).values() for rule in story.rules()]
    made = [tour["key"] for rule in rules if (tour := tour_meant(rule, found))]
    offered = [row for row in found if row["key"] not in made]
    if not offered:
        return
    st.header("Tours found in the articles", anchor=False)
    for row in offered:
        with st.container(horizontal=True, vertical_alignment="center"):
            days = spell_span(row["start"], row["end"])
            st.text(
                " · ".join(filter(None, [row["name"], days, ", ".join(row["stops"])])),
                width="stretch",
            )
            st.button(
                "Make it a story",
                key=f"{_KEY}_tour_{row['key']}",
                on_click=_make,
                args=(f"Tour of {row['name']}", rule_of_tour(row)),
            )


@takes("manage", say=True)
def show_form() -> None:
    """Draw the form of a new story."""
    st.header("New story", anchor=False)
    with st.form(_KEY, border=True):
        st.text_input("Name", key=f"{_KEY}_name", placeholder="Spring tour")
        st.text(_ABOUT)
        choose_rule(_KEY)
        st.form_submit_button("Make the story", type="primary", on_click=_make_of_form)


def choose_rule(key: str) -> None:
    """Draw what a rule may ask of an article; all of it must fit."""
    left, right = st.columns(2)
    with left:
        st.text_input("Words in the article", key=f"{key}_words",
                      placeholder="harbour, “new pier”")  # fmt: skip
        st.multiselect("Outlet", list(answer_of_store(outlets)["outlet"]), key=f"{key}_outlet",
                       placeholder="All")  # fmt: skip
    with right:
        st.text_input("A name it mentions, as the Entities page writes it", key=f"{key}_who",
                      placeholder="Ada Quill")  # fmt: skip
        first, last = st.columns(2)
        first.date_input("Published from", None, key=f"{key}_from", format="YYYY-MM-DD")
        last.date_input("Published to", None, key=f"{key}_to", format="YYYY-MM-DD")


def chosen_rule(key: str) -> Rule:
    """Return the rule that was typed."""
    given = {part: st.session_state[f"{key}_{part}"] for part in
             ("outlet", "from", "to", "words", "who")}  # fmt: skip
    first, last = (day.isoformat() if (day := given[end]) else None for end in ("from", "to"))
    who = given["who"].strip()
    return Rule(
        outlets=tuple(given["outlet"]),
        first_day=first,
        last_day=last,
        words=given["words"].strip(),
        names=(who,) if who else (),
    )


def _make_of_form() -> None:
    _make(st.session_state[f"{_KEY}_name"], chosen_rule(_KEY))


def _make(name: str, rule: Rule) -> None:
    try:
        story_id = make_story(load_store(), name, rules=[rule] if rule.plain() else [])
    except CorrectionError as fault:
        object_to(str(fault))
        return
    choose_story(story_id)
