"""What a process sends to its workers, and who is at work: the engine's parts, with processes of our own."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graders.scenes.s14_ship_once import Word, looked_up_here
from kata import mail
from kata.at_work import AtWork
from kata.mail import Mail
from kata.tree import HAS_PROC

MARK = "a mark that nobody guesses"


def burn(seconds: float, meet: Any = None) -> None:
    if meet:
        meet.wait()
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def keep(_data: Any) -> None:
    pass


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_arguments_of_a_process_are_sent_unless_it_is_forked(method: str, tmp_path: Path) -> None:
    sent = Mail(tmp_path / "sent", [MARK])
    with mail.noted(str(sent.path), sent.marks):
        process = multiprocessing.get_context(method).Process(target=keep, args=({MARK: 1},))
        process.start()
        process.join()
    assert (sent.copies, sent.messages) == (int(method != "fork"), 0)


def test_messages_are_counted_and_what_says_nothing_is_not(tmp_path: Path) -> None:
    sent = Mail(tmp_path / "sent", [MARK, "another"])
    with mail.noted(str(sent.path), sent.marks), multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(keep, [{MARK: n} for n in range(6)], chunksize=2)
        pool.close()
        pool.join()
    assert sent.messages == 3
    assert 3 <= sent.copies <= 6  # a key is written once in each message, or twice: that is the pickler's affair


def test_after_the_block_nothing_is_noted(tmp_path: Path) -> None:
    sent = Mail(tmp_path / "sent", [MARK])
    with mail.noted(str(sent.path), sent.marks):
        pass
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        ours.send(MARK)
        assert theirs.recv() == MARK
    assert sent.messages == 0


def run_two(at_once: bool) -> None:
    fork = multiprocessing.get_context("fork")
    meet = fork.Barrier(2) if at_once else None  # to start a process may take longer than its work
    crew = [fork.Process(target=burn, args=(0.1, meet)) for _ in range(2)]
    for process in crew:
        process.start()
        if not at_once:
            process.join()
    for process in crew:
        process.join()


def seen(at_once: bool) -> AtWork:
    """What is seen of two workers of another process."""
    at_work = AtWork()
    caller = multiprocessing.get_context("fork").Process(target=run_two, args=(at_once,))
    caller.start()
    live: Any = SimpleNamespace(pid=caller.pid, called=0.0, returned=None)
    while caller.is_alive():
        at_work.watch(live)
        time.sleep(0.001)
    caller.join()
    return at_work


@pytest.mark.skipif(not HAS_PROC, reason="the system does not tell")
@pytest.mark.parametrize("at_once", [True, False])
def test_two_workers_are_seen_at_work(at_once: bool) -> None:
    at_work = seen(at_once)
    assert len(at_work.workers) == 2
    assert at_work.together > 0.3 if at_once else at_work.together < 0.1
    assert {span.lane for span in at_work.spans()} == {"worker 1", "worker 2"}


def count(words: list[str], index: dict[str, str], _workers: int) -> Counter[str]:
    return Counter(index[word] for word in words)


def count_in_a_worker(*args: Any) -> Counter[str]:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(count, args)


@pytest.mark.parametrize(("counted", "here"), [(count_in_a_worker, False), (count, True)])
def test_the_words_tell_whether_the_caller_looks_them_up(counted: Callable[..., Counter[str]], here: bool) -> None:
    Word.seen_in.clear()
    assert looked_up_here(SimpleNamespace(ship_once=counted), ["tea", "rice"], 2, {"tea": "", "rice": ""}, 1) is here
