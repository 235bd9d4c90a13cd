"""Where quotation marks open and close, in every shape and with marks missing."""

import pytest

from newstables.finding.marks import quoted_regions

CASES = {
    "curly": ("“One,” he said. “Two.”", ["One,", "Two."]),
    "straight": ('He said "yes" and "no."', ["yes", "no."]),
    "doubled single": ("He called it ''huge'' today", ["huge"]),
    "low": ("„Gut“, sagte er. „Sehr gut”, rief sie.", ["Gut", "Sehr gut"]),
    "guillemets": ("«Oui», dit-il, et »Nein«, sagte sie.", ["Oui", "Nein"]),
    "over paragraphs": ('"First.\n\n"Second," she said.', ["First.", "Second,"]),
    "a stray mark": ('An odd " mark.\n\nNext "one".', ["one"]),
    "a closing mark alone": ('He said yes" and then "no."', ["no."]),
    "inches": ('He is 6\'2" tall and said "yes" twice.', ["yes"]),
    "left open": ("“One and no end\n\nThen “two” came.", ["One and no end", "two"]),
    "marks within marks": ("“Outer “inner” rest", ["Outer “inner"]),
    "single within double": ("“She said ‘no’ to us,” he said.", ["She said ‘no’ to us,"]),
    "double within single": (
        "‘He told me “no” on the very first day,’ she said.",
        ["He told me “no” on the very first day,"],
    ),
    "apostrophes in single": (
        "‘The ministers’ talks weren’t long,’ she said. ‘We won’t rest.’",
        ["The ministers’ talks weren’t long,", "We won’t rest."],
    ),
    "straight single": (
        "'I don't know,' he said. 'It's the officials' fault, not ours.'",
        ["I don't know,", "It's the officials' fault, not ours."],
    ),
    "elisions": (
        "'It was the '90s then, and rock 'n' roll,' he said.",
        ["It was the '90s then, and rock 'n' roll,"],
    ),
    "no quotation but apostrophes": ("The boys' wish, Anna's too: 'tis granted.", []),
    "curly within straight": (
        '"We hope “to be one” still. It moves us", she said. "Yes."',
        ["We hope “to be one” still. It moves us", "Yes."],
    ),
    "straight within curly": (
        '“She told me "no" again,” he said. “Next.”',
        ['She told me "no" again,', "Next."],
    ),
    "curly within curly, closed": ("“An “inner” one.” He said “no”.", ["An “inner” one.", "no"]),
    "primes": ("″We did what we could,″ said Aune.", ["We did what we could,"]),
    "inches within": ("“It is 6'2\" tall,” he said.", ["It is 6'2\" tall,"]),
    "corner brackets": ("「We stay,」 said Lin. 『No』", ["We stay,", "No"]),
    "headline in single marks": (
        "Mayor: ‘We will rebuild’\n\nThe mayor said “we will rebuild the pier” today.",
        ["We will rebuild", "we will rebuild the pier"],
    ),
    "single marks beside double": (
        "He said “we go now, all of us” and left.\n\nThe ‘old guard’ stayed.",
        ["we go now, all of us"],
    ),
    "nothing inside": ('He typed "" and "...".', []),
}


@pytest.mark.parametrize("name", CASES)
def test_marks_pair(name: str) -> None:
    text, expected = CASES[name]
    assert [text[start:end] for start, end in quoted_regions(text)] == expected


def test_regions_never_overlap_nor_cross_a_line() -> None:
    text = "“A ‘b “c\n\n'd” e' \"f\n«g “h» i” ''j\n„k“ l' 'm “n'"
    regions = quoted_regions(text)
    assert all(start < end for start, end in regions)
    assert all(region[1] <= other[0] for region, other in zip(regions, regions[1:], strict=False))
    assert not any("\n" in text[start:end] for start, end in regions)
