"""24 never_block: four blocking digests at once, in their callers' contexts, while the event loop turns."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graders.scenes.s24_never_block import (
    NOBODY,
    callers,
    cancelled,
    digested,
    digested_and_one,
    failed,
    none_and_one,
    raced,
)
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.endings import expect_cancel
from kata.gate import Gate
from kata.language import _
from kata.proof import Told, proof, refuse, skip
from kata.race import Waits
from kata.raised import Raised
from kata.run import Call, Run
from kata.standstill import open_in_turn
from kata.turning import Turning, until_it_turns
from kata.watches import both

ASKS = Function("never_block", "paths", "digest", is_async=True)

HINTS = (
    _("Whatever blocks stops the thread that calls it. In which thread does the loop run, and in which does digest?"),
    _("`asyncio.to_thread(digest, path)` is awaitable, and takes the context variables along; `gather` awaits many."),
    _("`return await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths))`"),
)
RACE = Waits([0.2, 0.1, 0.15, 0.05], lambda run, waits: run.scenario(raced, waits))

TOGETHER = 4
SIX = 6
TWELVE = 12
SECONDS = 0.1  # that each digest takes, for the clock

NewGate = Callable[..., Gate]


def new_files(folder: Path, number: int) -> list[Path]:
    """So many files of different content."""
    paths = [folder / f"upload-{n:02}.bin" for n in range(number)]
    for path in paths:
        path.write_bytes(secrets.token_bytes(2000))
    return paths


def secrets_of(paths: list[Path]) -> dict[str, str]:
    """What the gate gives for each path."""
    return {path.name: secrets.token_hex(8) for path in paths}


@proof("correct")
def test_digests_in_order(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    paths = new_files(tmp_path, SIX)
    (elsewhere := tmp_path / "elsewhere").mkdir()
    [namesake] = new_files(elsewhere, 1)  # of the name of the first, and of another content
    again = [*paths[:4], namesake, paths[0]]
    gate = new_gate(results=secrets_of(paths) | {paths[3].name: ""})
    call = run.scenario(digested, again, gate.path, watch=gate.answer_one_by_one(last_first=True))
    expect_digests(call.value, gate, again)
    expect_none_and_one(run, new_gate(results=secrets_of(paths)), paths[0])
    return _("{n} digests in order, also none and one").format(n=len(again))


@proof("overlap")
def test_four_run_together(run: Run, new_gate: NewGate, tmp_path: Path) -> Told:
    """Of different files, and of one that comes three times: it may be digested once for all of them."""
    files, gates = new_files(tmp_path, SIX), []
    for paths in (files, files[:1] * (TOGETHER - 1)):
        gates.append(gate := new_gate(results=secrets_of(paths)))
        call = run.scenario(digested, paths, gate.path, watch=gate.answer_together(min(len(paths), TOGETHER)))
        wanted = min(TOGETHER, max(len(gate.executions), len(set(paths))))
        if gate.peak < wanted:
            refuse_too_few(run, call, gate, wanted)
    return Told(_("{n} of {all} digests at once").format(n=TOGETHER, all=SIX), gates[0].spans())


@proof("limits")
def test_the_loop_turns_all_the_time(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    paths = new_files(tmp_path, SIX)
    gates: list[Gate] = []

    def attempt() -> Call:
        gates.append(gate := new_gate(results=secrets_of(paths)))
        turning = Turning(gate)
        watch = both(turning.watch, gate.answer_one_by_one())
        call = run.scenario(digested_and_one, paths, gate.path, watch=watch, heartbeat=True)
        if turning.blocked:
            refuse_blocked(run.where(turning.blocked[0]), gate)
        return call

    call = until_it_turns(attempt)
    if call.lags:
        seconds, where = call.lags[0]
        refuse_blocked(where, gates[-1], seconds)
    return _("a loop that turned while digests ran")


@proof("correct")
def test_digest_sees_the_context_of_its_caller(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    paths = new_files(tmp_path, TWELVE)
    calls = [paths[:SIX], paths[SIX:], paths[:SIX]]  # two at once, then one
    results = secrets_of(paths)
    gate, first_gate = (new_gate(results=results) for _gate in range(2))
    requests = [secrets.token_hex(4), ""]  # one is empty, and none the less set
    for request, value in run.notes["alone"].items():
        expect_request(value, request)
    # a process that was forked by the caller has its context by chance: none has under spawn
    # the first digest of each is held until nothing moves: so nobody has returned when the others of both have ended
    call = run.scenario(
        callers, calls, gate.path, first_gate.path, requests, watch=open_in_turn(first_gate), start_method="spawn"
    )
    gate.executions += first_gate.executions
    for request, value, files in zip([*requests, NOBODY], call.value, calls, strict=True):
        expect_digests(value, gate, files)
        expect_request(value, request)
    return _("digest sees its caller's context")


@proof("correct")
def test_an_error_reaches_the_caller(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    """That of a missing file, which comes last, and one of two that are no OSErrors."""
    paths = new_files(tmp_path, SIX + 1)
    paths[SIX].unlink()
    texts = {path.name: f"bad block {secrets.token_hex(4)}" for path in paths[2:4]}
    gate = new_gate(results=secrets_of(paths), errors=texts)
    calls = [[*paths[4:SIX], *paths[:2], paths[SIX]], paths[:SIX]]
    missing, bad = (one["error"] for one in run.scenario(failed, calls, gate.path, grace=1.0).value)
    if missing is None or not (missing.is_a("FileNotFoundError") and missing.mentions(paths[SIX].name)):
        refuse_error(missing, _("a file is missing, and {seen}"), _("the FileNotFoundError of digest"))
    if bad is None or not (bad.is_a("ValueError") and any(map(bad.mentions, texts.values()))):
        refuse_error(bad, _("two digests failed, and {seen}"), _("the ValueError of one of them"))
    expect_elsewhere(gate, _("after an error"))
    return _("an error reaches the caller")


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    paths = new_files(tmp_path, TWELVE)

    def attempt(seconds: float) -> Call | None:
        gate = new_gate(results=secrets_of(paths), latency=SECONDS)
        return run.timed_scenario(seconds, digested, paths, gate.path)

    return quicker_than_one_by_one(run, SECONDS * TWELVE, attempt)


@proof("clean")
def test_a_cancel_comes_out(run: Run, new_gate: NewGate, tmp_path: Path) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    paths = new_files(tmp_path, SIX)
    gate, moment = new_gate(results=secrets_of(paths)), new_gate()
    call = run.scenario(cancelled, paths, gate.path, moment.path, watch=open_in_turn(moment, gate), grace=1.0)
    expect_cancel(call.value)
    expect_elsewhere(gate, _("after a cancel"))
    return _("a cancel comes out")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_none_and_one(run: Run, gate: Gate, path: Path) -> None:
    """For no path, for one, and for the same again when the file has changed; notes what they were by request."""
    requests, content, old = (
        [secrets.token_hex(4) for _call in range(2)],
        secrets.token_bytes(1000),
        _digest(path, gate),
    )
    nothing, before, after = run.scenario(none_and_one, path, gate.path, requests, content).value
    expect_digests(nothing, gate, [])
    expect_digests(before, gate, [path], [old])
    if after == before and len(gate.executions) == 1:
        refuse(
            "work-skipped",
            _("a file had changed since the last call, and digest was not called for it again"),
            _("the digests of the files as they are now"),
            _("Keep no digests from one call to the next."),
        )
    expect_digests(after, gate, [path])
    run.notes["alone"] = dict(zip(requests, (before, after), strict=True))


def expect_request(value: list[str], request: str) -> None:
    """Digest saw this request id each time."""
    if wrong := [one for one in value if one.rpartition(".")[2] != request]:
        what = _("no request id") if wrong[0].rpartition(".")[2] == NOBODY else _("another caller's request id")
        refuse(
            "context-lost",
            _("digest saw {what}").format(what=what),
            _("the context variables of the caller"),
            _("`run_in_executor` takes no context along: `to_thread` does, or `copy_context().run` for each call."),
        )


def expect_elsewhere(gate: Gate, when: str) -> None:
    """No digest was called in the thread of the loop, which does not turn meanwhile, however short that was."""
    if any(one.main and one.on_loop for one in gate.executions):
        refuse(
            "loop-blocked",
            _("{when}, digest was called in the event loop's own thread").format(when=when),
            _("a loop that turns while digests run"),
            _("What blocks has to run in another thread, and the loop's own may only await it: `asyncio.to_thread`."),
            spans=gate.spans(),
        )


def refuse_error(error: Raised | None, told: str, wanted: str) -> None:
    seen = _("it raised {error}").format(error=error) if error else _("nothing was raised")
    hint = _("Let it come out where you await the result: `gather` and `await` raise it again.")
    refuse("wrong-error" if error else "wrong-result", told.format(seen=seen), wanted, hint)


def expect_digests(value: Any, gate: Gate, paths: list[Path], wanted: list[str] | None = None) -> None:
    """The digest of each path, in order, whatever request id stands in it."""
    wanted = wanted or [_digest(path, gate) for path in paths]
    is_list = type(value) is list and all(type(one) is str for one in value)
    found = [one.rpartition(".")[0] for one in value] if is_list else []
    if is_list and found == wanted:
        return
    called = {execution.item for execution in gate.executions}
    unread = [path.name for path in paths if path.name not in called]
    if unread and is_list and len(found) == len(wanted):
        refuse("work-skipped", _("digest was never called for {name}").format(name=unread[0]))
    if is_list and sorted(found) == sorted(wanted):
        refuse(
            "order-lost",
            _("the digests are all there, in the order in which they came"),
            _("the order of the paths"),
            _("`gather` returns its results in the order of its arguments, whichever ends first."),
        )
    refuse("wrong-result", _("it returned {value}").format(value=repr(value)[:80]), _("the digests, in order"))


def _digest(path: Path, gate: Gate) -> str:
    """What stands before the request id."""
    secret = gate.results[path.name]
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}.{secret}" if secret else ""


def refuse_too_few(run: Run, call: Call, gate: Gate, wanted: int) -> None:
    call.value  # noqa: B018  (an error of the submission comes first)
    blocking = [place for place in gate.stood if place.blocks_loop]
    where = run.where((blocking or gate.stood)[0]) if gate.stood else None
    if blocking or any(one.on_loop for one in gate.executions):
        refuse_blocked(where, gate)
    together = _("at least {n} digests at once").format(n=wanted)
    if gate.peak < 2:
        seen = _("each digest began only after the one before it had ended")
        hint = _("Each `await` waits for one digest. Make awaitables of all of them, and gather these.")
        if len({one.item for one in gate.executions}) == 1:
            hint = _("A path may come more than once: its digests need not wait for each other.")
        refuse("sequential", seen, together, hint, where, gate.spans())
    seen = _("never more than {peak} digests at once").format(peak=gate.peak)
    hint = _("Something lets only some of them go: a semaphore, or a pool with fewer threads.")
    refuse("limit-too-low", seen, together, hint, where, gate.spans())


def refuse_blocked(where: str | None, gate: Gate, seconds: float | None = None) -> None:
    seen = _("this line kept the event loop from turning")
    refuse(
        "loop-blocked",
        _("{seen} for {s:.2f} s").format(seen=seen, s=seconds) if seconds else seen,
        _("a loop that turns while digests run"),
        _("What blocks has to run in another thread, and the loop's own may only await it: `asyncio.to_thread`."),
        where,
        gate.spans(),
    )
