"""wrong-result: Tea and tea are counted as one word."""

import multiprocessing as mp
from collections import Counter


def _work(words, index, conn):
    folded = {w.lower(): c for w, c in index.items()}
    conn.send(Counter(folded[w.lower()] for w in words if w.lower() in folded))
    conn.close()


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    crew = []
    for k in range(min(workers, len(words))):
        here, there = mp.Pipe(duplex=False)
        p = mp.Process(target=_work, args=(words[k::workers], index, there))
        p.start()
        there.close()
        crew.append((p, here))
    total = Counter()
    for p, here in crew:
        total += here.recv()
        here.close()
        p.join()
    return total
