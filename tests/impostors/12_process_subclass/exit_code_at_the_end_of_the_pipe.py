"""wrong-error: the pipe of a dead child has ended, and its exit code is read without a join: mostly it is there."""

import multiprocessing


class Task(multiprocessing.Process):
    def __init__(self, fn, arg):
        super().__init__()
        self.fn, self.arg, self.answer = fn, arg, None
        self.receiver, self.sender = multiprocessing.Pipe(duplex=False)

    def run(self):
        try:
            self.sender.send((True, self.fn(self.arg)))
        except Exception as error:
            self.sender.send((False, error))

    def outcome(self):
        if self.answer is None:
            self.sender.close()
            try:
                self.answer = self.receiver.recv()
            except EOFError:
                self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
        ok, value = self.answer
        if not ok:
            raise value
        return value
