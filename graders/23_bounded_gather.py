"""23 bounded_gather: the limit is always full and never exceeded, over all hosts, and an error or a cancel ends all."""

import secrets
from collections.abc import Callable
from typing import Any

from graders.scenes.s23_bounded_gather import cancelled, counting_sessions, in_turn, refusals
from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.endings import AWAIT_ALL, ENDED, expect_cancel, expect_ended
from kata.evidence import Span
from kata.language import _
from kata.leftovers import UNCLOSED
from kata.live import Live
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse, skip
from kata.race import Fetches
from kata.raised import Raised
from kata.run import Call, Run
from kata.sessions import expect_a_session, expect_at_most_one
from kata.site import AsyncServer, Site
from kata.standstill import open_in_turn
from kata.turning import until_it_turns

ASKS = Function("bounded_gather", "urls", "limit", is_async=True)
SERVER = AsyncServer

HINTS = (
    _("When one of three requests has ended, who begins the next one? And who ends the others when one fails?"),
    _("One `asyncio.Semaphore(limit)` for all, held around the request and its body; a TaskGroup; `TCPConnector`."),
    _("`async with places, session.get(url) as response: …`, each in a `group.create_task(fetch(url))`."),
)
RACE = Fetches(lambda run, urls, _folder: run(urls, 4), places=4)

LIMIT = 3
FEW = [f"page-{n}" for n in range(5)]
EIGHT = [f"page-{n}" for n in range(8)]
FORTY = [f"page-{n:02}" for n in range(40)]
MANY = [f"page-{n:03}" for n in range(260)]
EMPTY = FEW[2]
SESSION = 100  # connections that a session opens by itself
MOST = SESSION + 30  # more than 128, too, which somebody may take for enough

NewSite = Callable[..., Site]


def text(_name: str) -> bytes:
    """A body that nobody can guess, longer in bytes than in characters, with white space at its ends."""
    return f" 본문 {secrets.token_hex(200)}\r\n".encode()


@proof("correct")
def test_bodies_in_order(run: Run, new_site: NewSite) -> str:
    site = watched(run, new_site, LIMIT)
    urls = site.publish(FEW, text)
    site.pages[EMPTY].body = b""
    site.pages[FEW[1]].status = 203  # not everything that is good says 200
    call = run([*urls, urls[0]], LIMIT, watch=site.answer_one_by_one(last_first=True))
    expect_bodies(call.value, site, [*FEW, FEW[0]])
    expect_calls_in_turn(run, new_site)
    return _("{n} bodies in order, also none and one").format(n=len(FEW))


@proof("correct")
def test_an_error_page_raises(run: Run, new_site: NewSite) -> str:
    run.notes["failed"] = []
    # the first of eight, and one that is the last as well; HTTP knows no 599, and it is an error all the same
    for status, names in ((400, EIGHT), (599, FEW[:1])):
        site = watched(run, new_site, LIMIT)
        site.in_parts = True
        urls = site.publish(names, text)
        page = site.pages[names[0]]
        page.status = status
        call = run(urls, LIMIT, watch=site.answer_one_by_one())
        run.notes["failed"].append(call)
        if call.error is None:
            kept = type(call.value) is list and page.body.decode() in call.value
            refuse(
                "error-page-kept" if kept else "wrong-result",
                _("nothing was raised for a page with the status {status}").format(status=status),
                _("an exception for a status of 400 or more"),
                _("Unlike a refused connection, an error page is an answer: `response.raise_for_status()` raises."),
            )
    return _("error pages raise")


@proof("overlap")
def test_the_limit_is_always_full(run: Run, new_site: NewSite) -> Told:
    spans: tuple[Span, ...] = ()
    for slow, in_parts in ((-1, False), (0, True)):
        site = watched(run, new_site, LIMIT)
        site.in_parts = in_parts
        urls = site.on_two_hosts(site.publish(EIGHT, text))
        # one URL comes twice, the first time round; whether it is then asked for twice is free
        call = run(urls if in_parts else [urls[0], *urls], LIMIT, watch=site.keep_full(LIMIT, len(EIGHT), slow))
        if site.short:
            refuse_short(run, call, site, *site.short)
        spans = site.spans()
    if wide := run.notes.get("wide"):
        call, site, full = wide
        if site.peak < full:
            refuse_short(run, call, site, site.peak, full)
    return Told(_("{n} of {n} in flight as long as URLs wait").format(n=LIMIT), spans)


