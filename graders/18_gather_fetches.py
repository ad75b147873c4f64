"""18 gather_fetches: a hundred requests in flight through one session, their bodies in order, and errors that raise."""

import asyncio
import secrets
import time
from collections.abc import Callable
from typing import Any

from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.endings import expect_cancel
from kata.language import _
from kata.live import Live, Watch
from kata.nobody import refused_url
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse, skip
from kata.race import Fetches
from kata.run import Call, Run
from kata.sessions import expect_a_session, expect_at_most_one, sessions_counted
from kata.site import AsyncServer, Site
from kata.standstill import POLLING, open_in_turn
from kata.turning import until_it_turns

ASKS = Function("gather_fetches", "urls", is_async=True)
SERVER = AsyncServer

HINTS = (
    _("A coroutine does nothing until it is awaited or made a task. What happens if you await each as you make it?"),
    _("One `aiohttp.ClientSession` around all, `asyncio.gather(*…)` inside, `raise_for_status()` in each fetch."),
    _("`async with aiohttp.ClientSession() as s: return await asyncio.gather(*(fetch(s, url) for url in urls))`"),
)
RACE = Fetches(lambda run, urls, _folder: run(urls))

FEW = [f"page-{n}" for n in range(6)]
ALL = [f"page-{n:02}" for n in range(100)]

TRYING_AGAIN = 0.3  # seconds that we look on where nobody answers; who gives an empty text does so at once
DECIDED = 1.5  # seconds after an error by which it is known what still runs
STILL = 0.1  # seconds of sleep after a cancel, by which whoever ends at once has returned

NewSite = Callable[..., Site]


async def counting_sessions(sub: Any, urls: list[str]) -> tuple[Any, int]:
    """In the runner: what it returns, and how many sessions it made for that."""
    with sessions_counted() as made:
        return await sub.gather_fetches(urls), len(made)


async def call_after_call(sub: Any, urls: list[str], nobody: str) -> tuple[Any, Any, Any, bool]:
    """In the runner: what it returns for no URLs, the first, and all of them; whether it raises for one more."""
    none, one, many = [await sub.gather_fetches(some) for some in ([], urls[:1], urls)]
    try:
        await asyncio.wait_for(sub.gather_fetches([nobody]), TRYING_AGAIN)
    except Exception:  # or it still tries again, which proves nothing
        return none, one, many, True
    return none, one, many, False


async def cancelled(sub: Any, urls: list[str], moment: str, done: str) -> str:
    """In the runner: how it came out after a cancel at the `moment` when that is answered; `done` is asked for then."""
    import aiohttp

    task = asyncio.ensure_future(sub.gather_fetches(urls))
    async with aiohttp.request("GET", moment):
        task.cancel()
    async with aiohttp.request("GET", done):
        pass
    await asyncio.wait([task])
    if task.cancelled():
        return "cancelled"
    return "value" if task.exception() is None else type(task.exception()).__name__


def text(_name: str) -> bytes:
    """A body that nobody can guess. What is sent in two parts is cut inside of its one Korean character."""
    return f" {secrets.token_hex(200)}본{secrets.token_hex(200)}\r\n".encode()


@proof("correct")
def test_bodies_in_order(run: Run, new_site: NewSite) -> str:
    site = new_site()
    site.in_parts = True
    urls = site.publish(FEW, text)
    site.pages[FEW[2]].body = b""  # an empty page is a page
    site.pages[FEW[1]].status = 203  # not everything that is good says 200
    call = run([*urls, urls[0]], watch=site.answer_one_by_one(last_first=True))
    expect_bodies(call.value, site, [*FEW, FEW[0]])
    return _("{n} bodies in order").format(n=len(FEW))


@proof("correct")
def test_each_call_asks_for_every_url(run: Run, new_site: NewSite) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    site = new_site()
    page, search = site.publish(FEW[:2], text)
    with refused_url() as nobody:
        call = run.scenario(call_after_call, [page, f"{search}?q=1", f"{search}?q=2"], nobody)
    none, one, many, raised = call.value
    expect_bodies(none, new_site(), [])
    expect_bodies(one, site, FEW[:1])
    expect_bodies(many, site, [FEW[0], FEW[1], FEW[1]])
    expect_asked(site)
    if not raised:
        refuse(
            "wrong-result",
            _("nothing was raised for a refused connection"),
            _("an exception, as for an error page"),
            _("Do not catch what you cannot mend: let it travel to the caller."),
        )
    return _("also none and one, and every page anew in each call")


@proof("correct")
def test_an_error_page_raises(run: Run, new_site: NewSite) -> str:
    for status, name in ((400, FEW[0]), (599, FEW[-1])):
        site = new_site()
        urls = site.publish(FEW, text)
        page = site.pages[name]
        page.status = status
        call = run(urls, watch=until_it_returns(site, site.answer_one_by_one()), grace=1.0)
        site.stop_holding()
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
def test_all_are_in_flight_together(run: Run, site: Site) -> Told:
    call = run.scenario(counting_sessions, site.publish(ALL, text), watch=site.answer_together(len(ALL)))
    if call.error is None:
        _bodies, run.notes["made"] = call.value
    if site.peak < len(ALL):
        refuse_too_few(run, call, site)
    if "correct" not in run.failed:
        expect_bodies(call.value[0], site, ALL)
    return Told(_("all {n} requests in flight at once").format(n=len(ALL)), site.spans())


