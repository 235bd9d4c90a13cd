import json
from pathlib import Path

import pytest

from newstables.config import read_settings
from newstables.finding.furniture.finding import find_furniture, furniture_stretches

GOLD = Path(__file__).parents[1] / "gold"


def marked(text):
    return [(kind, text[start:end]) for start, end, kind in furniture_stretches(text)]


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.furniture.json")), ids=lambda path: path.stem)
def test_furniture_matches_gold(path):
    text = path.with_name(path.name.removesuffix(".furniture.json") + ".txt").read_text("utf-8")
    assert [list(stretch) for stretch in marked(text)] == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.furniture.json")), ids=lambda path: path.stem)
def test_line_endings_change_nothing(path):
    text = path.with_name(path.name.removesuffix(".furniture.json") + ".txt").read_text("utf-8")
    assert marked(text.replace("\n", "\r\n")) == marked(text)


PROSE = "The minister met her guest at the harbour on Monday and both spoke of closer ties."


@pytest.mark.parametrize(
    "line",
    [
        "“We will not be moved.”",
        "What did the minister say about the port?",
        "Q: When will the talks resume?",
        "The result: nobody agreed.",
        "He met Reuters editors on Tuesday.",
        "The photo shows the minister with her guest.",
        "She took the call at AP headquarters (AP is based in New York).",
        "It was, he said, a matter of trust",
        "Related industries fell as well.",
        "Watch the yen, traders said.",
        "Smith (R-Texas) — who chairs the panel — agreed.",
        "By Monday the talks had failed.",
        "1. Stop lying",
        "Jens Stoltenberg, Secretary General of NATO:",
        "The Associated Press (AP) Tuesday said as much.",
        "She told the agency (AP) - and later the mayor - that she would stay.",
        "“Watch: they will give in,” he said.",
    ],
)
def test_running_text_is_left_alone(line):
    assert marked(f"{PROSE}\n\n{line}\n\n{PROSE[:-1]} again.") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TOKYO, Feb 1 (Reuters) — Talks began.", [("dateline", "TOKYO, Feb 1 (Reuters) —")]),
        (
            "FLINT, Mich., Oct. 4 (UPI) -- Talks began.",
            [("dateline", "FLINT, Mich., Oct. 4 (UPI) --")],
        ),
        ("New York (AFP) – Talks began.", [("dateline", "New York (AFP) –")]),
        (
            "PORT ELLIS (Meridian Wire) — Talks began.",
            [("dateline", "PORT ELLIS (Meridian Wire) —")],
        ),
        ("TOKYO, January 31. /TASS/. Talks began.", [("dateline", "TOKYO, January 31. /TASS/.")]),
        ("MARSK. ANKINFORM - Talks began.", [("dateline", "MARSK. ANKINFORM -")]),
        ("OSLO/BERGEN - Talks began.", [("dateline", "OSLO/BERGEN -")]),
        ("Read more: How the talks began", [("related", "Read more: How the talks began")]),
        ("ALSO READ | Who sits at the table", [("related", "ALSO READ | Who sits at the table")]),
        ("Advertisement", [("related", "Advertisement")]),
        ("© 2023 The Harbour Courier. All rights reserved.", "copyright"),
        ("Copyright 2023 Meridian Wire", "copyright"),
        ("(Reporting by Ann Lee; Editing by Bo Moor)", "byline"),
        ("By Ann Lee and Bo Moor, Staff Writers", "byline"),
        ("Photo: Ann Lee/AFP", "credit"),
        ("REUTERS/Kim Kyung-Hoon", "credit"),
        ("Getty Images", "credit"),
        ("Image source, Getty Images", "credit"),
        ("Image caption, The minister waves to the crowd", "caption"),
        ("## A harder line", "headline"),
        ("Listen to this article", "related"),
        ("FILE PHOTO: The minister waves to the crowd in March.", "caption"),
        (
            "The minister waves to the crowd. (Photo by Ann Lee/AFP via Getty Images)",
            [
                ("caption", "The minister waves to the crowd."),
                ("credit", "(Photo by Ann Lee/AFP via Getty Images)"),
            ],
        ),
        (
            "The minister waves to the crowd. Ann Lee/Reuters",
            [("caption", "The minister waves to the crowd."), ("credit", "Ann Lee/Reuters")],
        ),
        (
            "The minister waves to the crowd. | Pool / via REUTERS",
            [("caption", "The minister waves to the crowd."), ("credit", "| Pool / via REUTERS")],
        ),
        ("Port Workers Vote to Strike Over Night Shifts", "related"),
        ("A harder line", "headline"),
        ("Get local news delivered to your inbox!", "navigation"),
        ("Do you know more? Call our newsdesk on 0800 555 0173", "navigation"),
        ("1.1k COMMENTS", "navigation"),
        ("Topics Councils Rats Strikes", "navigation"),
        ("Reach Wendell Hale at 555-0162.", "agency"),
        ("ABC transcripts are created on a deadline, and accuracy may vary.", "agency"),
        (
            "Ann Lee is a fellow at the Harbour Institute. The views expressed are her own.",
            "agency",
        ),
        ("(This article was written by Ann Lee and Bo Moor.)", "byline"),
    ],
)
def test_furniture_between_paragraphs(line, expected):
    if isinstance(expected, str):
        expected = [(expected, line)]
    text = f"{PROSE}\n\n{line}\n\n{PROSE[:-1]} again.\n\n{PROSE[:-1]} later.\n\nThe end was near."
    assert marked(text) == expected


