"""The command `check`: a draft held against the articles of a store."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.config import read_settings
from newstables.decisions.checks import check_date
from newstables.decisions.story_deeds import story_id_of
from newstables.errors import ArticleError
from newstables.exports.about import describe_chosen
from newstables.exports.columns import Content
from newstables.exports.draft_report import COLUMNS
from newstables.nlp.annotation import load_model
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.lookups import StoreKnown
from newstables.reading.article import Article, Reading
from newstables.reading.files import read_path
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.store.reading_only import open_to_read
from newstables.story.ledger.checking import check_claims
from newstables.story.ledger.draft import find_claims
from newstables.story.ledger.known import Checked

_BEYOND = 10


def check(folder: Path, draft: Path, *, written: str | None = None, story: str = "") -> Content:
    """Hold a draft against what a store knows.

    Args:
        folder: of the store.
        draft: a file of one text, in any format that is read.
        written: ISO day from which "on Tuesday" counts; None: the day the file
            states, else the last day of the articles.
        story: name or id of the story whose articles are asked; "" = all.

    Returns:
        A row a claim, in the order of the draft: line, kind, words, verdict, why, differences,
        sources, evidence, start, end; see `exports.draft_report.COLUMNS`.

    Raises:
        CorrectionError: there is no such story.
        ArticleError: the file cannot be read, or holds several texts.
    """
    if written:
        check_date(written)
    settings = replace(read_settings(), store=folder)
    article = _article_of(read_path(draft, settings=settings), name=draft.name)
    text = article.text
    store = open_to_read(folder)
    tables = story_tables(open_replica(store), story_id_of(store, story))
    reach = _BEYOND if story else 1  # of those found, some stand in other stories
    known = StoreKnown(
        tables, lambda words, most: store.likeliest_articles(words, most=most * reach)
    )
    chosen = chosen_articles(tables, Filters())
    written = written or article.published or chosen["last_day"]
    claims = find_claims(load_model(settings.model), text, written=written)
    rows = [_row(checked, text) for checked in check_claims(claims, known=known)]
    about = describe_chosen(f"Check of {draft.name}", Filters(), chosen)
    return Content(about, pd.DataFrame(rows, columns=[column.key for column in COLUMNS]), COLUMNS)


def _article_of(read: Reading, *, name: str) -> Article:
    if len(read.articles) == 1:
        return read.articles[0]
    if read.articles:
        raise ArticleError(f"'{name}': holds {len(read.articles)} texts; check them one by one")
    told = "; ".join(f"{problem.what}; {problem.advice}" for problem in read.problems)
    raise ArticleError(f"'{name}': {told or 'holds no text; check the file'}")


def _row(checked: Checked, text: str) -> dict[str, Any]:
    claim = checked.claim
    return {
        "line": text.count("\n", 0, claim.start) + 1,
        "kind": claim.kind,
        "words": f"{claim.role} {claim.about}" if claim.role else claim.text,
        "verdict": checked.verdict,
        "why": checked.why,
        "differences": [asdict(difference) for difference in checked.differences],
        "sources": [asdict(source) for source in checked.sources],
        "evidence": checked.sources[0].words if checked.sources else "",
        "start": claim.start,
        "end": claim.end,
    }
