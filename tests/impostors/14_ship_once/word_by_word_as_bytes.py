"""too-many-messages: each word is a message of its own, as bytes."""

import multiprocessing as mp
from collections import Counter


def _loop(conn, index):
    total = Counter()
    while (word := conn.recv_bytes()) != b"\xff":
        word = word.decode("utf-8", "surrogatepass")
        if word in index:
            total[index[word]] += 1
    conn.send(total)
    conn.close()


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    n = min(workers, len(words))
    crew = []
    for _worker in range(n):
        here, there = mp.Pipe()
        p = mp.Process(target=_loop, args=(there, index))
        p.start()
        there.close()
        crew.append((p, here))
    for k, word in enumerate(words):
        crew[k % n][1].send_bytes(word.encode("utf-8", "surrogatepass"))
    total = Counter()
    for _process, here in crew:
        here.send_bytes(b"\xff")
    for p, here in crew:
        total += here.recv()
        here.close()
        p.join()
    return total
