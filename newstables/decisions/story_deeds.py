"""What people do to stories, written to the log."""

from collections.abc import Iterable, Sequence
from typing import Any

from newstables.decisions.corrections import make_correction
from newstables.decisions.sound import sound
from newstables.decisions.stories import ALL, Rule, Story, find_story, new_id, told_stories
from newstables.errors import CorrectionError
from newstables.schemas import now
from newstables.store.store import Store


def make_story(
    store: Store,
    name: str,
    *,
    about: str = "",
    rules: Sequence[Rule] = (),
    articles: Iterable[str] = (),
    split_from: str = "",
) -> str:
    """Make a story and return its id.

    Args:
        store: whose log it stands in.
        name: of the story; another one may have it too.
        about: a sentence of its own.
        rules: an article that fits one of them belongs to it.
        articles: the ids of those picked by hand.
        split_from: the id of a story that these articles leave.

    Raises:
        CorrectionError: it has no name, or one that all articles have.
    """
    name = _checked(name)
    story_id = new_id(name, at=now())
    after = {
        "name": name,
        "about": about,
        "rules": [rule.plain() for rule in rules],
        "articles": sorted(articles),
        "split_from": split_from,
    }
    _log(store, "story.made", story_id, before=None, after=after)
    return story_id


def decide_story(store: Store, story: Story, what: str, *, after: Any) -> None:
    """Decide something about a story: `what` is a kind of `stories.KINDS`, "story." left out.

    Raises:
        CorrectionError: it does not fit.
    """
    if what == "name":
        after = _checked(after)
    _log(store, f"story.{what}", story.story_id, before={"name": story.name}, after=after)


def get_story(store: Store, wanted: str) -> Story:
    """Return a story by its id or name.

    Raises:
        CorrectionError: there is none; the message names those that there are.
    """
    known = told_stories(sound(store.corrections()))
    story_id = find_story(known, wanted)
    if story_id is None:
        names = "; ".join(story.name for story in known.values())
        raise CorrectionError(f"no story '{wanted}'; known are {names}")
    return known[story_id]


def story_id_of(store: Store, wanted: str | None) -> str:
    """Return the id of a story by its id or name; `stories.ALL` when none is wanted.

    Raises:
        CorrectionError: there is none.
    """
    return get_story(store, wanted).story_id if wanted else ALL


def _checked(name: str) -> str:
    plain = " ".join(name.split())
    if not plain or plain.lower() == "all articles":
        raise CorrectionError(f"'{plain}' cannot name a story; choose another name")
    return plain


def _log(store: Store, what: str, target: str, *, before: Any, after: Any) -> None:
    store.add_corrections(make_correction(what, target, before=before, after=after))
