"""22 retry: so many tries and no more, random waits from ranges that double, and nothing that it must not catch."""

import math
import secrets
from typing import Any

from graders.scenes.s22_retry import NUMBER, Tries, one_after_another, rejected_and_then, two_at_once, waits_of
from kata.asks import Function
from kata.cancels import at_every_turn
from kata.endings import expect_cancelled
from kata.language import _
from kata.proof import proof, refuse, skip
from kata.raised import Raised
from kata.run import Run

ASKS = Function("retry", "op", "attempts", "base", "sleep", "retryable", is_async=True)

HINTS = (
    _("Which errors may it catch? Is a cancel one of them? And what comes after the last failure?"),
    _("`except retryable:` around `await op()` in a loop over the attempts, and `random.uniform(0, …)` for the wait."),
    _("After failure k: `await sleep(random.uniform(0, base * 2 ** (k - 1)))`. The last `await op()` is not caught."),
)

RETRIED = "ConnectionResetError"
RUNS, FAILURES = 600, 2  # waits that are looked at, in each of two processes: so many for each of the first failures
# and in fewer runs after more failures, with a large base: whoever caps the waits is seen to do so
LONG_RUNS, LONG_FAILURES, LONG_BASE = 100, 10, 100.0
# An even spread fails one of the tests below once in 10^11 times. There are three for each of 2 + 10 failures, so a
# right submission is refused for its luck once in 2.7 * 10^9 checks. The waits of one call may depend on each other
# (one dice for all of them is right): so each failure is judged by itself, over calls that know nothing of each other.
LUCK = 1e-11
TIDYING = 0.25  # seconds for which a cancelled try, or sleep, tidies up: who does not wait for that is seen
IDLE = 0.05  # seconds that may pass beside the tries and waits, for who looks now and then whether they have ended


async def tried(sub: Any, script: list[Any], attempts: int, base: float = 0.01) -> dict[str, Any]:
    """In the runner: the submission with an `op` that follows the script, and what it did, in order."""
    return await Tries(script).come_out(sub, attempts, base)


async def waits(sub: Any, *cases: tuple[int, int, float]) -> list[list[list[float]]]:
    """In the runner: for each (runs, failures, base) and each of its failures, all the waits that came after it."""
    found = []
    for runs, failures, base in cases:
        # the same op for the short waits only: who begins where its last call ended would fill years of the clock
        of_calls = await waits_of(sub, runs, failures, base, same_op=base < LONG_BASE)
        found.append([[one[k] for one in of_calls if len(one) > k] for k in range(failures)])
    return found


def cancelled(sub: Any) -> list[dict[str, Any]]:
    """In the runner: cancelled at every turn, in `op` and in `sleep`, which both take a while to tidy up."""
    return at_every_turn(lambda ledger: Tries(["busy", "busy"], ledger, TIDYING).call(sub, 4, 1.0), sub.__file__)


async def others(sub: Any, scripts: list[list[str]]) -> list[dict[str, Any]]:
    """In the runner: calls with errors that may not be tried again; for the last of them none may."""
    *most, last = ([*script, {"value": "too late"}] for script in scripts)
    return [*await one_after_another(sub, most), await Tries(last).come_out(sub, 4, 0.01, ())]


async def none_at_all(sub: Any) -> list[Any]:
    """In the runner: what it gives or raises for numbers of attempts that make no sense, and how often it called op."""
    return await rejected_and_then(sub)


@proof("correct")
def test_the_first_value_is_the_result(run: Run) -> str:
    cases: tuple[tuple[list[str], str | None], ...] = (
        ([], secrets.token_hex(8)),
        (["busy", "late"], secrets.token_hex(8)),
        (["busy"], None),
    )
    scripts = [[*failures, {"value": value}] for failures, value in cases]
    for (failures, value), came in zip(
        cases, run.scenario(one_after_another, scripts, virtual=True).value, strict=True
    ):
        before = len(failures)
        if came["tries"] > before + 1:
            refuse_count(came["tries"], before + 1)
        expect_tried_again(came, before)
        if came["error"] is not None:
            refuse("raised", _("it raised {error}").format(error=came["error"]), where=came["error"].where)
        if not came["tries"]:
            refuse("work-skipped", _("op was never called"), _("the value that op gives"))
        if came["tries"] < before + 1:
            refuse_count(came["tries"], before + 1)
        if came["value"] != value or type(came["value"]) is not type(value):
            refuse("wrong-result", _("it gave {value}").format(value=repr(came["value"])[:80]), repr(value))
    return _("the value of the first try that succeeds, also if it is None")


