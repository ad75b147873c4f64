"""12 process_subclass: what came of the work in the child reaches the parent, or how the child died."""

import contextlib
import errno
import re
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from graders.scenes.s12_process_subclass import AGAIN, ENDS, Answer, CutShort, outcomes, raced
from kata.asks import Class, Function
from kata.fate import exits, exits_slowly, gives_bytes, gives_what_stays, is_killed, leaves, raises, short
from kata.gate import Gate
from kata.hangs import explain_hang
from kata.language import _
from kata.processes import START_METHODS, called, refuse_missing
from kata.proof import Refusal, Told, proof, refuse, skip
from kata.race import Jobs
from kata.raised import Raised, full_name
from kata.run import Call, Run
from kata.stranded import Stranded
from kata.watches import both

ASKS = Class("Task", "fn", "arg", methods=(Function("outcome"),))

HINTS = (
    _("The child has a copy of `self`. What connects two processes, so that a value can go from one to the other?"),
    _("A `multiprocessing.Pipe` (or a Queue), from `__init__`: `run` sends, `outcome` receives, then joins."),
    _("`run`: send `(True, fn(arg))` or `(False, error)`. `outcome`: `wait([pipe, self.sentinel])`, `poll`, `recv`."),
)

RACE = Jobs(lambda run, gate, items, _workers: run.scenario(raced, gate, items))

TEXT, FAILS, OWN, BIG = "text", "fails", "own", "big"
NOTHING = None  # an argument like any other
EXITS, ZERO, SLOWLY, LEAVES, KILLED, STAYS = "exits", "zero", "slowly", "leaves", "killed", "stays"
CODE_ZERO = re.compile(r"(?<![\d-])0(?!\d)")  # not the 0 of a pid, nor that of -10

ONCE = _("A message can be received only once: keep it.")

NewGate = Callable[..., Gate]


@proof("correct")
def test_what_the_child_returns_or_raises(run: Run, new_gate: NewGate) -> str:
    # an OSError: who receives what fn raised does not take it for that of a pipe
    secret, error = (errno.ENOENT, secrets.token_hex(8)), (secrets.token_hex(8), 7)
    results: dict[Any, Any] = {TEXT: secrets.token_hex(8), NOTHING: None, FAILS: raises(FileNotFoundError, *secret)}
    results |= {OWN: [*error]}
    gate, asked, stranded = new_gate(results=results), new_gate(), Stranded()
    run.notes["gate"] = gate
    with stranded.explained():
        call = asked_of(run, gate, asked, watch=both(gate.answer_together(len(results)), stranded.watch))
    caller, is_process, answers = call.value
    if is_process:
        expect_called(gate, [first for first, _second in answers])
    expect_other_process(gate, caller, is_process)
    text, nothing, failed, own = answers
    if text[0] == ("value", results[TEXT]):
        run.notes["comes back"] = True
    expect_error_of_fn(call, failed[0], secret, text[0])
    came = failed[0][0] == "error" and (
        not is_missing(text[0]) or is_error(failed[0], FileNotFoundError, *secret) or megabytes_come(run, new_gate)
    )
    expect_value(text[0], results[TEXT], came)
    expect_value(nothing[0], None)
    expect_own_error(own[0], error)
    for pair in answers:
        expect_same_again(pair)
    return _("the value and the error of fn, from another process; the same again")


@proof("correct")
def test_ten_megabytes(run: Run, new_gate: NewGate) -> str:
    expect_small_value_first(run)
    hint = _("A pipe holds 64 KiB: the child waits until somebody reads. Receive first, and join then.")
    with explain_hang(_("fn had returned 10 MB, and `outcome` did not return"), hint):
        wanted, pair = asked_for_megabytes(run, new_gate)
    expect_value(pair[0], wanted)
    expect_same_again(pair)
    return _("10 MB come through")


