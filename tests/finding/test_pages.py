"""Furniture told by the shape of a page: what stands where, not which words it holds."""

import pytest

from newstables.finding.furniture.finding import furniture_stretches

LEAD = "President Lena Moravek began a two-day visit to Port Ellis on Monday, her office said."
MORE = "She met the harbour master and told him that the new quay would open in spring."
LAST = "Officials in the town said that they had waited for nine years and could wait for one more."


def marked(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    return [(kind, text[one:two]) for one, two, kind in furniture_stretches(text, title=title)]


@pytest.mark.parametrize(
    "prefix",
    [
        "PORT ELLIS, Feb. 1 (Coastline) --",
        "LISBON (Reuters) -",
        "Lisbon, 1 February 2024 (CLX):",
        "OSLO -",
        "(Tidings) –",
        "Bergen, Norway, 5 Sep (NPX).-",
        "Lisbon, February 1, 2024, NPX --",
        "LISBON (Delta News / Coastline - 06th February, 2025)",
        "LISBON, February 5. /NPX/.",
        "HOLLOW CREEK —",
        "(Lisbon, November 30, 2023) –",
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_a_dateline_is_its_prefix_alone(prefix, space):
    if not space and not prefix.endswith(") -"):
        pytest.skip("only a hyphen after a bracket is printed closed up")
    assert marked(f"{prefix}{space}{LEAD}", MORE, LAST) == [("dateline", prefix)]


@pytest.mark.parametrize(
    "line",
    [
        "FOREIGN MINISTER MORAVEK (THROUGH TRANSLATOR): Good morning to you all, and welcome here.",
        "NATO - the alliance of the north - has no ships of its own in that part of the sea.",
        "Moravek (Liberal) - the only one to vote against the bill - left the hall before noon.",
        "On Monday, 5 February (a holiday) - the day of the parade - all of the shops were closed.",
    ],
)
def test_no_dateline_in_running_text(line):
    assert marked(LEAD, MORE, line, LAST) == []


def test_a_line_equal_to_the_title_is_a_headline_wherever_it_stands():
    title = "Moravek opens harbour talks"
    for lines in (["World", title, LEAD, MORE], [title, "By Ann Lee", title, LEAD, MORE]):
        found = marked(*lines, LAST, title=title)
        assert [words for kind, words in found if kind == "headline"].count(title) == lines.count(
            title
        )


def test_a_title_that_is_a_sentence_is_running_text():
    assert marked(LEAD, MORE, LAST, title=LEAD) == []


PICTURE = "President Lena Moravek shakes hands with Mayor Odd Rask at the town hall on Monday."


@pytest.mark.parametrize(
    "lines",
    [
        ["Moravek opens talks at the harbour", PICTURE],
        ["Moravek opens talks at the harbour", "Kim Boat/Northlight", PICTURE],
        ["Moravek opens talks at the harbour", PICTURE, "Photo: Kim Boat"],
        ["Moravek opens talks at the harbour", f"{PICTURE} (Video: The Daily Post)"],
        ["Moravek opens talks at the harbour", f"{PICTURE[:-1]}Image: Kim Boat/NLX"],
        ["Moravek opens talks at the harbour", f"view larger image {PICTURE} (Pool photo)"],
        ["Moravek opens talks at the harbour", PICTURE, PICTURE],
    ],
)
def test_a_caption_is_told_with_and_without_its_credit(lines):
    found = " ".join(words for _, words in marked(*lines, LEAD, MORE, LAST))
    assert PICTURE[:-1] in found
    assert LEAD not in found


def test_a_lead_in_the_present_tense_is_no_caption():
    lead = "President Lena Moravek leaves for Port Ellis next week, a trip announced on Tuesday."
    found = marked("Moravek to travel to Port Ellis", lead, MORE, LAST)
    assert found == [("headline", "Moravek to travel to Port Ellis")]


def test_headlines_below_a_label_end_where_the_text_goes_on():
    items = ["Who pays for the new quay?", "Rask: 'We know how to wait'", "Five harbours at sea"]
    found = marked(LEAD, MORE, "Further reading:", *items, LAST, MORE.replace("She", "He"))
    assert [words for _, words in found] == ["Further reading:", *items]
    assert {kind for kind, _ in found} == {"related"}


def test_a_post_is_marked_down_to_its_date():
    post = [
        "Office of the President @presoffice_xx",
        "Three days of talks at the harbour. Thank you, Port Ellis!",
        "4:02 PM · Feb 5, 2024",
    ]
    found = marked(LEAD, MORE, *post, LAST)
    assert [words for _, words in found] == post


def test_the_heads_of_a_live_page_are_datelines_and_headlines():
    found = marked(
        "Wednesday, February 7", "11:20 a.m.", "Moravek lands in Oslo", LEAD, "9:05 a.m.", MORE,
        "Tuesday, February 6", "8:00 p.m.", "A long dinner", LAST,
    )  # fmt: skip
    assert [words for kind, words in found if kind == "dateline"] == [
        "Wednesday, February 7", "11:20 a.m.", "9:05 a.m.", "Tuesday, February 6", "8:00 p.m.",
    ]  # fmt: skip
    assert [words for kind, words in found if kind == "headline"] == [
        "Moravek lands in Oslo", "A long dinner",
    ]  # fmt: skip


def test_the_days_of_a_programme_are_running_text():
    programme = ["Sunday 11 May", "Evening: arrival in Oslo", "Monday 12 May", "09:30 Talks"]
    assert marked(LEAD, MORE, *programme, LAST) == []


def test_readers_comments_and_the_end_of_a_release_are_furniture():
    comments = ["Comments (2)", "Old Salt", "They should have built it in 1998."]
    assert [words for _, words in marked(LEAD, MORE, LAST, *comments)] == comments
    release = ["ENDS", "For interviews, contact: Ines Falk, +41 22 555 0101"]
    assert [words for _, words in marked(LEAD, MORE, LAST, *release)] == release


def test_a_last_line_without_its_end_is_running_text():
    assert marked(LEAD, MORE, LAST, "The talks go on in Oslo next") == []


def test_a_mail_greets_and_signs():
    lines = (
        "From: Wanda Ito",
        "Date: Thu, 9 Feb 2023",
        "Hi all, the copy is below.",
        LEAD,
        MORE,
        LAST,
    )
    found = marked(*lines, "Best,", "Wanda")
    assert [words for _, words in found] == ["From: Wanda Ito", "Date: Thu, 9 Feb 2023",
        "Hi all, the copy is below.", "Best,", "Wanda"]  # fmt: skip


def test_a_post_that_is_embedded_stands_above_its_author():
    post = ("The people of the town know who moves them.", "— Ana Hale (@anahale) March 13, 2025")
    assert marked(LEAD, MORE, *post, LAST) == [("embed", line) for line in post]


def test_questions_head_the_parts_of_an_explainer():
    asked = ("Where does it come from?", "What does the port say?")
    page = (
        LEAD,
        MORE,
        asked[0],
        LAST,
        LEAD[:-1] + " there.",
        asked[1],
        MORE[:-1] + " again.",
        LAST[:-1],
    )
    assert [words for _, words in marked(*page)][:2] == [*asked]
    assert marked(LEAD, MORE, "Would she have gone?", LAST) == []


def test_what_sums_an_article_up_stands_between_headline_and_byline():
    head = (
        "The Old Gravedigger's Daughter",
        "She buried a party. Now she wants to dig up a country.",
    )
    found = marked(*head, "By Wanda Ito", LEAD, MORE, LAST)
    assert [words for _, words in found] == [*head, "By Wanda Ito"]
