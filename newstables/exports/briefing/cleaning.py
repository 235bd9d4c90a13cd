"""Every word of a manifest without the characters that break a file, whatever it came from."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from newstables.exports.events import plain

Part = TypeVar("Part")


def cleaned(part: Part) -> Part:
    """Return a part of a manifest with every text in it cleaned."""
    if is_dataclass(part) and not isinstance(part, type):
        told: dict[str, Any] = {one.name: cleaned(getattr(part, one.name)) for one in fields(part)}
        return replace(part, **told)
    changed: Any = part
    if isinstance(part, str):
        changed = plain(part)
    elif isinstance(part, tuple | list | frozenset):
        changed = type(part)(cleaned(each) for each in part)
    elif isinstance(part, dict):
        changed = {cleaned(name): cleaned(value) for name, value in part.items()}
    return changed