@proof("correct")
def test_a_child_that_dies(run: Run, new_gate: NewGate) -> str:
    expect_small_value_first(run)
    code, other = 3 + secrets.randbelow(100), 103 + secrets.randbelow(100)
    codes = {EXITS: code, ZERO: 0, SLOWLY: code, LEAVES: other, KILLED: -9}
    fates = {EXITS: exits(code), ZERO: exits(0), SLOWLY: exits_slowly(code), LEAVES: leaves(other)}
    fates |= {KILLED: is_killed()}
    gate, asked = new_gate(results={**fates, STAYS: gives_what_stays()}), new_gate()
    hint = _("Wait for two things at once: `multiprocessing.connection.wait([pipe, self.sentinel])`.")
    with explain_hang(lambda: after(asked), hint):
        caller, is_process, answers = asked_of(run, gate, asked).value
    expect_other_process(gate, caller, is_process)
    for (label, code), pair in zip(codes.items(), answers, strict=False):
        expect_child_process_error(label, code, pair[0])
        expect_same_again(pair)
    ((how, what), _second) = answers[-1]
    if how != "error":
        seen = _("fn returned a lock, which cannot be pickled, and outcome() gave {value}").format(value=shown(what))
        refuse(
            "failure-hidden", seen, _("an exception"), _("Pickle inside the `try`, and send the error of that, too.")
        )
    return _("exit codes of children that died; what cannot be pickled raises")


@proof("overlap")
def test_tasks_run_together(run: Run, new_gate: NewGate) -> Told:
    first: Gate = run.notes["gate"]
    if not first.visits:
        skip(_("fn was never called"))
    expect_together(run, first)
    expect_small_value_first(run)
    for method in START_METHODS[1:]:
        code = 3 + secrets.randbelow(100)
        gate = new_gate(results={TEXT: secrets.token_hex(8), EXITS: exits(code)})
        call = asked_of(run, gate, new_gate(), method=method, watch=gate.answer_together(2))
        _caller, _is_process, (text, dead) = call.value
        if gate.peak == 0:
            refuse_missing(method, call)
        expect_together(run, gate)
        if "correct" not in run.failed:
            expect_value(text[0], gate.results[TEXT])
            expect_child_process_error(EXITS, code, dead[0])
    text = _("{n} tasks at once; also under {methods}")
    return Told(text.format(n=first.peak, methods=", ".join(START_METHODS[1:])), first.spans())


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    if not run.calls:
        skip(_("no call came to its end"))
    return run.nothing_left()


def after(asked: Gate) -> str:
    """Which Task was asked last, in words."""
    ends = {
        **dict.fromkeys((EXITS, ZERO, SLOWLY), _("the child had ended by os._exit")),
        LEAVES: _("the child had ended by sys.exit"),
        KILLED: _("the child had been killed"),
        STAYS: _("fn had returned what cannot be pickled"),
    }
    return _("{end}, and `outcome` did not return").format(end=ends[asked.visits[-1].label])


def asked_of(run: Run, gate: Gate, asked: Gate, method: str = START_METHODS[0], **options: Any) -> Call:
    """A Task for each result of the gate."""
    with explain_end(asked):
        call = called(run, outcomes, gate.path, list(gate.results), asked.path, method=method, **options)
    if len(gate.visits) < len(gate.results) and method != START_METHODS[0]:
        refuse_missing(method, call)
    return call


def asked_for_megabytes(run: Run, new_gate: NewGate) -> tuple[Any, tuple[Answer, Answer]]:
    """What shall come of a Task with a large result, and its two answers."""
    seed, times = secrets.token_bytes(16), 10 * 1024 * 1024 // 16
    gate = new_gate(results={BIG: gives_bytes(seed, times)})
    (pair,) = asked_of(run, gate, new_gate()).value[2]
    return short(seed * times), pair


def megabytes_come(run: Run, new_gate: NewGate) -> bool:
    """Whether a child that cannot have ended before it was read is heard: then something connects the two."""
    try:
        wanted, pair = asked_for_megabytes(run, new_gate)
    except Refusal:
        return False
    return pair[0] == ("value", wanted)


