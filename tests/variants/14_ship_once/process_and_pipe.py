"""A Process and a Pipe for each worker: the index when it starts, then its words, then its answer."""

from collections import Counter
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def serve(index: dict[str, str], pipe: Connection) -> None:
    counts: Counter[str] = Counter()
    for words in iter(pipe.recv, None):
        for word in words:
            if word in index:
                counts[index[word]] += 1
    pipe.send(counts)
    pipe.close()


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    crew = []
    for first in range(workers):
        ours, theirs = Pipe()
        process = Process(target=serve, args=(index, theirs))
        process.start()
        theirs.close()
        share = words[first::workers]
        half = len(share) // 2
        for part in (share[:half], share[half:], None):
            ours.send(part)
        crew.append((process, ours))
    total: Counter[str] = Counter()
    for process, pipe in crew:
        total += pipe.recv()
        pipe.close()
        process.join()
    return total
