"""ninjs, news as JSON: headlines and bodies in lists, of which the main one is the article's."""

from collections.abc import Mapping
from typing import Any

_LISTS = {"headlines": "headline", "bodies": "body"}


def main_parts(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with the main headline and body of ninjs 2 and 3 under names of their own.

    Source: IPTC ninjs 1.5, 2.1 and 3.0; 1.x has no such lists, and comes back as it is.
    """
    one = dict(item)
    for name, single in _LISTS.items():
        values = [value for value in _list(one.get(name)) if isinstance(value, dict)]
        if values and single not in one:
            one[single] = max(values, key=_fitness).get("value")
            del one[name]
    return one


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _fitness(part: Mapping[str, Any]) -> tuple[bool, bool, int]:
    """Rank the parts: the main one, plain text before markup, then the longest."""
    role = str(part.get("role") or "main")
    kind = str(part.get("contentType") or part.get("contenttype") or "text/plain")
    return role.endswith("main"), kind == "text/plain", len(str(part.get("value") or ""))
