"""19 settle_and_race: all together, the right one decides, and nobody works on for a race that is over."""

import secrets
from typing import Any

from kata.asks import Function
from kata.cancels import Case, at_every_turn
from kata.endings import expect_cancelled, expect_ended
from kata.language import _
from kata.ledger import Ledger, come_out, expect_once, expect_together, expect_twins, expect_whole, spans, value_of
from kata.proof import Told, proof, refuse, skip
from kata.raised import Raised
from kata.run import Run

ASKS = Function("settle_and_race", "jobs", "mode", is_async=True)

HINTS = (
    _("What does the end of one job mean in each mode: a part of the result, the result, or one error more?"),
    _("`asyncio.wait(tasks, return_when=FIRST_COMPLETED)` comes back at each end; a `finally` ends the others."),
    _(
        'For "any": `while waiting: done, waiting = await asyncio.wait(waiting, return_when=…)`, then look at each '
        "`task.exception()`. In the `finally`: `task.cancel()` for all, `await asyncio.gather(*tasks, "
        "return_exceptions=True)`."
    ),
)

MANY = 200  # jobs: more than whoever allows a few at a time thinks of
SLACK = 0.5  # seconds of the virtual clock: a submission may look now and then instead of waiting

Spec = dict[str, Any]
Came = dict[str, Any]


async def together(sub: Any, cases: list[tuple[str, list[Spec]]]) -> list[Came]:
    """In the runner: for each case the submission in this mode, with these jobs, on a virtual clock."""
    found = []
    for mode, specs in cases:
        ledger = Ledger()
        found.append(await come_out(sub.settle_and_race(ledger.jobs(specs), mode), ledger))
    return found


async def same_twice(sub: Any, specs: list[Spec]) -> Came:
    """In the runner: the jobs, and the first of them once more at the end."""
    ledger = Ledger()
    return await come_out(sub.settle_and_race(ledger.twins(specs), "all_settled"), ledger)


def cancelled(sub: Any, specs: list[Spec], modes: list[str]) -> list[list[dict[str, Any]]]:
    """In the runner: for each mode the same, cancelled at every turn."""

    def case(mode: str) -> Case:
        return lambda ledger: sub.settle_and_race(ledger.jobs(specs), mode)

    return [at_every_turn(case(mode), sub.__file__) for mode in modes]


def succeeds(seconds: float, value: Any = "", cleanup: float = 0.0) -> Spec:
    """A job; its value is one that nobody can guess, unless another is given."""
    return {"seconds": seconds, "value": secrets.token_hex(8) if value == "" else value, "cleanup": cleanup}


def answers(seconds: float, cleanup: float) -> Spec:
    """A job that, cancelled, tidies up and then gives its value all the same: too late, somebody else has decided."""
    return {**succeeds(seconds, cleanup=cleanup), "answers": True}


def untidy(seconds: float) -> Spec:
    """A job that, cancelled, fails while it tidies up: that is no news either."""
    return {"seconds": seconds, "error": f"no cleanup {secrets.token_hex(4)}", "cleanup": 0.25, "answers": True}


def fails(seconds: float) -> Spec:
    return {"seconds": seconds, "error": f"no answer {secrets.token_hex(4)}"}


def named(*specs: Spec) -> list[Spec]:
    return [{"name": f"job {n}", **spec} for n, spec in enumerate(specs, 1)]


MIXED = named(succeeds(3.0), fails(1.0), succeeds(2.0, None), succeeds(1.0, 0), {"seconds": 0.5, "fails": "TypeError"})
FIRST = succeeds(1.0)  # in the moment in which others fail: the end of one of them is not that of all
LONG = 100.0  # seconds, for whoever thinks that nothing takes so long

# for each case of a race: the mode, the jobs, and the one who decides
RACES = {
    "any": ("any", named(answers(3.5, cleanup=0.25), fails(1.0), succeeds(2.0), succeeds(5.0, cleanup=0.75)), 2),
    "any, None": ("any", named(fails(1.0), succeeds(2.0, None), succeeds(3.5), succeeds(5.0)), 1),
    "any, untidy": ("any", named(untidy(3.0), succeeds(1.0), succeeds(4.0, cleanup=0.75)), 1),
    "race, untidy": ("race", named(untidy(3.0), succeeds(1.0), succeeds(4.0, cleanup=0.75)), 1),
    "race, error": ("race", named(succeeds(3.0, cleanup=0.25), fails(1.0), succeeds(5.0, cleanup=0.75)), 1),
    "race, value": ("race", named(answers(4.0, cleanup=0.5), succeeds(1.0), fails(2.5)), 1),
    "race, None": ("race", named(succeeds(2.0), succeeds(1.0, None), succeeds(3.0)), 1),
}


