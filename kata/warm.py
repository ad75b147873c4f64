"""The warm parent: imports once what submissions need, then forks a runner for each call (`python -m kata.warm FD …`).

It holds no submission, no thread and no secret; a fork of it costs milliseconds where a new interpreter with
aiohttp costs a third of a second. When a runner spawns processes, they import this module again as their main
module, so nothing heavy stands at its top.
"""

import os
import socket
import sys


def main(control_fd: int, preload: list[str]) -> None:
    import contextlib
    import importlib
    import signal

    from kata import tree

    control = socket.socket(fileno=control_fd)
    tree.adopt_orphans()
    signal.signal(signal.SIGTERM, _end)
    tree.end_with_parent(signal.SIGTERM)
    for name in ("kata.runner", *preload):
        importlib.import_module(name)
    if request := sys.modules.get("urllib.request"):
        # From 3.12 on a first opener reads all certificates: 40 ms, in each of the threads that open a URL together.
        request.install_opener(request.build_opener())
    with contextlib.suppress(ConnectionError):  # the judge has gone
        _serve(control)
    _end()


def _serve(control: socket.socket) -> None:
    """Fork a runner for each request, and say when it has ended."""
    import gc

    from kata import runner
    from kata.seal import Seal

    seal = Seal()
    gc.collect()
    gc.freeze()
    while True:
        data, fds, _flags, _address = socket.recv_fds(control, 1, 4)
        if not data:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            runner.serve(seal, *fds)
        for fd in fds:
            os.close(fd)
        control.sendall(f"pid {pid}\n".encode())
        control.sendall(f"end {_reap(pid)}\n".encode())


def _end(*_signal: object) -> None:
    """Nothing may stay behind below this process, however it ends."""
    from kata import tree

    tree.kill_below(os.getpid())
    os._exit(0)


def _reap(runner: int) -> int:
    """Wait for the runner, and for every orphan that ends before it: its exit code, or minus the signal."""
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == runner:
            return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
