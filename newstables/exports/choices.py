"""What a view is asked for where the page begins with something of the story itself."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from newstables.errors import ExportError
from newstables.exports.views import COUNTED, LEAST_SENTENCES
from newstables.queries.entities import entity_names, name_in_label
from newstables.queries.face_off import usual_sides
from newstables.queries.filters import PERIODS
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.outlets import outlet_sizes
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import speakers
from newstables.queries.rising import days_to_compare, usual_day
from newstables.queries.tables import Tables
from newstables.queries.trend import names_in_trend
from newstables.queries.voices import By
from newstables.schemas import is_day


def complete_choices(
    tables: Tables, filters: Any, *, view: str, chosen: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a view's rows are asked for with: what was chosen, or what its page begins with.

    Raises:
        ExportError: what was chosen is not in the story, or the story has nothing to compare.
    """
    return _COMPLETED[view](tables, filters, **chosen) if view in _COMPLETED else dict(chosen)


def check_choices(view: str, chosen: Mapping[str, Any]) -> None:
    """Refuse what a view cannot be asked with, such as what was kept of another version's.

    Raises:
        ExportError: with the view.
    """
    known = _ASKED.get(view, {})
    if not chosen.keys() <= known.keys() or not all(known[name](chosen[name]) for name in chosen):
        raise ExportError(
            f"what the view '{view[:40]}' was chosen with cannot be read; add it anew"
        )


def _trend(
    tables: Tables, filters: MentionFilters, *, entity: list[str] | None, step: str
) -> dict[str, Any]:
    first = [_entity_id(tables, label) for label in entity or ()]
    return {"entity_ids": names_in_trend(tables, filters, first=first), "step": step}


def _entity_id(tables: Tables, label: str) -> str:
    names = entity_names(tables, most=0, called=name_in_label(label))
    ids = dict(zip(names["label"], names["entity_id"], strict=True))
    if label in ids:
        return str(ids[label])
    known = f"choose {' or '.join(ids)}" if ids else "write it as the Entities page does"
    raise ExportError(f"no name '{label}' in the story; {known}")


def _rising(tables: Tables, _: MentionFilters, *, day: str | None) -> dict[str, Any]:
    known = days_to_compare(tables)
    if not known:
        raise ExportError(
            "all dated articles are of one day, and there is nothing before it to compare with; "
            "add articles of other days, or date those that are undated"
        )
    return {"day": day or usual_day(known)}


def _outlets(tables: Tables, filters: MentionFilters, *, compared: str | None) -> dict[str, Any]:
    sizes = outlet_sizes(tables, filters)
    if len(sizes) < 2:
        raise ExportError(
            "there is one outlet only in the chosen articles, and nothing to compare it with; "
            "choose more articles"
        )
    if compared and compared not in sizes:
        raise ExportError(f"no outlet '{compared}' in the chosen articles; known are "
                          f"{'; '.join(sizes)}")  # fmt: skip
    return {"outlet": compared or next(iter(sizes))}


def _face_off(
    tables: Tables, _: QuoteFilters, *, one: list[str] | None, other: list[str] | None
) -> dict[str, Any]:
    known = speakers(tables)
    for name in (*(one or ()), *(other or ())):
        if name not in known:
            raise ExportError(f"no speaker '{name}' in the story; write it as the page does")
    usual = usual_sides(tables)
    return {"one": tuple(one or usual[0]), "other": tuple(other or usual[1])}


_COMPLETED: dict[str, Callable[..., dict[str, Any]]] = {
    "over_time": _trend,
    "rising": _rising,
    "outlets": _outlets,
    "face_off": _face_off,
}


def _is_count(value: Any) -> bool:
    return type(value) is int and LEAST_SENTENCES[0] <= value <= LEAST_SENTENCES[1]


def _are_words(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _one_of(words: Iterable[str]) -> Callable[[Any], bool]:
    known = [*words]
    return lambda value: isinstance(value, str) and value in known


# view -> what else it can be asked with, and how that is known
_ASKED: dict[str, dict[str, Callable[[Any], bool]]] = {
    "entities": {"count": _one_of(COUNTED)},
    "over_time": {"entity_ids": _are_words, "step": _one_of(PERIODS)},
    "rising": {"day": is_day},
    "face_off": {"one": _are_words, "other": _are_words},
    "voices": {"by": _one_of(get_args(By))},
    "together": {"at_least": _is_count},
    "outlets": {"outlet": lambda value: isinstance(value, str)},
}