@contextlib.contextmanager
def explain_end(asked: Gate) -> Iterator[None]:
    """Says of a call that hangs how far it had come: when every Task has answered, it is a child that does not end."""
    try:
        yield
    except Refusal as refusal:
        last = asked.visits[-1].label if asked.visits else ""
        if refusal.code != "hang":
            raise
        if last == AGAIN:
            seen = _("asked for the second time, {seen}").format(seen=refusal.seen)
            refuse("hang", seen, _("the same answer"), ONCE, refusal.where)
        if last in (FAILS, OWN):
            seen = _("fn had raised an exception: {seen}").format(seen=refusal.seen)
            hint = _("Let `run` send something whatever happens: in an `except` around `fn`, the exception.")
            refuse("hang", seen, refusal.wanted, hint, refusal.where)
        if last != ENDS:
            raise
        refuse(
            "left-running",
            _("outcome() had answered for every task, and a child did not end"),
            _("a child that ends when it has sent what came of fn"),
            _("Let the child wait for nobody: it sends, and its `run` returns."),
        )


def expect_small_value_first(run: Run) -> None:
    if "comes back" not in run.notes:
        skip(_("not even a small value comes back from a child"))


def expect_other_process(gate: Gate, caller: int, is_process: bool) -> None:
    """fn was called, once for each Task, and in a process of its own."""
    pids = [one.pid for one in gate.executions]
    if caller in pids:
        refuse(
            "same-process",
            _("fn was called in the process that made the Task"),
            _("a call in the child, after `start`"),
            _("`__init__`, `start` and `outcome` work in the parent; what stands in `run` works in the child."),
        )
    if not is_process:
        refuse(
            "signature", _("`Task` is no subclass of multiprocessing.Process"), "class Task(multiprocessing.Process)"
        )
    if len(pids) < len(gate.results):
        n = len(gate.results) - len(pids)
        refuse("work-skipped", _("fn was never called for {n} of {all} tasks").format(n=n, all=len(gate.results)))
    if len(pids) > len(gate.results):
        refuse("wrong-result", _("fn was called {n} times for {all} tasks").format(n=len(pids), all=len(gate.results)))


def expect_called(gate: Gate, answers: list[Answer]) -> None:
    """No Task has called fn with anything but its one argument, whatever that is."""
    done = {one.item for one in gate.executions}
    for arg, answer in zip(gate.results, answers, strict=True):
        if arg in done or not is_call_refused(answer):
            continue
        seen = _("for the argument {arg!r} fn was never called as it should be; outcome() raised {error}")
        hint = _("Call `fn(arg)`, whatever `arg` is: None is an argument, too.") if done else ""
        refuse("raised", seen.format(arg=arg, error=answer[1]), "fn(arg)", hint)


def is_call_refused(answer: Answer) -> bool:
    """Whether it says that something was called with arguments that it does not take."""
    return answer[0] == "error" and answer[1].is_a("TypeError")


def expect_value(answer: Answer, wanted: Any, came: bool = True) -> None:
    """`came`: whether anything else has come from a child to its parent."""
    how, what = answer
    if (how, what) == ("value", wanted):
        return
    seen = _("outcome() raised {error}") if how == "error" else _("outcome() gave {error}")
    seen = seen.format(error=what if how == "error" else shown(what))
    if not came or (how == "error" and what.is_a("AttributeError")):
        refuse(
            "memory-not-shared",
            _("fn returned a value in the child, and {seen} in the parent").format(seen=seen),
            _("the value of fn"),
            _("What `run` stores, in `self` or elsewhere, stays in the child: send it through a `Pipe`."),
            what.where if how == "error" else None,
        )
    refuse("raised" if how == "error" else "wrong-result", seen, repr(wanted)[:100])


def expect_error_of_fn(call: Call, answer: Answer, args: tuple[int, str], other: Answer) -> None:
    """The same type and the same arguments. Nothing is said here if the value of another Task has not come either."""
    how, what = answer
    if is_missing(other) or is_error(answer, FileNotFoundError, *args):
        return
    wanted, secret = f"FileNotFoundError{args}", args[1]
    seen = _("fn raised a FileNotFoundError, and outcome() {what}")
    if how == "error" and (secret not in call.stderr or what.mentions(secret)):
        refuse("wrong-error", seen.format(what=in_words(answer)), wanted, how_to_send(what), what.where)
    hint = _("Catch the exception in `run`, send it like a result, and raise it in `outcome`.")
    refuse("failure-hidden", seen.format(what=in_words(answer)), wanted, hint)