@proof("correct")
def test_all_settled_tells_each_outcome_in_order(run: Run) -> str:
    cases = [MIXED, named(fails(LONG)), []]
    found = run.scenario(together, [("all_settled", specs) for specs in cases], virtual=True).value
    run.notes["all_settled"] = found[0]
    for specs, came in zip(cases, found, strict=True):
        value = value_of(came)
        if unbegun := [spec["name"] for spec in specs if spec["name"] not in names(came)]:
            refuse("work-skipped", _("{name} was never called").format(name=unbegun[0]))
        if came["running"]:
            refuse("returned-early", _("when it returned, {name} was under way").format(name=came["running"][0]))
        expect_once(came, "all_settled")
        if type(value) is not list or len(value) != len(specs):
            refuse("wrong-result", _("it gave {value}").format(value=short(value)), wanted_of_all(specs))
        for spec, one in zip(specs, value, strict=True):
            if not is_outcome(one, spec):
                if all(any(is_outcome(one, spec) for one in value) for spec in specs):
                    hint = _("Ask each task for its outcome, in the order of the jobs, when all have ended.")
                    seen = _("the outcomes are all there, in another order")
                    refuse("wrong-result", seen, _("the order of the jobs"), hint)
                seen = _("for {name} it gave {value}").format(name=spec["name"], value=short(one))
                refuse("wrong-result", seen, wanted_of_all([spec]))
    twins = run.scenario(same_twice, named(succeeds(1.0), succeeds(1.0)), virtual=True).value
    expect_twins(twins, 3, [("fulfilled", 1), ("fulfilled", 2)])
    return _("all_settled: each value or error, in order, also of one job and of none")


@proof("overlap")
def test_all_are_under_way_together_in_every_mode(run: Run) -> Told:
    races = [(mode, specs) for mode, specs, _first in RACES.values()]
    crowds = [(mode, named(*(succeeds(1.0) for _job in range(MANY)))) for mode in ("all_settled", "any", "race")]
    found = run.scenario(together, [*races, *crowds], virtual=True).value
    run.notes.update(zip(RACES, found, strict=False))
    cases = [("all_settled", MIXED), *races, *crowds]
    for (mode, specs), came in zip(cases, [run.notes["all_settled"], *found], strict=True):
        expect_together(came, len(specs), mode)
    return Told(_("all jobs under way together, in every mode"), spans(run.notes["all_settled"]["entries"]))


@proof("limits")
def test_a_decision_does_not_wait_for_the_others(run: Run) -> str:
    skip_after(run, {"overlap"})
    for case, (mode, specs, first) in RACES.items():
        came, decided = run.notes[case], specs[first]["seconds"]
        ends = {one["name"]: one["ended"] for one in came["entries"] if one["how"] in ("value", "error")}
        if len(ends) == len(specs) and max(ends.values()) <= came["at"]:
            refuse(
                "waited-for-all",
                _("{mode}: decided after {first:.1f} s, and the others worked to their end at {at:.1f} s").format(
                    mode=mode, first=decided, at=came["at"]
                ),
                _("the losers cancelled as soon as it is decided"),
                _("`gather` and `asyncio.wait` wait for all of them; `return_when=FIRST_COMPLETED` for the next one."),
                spans=spans(came["entries"]),
            )
    return _("any and race: decided without waiting for the others")


@proof("correct")
def test_any_gives_the_first_success(run: Run) -> str:
    skip_after(run, {"overlap", "limits"})
    for case in ("any", "any, None", "any, untidy"):
        came, (_mode, specs, first) = run.notes[case], RACES[case]
        expect_once(came, "any")
        failures = [spec["error"] for spec in specs if "error" in spec and "answers" not in spec]
        given = came["error"] if came["error"] is not None else raised_in(came["value"])
        if given is not None and any(map(given.mentions, failures)):
            refuse(
                "first-was-a-failure",
                _("any: the first to finish failed, and its error came out: {error}").format(error=given),
                _("the first success; a failure only if all have failed"),
                _("Go on waiting after a failure, as long as somebody is still at work."),
                spans=spans(came["entries"]),
            )
        if came["error"] is not None:
            refuse("wrong-error", _("any: it raised {error}").format(error=came["error"]), short(specs[first]["value"]))
        expect_no_answer(came, specs, specs[first]["value"], "any")
        expect_value(came, specs[first]["value"], "any")
    return _("any: the first success, also if it is None")


