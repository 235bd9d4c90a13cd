"""Accounts of a tour are held against the groups near them: what that leaves is what all give."""

import random

import pytest

from newstables.story.timeline import merging
from newstables.story.timeline.account import Account
from newstables.story.timeline.merging import merge_accounts

WHO = "Ana Duarte"
PEOPLE = ("Bo Lind", "Cy Haas", "Di Quill")
VENUES = (None, None, "the Vell Museum", "Vell Museum", "the port", "Port of Tam")
PLACES = (None, "Oslo", "Norway", "Seoul", "South Korea")
DAYS = ("2023-02-01", "2023-02-02", "2023-02-03", "2023-02-06")
RULES = ({"is": "weekday", "day": 1}, {"is": "weekday", "day": 3})


def an_account(draw, number):
    """An account of a deed on a tour, dated to a day, to days, by a slot or not at all."""
    first, rule = None, {}
    if draw.random() < 0.6:
        first = draw.choice(DAYS)
    elif draw.random() < 0.5:
        rule = draw.choice(RULES)
    last, value = first, first
    if first and draw.random() < 0.2:
        last, value = "2023-02-07", "2023-02"
    place = draw.choice(PLACES)
    return Account(
        article_id=f"a{draw.randrange(6)}", published="2023-02-03", start=draw.randrange(4) * 50,
        end=40, at=number, act=draw.choice(("meet", "speak", "visit", "sign", "say", "other")),
        status="past", place=place, venue=draw.choice(VENUES), country=None, traveller=WHO,
        agents=[WHO], participants=[WHO, *draw.sample(PEOPLE, k=draw.randrange(3))],
        description="", words=frozenset(), caption=draw.random() < 0.1, mark=str(number),
        value=value, first=first, last=last, rule=rule,
        time=draw.choice((None, "09:00", "evening")),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_groups_that_are_not_near_would_not_fit(seed, monkeypatch):
    draw = random.Random(seed)
    accounts = [an_account(draw, number) for number in range(draw.randint(2, 60))]
    near = merge_accounts(accounts, traveller=WHO)
    monkeypatch.setattr(
        merging._Groups, "near", lambda groups, account, company: range(len(groups.all))
    )
    assert near == merge_accounts(accounts, traveller=WHO)
