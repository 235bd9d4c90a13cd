"""The filters of a section, narrowed as the whole briefing is: what either shuts out is out."""

from dataclasses import replace

from newstables.decisions.briefings import Section
from newstables.queries.filters import Filters
from newstables.queries.saved_filters import from_plain, to_plain

NO_OUTLET = "no outlet that was chosen for both"  # a name that no outlet has


def narrowed_filters(section: Section, whole: Filters) -> Filters:
    """Return the filters of a section within those of the whole briefing.

    Args:
        section: with what was chosen for it.
        whole: what the file says that all of it is narrowed to.
    """
    view = section.view or section.kind
    own = from_plain(view, section.filters)
    kept = {name: value for name, value in to_plain(whole).items() if not getattr(own, name, None)}
    filters = from_plain(view, to_plain(own) | kept)
    return replace(
        filters,
        outlets=_of_both(own.outlets, whole.outlets),
        first_day=max(filter(None, (own.first_day, whole.first_day)), default=None),
        last_day=min(filter(None, (own.last_day, whole.last_day)), default=None),
    )


def _of_both(own: tuple[str, ...], whole: tuple[str, ...]) -> tuple[str, ...]:
    if not own or not whole:
        return own or whole
    return tuple(outlet for outlet in own if outlet in whole) or (NO_OUTLET,)
