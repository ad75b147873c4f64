"""missing-in-worker: a global of the parent, and processes that die without it while the parent waits."""

from collections import Counter
from multiprocessing import Process, Queue

catalogue = None


def count(words, out):
    out.put(Counter(catalogue[word] for word in words if word in catalogue))


def ship_once(words, index, workers):
    global catalogue
    if workers < 1:
        raise ValueError(workers)
    catalogue = index
    print("counting", len(words), "words")
    out = Queue()
    crew = [Process(target=count, args=(words[n::workers], out)) for n in range(workers)]
    for one in crew:
        one.start()
    total = Counter()
    for _ in crew:
        total.update(out.get())
    for one in crew:
        one.join()
    return total
