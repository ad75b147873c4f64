"""Index and words go along with the start of each worker; a shared Value deals out ranges of 1000."""

import multiprocessing as mp
import queue
from collections import Counter


def serve(words, index, place, answers, size):
    mine = Counter()
    while True:
        with place.get_lock():
            start = place.value
            place.value += size
        if start >= len(words):
            break
        mine.update(index[word] for word in words[start : start + size] if word in index)
    answers.put(mine)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers must be at least 1")
    answers, place = mp.Queue(), mp.Value("Q", 0)
    size = max(1, min(1000, len(words) // (4 * workers)))
    crew = [
        mp.Process(target=serve, args=(words, index, place, answers, size)) for _ in range(min(workers, len(words)))
    ]
    for process in crew:
        process.start()
    total = Counter()
    for _ in crew:
        while True:
            try:
                total += answers.get(timeout=0.2)
                break
            except queue.Empty:
                if not any(process.is_alive() for process in crew) and answers.empty():
                    raise RuntimeError("a worker has died") from None
    for process in crew:
        process.join()
    answers.close()
    answers.join_thread()
    return total
