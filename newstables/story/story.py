"""All articles together: names linked, times resolved, events merged, decisions applied.

Findings hold what one text says; this is what they say of each other. No model is needed, so the
app does it whenever articles or decisions change, and a new date moves what hangs on it at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from newstables.config import read_settings
from newstables.decisions import corrections as decisions
from newstables.decisions.names import NameDecision
from newstables.decisions.removals import removed, without_removed
from newstables.schemas import FINDINGS, EntityType
from newstables.store.store import Store
from newstables.story.keywords import assign_keywords
from newstables.story.names.applying import apply_links
from newstables.story.names.linking import link_names
from newstables.story.speakers_by_role import find_holders, name_speakers_by_role
from newstables.story.timeline.assuming import assume_published
from newstables.story.timeline.proposing import propose_tours
from newstables.story.timeline.tours import build_events, choose_tour, list_tours
from newstables.story.times.resolving import resolve_times
from newstables.story.utterances import group_utterances
from newstables.version import pipeline_version

# A speaker found under one name may be a person, a body or a government; tried in this order.
_SPEAKER_TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT")


@dataclass(frozen=True)
class Story:
    """The frames of all articles as the pages show them; `names` tells how each name was linked.

    `quotes` has three columns more than QUOTES: reviewed, keyword (see keywords.py) and utterance
    (see utterances.py).
    """

    articles: pd.DataFrame
    furniture: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    times: pd.DataFrame
    events: pd.DataFrame
    names: pd.DataFrame
    tours: pd.DataFrame
    corrections: pd.DataFrame
    assumed: pd.DataFrame  # publication dates nobody gave: see timeline/assuming.py


def read_story(store: Store) -> Story:
    """Read a store whole and build its story."""
    pipeline = pipeline_version(read_settings().model)
    found = {schema.name: store.findings(schema, pipeline=pipeline) for schema in FINDINGS}
    return build_story(store.articles(), found, corrections=store.corrections())


def build_story(
    articles: pd.DataFrame, found: Mapping[str, pd.DataFrame], *, corrections: pd.DataFrame
) -> Story:
    """Join what was found in each article into one story.

    Args:
        articles: an ARTICLES frame as read.
        found: one frame of each of schemas.FINDINGS, by name.
        corrections: the CORRECTIONS log; those taken back are passed over.
    """
    articles = _present(articles, corrections)
    found = without_removed(found, corrections)
    articles = decisions.correct_articles(articles, corrections)
    mentions = found["mentions"]
    rules = decisions.name_decisions(corrections)
    names = link_names(mentions, decisions=rules)
    published = {
        row.article_id: None if pd.isna(row.published) else row.published
        for row in articles.itertuples()
    }
    times = resolve_times(found["times"], published=published)
    mentions = apply_links(mentions, links=names, decisions=rules)
    quotes = rename_speakers(found["quotes"], names, decisions=rules)
    quotes = name_speakers_by_role(quotes, names, holders=find_holders(quotes, names))
    quotes = decisions.correct_quotes(date_quotes(quotes, times), corrections)
    quotes = quotes.assign(keyword=assign_keywords(quotes), utterance=group_utterances(quotes))
    happenings = found["happenings"]
    tours = list_tours(
        propose_tours(articles, happenings, times, names=names), decisions.kept_tours(corrections)
    )
    tour = choose_tour(tours)
    events = build_events(
        articles, happenings, times, names=names, tour=tour, corrections=corrections
    )
    return Story(
        articles=articles,
        furniture=found["furniture"],
        mentions=mentions,
        quotes=quotes,
        times=times,
        events=events,
        names=names,
        tours=tours,
        corrections=corrections,
        assumed=assume_published(articles, happenings, times, names=names),
    )


def _present(articles: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the articles that are not removed; none of them copies one that is."""
    gone = removed(corrections)
    if not gone:
        return articles
    kept = articles[~articles["article_id"].isin(gone)].reset_index(drop=True)
    copied = kept["duplicate_of"]
    return kept.assign(duplicate_of=copied.mask(copied.isin(gone).fillna(value=False)))


def rename_speakers(
    quotes: pd.DataFrame, names: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()
) -> pd.DataFrame:
    """Replace each speaker's name within an article by the name over all articles.

    Args:
        quotes: QUOTES, or of it article_id and speaker; rules about mentions also need
            speaker_text and speaker_start.
        names: the links of names over all articles, as `link_names` gives them.
        decisions: the analyst's rules; those about a spelling or a single mention are applied
            here: they hold for the speakers printed so, or there.

    Returns:
        The same rows, speaker replaced.
    """
    order = {kind: rank for rank, kind in enumerate(_SPEAKER_TYPES)}
    one_each = (
        names.assign(rank=names["local_type"].map(order))
        .sort_values(["article_id", "local_name", "rank"], kind="stable")
        .drop_duplicates(["article_id", "local_name"])
        .rename(columns={"local_name": "speaker"})
    )
    joined = quotes[["article_id", "speaker"]].merge(
        one_each[["article_id", "speaker", "canonical"]], how="left", on=["article_id", "speaker"]
    )
    speaker = joined["canonical"].fillna(joined["speaker"]).astype("string")
    renamed = quotes.assign(speaker=speaker.array)
    for rule in decisions:
        if rule.by_mention and rule.what in {"merge", "rename"}:
            renamed.loc[_spoken_by(rule, renamed, found=quotes["speaker"]), "speaker"] = rule.other
    return renamed


def _spoken_by(
    rule: NameDecision, quotes: pd.DataFrame, *, found: "pd.Series[str]"
) -> "pd.Series[bool]":
    """Return which quotations have their speaker printed as, or where, a decision says."""
    hit = quotes["speaker"].eq(rule.name) | found.eq(rule.name)
    if rule.article_id:
        hit &= quotes["article_id"].eq(rule.article_id)
    if rule.start is not None:
        hit &= quotes["speaker_start"].eq(rule.start)
    if rule.form:
        hit &= quotes["speaker_text"].eq(rule.form)
    return hit.fillna(value=False).astype(bool)


def date_quotes(quotes: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """Date each quotation by the time expression beside its cue; no expression, no date.

    Args:
        quotes: QUOTES; article_id and said_time are read.
        times: TIMES, resolved.

    Returns:
        QUOTES with said_on filled.
    """
    values = times[["article_id", "start", "value"]].rename(columns={"start": "said_time"})
    joined = quotes[["article_id", "said_time"]].merge(
        values.drop_duplicates(["article_id", "said_time"]),
        how="left",
        on=["article_id", "said_time"],
    )
    day = joined["value"].astype("string").str.extract(r"^(\d{4}-\d{2}-\d{2})", expand=False)
    return quotes.assign(said_on=day.astype("string").array)