def how_to_send(error: Raised) -> str:
    """What to try where this came, instead of what fn had raised."""
    if says_ended_well(error):
        return _("Keep in the `try` only what receives, and `raise` what you receive after it.")
    return _("Send the exception itself, and `raise` what you receive.")


def is_missing(answer: Answer) -> bool:
    """Whether the parent has found nothing of what its child, which ended well, had got from fn."""
    how, what = answer
    if how == "value":
        return what is None
    return says_ended_well(what) or what.is_a("AttributeError") or what.is_a("KeyError")


def says_ended_well(error: Raised) -> bool:
    """Whether it is about a child that ended with exit code 0; its pid and its name may be told beside that."""
    return error.is_a("ChildProcessError") and bool(CODE_ZERO.search(all_text(error)))


def is_error(answer: Answer, kind: type[Exception], *args: Any) -> bool:
    how, what = answer
    found = (what, *what.inside) if how == "error" else ()
    return any(one.kinds[0] == full_name(kind) and one.args == args for one in found)


def expect_own_error(answer: Answer, args: tuple[Any, ...]) -> None:
    """The same type again, where that is no built-in one."""
    if is_error(answer, CutShort, *args):
        return
    how, what = answer
    refuse(
        "wrong-error" if how == "error" else "failure-hidden",
        _("fn raised an error of a class of its own, and outcome() {what}").format(what=in_words(answer)),
        f"CutShort{args}",
        how_to_send(what) if how == "error" else _("Send the exception itself, and `raise` what you receive."),
        what.where if how == "error" else None,
    )


def in_words(answer: Answer) -> str:
    how, what = answer
    return _("raised {error}").format(error=what) if how == "error" else _("gave {value}").format(value=shown(what))


def shown(value: Any) -> str:
    """A value as it stands in a message; an exception may be one, where it was returned."""
    return _("back the exception {error}").format(error=value) if type(value) is Raised else repr(value)[:80]


def expect_child_process_error(label: str, code: int, answer: Answer) -> None:
    how, what = answer
    wanted = _("ChildProcessError with {code} in its text").format(code=code)
    seen = _("the child ended with exit code {code}, and outcome() {what}")
    if how == "value":
        hint = _("When the child is gone and nothing lies in the pipe, raise ChildProcessError with `self.exitcode`.")
        refuse("failure-hidden", seen.format(code=code, what=in_words(answer)), wanted, hint)
    if not (what.is_a("ChildProcessError") and re.search(rf"(?<![\d-]){code}(?!\d)", all_text(what))):
        hint = _("Join the child before you ask for its `exitcode`; let `sys.exit` end it as it would.")
        if what.is_a("EOFError"):
            hint = _("So the pipe of a child that died ends: catch it, join, raise ChildProcessError with `exitcode`.")
        refuse("wrong-error", seen.format(code=code, what=in_words(answer)), wanted, hint, what.where)


def all_text(error: Raised) -> str:
    return " ".join([error.text, *(one.text for one in error.inside)])


def expect_same_again(pair: tuple[Answer, Answer]) -> None:
    (how, first), (again, second) = pair
    same = how == again and (
        (first.name, first.args) == (second.name, second.args) if how == "error" else first == second
    )
    if not same:
        refuse(
            "wrong-result",
            _("outcome() gave {first}, and when asked again {second}").format(first=first, second=second),
            _("the same answer"),
            _("None is an answer, too: keep beside it that it has come.") if first is None else ONCE,
        )


def expect_together(run: Run, gate: Gate) -> None:
    if gate.peak == len(gate.results):
        return
    refuse(
        "sequential" if gate.peak <= 1 else "limit-too-low",
        _("{n} tasks were started, and never more than {peak} worked at once").format(
            n=len(gate.results), peak=gate.peak
        ),
        _("all of them at work, before one is asked for its outcome"),
        _("Let `start` come back at once: only `outcome` waits."),
        run.where(gate.stood[0]) if gate.stood else None,
        gate.spans(),
    )