@proof("correct")
def test_no_attempts_is_a_value_error(run: Run) -> str:
    for attempts, (error, tries) in zip((0, -1), run.scenario(none_at_all, virtual=True).value, strict=True):
        seen = _("with attempts={n} it gave {what}").format(n=attempts, what=repr(error)[:80])
        if not isinstance(error, Raised):
            refuse("wrong-result", seen, _("a ValueError"))
        if not error.is_a("ValueError"):
            refuse("wrong-error", seen, _("a ValueError"))
        if tries:
            refuse("wrong-error", _("op was called before the ValueError"), _("a ValueError before anything is called"))
    return _("attempts < 1 is a ValueError")


@proof("limits")
def test_so_many_tries_and_waits(run: Run) -> str:
    for attempts in (1, 3):
        came = run.scenario(tried, [], attempts, virtual=True).value
        if came["tries"] != attempts:
            refuse_count(came["tries"], attempts)
        expect_waits_between(came, attempts)
        expect_error(came, f"failure {attempts}")
    # with longer waits, which only now are known to go through the given `sleep`: no other one would be virtual
    expect_no_other_wait(run.scenario(tried, [], 3, LONG_BASE, virtual=True).value)
    return _("at most so many tries, then the last error, without a wait")


@proof("clean")
def test_a_cancel_is_never_retried(run: Run) -> str:
    if run.failed:
        skip(_("not judged before it counts right"))
    outcomes = run.scenario(cancelled).value
    expect_no_further_step(run, outcomes)
    return expect_cancelled(run, outcomes)


@proof("correct")
def test_other_errors_come_at_once(run: Run) -> str:
    cases = {
        "PermissionError": (["permanent"], ["busy", "permanent"]),
        "ValueError": (["broken"],),
        "partner.TimeoutError": (["namesake"],),
        RETRIED: (["busy"],),  # the last, for which `retryable` is ()
    }
    flat = [(kind, script) for kind, scripts in cases.items() for script in scripts]
    found = run.scenario(others, [script for _kind, script in flat], virtual=True).value
    for (kind, script), came in zip(flat, found, strict=True):
        expect_at_once(kind, len(script), came)
    return _("other errors come at once")


@proof("limits")
def test_the_waits_are_spread_over_ranges_that_double(run: Run) -> str:
    if run.failed & {"limits", "correct"}:
        skip(_("not judged before it counts right"))
    short, long = (RUNS, FAILURES, 0.5), (LONG_RUNS, LONG_FAILURES, LONG_BASE)
    (here,), (there, later) = waited(run, short), waited(run, short, long)
    for k in range(FAILURES):
        expect_jitter(k, sorted(here[k]), short[-1] * 2**k)
        expect_even(k, here[k] + there[k], short[-1] * 2**k)
    expect_others_elsewhere(here, there)
    for k, found in enumerate(later):
        expect_even(k, found, LONG_BASE * 2**k)
    expect_not_longer(run.scenario(two_at_once, LONG_FAILURES, short[-1], virtual=True).value, short[-1])
    return _("{n} waits after each failure, evenly spread over 0 to base × 2^(k-1)").format(n=2 * RUNS)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_no_further_step(run: Run, outcomes: list[dict[str, Any]]) -> None:
    for one in outcomes[1:]:
        for step in one["later"]:
            refuse(
                "cancel-swallowed",
                _("cancelled from outside, it went on with {step}").format(step=step),
                _("a CancelledError at once"),
                _("`except retryable:` lets a CancelledError pass: whoever cancels you wants no further try."),
                run.line(one["line"]),
            )


