"""A person who acts on a store: their name, their role, and what that role lets them do.

There are four roles, each with all that those before it may do. A person may have a higher role in
one story than in the whole store; what is decided for the whole store needs the role there.
"""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from newstables.errors import AccessError

Role = Literal["reader", "analyst", "editor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

Deed = Literal["upkeep", "export", "decide", "brief", "ingest", "manage", "administer"]
# What each kind of change needs, and how it is called.
_NEEDS: Mapping[Deed, tuple[Role, str]] = {
    "upkeep": ("reader", "Looking"),  # what the app does by itself
    "export": ("reader", "Saving files"),
    "decide": ("analyst", "Deciding"),
    "brief": ("analyst", "Writing briefings"),
    "ingest": ("editor", "Adding and removing articles"),
    "manage": ("editor", "Changing stories, sources and watches"),
    "administer": ("administrator", "Changing what holds for everybody"),
}


@dataclass(frozen=True)
class Person:
    """Who acts. `role` holds in the whole store, `in_stories` by story_id; None: none."""

    name: str
    role: Role | None = None
    in_stories: Mapping[str, Role] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Return whether the person has any role at all."""
        return self.role is not None or bool(self.in_stories)

    def role_in(self, story: str) -> Role | None:
        """Return the higher of the roles in the whole store and in a story; "" = no story."""
        held = [role for role in (self.role, self.in_stories.get(story)) if role]
        return max(held, key=ROLES.index, default=None)

    def refusal(self, deed: Deed, *, story: str = "") -> str:
        """Return why this person may not do something, in a sentence; "" where they may.

        Args:
            deed: what they would do.
            story: the id of the story that alone is touched; "" for the whole store.
        """
        needed, words = _NEEDS[deed]
        if deed in ("upkeep", "export") and self.is_known:  # whoever is let in sees everything
            return ""
        role = self.role_in(story)
        if role and ROLES.index(role) >= ROLES.index(needed):
            return ""
        if role is None and not self.is_known:
            return f"{self.name} has no role here, so nothing was changed; ask an administrator"
        where = "in this story" if story else "for all articles"
        there = f"{_article(role)} {role}" if role else "nobody"
        return (
            f"{words} {where} takes {_article(needed)} {needed}, and {self.name} is {there} there; "
            "ask an administrator"
        )

    def expect(self, deed: Deed, *, story: str = "") -> None:
        """Refuse what this person may not do.

        Raises:
            AccessError: with what it takes.
        """
        if words := self.refusal(deed, story=story):
            raise AccessError(words)


def deed_of(what: str) -> Deed:
    """Return what a kind of decision is: removing articles and changing stories are an editor's."""
    if what == "article.removed":
        return "ingest"
    return "manage" if what.startswith("story.") else "decide"


def _article(role: str) -> str:
    return "an" if role[0] in "ae" else "a"


def local_person() -> Person:
    """Return who works on this machine: may do everything, as who has the files can."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        name = "unknown"
    return Person(name, "administrator")
