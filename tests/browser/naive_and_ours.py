"""The same two articles counted twice: each spelling alone, and each name with all its spellings.

The articles stand beside the corpora and are read there; nothing of them but names is drawn.
"""

import warnings
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import spacy
from plotly.subplots import make_subplots

from components.charts.look import TYPE_COLOURS, safe
from newstables.config import read_settings
from newstables.finding.pipeline import read_batch
from newstables.nlp.annotation import load_model
from newstables.nlp.models import choose_model
from newstables.queries.entities import entity_counts
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.tables import open_tables
from newstables.schemas import ARTICLES, CORRECTIONS
from newstables.wording import TYPE_GROUPS
from tests.fixtures.told_at_once import build_story

PUBLISHED = {"000": "2023-01-31", "003": "2023-02-01"}  # by the beginning of the file's name
_TOP = 10
_WIDE, _HIGH = 1400, 860


def read_seeds() -> dict[str, str]:
    """Return the two articles, text -> day of publication; none when they are not there."""
    files = sorted((read_settings().corpora / "seeds").glob("*.txt"))
    return {path.read_text(encoding="utf-8"): PUBLISHED[path.name[:3]] for path in files}


def count_naively(texts: list[str]) -> pd.DataFrame:
    """Count entity texts as a first script does: name, type (most frequent label), mentions."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(choose_model().package)
    labels = defaultdict(Counter)
    people = Counter()
    for doc in nlp.pipe(texts):
        for ent in doc.ents:
            if ent.label_ in TYPE_GROUPS:
                labels[ent.text][ent.label_] += 1
            if ent.label_ == "PERSON":
                people[ent.text] += 1
    rows = [
        {"name": name, "type": kinds.most_common(1)[0][0], "mentions": kinds.total()}
        for name, kinds in labels.items()
    ]
    everyone = [
        {"name": name, "type": "PERSON", "mentions": count} for name, count in people.items()
    ]
    return pd.concat(
        [
            pd.DataFrame(everyone).assign(row="people"),
            pd.DataFrame(rows).assign(row="all"),
        ]
    ).sort_values("mentions", ascending=False, kind="stable")


def count_ours(articles: dict[str, str]) -> pd.DataFrame:
    """Count names as the Entities page does at first: name, type, mentions, for both rows."""
    ids = {text: f"a{number}" for number, text in enumerate(articles)}
    batch = read_batch(load_model(), [(article_id, text) for text, article_id in ids.items()])
    rows = [
        {
            "article_id": ids[text],
            "text": text,
            "words": len(text.split()),
            "published": day,
            "added_at": day,
        }
        for text, day in articles.items()
    ]
    story = build_story(ARTICLES.frame(rows), batch.frames, corrections=CORRECTIONS.frame())
    tables = open_tables({"articles": story.articles, "mentions": story.mentions})
    filters_of = {"people": MentionFilters(types=("PERSON",)), "all": MentionFilters()}
    return pd.concat(
        [
            entity_counts(tables, filters, top=_TOP).assign(row=row)
            for row, filters in filters_of.items()
        ]
    )


def draw(naive: pd.DataFrame, ours: pd.DataFrame) -> go.Figure:
    """Draw the counts of both sides, people above and all types below."""
    figure = make_subplots(
        rows=2,
        cols=2,
        horizontal_spacing=0.16,
        vertical_spacing=0.1,
        subplot_titles=[
            "<b>People</b> · counted as spelled and as labelled",
            "<b>People</b> · Dateline: spellings joined to a name",
            "<b>All types</b> · counted as spelled and as labelled",
            "<b>All types</b> · Dateline: spellings joined to a name",
        ],
    )
    known = set()
    for row, kind in enumerate(("people", "all"), start=1):
        for column, counts in enumerate((naive, ours), start=1):
            shown = counts[counts["row"] == kind].head(_TOP)[::-1]
            for words in dict.fromkeys(TYPE_GROUPS.values()):
                some = shown[shown["type"].map(TYPE_GROUPS) == words]
                if some.empty:
                    continue
                figure.add_bar(
                    x=some["mentions"],
                    y=[safe(name, most=34) for name in some["name"]],
                    text=some["mentions"],
                    textposition="outside",
                    cliponaxis=False,
                    orientation="h",
                    name=words,
                    legendgroup=words,
                    showlegend=words not in known,
                    marker_color=TYPE_COLOURS[some["type"].iloc[0]],
                    row=row,
                    col=column,
                )
                known.add(words)
            figure.update_yaxes(
                categoryorder="array",
                categoryarray=[safe(name, most=34) for name in shown["name"]],
                row=row,
                col=column,
            )
        both = pd.concat([naive, ours])
        most = both.loc[both["row"] == kind, "mentions"].max()
        figure.update_xaxes(range=[0, most * 1.12], row=row)
    return figure.update_layout(
        template="plotly_white",
        width=_WIDE,
        height=_HIGH,
        font={"family": "Arial, Helvetica, sans-serif", "size": 13},
        margin={"l": 20, "r": 30, "t": 140, "b": 70},
        barmode="overlay",
        title={
            "text": "Who is mentioned in two articles: counted as spelled (left), and as Dateline "
            "counts (right)",
            "subtitle": {
                "text": "The same articles and the same model on both sides. Left: Counter of "
                "spaCy's entity texts, nothing joined or corrected.<br>"
                "Right: names joined over both "
                "articles, captions and credits left out, nothing corrected by hand; it can be "
                f"wrong too. At most {_TOP} names a chart; colour: the type each side gives."
            },
            "x": 0.01,
            "y": 0.97,
            "yanchor": "top",
        },
        legend={"orientation": "h", "y": -0.05, "x": 0},
    )


def write_page(path: Path) -> bool:
    """Write the picture as a page of its own, to be photographed; False without the articles."""
    articles = read_seeds()
    if not articles:
        return False
    figure = draw(count_naively(list(articles)), count_ours(articles))
    path.write_text(
        figure.to_html(include_plotlyjs=True, config={"staticPlot": True}), encoding="utf-8"
    )
    return True
