"""The reader's choices about quotations, each with how many it would leave."""

import html

import streamlit as st

from components.address_filters import values_in_address
from components.chosen import note_chosen
from components.filters import (
    choose_days,
    choose_once,
    choose_pills,
    choose_several,
    show_counts,
)
from components.loading import answer
from newstables.errors import QueryError
from newstables.queries.articles import outlets
from newstables.queries.notes import all_tags
from newstables.queries.quote_facets import quote_facets
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import count_quotes, keywords, names_in_quotes, speakers
from newstables.schemas import QUOTE_KINDS, SURENESSES
from newstables.store.search import to_fts5

_TONE = (
    "Tone of wording is TextBlob's sum of word scores, not what the speaker thinks: on news "
    "sentences it agrees with human readers 43 % of the time, against 40 % for always neutral."
)
_CHECKED = {"checked": True, "not checked": False}
_CHECKS = (("checked", "true"), ("not checked", "false"))  # as the store counts them


def choose_quotes() -> QuoteFilters:
    """Draw the choices of the quotes page, each with what it would leave."""
    with st.sidebar:
        words = _choose_words()
        speaker, by_speaker = choose_several("Speaker", "speaker", answer(speakers))
        outlet, by_outlet = choose_several("Outlet", "outlet", list(answer(outlets)["outlet"]))
        first_day, last_day = choose_days()
        once = choose_once()
        kind, by_kind = choose_pills("Kind", "kind", QUOTE_KINDS, default=IN_MARKS)
        sure, by_sure = choose_pills("Who said it is", "sure", SURENESSES)
        about, by_about = choose_several(
            "Mentions",
            "about",
            _names_to_choose(),
            about="Who or what is mentioned in the words said, or in the sentence they stand in.",
        )
        tone, by_tone = choose_pills(
            "Tone of wording", "tone", ("negative", "neutral", "positive"), about=_TONE
        )
        keyword, by_keyword = choose_several("Keyword", "keyword", answer(keywords))
        tags = answer(all_tags, "quote")
        tag = choose_several("Tag", "tag", tags)[0] if tags else ()
        checked = st.pills("By a person", list(_CHECKED), key="checked", bind="query-params")
        if checked:
            note_chosen("By a person", "checked", [checked], default=None)
        by_checked = st.empty()
    filters = QuoteFilters(
        outlets=outlet,
        first_day=first_day,
        last_day=last_day,
        once=once,
        speakers=speaker,
        kinds=kind,
        about=about,
        words=words,
        sureness=sure,
        tone=tone,
        keywords=keyword,
        tags=tag,
        reviewed=_CHECKED.get(checked or ""),
    )
    counts = answer(quote_facets, filters)
    for facet, slot in (
        ("speaker", by_speaker),
        ("outlet", by_outlet),
        ("kind", by_kind),
        ("sureness", by_sure),
        ("tone", by_tone),
        ("keyword", by_keyword),
        ("about", by_about),
    ):
        show_counts(slot, counts[facet])
    checks = dict(counts["checked"])
    show_counts(by_checked, [(words, checks[value]) for words, value in _CHECKS if value in checks])
    return filters


def _choose_words() -> str:
    words = st.text_input(
        "Words inside the quotation",
        key="q",
        bind="query-params",
        type="search",
        placeholder='security, "not regional", NATO OR China',
        help="Words side by side must all occur. Phrases stand in marks, straight or curly; "
        "AND, OR, NOT, brackets and a trailing * work too.",
    )
    try:
        if not to_fts5(words) and words.strip():
            raise QueryError("there is no word to look for; write one, such as harbour or harb*")
    except QueryError as fault:
        st.html(f'<p role="alert"><strong>Search: {html.escape(str(fault))}.</strong></p>')
        st.session_state["q_fault"] = str(fault)
        return ""
    st.session_state["q_fault"] = ""
    if words.strip():
        note_chosen("Words", "q", [words.strip()], default="")
    return words.strip()


def _names_to_choose() -> list[str]:
    """List the names most mentioned in quotations, and those chosen that are mentioned in any."""
    listed = answer(names_in_quotes)
    wanted = dict.fromkeys([*values_in_address("about"), *st.session_state.get("about", [])])
    rare = [name for name in wanted if name not in listed]
    return listed + [name for name in rare if answer(count_quotes, QuoteFilters(about=(name,)))]
