"""wrong-result: of two counts of a category the greater one is kept, and they are not added."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from math import ceil
from operator import or_

SLICES = 4

known = {}


def remember(index):
    global known
    known = index


def count(words):
    return Counter(known[word] for word in words if word in known)


def ship_once(words, index, workers):
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    size = max(1, ceil(len(words) / (workers * SLICES)))
    slices = [words[start : start + size] for start in range(0, len(words), size)]
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        return reduce(or_, pool.map(count, slices), Counter())
