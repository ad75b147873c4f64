"""03 thread_subclass: a fetcher downloads in its own thread, beside the others, and holds its body or its error."""

import secrets
import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn

from kata.asks import Class
from kata.clock import quicker_than_one_by_one
from kata.language import _
from kata.nobody import refused_url
from kata.proof import Told, proof, refuse, skip
from kata.race import Fetches
from kata.raised import Raised
from kata.run import Call, Run
from kata.site import Site

ASKS = Class("Fetcher", "url")

HINTS = (
    _("`start()` makes a thread, and that thread calls one method of the object. Which one, and who hears its errors?"),
    _("Write `__init__`, which begins with `super().__init__()`, and `run`. Leave `start` and `join` as they are."),
    _("In `run`: `try: self.result = download(self.url)`, then `except Exception as error: self.error = error`."),
)
RACE = Fetches(lambda run, urls, _folder: run.scenario(fetched, urls, [], []))

FOUR = [f"part-{n}.bin" for n in range(4)]
TEN = [f"part-{n}.bin" for n in range(10)]
MANY = [f"part-{n:02}.bin" for n in range(40)]  # more than a default pool has
LATENCY = 0.15  # seconds
ABSENT = "(no such attribute)"

NewSite = Callable[..., Site]
End = tuple[Any, Any, bool]  # result, error, whether the thread was still alive
Found = tuple[list[End], int, int]


def fetched(sub: Any, urls: list[str], unstarted: list[str], again: list[str]) -> Found | None:
    """In the runner: each fetcher as it was after the joins, and how many connections others, and they, have made.

    Those of `unstarted` are made and never started, those of `again` when all others have ended. None when a fetcher
    is no thread.
    """
    connected: list[int] = []
    sys.addaudithook(
        lambda event, _args: connected.append(threading.get_ident()) if event == "socket.connect" else None
    )
    idle = [sub.Fetcher(url) for url in unstarted]
    fetchers = [sub.Fetcher(url) for url in urls]
    if not all(isinstance(fetcher, threading.Thread) for fetcher in [*idle, *fetchers]):
        return None
    found = ends(fetchers)
    later = [sub.Fetcher(url) for url in again]
    found += ends(later)
    for error in (error for end in found for error in end if isinstance(error, Exception)):
        getattr(error, "close", bool)()  # an HTTPError that is kept is an open response, and no leftover
    own = {fetcher.ident for fetcher in [*idle, *fetchers, *later]}
    here = sum(ident in own for ident in connected)
    return found, len(connected) - here, here


def ends(fetchers: list[Any]) -> list[End]:
    """In the runner: start them, join them, and look; both twice, for neither takes anything away."""
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers * 2:
        fetcher.join()
    alive = [threading.Thread.is_alive(one) for one in fetchers]  # before the rest is read: one may end meanwhile
    for _look in range(2):
        found = [(getattr(one, "result", ABSENT), getattr(one, "error", ABSENT)) for one in fetchers]
    return [(*end, is_alive) for end, is_alive in zip(found, alive, strict=True)]


@proof("correct")
def test_each_holds_its_body_after_the_join(run: Run, site: Site) -> str:
    urls = site.publish([*FOUR, "empty.bin", "never.bin"], secret_or_empty)
    watch = site.answer_one_by_one(last_first=True, hold_one_of=len(urls) - 1)
    call = run.scenario(fetched, urls[:-1], urls[-1:], urls[:1], watch=watch)
    for name, end in zip([*FOUR, "empty.bin", FOUR[0]], expect_threads(call, site), strict=True):
        if not site.asked(name):
            expect_no_other_error(name, end)
            refuse("work-skipped", _("nobody asked for {name}").format(name=name), _("one request for every fetcher"))
        expect_body(name, *end, site.pages[name].body)
    if site.asked(FOUR[0]) < 2:
        seen = _("{n} fetchers of the same URL made one request").format(n=2)
        refuse("work-skipped", seen, _("one request for every fetcher: the page may have changed"))
    if site.asked("never.bin"):
        refuse(
            "started-early",
            _("a fetcher that was never started made its request"),
            _("a request only after `start()`"),
            _("`__init__` only remembers the URL; `run` is called in the new thread, when somebody calls `start()`."),
        )
    return _("{n} bodies after the join, nothing before the start").format(n=len(FOUR) + 1)


@proof("overlap")
def test_all_are_in_flight_together(run: Run, site: Site) -> Told:
    call = run.scenario(fetched, site.publish(MANY), [], [], watch=site.answer_together(len(MANY)))
    if site.peak < len(MANY):
        refuse_too_few(run, call, site)
    return Told(_("{n} fetchers in flight at once").format(n=len(MANY)), site.spans())


