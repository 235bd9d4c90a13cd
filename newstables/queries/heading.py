"""What stands at the head of every page: whose story it is, and what it is made of."""

from dataclasses import dataclass

from newstables.queries.tables import Tables, ask, ask_rows

UNNAMED = "Your articles"  # a story in which nobody is found to travel
_PLACES_NAMED = 3


@dataclass(frozen=True)
class Heading:
    """A story in one line; days are ISO, None where no article has one."""

    name: str
    articles: int
    sample: int  # of them, articles of the sample story
    outlets: int
    unknown_outlet: int
    undated: int
    copies: int  # of them, articles taken over from another one of the story
    first_day: str | None
    last_day: str | None


def heading(tables: Tables) -> Heading:
    """Return the heading of the story that the tables hold."""
    row = ask_rows(
        tables,
        """SELECT count(*) AS articles, count(*) FILTER (sample) AS sample,
            count(DISTINCT outlet) AS outlets, count(*) FILTER (outlet IS NULL) AS unknown_outlet,
            count(*) FILTER (published IS NULL) AS undated,
            count(*) FILTER (duplicate_of IS NOT NULL) AS copies,
            min(published) AS first_day, max(published) AS last_day FROM articles""",
    )[0]
    return Heading(name=_name(tables), **row)


def story_name(tables: Tables) -> str:
    """Return the name of the story that bounds the tables; "" when they hold all articles."""
    return "".join(row["name"] for row in ask_rows(tables, "SELECT name FROM story"))


def _name(tables: Tables) -> str:
    """Name a story as it was named, or by who travels and where to: "Stoltenberg in Seoul"."""
    if own := story_name(tables):
        return own
    rows = ask_rows(tables, "SELECT traveller, name, by_hand FROM tours ORDER BY rowid LIMIT 1")
    if not rows:
        return UNNAMED
    tour = rows[0]
    if tour["by_hand"]:
        return str(tour["name"])
    places = ask(
        tables,
        """SELECT place FROM events WHERE kind = 'stop' AND place IS NOT NULL AND date IS NOT NULL
        GROUP BY place ORDER BY min(date), place""",
    )["place"]
    named = [str(place) for place in places[:_PLACES_NAMED]]
    if len(places) > _PLACES_NAMED:
        named[-1] = f"{len(places) - _PLACES_NAMED + 1} more places"
    where = " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
    surname = str(tour["traveller"]).split()[-1]
    return f"{surname} in {where}" if where else str(tour["traveller"])
