"""memory-not-shared: each process fills its own queue of the module; what is not found is a death to the parent."""

import queue
from multiprocessing import Process

replies = queue.Queue()


def worker(part, work):
    for place, job in part:
        try:
            replies.put((place, work(job)))
        except Exception as error:
            replies.put((place, error))


def worker_messages(jobs, work, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    result = [ChildProcessError("the worker has not answered") for _ in jobs]
    numbered = list(enumerate(jobs))
    crew = [Process(target=worker, args=(numbered[n::workers], work)) for n in range(min(workers, len(jobs)))]
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    while not replies.empty():
        place, reply = replies.get()
        result[place] = reply
    return result