@proof("correct")
def test_a_failure_lands_in_error(run: Run, site: Site) -> str:
    if "correct" in run.failed:
        skip(_("not judged after the failure above"))
    good, bad, worse = site.publish(["good.bin", "lost.bin", "down.bin"])
    site.pages["lost.bin"].status, site.pages["down.bin"].status = 404, 503
    with refused_url() as nobody:
        call = run.scenario(fetched, [bad, worse, nobody, good], [], [])
    lost, down, refused, body = expect_threads(call, site)
    escaped = next(iter(call.thread_failures), None)
    expect_error(_("a 404"), "404", *lost, escaped)
    expect_error(_("a 503"), "503", *down, escaped)
    expect_error(_("a refused connection"), "", *refused, escaped)
    expect_body("good.bin", *body, site.pages["good.bin"].body)
    if escaped:
        refuse_lost(_("an error came out of `run`: {error}").format(error=escaped))
    if call.stderr.strip():
        refuse(
            "error-printed",
            _("it printed: {text}").format(text=call.stderr.strip().splitlines()[-1][:100]),
            _("nothing on stderr"),
            _("Keep the error for whoever joins the thread; they decide what is printed."),
        )
    return _("a 404, a 503 and a refused connection land in .error, and nothing is printed")


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_site: NewSite) -> str:
    def attempt(seconds: float) -> Call | None:
        return run.timed_scenario(seconds, fetched, new_site(latency=LATENCY).publish(TEN), [], [])

    return quicker_than_one_by_one(run, LATENCY * len(TEN), attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def secret_or_empty(name: str) -> bytes:
    """A body that nobody can guess, and one that is none: it is a result all the same."""
    return b"" if name == "empty.bin" else secrets.token_bytes(2000)


def expect_threads(call: Call, site: Site) -> list[End]:
    """What the fetchers hold, where each has worked in the thread that it is."""
    if call.connects_here:
        refuse(
            "ran-in-caller",
            _("the thread that made the fetchers connected by itself, {n} times").format(n=call.connects_here),
            _("a request made in the fetcher's own thread"),
            _("Download in `run` alone: `start()` makes the thread, and the thread calls `run`."),
        )
    if call.error is not None and call.error.mentions("__init__() not called"):
        refuse(
            "thread-uninitialised",
            _("it raised {error}").format(error=call.error),
            _("a thread that can be started"),
            _("A Thread has an `__init__` of its own: begin yours with `super().__init__()`."),
            call.error.where,
        )
    if call.value is None:
        refuse("signature", _("a Fetcher is no threading.Thread"), "class Fetcher(threading.Thread)")
    found, elsewhere, own = call.value
    if elsewhere or (site.visits and not own):
        seen = _("{n} connections were made in other threads than the fetchers").format(n=elsewhere)
        refuse(
            "ran-elsewhere",
            seen if elsewhere else _("the server was asked, and none of the fetchers' threads has connected to it"),
            _("a request made in the fetcher's own thread"),
            _("A Fetcher is a thread already: download in its `run`, without a second thread, process or pool."),
        )
    return found  # type: ignore[no-any-return]


def expect_no_other_error(name: str, end: End) -> None:
    """What was caught, and kept, before anybody was asked, is an error of the file itself."""
    if isinstance(end[1], Raised):
        seen = _("nobody asked for {name}, and its .error is {error}").format(name=name, error=end[1])
        refuse("raised", seen, _("one request for every fetcher"), where=end[1].where)


def expect_body(name: str, result: Any, error: Any, alive: bool, body: bytes) -> None:
    if result == body and type(result) is bytes and error is None:
        return
    expect_end(name, result, error, alive)
    seen = _("after the join of {name}: result {result}, error {error}")
    wanted = _("its {n} bytes in .result, None in .error").format(n=len(body))
    hint = _("Set both to None in `__init__`, and in `run` the one that it came to.")
    refuse("wrong-result", seen.format(name=name, result=_short(result), error=_short(error)), wanted, hint)


def expect_end(what: str, result: Any, error: Any, alive: bool) -> None:
    """Who holds nothing yet and is still at work was not waited for."""
    if alive and result is None and error is None:
        refuse(
            "wrong-result",
            _("after the join of {name} its thread was still alive, and both result and error were None").format(
                name=what
            ),
            _("a `join()` that returns when the thread has ended"),
            _("Leave `join` as it is: without a timeout it waits until `run` has ended, however long that takes."),
        )


def expect_error(what: str, status: str, result: Any, error: Any, alive: bool, escaped: str | None) -> None:
    """The error is in .error and nothing is in .result; or it has come out of the thread, or is nowhere."""
    expect_end(what, result, error, alive)
    wanted = _("the exception in .error, None in .result")
    if error is None and (result is None or escaped):
        both = _("after {what} both are None") if result is None else _("after {what} .error is None")
        refuse_lost(both.format(what=what), escaped)
    seen = _("after {what}: result {result}, error {error}").format(
        what=what, result=_short(result), error=_short(error)
    )
    if result is not None or not isinstance(error, Raised):
        refuse(
            "wrong-result", seen, wanted, _("Exactly one of the two is not None: catch the error, and store itself.")
        )
    is_http = error.is_a("urllib.error.HTTPError")
    told = status and error.mentions(status) if is_http else error.where or error.is_of_a_request
    if not told:
        refuse("wrong-error", seen, wanted, _("Store the exception that was raised: `except Exception as error`."))


def refuse_lost(seen: str, escaped: str | None = None) -> NoReturn:
    refuse(
        "error-lost",
        _("{seen}, and {error} came out of the thread").format(seen=seen, error=escaped) if escaped else seen,
        _("the exception in .error, and nothing on stderr"),
        _("`join` raises nothing: what comes out of `run` is only printed. Catch it in `run`, and keep it."),
    )


def refuse_too_few(run: Run, call: Call, site: Site) -> NoReturn:
    expect_threads(call, site)
    wanted = _("all {n} requests in flight before one is answered").format(n=len(site.pages))
    where = run.where(site.stood[0]) if site.stood else None
    if site.peak > 1:
        seen = _("{peak} requests in flight at once, never more").format(peak=site.peak)
        hint = _("Only some of them can download: a lock or a semaphore of the class lets the others wait.")
        refuse("limit-too-low", seen, wanted, hint, where, site.spans())
    seen = _("never more than 1 request in flight")
    hint = _("`start()` must return while the thread works, and no lock of the class may keep the threads apart.")
    refuse("sequential", seen, wanted, hint, where, site.spans())


def _short(value: Any) -> str:
    text = f"{value.name}: {value.text}" if isinstance(value, Raised) else str(value)
    return text if len(text) <= 60 else text[:60] + "…"
