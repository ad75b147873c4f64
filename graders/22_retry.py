"""22 retry: so many tries and no more, random waits from ranges that double, and nothing that it must not catch."""

import math
import secrets
from typing import Any

from graders.scenes.s22_retry import Tries, rejected_and_then
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

RUNS, FAILURES = 200, 4  # waits that are looked at: so many for each of the first failures
# Kolmogorov and Smirnov's distance that an even spread exceeds once in 10^9 times (the DKW inequality: Massart 1990)
FAR = math.sqrt(math.log(2e9) / (2 * RUNS))


async def tried(sub: Any, script: list[Any], attempts: int, base: float = 0.01) -> dict[str, Any]:
    """In the runner: the submission with an `op` that follows the script, and what it did, in order."""
    return await Tries(script).come_out(sub, attempts, base)


async def waits(sub: Any, runs: int, failures: int, base: float) -> list[list[float]]:
    """In the runner: for each of the first failures, all the waits that came after it."""
    found = [(await Tries([]).come_out(sub, failures + 1, base))["waits"] for _run in range(runs)]
    return [[one[k] for one in found if len(one) > k] for k in range(failures)]


def cancelled(sub: Any) -> list[dict[str, Any]]:
    """In the runner: cancelled at every turn, in `op` and in `sleep`."""
    return at_every_turn(lambda ledger: Tries(["busy", "busy"], ledger).call(sub, 4, 1.0), sub.__file__)


async def none_at_all(sub: Any) -> list[Any]:
    """In the runner: what it gives or raises for numbers of attempts that make no sense, and how often it called op."""
    return await rejected_and_then(sub)


@proof("correct")
def test_the_first_value_is_the_result(run: Run) -> str:
    for before, value in ((0, secrets.token_hex(8)), (2, secrets.token_hex(8)), (1, None)):
        came = run.scenario(tried, [*["busy"] * before, {"value": value}], 4, virtual=True).value
        if came["tries"] > before + 1:
            refuse_count(came["tries"], before + 1)
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
        if attempts > 1 and not came["waits"]:
            refuse(
                "given-sleep-unused",
                _("the `sleep` that it was given was never called"),
                _("`await sleep(x)` after each failure but the last"),
                _("Wait through the parameter `sleep`: a test, or a caller with another clock, relies on it."),
            )
        if came["steps"][:1] == ["sleep"] or came["steps"][-1:] == ["sleep"] or len(came["waits"]) >= attempts:
            refuse(
                "slept-for-nothing",
                _("attempts={tries}, and {waits} waits between the tries or beside them").format(
                    tries=attempts, waits=len(came["waits"])
                ),
                _("a wait between two tries, and none before the first or after the last"),
                _("When no try is left, raise the error at once: nobody is helped by a wait before it."),
            )
        if came["steps"] != ["try", *["sleep", "try"] * (attempts - 1)]:
            told = ", ".join(came["steps"])[:80]
            refuse("wrong-backoff", _("it went: {steps}").format(steps=told), _("one wait between two tries"))
        expect_error(came, f"failure {attempts}")
    return _("at most so many tries, then the last error, without a wait")


@proof("clean")
def test_a_cancel_is_never_retried(run: Run) -> str:
    if run.failed:
        skip(_("not judged before it counts right"))
    return expect_cancelled(run, run.scenario(cancelled).value)


@proof("correct")
def test_other_errors_come_at_once(run: Run) -> str:
    for script in (["permanent"], ["busy", "permanent"]):
        came = run.scenario(tried, [*script, {"value": "too late"}], 4, virtual=True).value
        if came["tries"] > len(script):
            refuse(
                "retried-permanent",
                _("a PermissionError was tried again, and only ConnectionError and its like are retryable"),
                _("any other error at the caller at once"),
                _("`except retryable:` catches those and no others; `except Exception:` catches nearly all."),
            )
        expect_error(came, f"failure {len(script)}", "PermissionError")
    return _("other errors come at once")


@proof("limits")
def test_the_waits_are_spread_over_ranges_that_double(run: Run) -> str:
    if run.failed & {"limits", "correct"}:
        skip(_("not judged before it counts right"))
    base = 0.5
    for k, found in enumerate(run.scenario(waits, RUNS, FAILURES, base, virtual=True).value):
        expect_even(k, found, base * 2**k)
    return _("{n} waits after each failure, evenly spread over 0 to base × 2^(k-1)").format(n=RUNS)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_even(k: int, found: list[float], most: float) -> None:
    low, high = min(found), max(found)
    seen = _("after failure {k} the waits were {low:.2f} to {high:.2f} s").format(k=k + 1, low=low, high=high)
    wanted = _("evenly spread over 0 to {most:.2f} s").format(most=most)
    if len(set(found)) < 10:
        hint = _("Clients that wait equally long come back together: `random.uniform(0, …)` spreads them.")
        refuse("no-jitter", seen, wanted, hint)
    sample = sorted(found)
    distance = max(max(abs(x / most - n / RUNS), abs(x / most - (n + 1) / RUNS)) for n, x in enumerate(sample))
    if low < 0 or high > most or distance > FAR:
        hint = _("The range doubles with each failure and begins at 0: `base * 2 ** (k - 1)` is its end.")
        refuse("wrong-backoff", seen, wanted, hint)


def expect_error(came: dict[str, Any], text: str, kind: str = "ConnectionError") -> None:
    error = came["error"]
    if error is None:
        refuse("errors-lost", _("every try failed, and it gave {value}").format(value=repr(came["value"])[:80]), text)
    if not (error.is_a(kind) and error.mentions(text)):
        refuse("wrong-error", _("it raised {error}").format(error=error), f"{kind}: {text}", where=error.where)


def refuse_count(tries: int, wanted: int) -> None:
    refuse(
        "wrong-count",
        _("op was called {tries} times").format(tries=tries),
        _("{wanted} calls").format(wanted=wanted),
        _("Count the first try as well: `attempts` is how often op is called at the most."),
    )
