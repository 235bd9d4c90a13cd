"""One thing decided about a story, and what came of it told."""

from typing import Any

from components.correction_log import object_to
from components.loading import load_store
from components.page import say
from newstables.decisions.stories import Story
from newstables.decisions.story_deeds import decide_story
from newstables.errors import CorrectionError


def decide_of(story: Story, what: str, after: Any) -> None:
    """Decide something about a story, as `decide_story` takes it; a fault is told."""
    try:
        decide_story(load_store(), story, what, after=after)
    except CorrectionError as fault:
        object_to(str(fault))
        return
    say("Done. The log at the foot of the page has it, and takes it back.")
