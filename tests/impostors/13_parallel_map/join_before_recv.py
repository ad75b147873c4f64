"""hang: joined before the results are received from a pair of sockets, which holds more than a pipe."""

from multiprocessing import Pipe, Process


def serve(fn, items, pipe):
    try:
        pipe.send(([fn(item) for item in items], None))
    except Exception as error:
        pipe.send((None, error))


def parallel_map(fn, items, workers):
    if workers < 1:
        raise ValueError(workers)
    crew = []
    for n in range(min(workers, len(items))):
        ours, theirs = Pipe()
        process = Process(target=serve, args=(fn, items[n::workers], theirs))
        process.start()
        theirs.close()
        crew.append((ours, process))
    for _pipe, process in crew:
        process.join()
    results = [None] * len(items)
    failed = None
    for n, (pipe, _process) in enumerate(crew):
        found, error = pipe.recv()
        pipe.close()
        failed = failed or error
        if error is None:
            results[n::workers] = found
    if failed is not None:
        raise failed
    return results


def double(text):
    return text * 2


if __name__ == "__main__":
    print([len(one) for one in parallel_map(double, [b"x" * 300_000] * 2, 2)])