@proof("limits")
def test_never_more_than_the_limit(run: Run) -> str:
    expect_peaks(run)
    return _("never more than the limit, over all hosts, until each body is whole")


@proof("limits")
def test_a_limit_may_be_large_and_makes_sense(run: Run, new_site: NewSite) -> str:
    if run.failed & {"overlap", "limits"}:
        skip(_("not judged after the failure above"))
    site = watched(run, new_site, MOST)
    call = run(site.publish(MANY, text), MOST, watch=site.answer_in_waves(MOST, len(MANY)))
    if site.short:
        refuse_short(run, call, site, *site.short)
    expect_peaks(run)
    site = new_site()
    found = run.scenario(refusals, site.publish(FEW[:2], text), [0, -1]).value
    for limit, one in zip((0, -1), found, strict=True):
        expect_value_error(limit, one, bool(site.visits))
    return _("{n} of {n} in flight; a limit below one is refused").format(n=MOST)


@proof("limits")
def test_one_session_and_a_loop_that_turns(run: Run, new_site: NewSite) -> str:
    def attempt() -> Call:
        site = new_site(latency=0.12)
        urls = site.on_two_hosts(site.publish(FEW, text))
        return run.scenario(counting_sessions, urls, MOST, heartbeat=True)

    call = attempt() if "overlap" in run.failed else until_it_turns(attempt)
    _bodies, made = call.value
    expect_at_most_one(made, len(FEW))
    if call.lags and "overlap" not in run.failed:
        refuse_blocked(*call.lags[0])
    expect_a_session(made, len(FEW))
    return _("one session, and a loop that turned all the time")


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_site: NewSite) -> str:
    def attempt(seconds: float) -> Call | None:
        return run.timed(seconds, new_site(latency=0.05).publish(FORTY, text), 20)

    return quicker_than_one_by_one(run, 0.05 * len(FORTY), attempt)


@proof("clean")
def test_an_error_and_a_cancel_end_all(run: Run, new_site: NewSite) -> str:
    if run.failed & {"correct", "overlap", "limits"}:
        skip(_("not judged after the failure above"))
    for call in run.notes["failed"]:
        if running := [left for left in call.left if not left.startswith(UNCLOSED)]:
            refuse(
                "left-running",
                _("when the error of a page came out: {left}").format(left=running[0]),
                ENDED,
                AWAIT_ALL,
            )
    site, moment = new_site(), new_site()
    urls, signs = site.publish(EIGHT, text), moment.publish(["moment"])
    call = run.scenario(cancelled, urls, LIMIT, *signs, watch=open_in_turn(moment, site))
    outcome, left = call.value
    expect_cancel(outcome)
    expect_ended((), left, _("cancelled from outside, when it came out"))
    if len(site.visits) > LIMIT:
        seen = _("cancelled from outside, it began {n} more requests").format(n=len(site.visits) - LIMIT)
        refuse("left-running", seen, _("no request that begins after the cancel"), AWAIT_ALL, spans=site.spans())
    return _("an error or a cancel ends every request before it comes out")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def watched(run: Run, new_site: NewSite, limit: int) -> Site:
    """A new site, kept for the judgement of its peak."""
    site = new_site()
    run.notes.setdefault("watched", []).append((site, limit))
    return site


