"""One thing decided about a story, and what came of it told."""

from typing import Any

from components.correction_log import object_to
from components.loading import load_store
from components.page import say
from newstables.decisions.stories import Story
from newstables.decisions.story_deeds import decide_story
from newstables.errors import CorrectionError


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
