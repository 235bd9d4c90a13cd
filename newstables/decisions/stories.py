"""Stories: named sets of articles, as the log of decisions tells them.

A story takes in what was picked by hand and what its rules fit, less what was left out by hand.
Which articles that are follows in the replica; here stands only what people decided.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from newstables.wording import spell_day

ALL = ""  # the story of all articles, by its id
SAMPLE = "sample"  # the story of the sample's articles; it is there without a decision
SAMPLE_NAME = "Sample story"
# what -> what it decides, in the words of the log
KINDS = {
    "story.made": "a story",
    "story.name": "the story's name",
    "story.about": "the story's sentence",
    "story.rules": "the story's rules",
    "story.added": "what is picked for the story",
    "story.left_out": "what is left out of the story",
    "story.archived": "whether the story is put away",
    "story.merged": "which story it is part of",
    "story.removed": "whether the story is removed",
}
_LONGEST_SLUG = 40


@dataclass(frozen=True)
class Rule:
    """Which articles a story takes in by itself: those that fit all that is given."""

    outlets: tuple[str, ...] = ()
    first_day: str | None = None
    last_day: str | None = None
    words: str = ""
    names: tuple[str, ...] = ()  # one of them is mentioned
    tour: str = ""  # the key of a tour that the article tells of
    tour_at: tuple[str, ...] = ()  # its traveller, first and last day when the rule was made

    def plain(self) -> dict[str, Any]:
        """Return what is given, as the log holds it."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
            if value
        }

    def describe(self) -> str:
        """Return the rule in one line."""
        parts = [
            f"outlet {' or '.join(self.outlets)}" if self.outlets else "",
            f"published from {spell_day(self.first_day)}" if self.first_day else "",
            f"published to {spell_day(self.last_day)}" if self.last_day else "",
            f"words {self.words}" if self.words else "",
            f"naming {' or '.join(self.names)}" if self.names else "",
            f"tour of {self.tour}" if self.tour else "",
        ]
        return "; ".join(filter(None, parts))


@dataclass(frozen=True)
class Part:
    """What was decided of one story before others were put into it."""

    rules: tuple[Rule, ...] = ()
    articles: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()


@dataclass
class Story:
    """A story as it was decided; its articles are those of all its parts."""

    story_id: str
    name: str
    about: str = ""
    made_at: str = ""
    parts: list[Part] = field(default_factory=lambda: [Part()])
    archived: bool = False
    sample: bool = False  # takes in what belongs to the sample story
    # Stories whose own decisions hold here too -> until when; "" = whenever made.
    taken_over: dict[str, str] = field(default_factory=dict)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of all its parts."""
        return tuple(rule for part in self.parts for rule in part.rules)

    def left_out(self) -> tuple[str, ...]:
        """Return the articles that were left out of any of its parts by hand."""
        return tuple(sorted({id_ for part in self.parts for id_ in part.left_out}))

    def definition(self) -> str:
        """Return in a text what its articles hang on."""
        parts = [
            [[rule.plain() for rule in part.rules], sorted(part.articles), sorted(part.left_out)]
            for part in self.parts
        ]
        return json.dumps([self.sample, self.taken_over, *parts])


def new_id(name: str, *, at: str) -> str:
    """Return the id of a new story: its name as an address has it, and what tells it from others.

    Args:
        name: as typed.
        at: when it was made.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    tail = hashlib.sha256(f"{at}\n{name}".encode()).hexdigest()[:6]
    return f"{slug or 'story'}-{tail}"


def told_stories(corrections: pd.DataFrame) -> dict[str, Story]:
    """Return the stories there are, by id, in the order in which they were made.

    Args:
        corrections: the CORRECTIONS log.
    """
    stories = {SAMPLE: Story(SAMPLE, SAMPLE_NAME, sample=True)}
    gone: set[str] = set()
    log = corrections[
        corrections["undone_at"].isna() & corrections["what"].str.startswith("story.")
    ]
    for row in log.sort_values("number", kind="stable").itertuples():
        after = json.loads(row.after)
        if row.what == "story.made":
            _make(stories, row.target, after, at=row.at)
        elif row.target in stories:
            _DECIDED[row.what](stories, stories[row.target], after, gone)
    return {story_id: story for story_id, story in stories.items() if story_id not in gone}


def find_story(stories: Mapping[str, Story], wanted: str) -> str | None:
    """Return the id of the story with this id or name (whatever its capitals), or None."""
    if wanted in stories:
        return wanted
    named = [
        story_id for story_id, story in stories.items() if story.name.lower() == wanted.lower()
    ]
    return named[-1] if named else None


def _make(stories: dict[str, Story], story_id: str, after: Mapping[str, Any], *, at: str) -> None:
    picked = frozenset(after.get("articles", ()))
    part = Part(tuple(map(read_rule, after.get("rules", ()))), picked)
    stories[story_id] = Story(story_id, after["name"], after.get("about", ""), at, [part])
    if source := after.get("split_from", ""):
        stories[story_id].taken_over = {source: at}
        if (whole := stories.get(source)) is not None:
            _leave_out(stories, whole, picked, set())
            before = {story: min(until or at, at) for story, until in whole.taken_over.items()}
            stories[story_id].taken_over |= before


def read_rule(given: Mapping[str, Any]) -> Rule:
    """Return a rule as the log holds it."""
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
    }
    return Rule(**plain)


def _name(_: Any, story: Story, after: str, __: Any) -> None:
    story.name = after


def _about(_: Any, story: Story, after: str, __: Any) -> None:
    story.about = after


def _rules(_: Any, story: Story, after: list[Any], __: Any) -> None:
    first, *others = story.parts
    rules = tuple(map(read_rule, after))
    story.parts = [Part(rules, first.articles, first.left_out)]
    story.parts += [Part((), part.articles, part.left_out) for part in others]


def _add(_: Any, story: Story, after: Iterable[str], __: Any) -> None:
    first, *others = story.parts
    more = frozenset(after)
    story.parts = [Part(first.rules, first.articles | more, first.left_out - more), *others]


def _leave_out(_: Any, story: Story, after: Iterable[str], __: Any) -> None:
    less = frozenset(after)
    story.parts = [
        Part(part.rules, part.articles - less, part.left_out | less) for part in story.parts
    ]


def _archive(_: Any, story: Story, after: Any, __: Any) -> None:
    story.archived = after


def _merge(stories: dict[str, Story], story: Story, after: str, gone: set[str]) -> None:
    if (whole := stories.get(after)) is not None and whole is not story and after not in gone:
        whole.parts += story.parts
        whole.sample |= story.sample
        whole.taken_over |= story.taken_over | {story.story_id: ""}
        gone.add(story.story_id)


def _remove(_: Any, story: Story, after: Any, gone: set[str]) -> None:
    (gone.add if after else gone.discard)(story.story_id)


_DECIDED: dict[str, Callable[[dict[str, Story], Story, Any, set[str]], None]] = {
    "story.name": _name,
    "story.about": _about,
    "story.rules": _rules,
    "story.added": _add,
    "story.left_out": _leave_out,
    "story.archived": _archive,
    "story.merged": _merge,
    "story.removed": _remove,
}
