"""What an event told by hand can name: people and articles."""

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED


def people_named(tables: Tables, *, most: int = 500) -> list[str]:
    """List the people mentioned, most mentioned first."""
    found = ask(
        tables,
        """SELECT name FROM mentions WHERE type = 'PERSON' AND furniture IS NULL
        GROUP BY name ORDER BY count(*) DESC, name LIMIT ?""",
        [most],
    )
    return list(found["name"])


def article_titles(tables: Tables) -> dict[str, str]:
    """Return each article's day, outlet and title in one line, by its id, the latest first."""
    found = ask(
        tables,
        f"""SELECT article_id, concat_ws(' · ', coalesce(published, '{UNDATED}'),
            coalesce(outlet, '{UNKNOWN_OUTLET}'), coalesce(title, left(text, 60))) AS line
        FROM articles ORDER BY published DESC NULLS LAST, article_id""",
    )
    return dict(zip(found["article_id"], found["line"], strict=True))


def traveller_shown(tables: Tables) -> str | None:
    """Return whose tour the timeline shows; None when it shows none."""
    found = ask(
        tables,
        """SELECT traveller FROM events WHERE kind <> 'context' AND traveller IS NOT NULL
        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""",
    )
    return None if found.empty else str(found["traveller"].iloc[0])
