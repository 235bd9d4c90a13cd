"""The tone of a quotation's wording, by TextBlob's lexicon.

Says little: measured on news sentences about a named target, TextBlob's sign agrees with human
readers on 43 % (always "neutral" agrees on 40 %). It is shown as tone of wording, never as stance.
"""

from textblob import TextBlob


def tone_of(text: str) -> tuple[float, float]:
    """Return polarity (-1 to 1) and subjectivity (0 to 1) of the wording.

    Source: TextBlob's pattern lexicon, which needs no NLTK data.
    """
    sentiment = TextBlob(text).sentiment
    return round(sentiment.polarity, 3), round(sentiment.subjectivity, 3)
