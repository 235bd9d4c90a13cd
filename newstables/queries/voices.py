"""Whose words the articles print: shares of the words in quotation marks, with their intervals."""

from dataclasses import replace
from math import sqrt
from typing import Any, Literal, get_args

import pandas as pd

from newstables.queries.quote_filters import IN_MARKS, QuoteFilters, where_quotes
from newstables.queries.tables import Tables, ask

By = Literal["speaker", "role", "outlet"]
SIDES: tuple[By, ...] = get_args(By)
NO_ROLE = "no role told"
_NAMES = {
    "speaker": "q.speaker_shown",
    "role": f"coalesce(r.role, '{NO_ROLE}')",  # the one a person is called by most
    "outlet": "q.outlet_shown",
}
_Z = 1.959964  # of a normal distribution: 95 of 100 within it
# Of a statement that is partly quoted only what stands in marks was said so.
_WORDS = r"""CASE WHEN q.kind = 'indirect' THEN 0
    WHEN q.kind = 'mixed' AND regexp_matches(w.text, '[“"]')
    THEN len(regexp_extract_all(
        array_to_string(regexp_extract_all(w.text, '[“"]([^”"]*)', 1), ' '), '\S+'))
    ELSE len(regexp_extract_all(w.text, '\S+')) END"""
_QUOTED = """quote_rows q JOIN quotes w USING (quote_id) LEFT JOIN (
        SELECT speaker, mode(speaker_role ORDER BY speaker_role) AS role FROM quotes
        WHERE speaker_role IS NOT NULL GROUP BY 1) r ON r.speaker = q.speaker"""
_COLUMNS = ("name", "words", "share", "low", "high", "marked", "reported", "articles")


def voices(tables: Tables, filters: QuoteFilters, *, by: By = "speaker") -> pd.DataFrame:
    """Count the words that are printed in quotation marks, by who said them or who prints them.

    Articles are taken as the sample, each with all it prints: words of one hang together. What was
    chosen of kinds is passed over, so that marked and reported quotations stand side by side.

    Args:
        tables: the story.
        filters: which quotations count.
        by: speaker, their role, or the outlet that prints them.

    Returns:
        name, words (in marks), share of all such words, low and high (the interval holds 95 times
        of 100; 0 to 1 where there is one article), marked and reported (quotations), articles;
        most words first. It says what is printed, not who should have been.

    Source: ratio estimator over clusters, W. G. Cochran, "Sampling Techniques" (1977), 2.11.
    """
    where = where_quotes(replace(filters, kinds=()))
    told = ask(
        tables,
        f"""SELECT {_NAMES[by]} AS name, q.article_id, sum({_WORDS})::BIGINT AS words,
            count(*) FILTER (list_contains(?, q.kind)) AS marked,
            count(*) FILTER (q.kind = 'indirect') AS reported
        FROM {_QUOTED} WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2""",
        [list(IN_MARKS), *where.values],
    )
    totals = told.groupby("article_id")["words"].sum()
    rows = [_row(str(name), own, totals) for name, own in told.groupby("name")]
    rows.sort(key=lambda row: (-row["words"], -row["marked"] - row["reported"], row["name"]))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def voice_evidence(tables: Tables, filters: QuoteFilters, *, by: By, most: int) -> pd.DataFrame:
    """Return the first quotations in marks behind each share.

    Returns:
        key (the name, as `voices` has it), title, outlet, published, url, sentence (the words
        said), kind, and sentences: how many there are.
    """
    where = where_quotes(replace(filters, kinds=IN_MARKS))
    return ask(
        tables,
        f"""SELECT {_NAMES[by]} AS key, q.title, q.outlet_shown AS outlet,
            q.published_shown AS published, q.url, w.text AS sentence, w.kind,
            count(*) OVER (PARTITION BY {_NAMES[by]}) AS sentences
        FROM {_QUOTED} WHERE {where}
        QUALIFY row_number() OVER (PARTITION BY {_NAMES[by]}
            ORDER BY q.published_shown, q.article_id, q.start) <= {int(most)}
        ORDER BY key, q.published_shown, q.article_id, q.start""",
        where.values,
    )


def _row(name: str, own: pd.DataFrame, totals: "pd.Series[Any]") -> dict[str, Any]:
    words, every, articles = int(own["words"].sum()), int(totals.sum()), len(totals)
    share = words / every if every else 0.0
    low, high = 0.0, 1.0
    if articles > 1 and every:
        of_article = own.set_index("article_id")["words"].reindex(totals.index, fill_value=0)
        off = of_article - share * totals
        spread = _Z * sqrt(articles / (articles - 1) * float((off**2).sum())) / every
        low, high = max(0.0, share - spread), min(1.0, share + spread)
    return {
        "name": name,
        "words": words,
        "share": share,
        "low": low,
        "high": high,
        "marked": int(own["marked"].sum()),
        "reported": int(own["reported"].sum()),
        "articles": len(own),
    }
