"""What an analyst decides about names, and where it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("merge", "apart", "rename", "retype", "ignore")


@dataclass(frozen=True)
class NameDecision:
    """One rule of an analyst; rules are applied in the order given and win over the engine.

    what:
        merge: `name` is counted under `other`.
        rename: as merge, for a new label; with `form` it splits that spelling off the bar.
        retype: `name` is of `other_type`.
        apart: `name` and `other` are never put together by the engine.
        ignore: `name` is not counted.
    Where it holds: the mention at `start` of `article_id` (here), that article, or everywhere.
    """

    what: str
    type: str
    name: str  # as found in the article, or as shown before this rule
    other: str = ""
    other_type: str = ""  # empty: the same type
    form: str = ""  # only where it is printed so
    article_id: str = ""  # empty: everywhere
    start: int | None = None  # first character of the one mention it is about

    @property
    def by_mention(self) -> bool:
        """Return whether it picks single mentions, so that whole names are left alone."""
        return bool(self.form) or self.start is not None

    def result(self, type_: str, name: str) -> tuple[str, str]:
        """Return the type and name that replace `type_` and `name`."""
        if self.what in ("merge", "rename"):
            return self.other_type or type_, self.other
        if self.what == "retype":
            return self.other_type, name
        return type_, name


@dataclass
class Standing:
    """What decisions make of one name of one article."""

    type: str
    name: str
    decided: str = ""  # the reason, empty while no rule touched it
    fixed: bool = False  # the engine's links no longer move it
    ignored: bool = False

    def take(self, decision: NameDecision) -> None:
        """Apply one matching rule."""
        if decision.what == "ignore":
            self.ignored, self.decided = True, "left out by an analyst"
        elif decision.what != "apart":
            self.type, self.name = decision.result(self.type, self.name)
            self.decided = f"{decision.what} by an analyst: was {decision.name}"
            self.fixed = decision.what != "merge"


def decide(
    standing: Standing, decisions: Iterable[NameDecision], *, article_id: str, linked: bool
) -> None:
    """Apply the rules about whole names to one name, in order.

    Before linking (`linked` false) a new label for a name everywhere waits: links are found by
    the name that articles print.
    """
    for decision in decisions:
        if decision.by_mention or decision.article_id not in ("", article_id):
            continue
        waits = not linked and decision.what == "rename" and not decision.article_id
        if not waits and (decision.type, decision.name) == (standing.type, standing.name):
            standing.take(decision)


def kept_apart(decisions: Iterable[NameDecision]) -> frozenset[frozenset[str]]:
    """Return the pairs of names that the engine may not put together."""
    return frozenset(
        frozenset({decision.name, decision.other})
        for decision in decisions
        if decision.what == "apart"
    )