def expect_at_once(kind: str, tries: int, came: dict[str, Any]) -> None:
    """The error of this try came out with no further one, and without a wait."""
    wanted = _("any other error at the caller at once")
    hint = _("`except retryable:` catches those and no others; `except Exception:` catches nearly all.")
    if came["tries"] > tries:
        again = _("after a {kind} op was called again, and `retryable` was (ConnectionError, TimeoutError)")
        with_none = "retryable=(): " + _("calls of op: {tries}").format(tries=came["tries"])
        seen = with_none if kind == RETRIED else again.format(kind=kind)
        refuse("retried-permanent", seen, wanted, hint)
    if came["steps"][-1:] == ["sleep"]:
        seen = _("with attempts={n} it went: {steps}").format(n=4, steps=", ".join(came["steps"])[:80])
        refuse("slept-for-nothing", f"{kind}: {seen}", wanted, hint)
    expect_error(came, f"failure {tries}", kind)


def expect_waits_between(came: dict[str, Any], attempts: int) -> None:
    steps, waits = came["steps"], came["waits"]
    seen = _("with attempts={n} it went: {steps}").format(n=attempts, steps=", ".join(steps)[:80])
    wanted = _("one wait between two tries, and none before the first or after the last")
    if attempts > 1 and not waits:
        refuse(
            "given-sleep-unused",
            _("the `sleep` that it was given was never called"),
            _("`await sleep(x)` after each failure but the last"),
            _("Wait through the parameter `sleep`: a test, or a caller with another clock, relies on it."),
        )
    if steps[:1] == ["sleep"] or steps[-1:] == ["sleep"]:
        hint = _("When no try is left, raise the error at once, and try for the first time at once.")
        refuse("slept-for-nothing", seen, wanted, hint)
    if steps != ["try", *["sleep", "try"] * (attempts - 1)]:
        hint = _("After each failure but the last: `await sleep(x)`, once, with the whole time.")
        refuse("wrong-backoff", seen, wanted, hint)
    if came["overtaken"]:
        refuse(
            "given-sleep-unused",
            _("op was called again while the `sleep` before it had not ended"),
            _("the next try when the wait is over"),
            _("`await sleep(x)`: a task that sleeps beside the tries keeps nobody waiting."),
        )


def expect_no_other_wait(came: dict[str, Any]) -> None:
    if came["idle"] > IDLE:
        seen = _("beside its tries and the `sleep` that it was given it took {s:.2f} s").format(s=came["idle"])
        hint = _("Wait through the parameter `sleep` alone: a caller with another clock relies on it.")
        refuse("given-sleep-unused", seen, _("no other wait"), hint)


def expect_tried_again(came: dict[str, Any], failures: int) -> None:
    """After these failures, all of which are retryable."""
    error, last = came["error"], came["tries"]
    if error is not None and 0 < last <= failures and error.mentions(f"failure {last}"):
        refuse(
            "wrong-count",
            _("op raised {error}, and was not called again").format(error=error),
            _("another try: attempts=4, and `retryable` was (ConnectionError, TimeoutError)"),
            _("`except retryable:` catches each of these types, and their subclasses. Which one came does not matter."),
        )


def waited(run: Run, *cases: tuple[int, int, float]) -> list[list[list[float]]]:
    """What `waits` tells of these cases; after each of the failures every run has waited."""
    found: list[list[list[float]]] = run.scenario(waits, *cases, virtual=True).value
    for (runs, failures, _base), samples in zip(cases, found, strict=True):
        for k, sample in enumerate(samples, 1):
            if len(sample) < runs:
                refuse(
                    "wrong-count",
                    _("with attempts={n}, calls that waited after failure {k}: {waits} of {runs}").format(
                        n=failures + 1, k=k, waits=len(sample), runs=runs
                    ),
                    _("a wait, and another try, as long as there are attempts left"),
                )
    return found


def expect_even(k: int, found: list[float], most: float) -> None:
    """The waits after failure k + 1 fill the range up to `most`: none outside of it, no gap at its ends, no heap."""
    sample = sorted(found)
    low, high, n = sample[0], sample[-1], len(sample)
    if low < 0 or high > most * (1 + 1e-9):
        refuse_range(k, sample, most)
    expect_jitter(k, sample, most)
    # that so many waits all miss a gap has the chance (1 - gap / most) ** n, less than LUCK; one that nobody can see in
    # what is told would be no reason
    gap = most * max(-math.log(LUCK) / n, 0.05)
    if low > gap or high < most - gap:
        refuse_range(k, sample, most)
    expect_no_heap(k, sample, most)


