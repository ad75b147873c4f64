"""The index goes to each worker in four slices, in messages of their own, before the words."""

from collections import Counter
from itertools import islice
from multiprocessing import Process, Queue
from typing import Any


def serve(inbox: Any, outbox: Any) -> None:
    index: dict[str, str] = {}
    total: Counter[str] = Counter()
    while (message := inbox.get()) is not None:
        if isinstance(message, dict):
            index |= message
        else:
            total.update(index[word] for word in message if word in index)
    outbox.put(total)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    outbox: Any = Queue()
    inboxes: list[Any] = [Queue() for _ in range(workers)]
    crew = [Process(target=serve, args=(inbox, outbox)) for inbox in inboxes]
    for process in crew:
        process.start()
    pairs = iter(index.items())
    slices = [dict(islice(pairs, len(index) // 4 + 1)) for _ in range(4)]
    for first, inbox in enumerate(inboxes):
        for message in (*slices, words[first::workers], None):
            inbox.put(message)
    total = sum((outbox.get() for _ in crew), Counter())
    for process in crew:
        process.join()
    for queue in (*inboxes, outbox):
        queue.close()
        queue.join_thread()
    return total
