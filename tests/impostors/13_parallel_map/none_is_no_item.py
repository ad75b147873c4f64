"""raised: says good-bye to a worker with None, so an item that is None ends the worker."""

import pickle
from contextlib import ExitStack
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def attempt(fn, item):
    try:
        return pickle.dumps((fn(item), None))
    except Exception as error:
        return pickle.dumps((None, error))


def serve(fn, line):
    with line:
        while (item := line.recv()) is not None:
            line.send_bytes(attempt(fn, item))


def parallel_map(fn, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    results = [None] * len(items)
    failure = None
    todo = iter(enumerate(items))
    under_way = {}
    with ExitStack() as stack:

        def hand_out(line):
            if failure is None and (task := next(todo, None)) is not None:
                under_way[line] = task[0]
                line.send(task[1])

        for _ in range(min(workers, len(items))):
            mine, theirs = Pipe()
            process = Process(target=serve, args=(fn, theirs))
            process.start()
            theirs.close()
            stack.callback(mine.close)
            stack.callback(process.join)
            stack.callback(mine.send, None)
            hand_out(mine)
        while under_way:
            for line in wait(list(under_way)):
                place = under_way.pop(line)
                results[place], error = pickle.loads(line.recv_bytes())
                if failure is None:
                    failure = error
                hand_out(line)
    if failure is not None:
        raise failure
    return results
