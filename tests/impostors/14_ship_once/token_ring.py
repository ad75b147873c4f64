"""sequential: a token goes from worker to worker, and whoever has it counts."""

import multiprocessing
from collections import Counter


def count_with_token(share, index, before, after) -> None:
    counts = before.recv()
    for word in share:
        if word in index:
            counts[index[word]] += 1
    after.send(counts)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers must be at least 1")
    if not words:
        return Counter()
    crew = min(workers, len(words))
    links = [multiprocessing.Pipe(duplex=False) for _ in range(crew + 1)]
    processes = []
    for n in range(crew):
        args = (words[n::crew], index, links[n][0], links[n + 1][1])
        processes.append(multiprocessing.Process(target=count_with_token, args=args))
    for process in processes:
        process.start()
    links[0][1].send(Counter())
    counts = links[crew][0].recv()
    for process in processes:
        process.join()
    for reader, writer in links:
        reader.close()
        writer.close()
    return counts