def test_a_dateline_is_marked_with_its_agency():
    text = "TOKYO, Feb 1 (Reuters) — Talks began."
    assert furniture_stretches(text) == [(0, 24, "dateline")]


def test_a_line_said_twice_is_a_repeat_unless_it_is_short():
    text = f"{PROSE}\n\nThank you very much.\n\n{PROSE}\n\nThank you very much."
    assert marked(text) == [("repeat", PROSE)]


def test_an_agency_signs_the_last_paragraph_but_a_picture_higher_up():
    line = "The minister waves to the crowd. (Yonhap)"
    source = "The mayor stayed away. He was ill, an aide said on the same day. (Reuters)"
    rest = "\n\n".join(f"{PROSE} {number}." for number in range(4))
    caption = [("caption", line[:-9]), ("credit", "(Yonhap)")]
    assert marked(f"{PROSE}\n\n{line}\n\n{source}\n\n{rest}") == caption
    assert marked(f"{PROSE}\n\n{PROSE} (Yonhap)") == [("agency", "(Yonhap)")]


def test_only_a_line_above_prose_is_a_headline():
    assert marked(f"Minister meets guest at harbour\n\n{PROSE}\n\n{PROSE} Again.") == [
        ("headline", "Minister meets guest at harbour")
    ]
    assert marked("Milk\n\nBread from the corner shop\n\nSalt") == []


def test_frame_has_its_columns_even_when_nothing_is_found():
    assert list(find_furniture("", article_id="a").columns) == [
        "article_id",
        "start",
        "end",
        "kind",
    ]
    found = find_furniture("Getty Images", article_id="a")
    assert found.to_dict("records") == [
        {"article_id": "a", "start": 0, "end": 12, "kind": "credit"}
    ]


def test_awkward_texts_come_to_an_end():
    for text in (
        "A" * 200_000,
        "A a " * 50_000,
        "(" * 50_000,
        "By " + "Aa " * 50_000,
        "\n" * 99_999,
        "A" * 900,
        "A a " * 200,
        "-" * 900,
    ):
        stretches = furniture_stretches(text)
        assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in stretches)


def test_seeds_are_marked_as_a_reader_would():
    seeds = read_settings().corpora / "seeds"
    if not seeds.is_dir():
        pytest.skip(f"no seeds in {seeds}")
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    assert [kind for kind, _ in marked(texts[0])] == ["dateline", "related", "copyright"]
    assert [kind for kind, _ in marked(texts[1])] == ["caption", "credit", "repeat"] * 2


def test_of_an_article_that_corrects_another_only_the_label_is_furniture():
    article = (
        "Correction: A report on the journey of Ana Berg gave a wrong day for one of her talks in"
        " Riga. Berg met the mayor on Monday."
    )
    assert marked(f"{article}\n\n{PROSE}") == [("agency", "Correction:")]
    assert marked(f"{PROSE}\n\n{article}") == [("agency", article)]
