"""Filters of a view as JSON keeps them, and back: what a briefing was composed with."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import PERIODS, Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters

_OF_QUOTES = frozenset({"quotes", "speakers", "voices", "face_off", "quotations"})
_OF_EVENTS = frozenset({"timeline", "itinerary"})
_OF_ARTICLES = frozenset({"coverage", "findings"})
_LISTS = frozenset({"quote_ids"})  # that are nothing at all when nothing is chosen
_SWITCHES = frozenset({"reviewed"})
_LOOKED_UP = "found"  # depends on what the store holds now, so it is looked up again


def filters_class(view: str) -> type[Filters]:
    """Return the filters that a view or a section is chosen by."""
    if view in _OF_QUOTES:
        return QuoteFilters
    if view in _OF_EVENTS:
        return EventFilters
    return Filters if view in _OF_ARTICLES else MentionFilters


def to_plain(filters: Filters) -> dict[str, Any]:
    """Return what was chosen, as JSON holds it; what is as usual is left out."""
    return {
        one.name: list(value) if isinstance(value, tuple) else value
        for one in fields(filters)
        if (value := getattr(filters, one.name)) != one.default and one.name != _LOOKED_UP
    }


def from_plain(view: str, kept: Mapping[str, Any]) -> Filters:
    """Return the filters of a view again; what they do not know (any longer) is passed over."""
    wanted = filters_class(view)
    usual = {one.name: one.default for one in fields(wanted) if one.name != _LOOKED_UP}
    chosen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept.items()
        if name in usual and _can_be(name, value, usual=usual[name])
    }
    return wanted(**chosen)


def _can_be(name: str, value: Any, *, usual: Any) -> bool:
    """Return whether a filter can be a value; `usual` is what it is when nothing is chosen."""
    if name == "period":
        return _are_words(value) and len(value) in (0, 2) and set(value[:1]) <= PERIODS.keys()
    if name in _LISTS or isinstance(usual, tuple):
        return _are_words(value)
    if name in _SWITCHES or isinstance(usual, bool):
        return isinstance(value, bool)
    return isinstance(value, str)


def _are_words(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)
