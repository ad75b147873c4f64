"""memory-not-shared: the result is stored in the child, and the error names a pid beside exit code 0."""

from multiprocessing import Process


class Task(Process):
    def __init__(self, fn, arg):
        super().__init__()
        self.fn, self.arg = fn, arg
        self.done, self.result, self.error = False, None, None

    def run(self):
        try:
            self.result = self.fn(self.arg)
        except Exception as error:
            self.error = error
        self.done = True

    def outcome(self):
        self.join()
        if self.error:
            raise self.error
        if not self.done:
            raise ChildProcessError(f"process {self.pid} ended with exit code {self.exitcode}")
        return self.result
