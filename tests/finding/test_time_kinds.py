"""What times mean, kind by kind: a sentence each."""

import pandas as pd
import pytest
from spacy.language import Language

from newstables.finding.times.finding import find_times
from newstables.story.times.resolving import resolve_times

pytestmark = pytest.mark.model
DAY = "2023-06-13"  # a Tuesday


def told(nlp: Language, text: str, *, published: str = DAY) -> str:
    times = resolve_times(find_times(nlp(text), article_id="a"), published=published)
    return "; ".join(
        f"{row.text} = {None if pd.isna(row.value) else row.value}" for row in times.itertuples()
    )


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("A day after arriving in Oslo on Sunday, he met the king.",
         "A day after = 2023-06-12; Sunday = 2023-06-11"),
        ("Two days before her departure on Friday she fell ill.",
         "Two days before = 2023-06-07; Friday = 2023-06-09"),
        ("The week before the May 5 vote was calm.",
         "The week before = 2023-04-28; May 5 = 2023-05-05"),
        ("The day after Monday's vote he resigned.",
         "The day after = 2023-06-13; Monday = 2023-06-12"),
    ],
)  # fmt: skip
def test_what_is_counted_from_the_day_behind_it(nlp: Language, text: str, times: str) -> None:
    assert told(nlp, text) == times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Millers were told of a cut in deliveries in September.", "2023-09"),
        ("The envoys spoke about the upcoming fair in July.", "2023-07"),
        ("Shops complained about the slated closure of the bridge in August.", "2023-08"),
        ("The fair was cancelled after a strike in September.", "2022-09"),
    ],
)
def test_a_month_of_what_is_only_spoken_about_is_the_nearest(
    nlp: Language, text: str, value: str
) -> None:
    assert told(nlp, text).partition(" = ")[2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thursday's summit will be chaired by Holm.", "2023-06-15"),
        ("Ahead of Thursday's summit, ministers met in Rome.", "2023-06-15"),
        ("Ministers prepared for talks on Thursday.", "2023-06-15"),
        ("They rehearsed on the eve of Thursday's parade.", "2023-06-15"),
        ("The programme foresees talks and a wreath-laying on Thursday.", "2023-06-15"),
        ("The march was pushed back to Saturday.", "2023-06-17"),
        ("Talks scheduled for Monday were moved to a later hour.", "2023-06-12"),
        ("The pope is on his way, with a Mass set for Sunday.", "2023-06-18"),
        ("Friday's attack was condemned by Holm.", "2023-06-09"),
    ],
)
def test_what_lies_ahead_of_a_sentence_in_the_past(nlp: Language, text: str, value: str) -> None:
    assert told(nlp, text).partition(" = ")[2] == value


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It took a year and a half, and the trial two and a half hours.",
         "a year and a half = P1Y6M; two and a half hours = PT2H30M"),
        ("Trains run on Monday and Tuesday nights.",
         "Monday = XXXX-WXX-1TNI; Tuesday nights = XXXX-WXX-2TNI"),
        ("That was so in the winter of nineteen eighty-seven.",
         "the winter of nineteen eighty-seven = 1987-WI"),
        ("Prices rose in the last half of the '70s.", "the last half of the '70s = 197"),
        ("Orders fell in the first two quarters of 2022.",
         "the first two quarters of 2022 = 2022-H1"),
        ("Net for the first quarter rose from that of the 2021 quarter.",
         "the first quarter = 2023-Q1; the 2021 quarter = 2021-Q1"),
        ("Sales in the quarter ended March 31 rose.",
         "the quarter = 2023-Q1; March 31 = 2023-03-31"),
        ("By mid-afternoon the quay was clear.", "mid-afternoon = 2023-06-13TAF"),
        ("Pilgrims came as Easter week began.", "Easter week = 2023-W14"),
        ("She will one day sail home.", "one day = FUTURE_REF"),
        ("I always said I would go, and that day has come.", "that day = PRESENT_REF"),
        ("He would not leave at this delicate stage.", "at this delicate stage = PRESENT_REF"),
        ("They sail in many of today's races.", "today = PRESENT_REF"),
        ("Those who led the 1992 protests have moved.", "1992 = 1992"),
    ],
)  # fmt: skip
def test_times_in_other_words(nlp: Language, text: str, times: str) -> None:
    assert told(nlp, text) == times


@pytest.mark.parametrize(
    "text",
    [
        "His 1987 Volvo stood in the yard.",
        "He reads USA Today at breakfast.",
        "The quarter-to-quarter comparison is poor.",
        "Some 2000 farmers came.",
    ],
)
def test_what_is_no_time(nlp: Language, text: str) -> None:
    assert told(nlp, text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lawyer Ana Duarte on Thursday: “We will appeal the ruling.”", "2023-06-08"),
        ("Duarte on Thursday “We will appeal the ruling, whatever it is.”", "2023-06-08"),
        ('Spokesman Leo Brandt on Monday: "There is no plan to move it."', "2023-06-12"),
        ("Berlin on Saturday: “We are ready to talk.”", "2023-06-10"),
        ("On Thursday “The Lion's Gate” will open in Oslo.", "2023-06-15"),
        ("Duarte will on Thursday open “The Lion's Gate” in Oslo.", "2023-06-15"),
        ("Duarte on Thursday “will sign” the pact, her office said.", "2023-06-15"),
        ("The office said the talks on Thursday “will be short”.", "2023-06-15"),
    ],
)
def test_the_day_before_words_in_marks_is_that_of_the_saying(
    nlp: Language, text: str, value: str
) -> None:
    assert told(nlp, text).partition(" = ")[2] == value
