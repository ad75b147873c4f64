"""The warm parent: imports once what submissions need, then forks a runner for each call (`python -m kata.warm FD …`).

It holds no submission, no thread and no secret; a fork of it costs milliseconds where a new interpreter with
aiohttp costs a third of a second. When a runner spawns processes, they import this module again as their main
module, so nothing heavy stands at its top.
"""

import os
import socket
import sys


def main(control_fd: int, preload: list[str]) -> None:
    import gc
    import importlib

    from kata import runner, tree

    control = socket.socket(fileno=control_fd)
    tree.end_with_parent()
    tree.adopt_orphans()
    for name in preload:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    while True:
        data, fds, _flags, _address = socket.recv_fds(control, 1, 4)
        if not data:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            runner.serve(*fds)
        for fd in fds:
            os.close(fd)
        control.sendall(f"pid {pid}\n".encode())
        control.sendall(f"end {_reap(pid)}\n".encode())


def _reap(runner: int) -> int:
    """Wait for the runner, and for every orphan that ends before it: its exit code, or minus the signal."""
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == runner:
            return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
