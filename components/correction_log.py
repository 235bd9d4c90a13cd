"""The correction log: decisions of the reader, written to it, listed, taken back."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components.chosen import offer_story_only, story_alone
from components.evidence import choose_page
from components.loading import answer_of_store, load_store, start_reading
from components.page import say, show_error
from components.server.permission import refusal, takes
from newstables.decisions.corrections import KINDS, make_correction, make_corrections
from newstables.decisions.sound import fault_of, sound
from newstables.decisions.stories import Story
from newstables.decisions.story_deeds import decide_story
from newstables.decisions.story_words import spell_decision
from newstables.errors import CorrectionError, StoreError
from newstables.queries.articles import article
from newstables.queries.notes import all_tags, notes
from newstables.queries.quotes import quote_beginning
from newstables.queries.stories import stories
from newstables.schemas import now
from newstables.store.people.person import deed_of
from newstables.wording import count_of

_PER_PAGE = 10
_SNIPPET = 60  # characters of what a decision is about
_COUNTED = {"tags": "article", "note": "article", "quote": "quotation"}


def decide_on_click(what: str, target: str, *, before: Any, after: Any) -> None:
    """Write one decision to the log, for a button; when it cannot be made, that is said."""
    decide(what, target, before=before, after=after)


def decide(
    what: str, target: str, *, before: Any, after: Any, scope: str = "here", asked: str = ""
) -> bool:
    """Write one decision to the log; False when it is not, which is then said.

    It holds in the open story alone where `chosen.offer_story_only` was answered so, for the
    target or for what `asked` names.

    When another window decided the same since this page was drawn, that is told, and whether to
    replace it is asked: see `show_fault`.
    """
    try:
        decision = make_correction(what, target, before=before, after=after, scope=scope,
                                   story=story_alone(asked or target))  # fmt: skip
    except CorrectionError as fault:
        object_to(str(fault))
        return False
    between = _decided_since(what, target, story=decision["story"].item())
    is_back = between is not None and not pd.isna(between.undone_at)
    if between is None or (between.after == decision["after"].item() and not is_back):
        return _written(decision)
    if not (is_back or what.startswith("event.")):  # an event's `before` finds it again
        decision["before"] = between.after
    theirs, mine = (_shown(row, what=what) for row in (between.after, decision["after"].item()))
    done = (
        f"Somebody has meanwhile taken back that {KINDS[what]} is {theirs}"
        if is_back
        else f"{between.who} has meanwhile set {KINDS[what]} to {theirs}"
    )
    waiting = st.session_state.setdefault("page_asked", {})
    words = f"{done}; you chose {mine}. Nothing is changed yet."
    waiting[what, target] = _Asked(decision, words)
    return False


def decide_many(what: str, changes: Mapping[str, tuple[Any, Any]], *, asked: str = "") -> int:
    """Write one decision about several targets to the log; return of how many it holds.

    What another window decided since this page was drawn is left as it is.

    Args:
        what: see `make_corrections`.
        changes: target -> what is replaced, what replaces it.
        asked: what names the choice whether it holds in the open story alone; "" = in all.
    """
    log = load_store().corrections(_changed_since())
    theirs = set(log.loc[log["what"] == what, "target"])
    mine = {target: change for target, change in changes.items() if target not in theirs}
    story = story_alone(asked) if asked else ""
    return len(mine) if mine and _written(make_corrections(what, mine, story=story)) else 0


def decide_of(
    story: Story, what: str, after: Any, *, log: str = "The log at the foot of the page"
) -> None:
    """Decide something about a story, as `decide_story` takes it; a fault is told.

    Args:
        story: that it is about.
        what: is decided of it.
        after: what holds from now on.
        log: what the log that takes it back is called from here.
    """
    try:
        decide_story(load_store(), story, what, after=after)
    except CorrectionError as fault:
        object_to(str(fault))
        return
    say(f"Done. {log} has it, and takes it back.")


def _written(decision: pd.DataFrame) -> bool:
    """Write a decision to the log; False when the store cannot take it, which is then said.

    An article that is said to be in another language is read again.
    """
    try:
        load_store().add_corrections(decision)
    except StoreError as fault:
        object_to(str(fault))
        return False
    if decision["what"].eq("article.language").any():
        start_reading(load_store())
    return True


@dataclass(frozen=True)
class _Asked:
    """A decision about what changed since it was shown, and the question in words."""

    decision: pd.DataFrame
    words: str


def _decided_since(what: str, target: str, *, story: Any) -> Any:
    """Return the decision of this kind that holds there, when one came since the page was drawn."""
    log = sound(load_store().corrections(_changed_since()))
    log = log[(log["what"] == what) & (log["target"] == target)]
    log = log[log["story"].isna() if pd.isna(story) else log["story"].eq(story).fillna(value=False)]
    in_force = log[log["undone_at"].isna()]
    return next((in_force if len(in_force) else log).iloc[::-1].itertuples(), None)


def _changed_since() -> list[str]:
    """Return the ids of the decisions that were made or taken back since the page was drawn."""
    return list(load_store().changes(after=st.session_state.get("page_version")).corrections)


def _settle(about: tuple[str, str], *, replace: bool) -> None:
    """Do as was answered: replace what another window decided, or leave it."""
    asked = st.session_state["page_asked"].pop(about)
    if replace and _written(asked.decision):
        say("Yours is in force now. The log has both.")


def object_to(fault: str) -> None:
    """Have the next run of a page say why a decision could not be made."""
    st.session_state["page_fault"] = fault


def show_fault() -> None:
    """Show, once, why the last decision could not be made, and what has to be answered first."""
    with st.container():  # what comes and goes in it moves nothing below
        fault = st.session_state.pop("page_fault", None)
        if fault:
            show_error(fault)
        for number, (about, asked) in enumerate(st.session_state.get("page_asked", {}).items()):
            _ask(number, about, asked)


def _ask(number: int, about: tuple[str, str], asked: "_Asked") -> None:
    with st.container(border=True):
        st.markdown("**Somebody was faster**")
        st.text(asked.words)
        with st.container(horizontal=True):
            for words, replace in (("Replace it with mine", True), ("Leave it as it is", False)):
                st.button(words, key=f"page_asked_{number}_{replace}", on_click=_settle,
                          args=(about,), kwargs={"replace": replace})  # fmt: skip


def show_log(*, key: str, kinds: str | tuple[str, ...]) -> None:
    """Draw the log of the decisions whose kind begins with `kinds`, newest first, each undoable."""
    log = load_store().corrections()
    log = log[log["what"].str.startswith(kinds)].iloc[::-1]
    if log.empty:
        st.text("No corrections yet.")
    # What was decided of several at once has one time, and one line.
    alike = [log["at"], log["what"], log["undone_at"].isna()]
    groups = [list(rows.itertuples()) for _, rows in log.groupby(alike, sort=False)]
    first = choose_page(len(groups), key=f"{key}_log_page", per_page=_PER_PAGE)
    for rows in groups[first : first + _PER_PAGE]:
        words = _in_words(rows[0]) if len(rows) == 1 else _of_many(rows)
        ids = [row.correction_id for row in rows]
        show_decision(rows[0], words=words, key=key, ids=ids)
    st.page_link(
        "pages/explore/names.py",
        label=":primary[Save all corrections as a file, or read a colleague's]",
    )


def show_decision(row: Any, *, words: str, key: str, ids: Sequence[str] = ()) -> None:
    """Draw one row of CORRECTIONS in `words`, with a button to take it back or put it in force.

    `ids` are those of all rows that go with it, its own included.
    """
    undone = not pd.isna(row.undone_at)
    why = refusal(deed_of(row.what))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(words + (" (taken back)" if undone else ""), width="stretch")
        st.button(
            "Put in force again" if undone else "Undo",
            key=f"{key}_undo_{row.correction_id}",
            disabled=bool(why),
            help=why or None,
            on_click=_take_back,
            args=(ids or [row.correction_id], None if undone else now()),
        )


def _take_back(correction_ids: Sequence[str], at: str | None) -> None:
    load_store().mark_undone(*correction_ids, at=at)
    start_reading(load_store())
    say("Taken back." if at else "In force again.")


def _of_many(rows: Sequence[Any]) -> str:
    """Write one decision about several targets for people."""
    first, thing = rows[0], rows[0].what.partition(".")[0]
    head = f"{first.at[:16].replace('T', ' ')} {first.who}: "
    many = count_of(len(rows), _COUNTED.get(thing, thing))
    if first.what == "article.removed":
        return f"{head}left out {many}"
    after = {row.after for row in rows}
    to = f" → {_shown(first.after, what=first.what)}" if len(after) == 1 else ""
    return f"{head}{KINDS.get(first.what, first.what)} of {many}{to}{_spell_story(first.story)}"


def _in_words(row: Any) -> str:
    if not_understood := tell_fault(row):
        return not_understood
    if row.what.startswith("story."):
        told = spell_decision(row.what, row.before, json.loads(row.after))
        return f"{row.at[:16].replace('T', ' ')} {row.who}: {told}"
    if row.what == "article.removed":
        title = _shown(row.before, what=row.what)
        return f"{row.at[:16].replace('T', ' ')} {row.who}: left out the article “{title}”"
    before, after = _shown(row.before, what=row.what), _shown(row.after, what=row.what)
    scope = {"here": "", "article": ", in the whole article", "everywhere": ", everywhere"}
    return (
        f"{row.at[:16].replace('T', ' ')} {row.who}: {KINDS[row.what]}{_about(row)}, "
        f"{before} → {after}{scope[row.scope]}{_spell_story(row.story)}"
    )


def tell_fault(row: Any) -> str:
    """Return, for a row of CORRECTIONS that cannot be applied, why it changes nothing; else ""."""
    fault = fault_of(row._asdict())
    if fault is None:
        return ""
    return f"{row.at[:16].replace('T', ' ')} {row.who}: changes nothing, since {fault}"


def _about(row: Any) -> str:
    """Return, in words, which article, quotation or event a decision is about."""
    words = ""
    if row.what.startswith("article.") or row.what.endswith(".article"):
        found = answer_of_store(article, row.target)
        words = f"“{found['title'] or found['source']}”" if found else ""
    elif row.what.startswith("quote.") or row.what.endswith(".quote"):
        words = answer_of_store(quote_beginning, row.target)
    elif row.what.startswith("event.") and not pd.isna(row.before):
        anchored = json.loads(row.before)
        words = str(anchored.get("description", "")) if isinstance(anchored, dict) else ""
    return f" of {textwrap.shorten(words, _SNIPPET, placeholder=' …')}" if words else ""


def _spell_story(story_id: Any) -> str:
    """Return in words in which story alone a decision holds; "" = in the whole store."""
    if pd.isna(story_id):
        return ""
    known = answer_of_store(stories)
    name = f"“{known[story_id].name}”" if story_id in known else "that is gone"
    return f", in the story {name} only"


def _shown(value: Any, *, what: str) -> str:
    """Write a value of the log for people."""
    decided = None if pd.isna(value) else json.loads(value)
    if what == "quote.saying":
        return _shown_saying(decided)
    if isinstance(decided, list):
        return ", ".join(map(str, decided)) or "nobody"
    if decided is None and what == "event.place":
        return "not stated"
    if decided is None:
        return "unknown"
    if isinstance(decided, bool):
        return "yes" if decided else "no"
    if isinstance(decided, dict):
        return str(decided.get("text", decided))
    return str(decided)


def _shown_saying(decided: dict[str, Any] | None) -> str:
    if decided is None:
        return "as its words tell"
    if decided["saying"] is None:
        return "one of its own"
    return f"that of “{textwrap.shorten(decided['text'], _SNIPPET, placeholder=' …')}”"


@takes("decide")
def note_form(kind: str, target: str) -> None:
    """Draw the note and the tags of one thing, to be changed.

    Args:
        kind: article, quote or event.
        target: its id.
    """
    note, tags = _known(kind, target)
    known = answer_of_store(all_tags, kind)
    label = "Note and tags" + (f" ({len(tags) + bool(note)})" if note or tags else "")
    with st.popover(label, icon=":material/sell:"), st.form(f"note_{kind}_{target}", border=False):
        if kind != "story":
            offer_story_only(f"note_{target}")
        st.text_area("Note", value=note, key=f"note_words_{target}")
        st.multiselect(
            "Tags",
            list(dict.fromkeys([*tags, *known])),
            default=tags,
            accept_new_options=True,
            key=f"note_tags_{target}",
        )
        st.form_submit_button("Keep", key=f"note_keep_{target}", on_click=_keep,
                              args=(kind, target, note, tags))  # fmt: skip


def _known(kind: str, target: str) -> tuple[str, list[str]]:
    told = answer_of_store(notes, kind)
    row = told[told["target"] == target]
    if row.empty:
        return "", []
    return str(row.iloc[0]["note"]), [tag for tag in str(row.iloc[0]["tags"]).split(", ") if tag]


def _keep(kind: str, target: str, note: str, tags: list[str]) -> None:
    words = st.session_state[f"note_words_{target}"].strip()
    typed = st.session_state[f"note_tags_{target}"]
    # A comma parts tags where they are written in a row.
    chosen = list(dict.fromkeys(" ".join(tag.replace(",", " ").split()) for tag in typed))
    chosen = [tag for tag in chosen if tag]
    is_kept = False
    if words != note:
        is_kept = decide(f"note.{kind}", target, before=note or None, after=words or None,
                         asked=f"note_{target}")  # fmt: skip
    if chosen != tags:
        is_kept = decide(f"tags.{kind}", target, before=tags, after=chosen,
                         asked=f"note_{target}") or is_kept  # fmt: skip
    if is_kept:
        say("Kept. The correction log has it, and takes it back.")