@proof("correct")
def test_race_gives_what_the_first_gives(run: Run) -> str:
    skip_after(run, {"overlap", "limits"})
    for case in ("race, error", "race, value", "race, None", "race, untidy"):
        expect_once(run.notes[case], "race")
    came, (_mode, specs, first) = run.notes["race, error"], RACES["race, error"]
    if came["error"] is None:
        took = raised_in(came["value"]) is None
        refuse(
            "race-took-a-success" if took else "errors-lost",
            _("race: the first to finish failed, and it gave {value}").format(value=short(came["value"])),
            f"ValueError: {specs[first]['error']}",
            _("In a race the first to finish decides, its error as well: raise it."),
            spans=spans(came["entries"]),
        )
    expect_error(came["error"], specs[first]["error"], "race")
    for case in ("race, value", "race, None", "race, untidy"):
        came, (_mode, specs, first) = run.notes[case], RACES[case]
        if came["error"] is not None:
            seen = _("race: the first to finish succeeded, and it raised {error}").format(error=came["error"])
            refuse("wrong-error", seen, short(specs[first]["value"]), where=came["error"].where)
        expect_no_answer(came, specs, specs[first]["value"], "race")
        expect_value(came, specs[first]["value"], "race")
    return _("race: the first to finish decides, value or error")


@proof("correct")
def test_when_nobody_can_win(run: Run) -> str:
    skip_after(run, {"overlap", "limits"})
    failures = [named(fails(2.0), fails(1.0), fails(3.0)), named(fails(1.0)), named(fails(1.0), fails(2.0), fails(1.0))]
    cases = [*(("any", specs) for specs in failures), ("any", []), ("race", [])]
    cases.append(("any", named(fails(1.0), FIRST, fails(1.0), fails(1.0), succeeds(3.0))))
    found = run.scenario(together, cases, virtual=True).value
    for specs, came in zip(failures, found, strict=False):
        expect_once(came, "any")
        expect_all_errors(specs, came)
    for mode, came in zip(("any", "race"), found[len(failures) :], strict=False):
        if came["error"] is None:
            seen = _("{mode}: without jobs it gave {value}").format(mode=mode, value=short(came["value"]))
            refuse("wrong-result", seen, _("a ValueError"))
        if not came["error"].is_a("ValueError"):
            seen = _("{mode}: without jobs it raised {error}").format(mode=mode, error=came["error"])
            refuse("wrong-error", seen, _("a ValueError"), where=came["error"].where)
    mode = _("any, and others fail in the same moment")
    if error := found[-1]["error"]:
        seen = _("{mode}: it raised {error}").format(mode=mode, error=error)
        refuse("wrong-error", seen, short(FIRST["value"]), where=error.where)
    expect_value(found[-1], FIRST["value"], mode)
    return _("any: a group of all the errors if all fail; without jobs a ValueError")


@proof("clean")
def test_the_losers_have_ended(run: Run) -> str:
    skip_after(run, {"correct", "overlap", "limits"})
    for case, (mode, _specs, _first) in RACES.items():
        came = run.notes[case]
        when = _("{mode}: when it came out").format(mode=mode)
        expect_ended(came["running"], came["tasks"], when, spans(came["entries"]))
        expect_whole(came["entries"], when)
    return _("any and race: the losers have ended, cleanup included")


@proof("clock")
def test_it_takes_as_long_as_the_one_that_counts(run: Run) -> str:
    skip_after(run, {"correct", "overlap", "limits", "clean"})
    took = {"all_settled": (run.notes["all_settled"]["at"], max(spec["seconds"] for spec in MIXED))}
    for case, (_mode, specs, first) in RACES.items():
        tidying = sum(spec.get("cleanup", 0.0) for spec in specs)  # one after another is right, too
        took[case] = run.notes[case]["at"], specs[first]["seconds"] + tidying
    for case, (at, bound) in took.items():
        if at > bound + SLACK:
            seen = _("{mode}: {at:.2f} s of the loop").format(mode=case, at=at)
            wanted = _("{bound:.2f} s, with the cleanup of the losers").format(bound=bound)
            refuse("too-slow", seen, wanted, _("Cancel the losers as soon as it is decided."))
    all_of_them = sum(spec["seconds"] for spec in MIXED)
    return _("all_settled: {at:.2f} s of the loop, the longest job; one after another takes {all:.2f} s").format(
        at=took["all_settled"][0], all=all_of_them
    )


