"""Which stretches lie over another: the same answer as looking at each of them."""

import random

from newstables.finding.stretches import Stretches


def test_it_finds_what_looking_at_each_finds():
    luck = random.Random(7)
    for _ in range(300):
        made = []
        for _ in range(luck.randrange(12)):
            start = luck.randrange(40)
            made.append((start, start + luck.randrange(1, 15), luck.choice("ab")))
        begin = luck.randrange(50)
        end = begin + luck.randrange(1, 8)
        slow = sorted(one for one in made if one[0] < end and one[1] > begin)
        assert Stretches(made).over(begin, end) == slow
