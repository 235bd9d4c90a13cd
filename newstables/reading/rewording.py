"""What tells whether one text says another one over in other words, sentence by sentence.

A spun text has words changed one by one, so that few runs of five words stand in both; its other
words still follow each other in the order of the original. Independent texts on one event share
names, numbers and quotations, but not the order of the words between them.
"""

from rapidfuzz.distance import LCSseq

from newstables.reading.runs import Words

# Share of the shorter text's words that stand in the longer one in the same order. Of 924 real
# articles no two of like length that are no copies reach .32; two words in five changed leave .49.
AT_LEAST = 0.42
_FEWEST = 80  # runs: of shorter texts chance shares more
_LONGER = 1.3  # times as long as the shorter text, at most, is what that is held against
_MOST_LONGER = 2  # a text that adds as much again is one of its own
_SHARED = 1 / 30  # of the sampled runs, at least; two words in five changed leave one in thirteen


def may_reword(runs: int, sampled: int, *, original: int, shared: int) -> bool:
    """Return whether sampled runs in common leave room for a rewording.

    Args:
        runs: how many the text has.
        sampled: how many of them are sampled.
        original: how many runs the other text has.
        shared: how many sampled runs stand in both.
    """
    long_enough = min(runs, original) >= _FEWEST and runs <= _MOST_LONGER * original
    return long_enough and shared >= max(1, _SHARED * sampled)


def share_in_order(words: Words, original: Words) -> float:
    """Return which share of the shorter text's words the longer one's beginning has in order.

    Source: longest common subsequence, bit-parallel (Hyyrö 2004), as rapidfuzz has it.
    """
    shorter, longer = sorted((words, original), key=len)
    if not len(shorter):
        return 0.0
    beginning = longer[: int(_LONGER * len(shorter))]
    return LCSseq.similarity(shorter.tolist(), beginning.tolist()) / len(shorter)