@proof("clean")
def test_a_cancel_ends_everything(run: Run) -> str:
    skip_after(run, {"correct", "overlap", "limits", "clean"})
    specs = named(succeeds(2.0, cleanup=0.25), succeeds(1.0, cleanup=0.5), succeeds(3.0, cleanup=0.75))
    settled, *races = run.scenario(cancelled, specs, ["all_settled", "any", "race"]).value
    told = expect_cancelled(run, settled)
    for peaceful, *outcomes in races:
        # once it is decided, what a cancel does to the ending of the losers is not judged
        expect_cancelled(run, [peaceful, *(one for one in outcomes if undecided(one, "job 2"))])
    return told


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    skip_after(run, {"clean"})
    return run.nothing_left()


def undecided(outcome: dict[str, Any], winner: str) -> bool:
    return winner in outcome["during"] or winner not in outcome["begun"]


def skip_after(run: Run, kinds: set[str]) -> None:
    if run.failed & kinds:
        skip(_("not judged before the proofs above hold"))


def is_outcome(one: Any, spec: Spec) -> bool:
    if type(one) is not tuple or len(one) != 2:
        return False
    if kind := failure(spec):
        error = one[1]
        return one[0] == "rejected" and isinstance(error, Raised) and error.is_a(kind) and error.mentions(text(spec))
    return bool(one == ("fulfilled", spec["value"])) and type(one[1]) is type(spec["value"])


def failure(spec: Spec) -> str | None:
    """The type of the exception that the job raises, if it does."""
    return spec.get("fails") or ("ValueError" if "error" in spec else None)


def text(spec: Spec) -> str:
    """What the exception says."""
    return str(spec.get("error", ""))


def wanted_of_all(specs: list[Spec]) -> str:
    outcomes = (
        f'("rejected", {kind}("{text(spec)}"))' if (kind := failure(spec)) else f'("fulfilled", {spec["value"]!r})'
        for spec in specs
    )
    return f"[{', '.join(outcomes)}]"[:200]


def expect_all_errors(specs: list[Spec], came: Came) -> None:
    """`any`, when all of these fail."""
    wanted = _("an ExceptionGroup of all {n} errors").format(n=len(specs))
    if came["error"] is None:
        seen = _("any: all jobs failed, and it gave {value}").format(value=short(came["value"]))
        refuse("errors-lost", seen, wanted, _("Keep each error, and raise them all when nobody is left."))
    lost = [spec["error"] for spec in specs if not any(spec["error"] in one.text for one in came["error"].inside)]
    if lost or not came["error"].is_a("BaseExceptionGroup"):
        hint = _('Keep each error, and at the end: `raise ExceptionGroup("…", errors)`.')
        seen = _("any: all jobs failed, and it raised {error}").format(error=came["error"])
        refuse("wrong-error", seen, wanted, hint, came["error"].where)


def expect_no_answer(came: Came, specs: list[Spec], wanted: Any, mode: str) -> None:
    """It did not give the value with which a loser answered its cancel, after it had been decided."""
    for spec in specs:
        if spec.get("answers") and "value" in spec and came["value"] == spec["value"]:
            refuse(
                "wrong-result",
                _("{mode}: it gave {value}, with which {name} had answered its cancel, after it was decided").format(
                    mode=mode, value=short(came["value"]), name=spec["name"]
                ),
                short(wanted),
                _("Keep what decides before you cancel the others: one of them may still give a value."),
                spans=spans(came["entries"]),
            )


def expect_value(came: Came, wanted: Any, mode: str) -> None:
    if came["value"] != wanted or type(came["value"]) is not type(wanted):
        seen = _("{mode}: it gave {value}").format(mode=mode, value=short(came["value"]))
        refuse("wrong-result", seen, short(wanted), spans=spans(came["entries"]))


def expect_error(error: Raised, text: str, mode: str) -> None:
    if not is_the_error(error, text):
        seen = _("{mode}: it raised {error}").format(mode=mode, error=error)
        refuse("wrong-error", seen, f"ValueError: {text}", where=error.where)


def is_the_error(error: Raised, text: str) -> bool:
    return error.is_a("ValueError") and error.mentions(text)


def raised_in(value: Any) -> Raised | None:
    """The exception that was returned instead of raised, bare or as an outcome."""
    parts = value if isinstance(value, tuple | list) else (value,)
    return next((one for one in parts if isinstance(one, Raised)), None)


def names(came: Came) -> set[str]:
    return {entry["name"] for entry in came["entries"]}


def short(value: Any) -> str:
    return repr(value)[:100]
