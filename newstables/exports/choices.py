"""What a view is asked for where the page begins with something of the story itself."""

from collections.abc import Callable, Mapping
from typing import Any

from newstables.errors import ExportError
from newstables.queries.entities import entity_names, name_in_label
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.outlets import outlet_sizes
from newstables.queries.rising import days_to_compare, usual_day
from newstables.queries.tables import Tables
from newstables.queries.trend import names_in_trend


def complete_choices(
    tables: Tables, filters: Any, *, view: str, chosen: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a view's rows are asked for with: what was chosen, or what its page begins with.

    Raises:
        ExportError: what was chosen is not in the story, or the story has nothing to compare.
    """
    return _COMPLETED[view](tables, filters, **chosen) if view in _COMPLETED else dict(chosen)


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


_COMPLETED: dict[str, Callable[..., dict[str, Any]]] = {
    "over_time": _trend,
    "rising": _rising,
    "outlets": _outlets,
}
