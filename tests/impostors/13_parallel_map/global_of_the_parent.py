"""missing-in-worker: fn is a global of the parent; where a child starts from nothing it dies, and the parent waits."""

from multiprocessing import Process, Queue

job = None


def serve(inbox, outbox):
    for place, item in iter(inbox.get, None):
        try:
            outbox.put((place, job(item), None))
        except ValueError as error:
            outbox.put((place, None, error))
        except KeyError as error:
            outbox.put((place, None, error))


def parallel_map(fn, items, workers):
    global job
    if workers < 1:
        raise ValueError(workers)
    job = fn
    inbox, outbox = Queue(), Queue()
    crew = [Process(target=serve, args=(inbox, outbox)) for _ in range(workers)]
    for one in crew:
        one.start()
    for numbered in enumerate(items):
        inbox.put(numbered)
    for _ in crew:
        inbox.put(None)
    results = [None] * len(items)
    failed = None
    for _ in items:
        place, results[place], error = outbox.get()
        failed = failed or error
    for one in crew:
        one.join()
    if failed is not None:
        raise failed
    return results
