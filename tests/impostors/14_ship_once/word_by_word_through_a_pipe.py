"""too-many-messages: a pipe for each worker, and one word at a time through it."""

from collections import Counter
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def serve(index: dict[str, str], pipe: Connection) -> None:
    counts: Counter[str] = Counter()
    for word in iter(pipe.recv, None):
        if word in index:
            counts[index[word]] += 1
    pipe.send(counts)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    pipes = []
    crew = []
    for _ in range(workers):
        ours, theirs = Pipe()
        crew.append(Process(target=serve, args=(index, theirs)))
        crew[-1].start()
        theirs.close()
        pipes.append(ours)
    for place, word in enumerate(words):
        pipes[place % workers].send(word)
    total: Counter[str] = Counter()
    for pipe, process in zip(pipes, crew, strict=True):
        pipe.send(None)
        total += pipe.recv()
        pipe.close()
        process.join()
    return total
