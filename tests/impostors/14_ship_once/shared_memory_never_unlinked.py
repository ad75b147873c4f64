"""left-running: the shared memory is closed, and never unlinked."""

import multiprocessing as mp
import pickle
from collections import Counter
from multiprocessing.shared_memory import SharedMemory


def _work(name, size, words, conn):
    shm = SharedMemory(name=name)
    index = pickle.loads(bytes(shm.buf[:size]))
    shm.close()
    conn.send(Counter(index[w] for w in words if w in index))
    conn.close()


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    if not words:
        return Counter()
    blob = pickle.dumps(index)
    shm = SharedMemory(create=True, size=len(blob))
    shm.buf[: len(blob)] = blob
    crew = []
    for k in range(min(workers, len(words))):
        here, there = mp.Pipe(duplex=False)
        p = mp.Process(target=_work, args=(shm.name, len(blob), words[k::workers], there))
        p.start()
        there.close()
        crew.append((p, here))
    total = Counter()
    for p, here in crew:
        total += here.recv()
        here.close()
        p.join()
    shm.close()
    return total