def expect_calls_in_turn(run: Run, new_site: NewSite) -> None:
    """One event loop, four calls: for none, for one, for three with places to spare, for three with a place less."""
    plan = ((0, LIMIT), (1, LIMIT), (3, LIMIT + 2), (3, LIMIT - 1))
    sites = [watched(run, new_site, limit) for _n, limit in plan]
    wide, narrow = sites[2:]
    all_there, one_by_one = wide.answer_together(3), narrow.answer_one_by_one()

    def watch(live: Live) -> None:
        all_there(live)
        one_by_one(live)

    calls = [(site.publish(FEW[:n], text), limit) for site, (n, limit) in zip(sites, plan, strict=True)]
    call = run.scenario(in_turn, calls, watch=watch)
    for bodies, site, (n, _limit) in zip(call.value, sites, plan, strict=True):
        expect_bodies(bodies, site, FEW[:n])
    run.notes["wide"] = (call, wide, 3)


def expect_peaks(run: Run) -> None:
    for site, limit in run.notes["watched"]:
        if site.peak > limit:
            refuse(
                "limit-exceeded",
                _("{peak} requests in flight at once, with limit={n}").format(peak=site.peak, n=limit),
                _("never more than {n}, over all hosts, each until its body is whole").format(n=limit),
                _("One semaphore for all; each request holds its place until its body is read, not only begun."),
                spans=site.spans(),
            )


def expect_bodies(value: Any, site: Site, names: list[str]) -> None:
    wanted = [site.pages[name].body.decode() for name in names]
    if value == wanted:
        return
    if type(value) is list and len(value) == len(wanted) and len(site.visits) < len(site.pages):
        unasked = [name for name in site.pages if not site.asked(name)]
        refuse("work-skipped", _("nobody asked for {name}").format(name=unasked[0]), _("one request for every URL"))
    if holds_the_same(value, wanted):
        refuse(
            "order-lost",
            _("the bodies are all there, in the order in which they came"),
            _("the order of the URLs"),
            _("Keep the tasks in the order of the URLs, and read their results in that order."),
        )
    refuse("wrong-result", _("it returned {value}").format(value=repr(value)[:80]), _("the bodies as text, in order"))


def expect_value_error(limit: int, found: Any, begun: bool) -> None:
    raised = isinstance(found, Raised)
    if raised and found.is_a("ValueError") and not begun:
        return
    seen = _("it raised {error}") if raised else _("it returned {error}")
    hint = _("Look at `limit` first: `if limit < 1: raise ValueError(…)`.")
    code = "wrong-error" if raised else "wrong-result"
    shown = str(found) if raised else repr(found)[:60]
    refuse(code, f"limit={limit}: {seen.format(error=shown)}", _("a ValueError before any request begins"), hint)


def refuse_short(run: Run, call: Call, site: Site, found: int, full: int) -> None:
    blocking = [place for place in site.stood if place.blocks_loop]
    if blocking:
        refuse_blocked(None, run.where(blocking[0]), site)
    call.value  # noqa: B018  (an error of the submission comes first)
    where = run.where(site.stood[0]) if site.stood else None
    wanted = _("{full} requests in flight as long as URLs wait").format(full=full)
    if site.peak < 2:
        seen = _("never more than 1 request in flight")
        hint = _("Make a task of each fetch, and let a semaphore say when it may begin.")
        refuse("sequential", seen, wanted, hint, where, site.spans())
    if site.stalled:
        seen = _("one page was slow, and no other request began until it had ended")
        hint = _("Groups wait for their slowest. Let each place that becomes free take the next URL.")
        refuse("stalls-behind-slowest", seen, wanted, hint, where, site.spans())
    seen = _("{found} in flight, and nobody began the next one").format(found=found)
    hint = _("Something lets too few of them begin: count the places, and give each back as soon as its page is there.")
    if found == SESSION:
        hint = _("A session opens {n} connections at once, unless its connector says more.").format(n=SESSION)
    refuse("limit-too-low", seen, wanted, hint, where, site.spans())


def refuse_blocked(seconds: float | None, where: str, site: Site | None = None) -> None:
    seen = _("this line kept the event loop from turning")
    refuse(
        "loop-blocked",
        _("{seen} for {s:.2f} s").format(seen=seen, s=seconds) if seconds else seen,
        _("a loop that turns while the requests wait"),
        _("What blocks in a coroutine stops every task of its loop. Use aiohttp, and await what it gives."),
        where,
        site.spans() if site else (),
    )