def expect_not_longer(calls: list[list[float]], base: float) -> None:
    """Of calls that are under way at once, each counts its own failures."""
    for k, found in enumerate(zip(*calls, strict=False)):
        if max(found) > base * 2**k * (1 + 1e-9):
            refuse_range(k, sorted(found), base * 2**k)


def refuse_range(k: int, sample: list[float], most: float) -> None:
    refuse(
        "wrong-backoff",
        _("after failure {k} the waits were {low:.2f} to {high:.2f} s").format(k=k + 1, low=sample[0], high=sample[-1]),
        _("evenly spread over 0 to {most:.2f} s").format(most=most),
        _("After failure k: `random.uniform(0, base * 2 ** (k - 1))`. The range doubles each time, without a cap."),
    )


def expect_jitter(k: int, sample: list[float], most: float) -> None:
    low, high = sample[0], sample[-1]  # they are sorted
    if high - low <= 0.05 * high:
        refuse(
            "no-jitter",
            _("after failure {k} the waits were {low:.2f} to {high:.2f} s").format(k=k + 1, low=low, high=high),
            _("evenly spread over 0 to {most:.2f} s").format(most=most),
            _("Clients that wait equally long come back together: `random.uniform(0, …)` spreads them."),
        )


def expect_no_heap(k: int, sample: list[float], most: float) -> None:
    """Kolmogorov and Smirnov's test, with the bound of Dvoretzky, Kiefer and Wolfowitz (Massart 1990)."""
    n = len(sample)
    far = math.sqrt(math.log(2 / LUCK) / (2 * n))
    # at each wait: how far the share of waits up to it is above, and of those below it is below that of an even spread
    above = max(((place + 1) / n - wait / most, wait, (place + 1) / n) for place, wait in enumerate(sample))
    below = max((wait / most - place / n, wait, place / n) for place, wait in enumerate(sample))
    distance, wait, share = max(above, below)
    if distance > far:
        up_to = _("after failure {k}, {share:.0%} of the waits were up to {wait:.2f} s")
        under = _("after failure {k}, {share:.0%} of the waits were under {wait:.2f} s")
        seen = (up_to if above >= below else under).format(k=k + 1, share=share, wait=wait)
        wanted = _("{even:.0%}, for an even spread over 0 to {most:.2f} s").format(even=wait / most, most=most)
        hint = _("`random.uniform(0, base * 2 ** (k - 1))` gives every time of the range the same chance.")
        refuse("wrong-backoff", seen, wanted, hint)


def expect_others_elsewhere(here: list[list[float]], there: list[list[float]]) -> None:
    """Two processes, each of which has loaded the submission anew, do not wait equally long call by call."""
    if here == there:
        first = ", ".join(f"{waits[0]:.2f}" for waits in here)
        refuse(
            "no-jitter",
            _("two processes waited equally long after every failure; first {waits} s").format(waits=first),
            _("waits that nobody can foresee, in each process others"),
            _("A fixed seed makes the same numbers in every client: leave the `random` module its own seed."),
        )


def expect_error(came: dict[str, Any], text: str, kind: str = RETRIED) -> None:
    error = came["error"]
    if error is None:
        refuse("errors-lost", _("every try failed, and it gave {value}").format(value=repr(came["value"])[:80]), text)
    if not (error.is_a(kind) and error.mentions(text)):
        refuse("wrong-error", _("it raised {error}").format(error=error), f"{kind}: {text}", where=error.where)
    if not has_arguments(error, (NUMBER, text)):
        shown = f"{error.name}({', '.join(map(repr, error.args))})"[:200]
        wanted = f"{kind}({NUMBER}, {text!r})"
        refuse("wrong-error", _("it raised {error}").format(error=shown), wanted, where=error.where)


def has_arguments(error: Raised, arguments: tuple[Any, ...]) -> bool:
    return error.args == arguments or any(has_arguments(one, arguments) for one in error.inside)


def refuse_count(tries: int, wanted: int) -> None:
    refuse(
        "wrong-count",
        _("calls of op: {tries}").format(tries=tries),
        _("calls of op: {wanted}").format(wanted=wanted),
        _("Count the first try as well: `attempts` is how often op is called at the most."),
    )
