"""How sure a quotation is shown: never without a speaker, less with a surname of two people."""

from newstables.finding.quotes.confidence import share_of_namesakes, worth

TWO = [("Ida Holt", "Ida Holt"), ("Ben Holt", "Ben Holt"), ("Holt", "Ben Holt")]


def test_a_surname_of_two_people_named_alike_often_is_a_coin_toss():
    assert share_of_namesakes("Ben Holt", TWO) == 0.5


def test_the_one_named_far_more_often_is_meant():
    assert share_of_namesakes("Ben Holt", [*TWO, *[("Ben Holt", "Ben Holt")] * 4]) == 1.0


def test_a_surname_of_one_person_is_clear():
    assert share_of_namesakes("Ben Holt", [("Ben Holt", "Ben Holt"), ("Holt", "Ben Holt")]) == 1.0
    assert share_of_namesakes("Ben Holt", [("Ben Holt", "Ben Holt"), ("Jo Lind", "Jo Lind")]) == 1.0


def test_what_is_less_than_sure_is_worth_what_was_measured_and_never_sure():
    worths = [worth(chance / 100) for chance in range(101)]
    assert worths == sorted(worths)
    assert worth(0.97) == 0.97
    assert 0.75 < worth(0.5) < worth(0.9) < worth(0.949) < 0.95
