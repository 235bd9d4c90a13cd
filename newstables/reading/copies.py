"""Copies among articles, compared by their running text alone."""

import pandas as pd

from newstables.finding.furniture.finding import furniture_rows, furniture_stretches
from newstables.reading.duplicates import find_duplicates
from newstables.schemas import FURNITURE


def find_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Find copies as `find_duplicates` does, furniture found on the way: no store is needed.

    Args:
        articles: an ARTICLES frame, those in the store and those about to be added.

    Returns:
        A DUPLICATES frame.
    """
    rows = (
        row
        for article in articles.itertuples()
        for row in furniture_rows(
            furniture_stretches(str(article.text)), article_id=str(article.article_id)
        )
    )
    return find_duplicates(articles, furniture=FURNITURE.frame(rows))
