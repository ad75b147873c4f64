"""wrong-result: the words are sent joined by blanks, and a word with a blank falls apart."""

import multiprocessing as mp
from collections import Counter


def _work(text, index, conn):
    conn.send(Counter(index[w] for w in text.split() if w in index))
    conn.close()


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    crew = []
    for k in range(min(workers, len(words))):
        here, there = mp.Pipe(duplex=False)
        p = mp.Process(target=_work, args=(" ".join(words[k::workers]), index, there))
        p.start()
        there.close()
        crew.append((p, here))
    total = Counter()
    for p, here in crew:
        total += here.recv()
        here.close()
        p.join()
    return total