@proof("limits")
def test_one_session_and_a_loop_that_turns(run: Run, new_site: NewSite) -> str:
    def attempt() -> Call:
        site = new_site(latency=0.12)
        return run.scenario(counting_sessions, site.on_two_hosts(site.publish(FEW, text)), heartbeat=True)

    call = attempt() if "overlap" in run.failed else until_it_turns(attempt)
    _bodies, made = call.value
    for sessions, pages in ((made, len(FEW)), (run.notes.get("made", 1), len(ALL))):
        expect_at_most_one(sessions, pages)
    if "overlap" not in run.failed:
        if call.lags:
            refuse_blocked(*call.lags[0])
        expect_a_session(made, len(FEW))
    return _("one session, and a loop that turned all the time")


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_site: NewSite) -> str:
    def attempt(seconds: float) -> Call | None:
        return run.timed(seconds, new_site(latency=0.02).publish(ALL, text))

    return quicker_than_one_by_one(run, 0.02 * len(ALL), attempt)


@proof("clean")
def test_a_cancel_comes_out(run: Run, new_site: NewSite) -> str:
    if run.failed:
        skip(_("not judged after the failure above"))
    site, signs = new_site(), new_site()
    urls, asked = site.publish(FEW, text), signs.publish(["moment", "done"])
    # what a cancel leaves behind has the time that an error has: gather alone is right here
    outcome = run.scenario(cancelled, urls, *asked, watch=answer_after_the_cancel(site, signs), grace=1.0).value
    site.stop_holding()
    expect_cancel(outcome)
    return _("a cancel from outside reaches the caller")


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def until_it_returns(site: Site, watch: Watch) -> Watch:
    """What still asks for a page then gets none: who only waits until it comes has not ended.

    When that is decided they come, or threads that wait for one would keep the process from its end.
    """

    def look(live: Live) -> None:
        if live.returned is None:
            watch(live)
        elif time.monotonic() > live.returned + DECIDED:
            site.stop_holding()

    return look


def answer_after_the_cancel(site: Site, signs: Site) -> Watch:
    """Answer the sign for the cancel when all wait for their pages, and these when it stands still after the cancel.

    Not sooner, however slow the machine is: a page that comes together with the cancel may win. Who has returned by
    then, as it should, gets no page: what is left behind does not end by itself.
    """
    give_the_sign = open_in_turn(signs)
    site.hold()

    def watch(live: Live) -> None:
        give_the_sign(live)
        if signs.asked("done") and live.returned is None and live.at_rest(STILL, POLLING):
            site.stop_holding()

    return watch


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
            _("the bodies are all there, in another order"),
            _("the order of the URLs"),
            _("`gather` returns its results in the order of its arguments, whichever ends first."),
        )
    if type(value) is list and len(value) != len(wanted):
        seen = _("it returned {n} bodies for {all} URLs").format(n=len(value), all=len(wanted))
        refuse("wrong-result", seen, _("a body for every URL, even if it is empty"))
    if type(value) is list:
        expect_texts(value, wanted)
    refuse("wrong-result", _("it returned {value}").format(value=repr(value)[:80]), _("the bodies as text, in order"))


def expect_texts(found: list[Any], wanted: list[str]) -> None:
    """Tells where the first text becomes another one; of what is no text, this says nothing."""
    for one, page in zip(found, wanted, strict=True):
        if type(one) is str and one != page:
            pairs = enumerate(zip(one, page, strict=False))
            at = next((place for place, (mine, its) in pairs if mine != its), min(len(one), len(page)))
            seen = _("from character {at} on, it returned {found}, and the page has {page}").format(
                at=at, found=repr(one[at : at + 20]), page=repr(page[at : at + 20])
            )
            refuse("wrong-result", seen, _("the bodies as text, in order"))


def expect_asked(site: Site) -> None:
    """After `call_after_call`: the first page in two calls, the second one under two URLs."""
    if site.asked(FEW[0]) < 2:
        seen = _("{n} calls for the same URL made one request").format(n=2)
        refuse("work-skipped", seen, _("a new request in each call: the page may have changed"))
    if site.asked(FEW[1]) < 2:
        seen = _("{n} URLs that differ in their query made one request").format(n=2)
        refuse("work-skipped", seen, _("one request for every URL"))


def refuse_too_few(run: Run, call: Call, site: Site) -> None:
    call.value  # noqa: B018  (an error of the submission comes first)
    wanted = _("all {n} requests in flight before one is answered").format(n=len(ALL))
    blocking = [place for place in site.stood if place.blocks_loop]
    if blocking:
        refuse_blocked(None, run.where(blocking[0]), site)
    where = run.where(site.stood[0]) if site.stood else None
    if site.peak > 1:
        seen = _("never more than {peak} requests in flight; all {n} were wanted").format(peak=site.peak, n=len(ALL))
        hint = _("Something lets only some of them go: a semaphore, groups, or the limit of the connector.")
        refuse("limit-too-low", seen, wanted, hint, where, site.spans())
    seen = _("never more than 1 request in flight; all {n} were wanted").format(n=len(ALL))
    hint = _("Start all of them before you wait for any: asyncio.gather, or a TaskGroup.")
    refuse("sequential", seen, wanted, hint, where, site.spans())


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
