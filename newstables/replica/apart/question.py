"""What is asked of the process: a query by its name, what it is asked with, and of what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Question:
    """A function of `newstables` that takes tables first; all of it can be pickled."""

    function: Callable[..., Any]
    values: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    story: str = ""  # "" = all articles
    tour: str = ""  # "" = the first
    reported: bool = False  # the function takes `report`, to say how far it is
