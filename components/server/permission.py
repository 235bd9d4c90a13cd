"""What of a page is drawn for whom: tools that a person may not use are left out, and why is told.

This is for the eye. What may be changed is decided where it is written: `Store.writing`.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from components.loading import story_chosen
from components.server.identity import acting
from newstables.store.people.person import Deed

_Given = ParamSpec("_Given")


def refusal(deed: Deed, *, story: str | None = None) -> str:
    """Return why who acts may not do something, in a sentence; "" where they may.

    Args:
        deed: what they would do.
        story: the id of the story that alone is touched; None: of the one that is open.
    """
    return acting().refusal(deed, story=story_chosen() if story is None else story)


def takes(deed: Deed, *, say: bool = False) -> Callable[
    [Callable[_Given, None]], Callable[_Given, None]
]:  # fmt: skip
    """Have a function draw its tools for those alone who may use them.

    Args:
        deed: what its tools do.
        say: the reason stands where they would be; else the head of the page has it.
    """

    def only(draw: Callable[_Given, None]) -> Callable[_Given, None]:
        @wraps(draw)
        def drawn(*values: _Given.args, **named: _Given.kwargs) -> None:
            if not (words := refusal(deed)):
                draw(*values, **named)
            elif say:
                st.text(f"{words}.")

        return drawn

    return only
